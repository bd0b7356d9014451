"""`imvo why`: the facts behind one site and one theme of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.cli.shapes import Shape
    from imvo.reporting.why import Fact, Why


def why(
    folder: options.Dossier,
    row: Annotated[
        int,
        typer.Option(
            "--row",
            help="The row of the site, as your own file counts it; of several lists, its number in the dossier, unless "
            "--file names one of them.",
        ),
    ],
    theme: Annotated[str, typer.Option("--theme", help="The theme, such as forced-labour.")],
    file: Annotated[
        str | None,
        typer.Option("--file", help="One of several lists, by its file's name: --row counts as that file does."),
    ] = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell why a site stands where it stands for a theme: the classes, every fact with its source, the unknowns."""
    from imvo.cli import show, tell_why
    from imvo.reporting.why import WhyError, explain

    options.there(folder)
    try:
        found = explain(folder, row, theme, file)
    except WhyError as error:
        none = error.what in ("row", "file") and not error.nearest
        key = "why-row-none" if none else f"why-{error.what}"
        values = {"given": error.given, "nearest": error.nearest, "because": error.because, "mend": error.mend}
        raise Stop(key, **values) from error
    if as_json:
        show.as_json(shape(found, lang))
    else:
        tell_why.tell(found, lang)


def shape(found: Why, lang: str) -> Shape:
    """The answer as plain values; texts in one language."""
    from imvo.cli import shapes
    from imvo.cli.show import said

    risk, site = found.risk, found.site
    classes = ("severity", "scale", "scope", "irremediability")
    return {
        "row": found.row,
        "file": site["file"],
        "row_in_file": site["row"] if site["source_row"] is None else site["source_row"],
        "name": site["name"],
        "country": site["country"],
        "theme": found.theme,
        "process": found.process,
        "as_of": found.as_of.isoformat(),
        **{name: risk[name] for name in classes},
        "severity_ground": None if found.ground is None else said(found.ground, lang),
        "scope_from": found.scope_from,
        "likelihood": shapes.likelihood(risk),
        "basis": risk["basis"],
        "signals": [_fact(fact, lang) for fact in found.facts],
    }


def _fact(fact: Fact, lang: str) -> Shape:
    from imvo.cli.show import said

    return {
        "register": fact.register,
        "indicator": fact.indicator,
        "subject": fact.subject,
        "about": said(fact.about, lang),
        "fact": said(fact.said, lang),
        "value": said(fact.value, lang) if fact.known else None,
        "known": fact.known,
        "source": said(fact.source, lang),
        "edition": fact.edition,
        "reference_date": fact.reference_date,
        "later": fact.later,
        "effect": fact.effect,
        "contribution": {"low": fact.low, "value": fact.contribution, "high": fact.high},
        "judgement": fact.judgement,
    }
