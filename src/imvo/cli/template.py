"""`imvo template`: empty files to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

SUPPLIERS = "suppliers"
FINDINGS = "findings"  # of what comes back the one for which a dossier makes no workbook


def template(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="suppliers, or another kind of table; `list` names them all.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The workbook to write, .xlsx.")
    ] = None,
    chain: Annotated[
        str | None, typer.Option("--chain", metavar="ID", help="The chain whose products and steps are offered.")
    ] = None,
    lang: options.Lang = "en",
) -> None:
    """Write an empty workbook for one kind of table, with an explanation of every column and cells that check."""
    from imvo.cli import show
    from imvo.words import text

    if kind == "list":
        for name, title in _kinds(lang):
            show.line(f"{name:24}{title}", hang=24)
        return
    kind = SUPPLIERS if kind == "sites" else kind
    known = {name for name, _ in _kinds(lang)}
    if kind not in known:
        raise Stop("kind-unknown", kind=kind, nearest=options.nearest(kind, known))
    if out is None:
        raise Stop("template-where", kind=kind)
    if out.suffix.lower() != ".xlsx":
        raise Stop("template-name", file=out.name)
    if out.exists() or out.is_symlink():
        raise Stop("file-exists", file=str(out))
    _write(kind, out, chain, lang)
    show.line(text("cli.template.written", lang, file=str(out)))


def _kinds(lang: str) -> list[tuple[str, str]]:
    """Every kind of table that people can fill in, with what it is called; others come from files of a fixed form."""
    from imvo import tables
    from imvo.intake.columns import fields

    found = [
        (SUPPLIERS, "sites"),
        *((name, name) for name in tables.names("inputs") if fields(name)),
        (FINDINGS, FINDINGS),
    ]
    return [(name, str(getattr(tables.load(table).title, lang))) for name, table in found]


def _write(kind: str, out: Path, chain: str | None, lang: str) -> None:
    from imvo import reference
    from imvo.chain import vocabulary as words
    from imvo.intake import write_template
    from imvo.intake.values import vocabulary
    from imvo.reference.chains import REGISTER, chain_of, editions_of

    known = chain_of({REGISTER: reference.load(REGISTER)}, chain)
    own = editions_of(reference.load_all(chain=known.id), known)
    offered = vocabulary.of_folder(own[words.REGISTER].folder)
    write_template(out, lang, "sites" if kind == SUPPLIERS else kind, offered)
