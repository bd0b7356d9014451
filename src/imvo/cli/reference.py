"""`imvo reference`: the registers, what each may say, whether they hold, and registers of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options, reference_add
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.reference import Edition

WRONG = 2

app = typer.Typer(help="Registers: list, show, check, and add your own.", rich_markup_mode=None, no_args_is_help=True)


@app.command("list", short_help="List the registers and their editions.")
def list_(
    as_of: options.AsOf = None,
    registers: options.Registers = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """List the registers in the edition that counts on a day, each with its date and licence."""
    from imvo import reference
    from imvo.cli import shapes, show
    from imvo.words import text

    found = reference.load_all(options.on(as_of), options.folder(registers))
    if as_json:
        show.as_json({"registers": [shapes.register(name, edition) for name, edition in found.items()]})
        return
    later = text("cli.reference.later", lang)
    show.table(
        [
            (name, edition.edition, later if edition.later else "", show.said(edition.register.title, lang))
            for name, edition in found.items()
        ]
    )


@app.command("show", short_help="Show one register.")
def show_(
    register: Annotated[str, typer.Argument(metavar="ID", help="Id of a register, as `imvo reference list` names it.")],
    as_of: options.AsOf = None,
    registers: options.Registers = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Show one register: publisher, edition, licence, what it may say, and what it cannot."""
    from imvo import reference
    from imvo.cli import shapes, show

    known = reference.available(options.folder(registers))
    if register not in known:
        raise Stop("register", register=register, nearest=options.nearest(register, known))
    edition = reference.load(register, options.on(as_of), registers)
    if as_json:
        found = edition.register
        texts = {name: getattr(found, name).model_dump() for name in ("describes", "says_nothing")}
        show.as_json({**shapes.register(register, edition), **texts})
    else:
        _tell(register, edition, lang)


@app.command("check", short_help="Check every register.")
def check(
    registers: options.Registers = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Check every register against what it declares: rows, keys, ranges and codes."""
    from imvo import reference
    from imvo.cli import shapes, show
    from imvo.words import text

    checked = reference.available(options.folder(registers))
    findings = reference.check(registers)
    if as_json:
        show.as_json({"checked": checked, "findings": [shapes.finding(found) for found in findings]})
    else:
        for found in findings:
            place = ":".join(str(part) for part in (found.file, found.row, found.column) if part is not None)
            show.line(f"{place}: {found.what} {found.mend}", hang=2)
        show.line(text("cli.reference.checked", lang, registers=str(len(checked)), findings=str(len(findings))))
    if findings:
        raise typer.Exit(WRONG)


def _tell(name: str, edition: Edition, lang: str) -> None:
    from imvo.cli import show
    from imvo.words import text

    found = edition.register
    show.title(show.said(found.title, lang))
    show.line(show.said(found.describes, lang))
    show.line(text("cli.reference.cannot", lang, says=show.said(found.says_nothing, lang)))
    facts = {
        "id": name,
        "publisher": found.publisher,
        "edition": f"{found.edition} ({found.edition_date})",
        "period": found.reference_period,
        "licence": found.licence,
        "source": found.url,
        "consulted": found.retrieved,
        "kind": found.kind,
        "themes": ", ".join(found.themes) or text("cli.reference.all_themes", lang),
        "rows": str(edition.table.height),
    }
    show.table([(text(f"cli.reference.fact.{key}", lang), value) for key, value in facts.items()], indent=2)
    if edition.later:
        show.line(text("cli.reference.later", lang), indent=2)


app.command("add", short_help="Add a register from your own copy.")(reference_add.add)
