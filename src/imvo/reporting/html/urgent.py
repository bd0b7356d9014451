"""The block at the very top of the page: people in danger, and what to do first."""

from __future__ import annotations

from imvo import words
from imvo.reporting import evidence
from imvo.reporting.html.element import Child, h
from imvo.reporting.phrases import Phrases
from imvo.reporting.urgent import Urgent
from imvo.tables import load
from imvo.words import day


def urgent(say: Phrases) -> Child:
    """What was reported, each on a line, and the steps; nothing where no case is urgent."""
    cases = say.view.urgent
    if not cases:
        return None
    return h(
        "div",
        h("h3", title(say)),
        h("p", words.text("cases.urgent.lede", say.lang)),
        h("ul", [h("li", _case(say, case)) for case in cases]),
        h("ol", [h("li", step) for step in steps(say)]),
        class_="box urgent",
    )


def title(say: Phrases) -> str:
    """How many cases there are."""
    return words.plural("cases.urgent.title", len(say.view.urgent), say.lang)


def notice(say: Phrases, case: Urgent) -> str:
    """The case in two sentences, without the words of who spoke: a terminal is read over a shoulder."""
    on = words.text("cases.urgent.undated", say.lang) if case.day is None else day(case.day, say.lang)
    return words.text(
        "cases.urgent.cli", say.lang, site=_site(say, case), country=say.country(case.country),
        theme=say.within(_theme(say, case)), kind=say.within(_kind(say, case)), day=on,
    )  # fmt: skip


def heading(say: Phrases, case: Urgent) -> str:
    """Site and country of a case."""
    return words.text("cases.urgent.at", say.lang, site=_site(say, case), country=say.country(case.country))


def reported(say: Phrases, case: Urgent) -> str:
    """Who reported it, and when."""
    on = words.text("cases.urgent.undated", say.lang) if case.day is None else day(case.day, say.lang)
    return words.text("cases.urgent.reported", say.lang, kind=_kind(say, case), day=on)


def _kind(say: Phrases, case: Urgent) -> str:
    return (
        words.text("returned.kind", say.lang)
        if case.kind is None
        else say.label(load("findings").column("kind").choices[case.kind])
    )


def _theme(say: Phrases, case: Urgent) -> str:
    return words.text("returned.theme", say.lang) if case.theme is None else say.theme(case.theme)


def _site(say: Phrases, case: Urgent) -> str:
    return case.site or words.text("returned.site", say.lang)


def _case(say: Phrases, case: Urgent) -> Child:
    proven = evidence.told(case.evidence, say.lang)
    told = [_theme(say, case), reported(say, case), proven, words.text(f"cases.urgent.{case.because}", say.lang)]
    later = [words.text("cases.urgent.old", say.lang)] if case.old else []
    if case.mended_on is not None:
        later.append(words.text("cases.urgent.mended", say.lang, day=day(case.mended_on, say.lang)))
    return [
        h("b", heading(say, case)),
        f": {'; '.join(told)}. ",
        h("q", case.text) if case.text else None,
        h("span", " ", say.sentence("; ".join(later)), class_="small") if later else None,
    ]


def steps(say: Phrases) -> list[Child]:
    """What to do, in order: those who spoke, their safety, then the way that is open on the day."""
    found: list[Child] = [words.text(f"cases.urgent.step.{name}", say.lang) for name in ("contact", "harm")]
    # The first place to turn to is the organisation itself, which is the reader of this page.
    to = [say.label(step.title) for step in say.view.harmed.to[1:]]
    if to:
        ways = "; ".join(to)
        way = words.text("cases.urgent.step.way", say.lang, title=say("harmed.title"), ways=ways)
        found.append(h("a", way, href="#harmed"))
    said = " ".join(say.label(one) for one in say.view.harmed.reports)
    if said:
        found.append(words.text("cases.urgent.step.reports", say.lang, text=said))
    return found
