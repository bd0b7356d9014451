"""`imvo assess`: from a list of suppliers to a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.reporting.compute import Result
    from imvo.reporting.request import Request

NO_ROW = 2
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json")


def assess(
    files: options.Lists,
    out: options.Out,
    agreement: options.MaybeAgreement = None,
    signed: options.Signed = None,
    as_of: options.AsOf = None,
    name: options.Name = None,
    role: options.Role = None,
    route: options.Route = None,
    who: options.Participant = None,
    deliveries: options.Deliveries = None,
    mapped: options.Mapped = None,
    kinds: options.Kinds = None,
    chain: options.Chain = None,
    answers: options.Answers = None,
    findings: options.Findings = None,
    plan: options.Plan = None,
    previous: options.Previous = None,
    publish: options.Publish = None,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    registers: options.Registers = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Make a dossier: the severe risks behind a list of suppliers, why, what is not known, and what is owed."""
    from imvo.cli import carried_on, participant, tell_assessment
    from imvo.reporting.request import Request

    day = options.on(as_of)
    before = carried_on.read(options.dossier(previous), day, out, lang)
    _room(out)
    given = {"name": name, "role": role, "route": route, "signed": signed}
    definition, found, asks = participant.one(agreement, who, given, deliveries, before)
    own = {key for key, value in {**given, "agreement": agreement or who, "chain": chain}.items() if value}
    chain = carried_on.chain_of(chain, before, None if found is None else found.id)
    sources = files_of(files)
    request = Request(sources, as_of=day, lang=lang, definition=definition, participant=asks)
    request = replace(request, deliveries=deliveries, mapping=mapping(mapped or ()), encoding=encoding, sheet=sheet)
    request = replace(request, registers=options.folder(registers), kinds=kinds_of(kinds or (), sources), chain=chain)
    request = replace(request, answers=tuple(answers or ()), findings=tuple(findings or ()), plan=plan)
    request = replace(request, previous=None if before is None else before.folder, publish=tuple(publish or ()))
    result, kept = _made(request, out, quiet=quiet)
    if before is not None and not as_json:
        carried_on.tell(before, own, found, request, lang)
    tell_assessment.tell(result, kept, lang, as_json=as_json, quiet=quiet)
    if kept is None:
        raise typer.Exit(NO_ROW)


def mapping(given: Sequence[str]) -> dict[str, str]:
    """Header -> column from `Header=column`; the last = divides, because a header may hold one. Stop on a wrong one."""
    if not given:
        return {}
    from imvo import tables
    from imvo.intake import columns

    kinds = (columns.SITES, *tables.names("inputs"))
    every = sorted({name for kind in kinds for name in columns.fields(kind)})
    found: dict[str, str] = {}
    for text in given:
        header, divided, field = (part.strip() for part in text.rpartition("="))
        if not divided or not header:
            raise Stop("map-form", given=text)
        if not columns.ignored(field) and not any(columns.known(field, kind) for kind in kinds):
            raise Stop("map-column", column=field, nearest=options.nearest(field, every))
        if found.setdefault(header, field) != field:
            raise Stop("map-twice", header=header)
    return found


def files_of(given: Sequence[Path]) -> tuple[Path, ...]:
    """The files given; of a folder those in it that may hold a table, by name. Stop when a folder holds none."""
    found: list[Path] = []
    for path in given:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in TABLES and file.is_file())
        if not inside:
            raise Stop("no-table", folder=str(path), kinds=", ".join(TABLES))
        found += inside
    return tuple(found)


def kinds_of(given: Sequence[str], sources: Sequence[Path]) -> dict[str, str]:
    """File -> kind of table from `file=kind`. Stop when there is no such file or kind."""
    from imvo import tables
    from imvo.intake.columns import SITES

    known = (SITES, *tables.names("inputs"))
    names = [source.name for source in sources]
    found: dict[str, str] = {}
    for text in given:
        file, divided, kind = (part.strip() for part in text.rpartition("="))
        if not divided:
            raise Stop("kind-form", given=text)
        if Path(file).name not in names:
            raise Stop("kind-file", file=file, files=", ".join(names))
        kind = SITES if kind == "suppliers" else kind  # as `imvo template` calls it
        if kind not in known:
            raise Stop("kind-unknown", kind=kind, nearest=options.nearest(kind, known))
        found[Path(file).name] = kind
    return found


def _room(out: Path) -> None:
    """Refuse a folder that holds something before any work is done: a delivery is never overwritten."""
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise Stop("exists", folder=str(out))
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if not above.is_dir():
        raise Stop("no-folder", folder=str(above))


def _made(request: Request, out: Path, *, quiet: bool) -> tuple[Result, Path | None]:
    """What was worked out, and the folder of its dossier; none is written when no row could be used."""
    from imvo.cli import progress
    from imvo.reporting import dossier
    from imvo.reporting.compute import compute

    with progress.shown(quiet=quiet, lang=request.lang) as shown:
        result = compute(request, shown)
        kept = out if result.intake.accepted else None
        if kept is not None:
            _write(dossier.write, result, kept, shown)
    return result, kept


def _write(write: object, result: Result, out: Path, shown: object) -> None:
    assert callable(write)
    try:
        write(result, out, shown)
    except FileExistsError:
        raise Stop("exists", folder=str(out)) from None
