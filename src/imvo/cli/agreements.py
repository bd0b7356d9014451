"""`imvo agreements`: which agreements there are, what stands in them, and whether a definition is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement import Agreement, AgreementState

WRONG = 2

app = typer.Typer(
    help="Agreements: list, show, check, and the schema of a definition.", rich_markup_mode=None, no_args_is_help=True
)


@app.command("list", short_help="List the agreements and their state.")
def list_(
    as_of: options.AsOf = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """List the agreements with their terms, and in which state each is on a day."""
    from imvo import agreement as agreements
    from imvo.agreement import in_words
    from imvo.cli import shapes, show

    day, folder = options.on(as_of), options.folder(definitions)
    found = [agreements.load(name, folder) for name in agreements.available(folder)]
    states = [(one, agreements.state(one, day)) for one in found]
    if as_json:
        show.as_json({"as_of": day.isoformat(), "agreements": [shapes.agreement(one, now) for one, now in states]})
        return
    show.table(
        [
            (one.id, in_words.agreement_state(now.state, lang), _terms(one), show.said(one.names, lang))
            for one, now in states
        ]
    )


@app.command("show", short_help="Show one agreement.")
def show_(
    agreement: Annotated[str, typer.Argument(metavar="ID", help="Id of an agreement, or the file of a definition.")],
    as_of: options.AsOf = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Show one agreement: terms, kinds of party, ways to be bound, themes, duties, and what is not known of it."""
    from imvo import agreement as agreements
    from imvo.cli import participant, shapes, show

    found = participant.agreement_of(agreement, options.folder(definitions))
    now = agreements.state(found, options.on(as_of))
    if as_json:
        definition = found.model_dump(mode="json", by_alias=True)
        show.as_json({**shapes.agreement(found, now), "definition": definition})
    else:
        _tell(found, now, lang)


@app.command("check", short_help="Check definitions.")
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Definitions to check; otherwise all there are.")
    ] = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Check definitions; every mistake is told with its file and line."""
    from imvo import agreement as agreements
    from imvo.cli import show
    from imvo.words import text

    folder = options.folder(definitions)
    paths = files or [agreements.path_of(name, folder) for name in agreements.available(folder)]
    problems = [problem for path in paths for problem in _problems(path)]
    if as_json:
        names = ("file", "line", "where", "message", "expected", "nearest")
        told = [{name: getattr(problem, name) for name in names} for problem in problems]
        show.as_json({"checked": [path.name for path in paths], "problems": told})
    else:
        for problem in problems:
            show.line(str(problem), hang=2)
        show.line(text("cli.agreements.checked", lang, files=str(len(paths)), problems=str(len(problems))))
    if problems:
        raise typer.Exit(WRONG)


@app.command("schema", short_help="Print the schema of a definition.")
def schema() -> None:
    """Print the JSON Schema of a definition, with which an editor can complete and check."""
    from imvo import agreement as agreements
    from imvo.cli import show

    show.as_json(agreements.json_schema())


def _problems(path: Path) -> list[object]:
    from imvo import agreement as agreements

    try:
        agreements.load(path)
    except agreements.DefinitionError as error:
        return list(error.problems)
    return []


def _terms(agreement: Agreement) -> str:
    return ", ".join(f"{term.starts or '?'} - {term.ends or '?'}" for term in agreement.terms)


def _tell(agreement: Agreement, now: AgreementState, lang: str) -> None:
    from imvo import words
    from imvo.agreement import in_words
    from imvo.cli import show

    def block(title: str, rows: list[tuple[str, str]]) -> None:
        if rows:
            show.line()
            show.title(words.text(f"cli.agreements.{title}", lang))
            show.table(rows, indent=2)

    show.title(show.said(agreement.names, lang))
    state = in_words.agreement_state(now.state, lang)
    show.line(words.text("cli.duties.state", lang, day=words.day(now.as_of, lang), state=state))
    block("terms", [(term.id, f"{term.starts or '?'} - {term.ends or '?'}") for term in agreement.terms])
    block("parties", [(kind.id, in_words.said(kind.name, lang)) for kind in agreement.party_types])
    block("routes", [(way.id, in_words.said(way.name, lang)) for way in agreement.binding.routes])
    block("themes", [(", ".join(theme.common), in_words.said(theme.wording, lang)) for theme in agreement.themes])
    block("duties", [(duty.id, in_words.said(duty.title, lang)) for duty in agreement.duties])
    block("unknowns", [(fact.id, in_words.said(fact.text, lang)) for fact in agreement.unknowns])
