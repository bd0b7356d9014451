"""What `imvo why` prints."""

from __future__ import annotations

from imvo import words
from imvo.cli import show
from imvo.reporting.why import Fact, Why


def tell(found: Why, lang: str) -> None:
    """Print the site, its severity, its likelihood, and every fact behind it."""

    def say(key: str, **values: str) -> str:
        return words.text(_key(found, f"cli.why.{key}", lang), lang, **values)

    def reporting(key: str) -> str:
        own = f"{found.wording}.{key}"
        return words.text(own if found.wording and words.has(own, lang) else f"reporting.{key}", lang)

    site, risk = found.site, found.risk
    country = reporting("unknown.country") if found.country is None else show.said(found.country, lang)
    show.title(say("title", theme=show.said(found.theme_name, lang), name=site["name"] or "?"))
    about = {"row": str(found.row), "process": show.said(found.process_name, lang), "country": country}
    if site["source_row"] is None:
        show.line(say("site", file=site["file"], **about))
    else:
        show.line(say("site_of", file=site["file"], source=str(site["source_row"]), **about))
    show.line()
    show.title(say("severity", value=str(risk["severity"]), word=reporting(f"severity.{risk['severity']}")))
    for name in ("scale", "scope", "irremediability"):
        ground = say(f"scope.{found.scope_from}") if name == "scope" else _ground(found, lang)
        label = reporting(f"severity.{name}")
        show.line(say("class", name=label, value=str(risk[name]), ground=ground), indent=2, hang=2)
    show.line()
    show.title(_likelihood(found, lang))
    show.line(say("basis", basis=reporting(f"basis.{risk['basis']}")))
    for fact in found.facts:
        _tell_fact(fact, lang)
    show.line()
    show.line(say("no_accusation"))


def _key(found: Why, key: str, lang: str) -> str:
    """Where a text stands: under the chain's own wording when that holds it, otherwise under its plain key."""
    own = f"{found.wording}.{key}"
    return own if found.wording and words.has(own, lang) else key


def _ground(found: Why, lang: str) -> str:
    return (
        words.text(_key(found, "cli.why.default_ground", lang), lang)
        if found.ground is None
        else show.said(found.ground, lang)
    )


def _likelihood(found: Why, lang: str) -> str:
    risk = found.risk
    if risk["likelihood"] is None:
        return words.text("cli.why.likelihood_none", lang)
    ranked = words.text(f"reporting.likelihood.{risk['likelihood']}", lang)
    values = {"low": risk["likelihood_low"], "value": risk["likelihood"], "high": risk["likelihood_high"]}
    return words.text("cli.why.likelihood", lang, word=ranked, **{name: str(value) for name, value in values.items()})


def _tell_fact(fact: Fact, lang: str) -> None:
    said, about = show.said(fact.said, lang), show.said(fact.about, lang)
    show.line()
    show.line(f"{'*' if fact.known else '?'} {about}: {said}", hang=2)
    if not fact.known and fact.high is not None:
        show.line(words.text("cli.why.unknown", lang, high=fact.high.removeprefix(">=")), indent=2, hang=2)
    elif fact.known and fact.effect not in ("start", "floor"):  # of these the source says it
        show.line(words.text("cli.why.value", lang, value=show.said(fact.value, lang)), indent=2, hang=2)
    source = show.said(fact.source, lang)
    about_date = words.partial_day(fact.reference_date, lang) if fact.reference_date else ""
    if about_date and about_date not in source:
        source = words.text("cli.why.about", lang, source=source, date=about_date)
    show.line(words.text("cli.why.source", lang, source=source), indent=2, hang=2)
    parts = {"low": fact.low, "value": fact.contribution, "high": fact.high}
    if fact.effect == "none" or all(part is None for part in parts.values()):
        show.line(words.text("cli.why.no_effect", lang), indent=2)
        return
    told = {
        name: words.text("cli.why.none", lang) if part is None else part.removeprefix(">=")
        for name, part in parts.items()
    }
    effect = words.text(f"reporting.effect.{fact.effect}", lang)
    show.line(words.text("cli.why.contribution", lang, effect=effect, **told), indent=2, hang=2)
