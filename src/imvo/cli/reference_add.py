"""`imvo reference add`: a register that imvo may not ship, from the user's own copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.reference import Added

Table = Annotated[Path, typer.Argument(metavar="FILE", help="Your own copy of the table: CSV, XLSX, XLS or ODS.")]
Kind = Annotated[str, typer.Option("--as", metavar="KIND", help="What it is: ituc, cpi, wages, water-stress ...")]
Own = Annotated[
    Path, typer.Option("--registers", metavar="DIR", help="Folder for your own registers; made when missing.")
]
Year = Annotated[str | None, typer.Option("--year", help="The year it is about, when the table does not say.")]
Details = Annotated[
    Path | None,
    typer.Option(
        "--details", metavar="FILE", help="YAML file with id, title, publisher, licence; measure and listing need it."
    ),
]


def add(
    file: Table,
    kind: Kind,
    registers: Own,
    year: Year = None,
    details: Details = None,
    encoding: options.Encoding = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Add a register that imvo may not ship, from your own copy. Mind its licence when you pass a dossier on."""
    from imvo import reference
    from imvo.intake import small

    known = reference.kinds()
    if kind not in known:
        raise Stop("kind", kind=kind, nearest=options.nearest(kind, known))
    header, rows = small.read(file, encoding=encoding)
    told = None if details is None else _details(details)
    added = reference.add(rows, header, kind, registers, year=year, details=told, retrieved=options.today())
    _tell_added(added, lang, as_json=as_json)


def _details(path: Path) -> dict[str, Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeError) as error:
        raise Stop("details", file=path.name, why=" ".join(str(error).split())) from error
    if not isinstance(found, dict):
        raise Stop("details", file=path.name, why="-")
    return found


def _tell_added(added: Added, lang: str, *, as_json: bool) -> None:
    from imvo.cli import show
    from imvo.words import text

    left_out = [
        {"row": r.row, "column": r.column, "value": r.value, "reason": r.reason_in(lang), "mend": r.mend_in(lang)}
        for r in added.rejected
    ]
    if as_json:
        kept = {"register": added.register_id, "edition": added.edition, "accepted": added.accepted}
        show.as_json({**kept, "rejected": left_out, "folder": str(added.folder)})
        return
    numbers = {"accepted": str(added.accepted), "rejected": str(len(left_out))}
    show.line(text("cli.reference.added", lang, register=added.register_id, edition=added.edition, **numbers))
    for row in left_out:
        told = {name: str(value) for name, value in row.items()}
        show.line(text("cli.reference.left_out", lang, **told), indent=2, hang=2)
    show.line(text("cli.reference.use", lang, folder=str(added.folder.parent)))
