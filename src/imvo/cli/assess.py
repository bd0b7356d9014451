"""`imvo assess`: from a list of suppliers to a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.reporting.compute import Result

NO_ROW = 2


def assess(
    file: Annotated[Path, typer.Argument(help="The list of suppliers or sites: CSV, XLSX, XLS or ODS.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the dossier; it must not exist yet, or be empty.")
    ],
    agreement: Annotated[
        str | None,
        typer.Option("--agreement", help="Id of an agreement, or the file of a definition; without it no duties."),
    ] = None,
    signed: options.Signed = None,
    as_of: options.AsOf = None,
    name: Annotated[str | None, typer.Option("--name", help="Your organisation's name, for the dossier.")] = None,
    role: options.Role = None,
    route: options.Route = None,
    deliveries: options.Deliveries = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADER=COLUMN",
            help='Say what a column is, as "Header of the list=country"; "=ignore" leaves it out. May be repeated.',
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Encoding of a text file, when it was not found out right.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Name of the sheet that holds the list.")] = None,
    registers: options.Registers = None,
    lang: options.Lang = options.Language.en,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Make a dossier: the severe risks behind a list of suppliers, why, what is not known, and what is owed."""
    from imvo.cli import participant, progress, tell_assessment
    from imvo.reporting import dossier
    from imvo.reporting.compute import compute
    from imvo.reporting.request import Request

    _room(out)
    participant.check(agreement, role=role, route=route, signed=signed, deliveries=deliveries)
    request = Request(
        source=file,
        as_of=options.on(as_of),
        lang=lang,
        definition=agreement,
        participant=name,
        signed=signed,
        role=role,
        route=route,
        deliveries=deliveries,
        mapping=mapping(mapped or ()),
        encoding=encoding,
        sheet=sheet,
        registers=registers,
    )
    with progress.shown(quiet=quiet, lang=lang) as shown:
        result = compute(request, shown)
        kept = out if result.intake.accepted else None
        if kept is not None:
            _write(dossier.write, result, kept, shown)
    tell_assessment.tell(result, kept, lang, as_json=as_json, quiet=quiet)
    if kept is None:
        raise typer.Exit(NO_ROW)


def mapping(given: Sequence[str]) -> dict[str, str]:
    """Header -> column from `Header=column`; the last = divides, because a header may hold one. Stop on a wrong one."""
    from imvo.intake import columns

    found: dict[str, str] = {}
    for text in given:
        header, divided, field = (part.strip() for part in text.rpartition("="))
        if not divided or not header:
            raise Stop("map-form", given=text)
        if not columns.ignored(field):
            try:
                columns.canonical(field)
            except KeyError:
                raise Stop("map-column", column=field, nearest=options.nearest(field, columns.FIELDS)) from None
        if found.setdefault(header, field) != field:
            raise Stop("map-twice", header=header)
    return found


def _room(out: Path) -> None:
    """Refuse a folder that holds something before any work is done: a delivery is never overwritten."""
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise Stop("exists", folder=str(out))


def _write(write: object, result: Result, out: Path, shown: object) -> None:
    assert callable(write)
    try:
        write(result, out, shown)
    except FileExistsError:
        raise Stop("exists", folder=str(out)) from None
