"""The files of one assessment together: each read as what it is, its tables put under those of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import polars as pl

from imvo.files import DEFAULT, Opened, UnusableFile, open_file, plain
from imvo.files.kind import Kind, kind
from imvo.intake.columns import SITES, Found, fields, ignored, known
from imvo.intake.completed import completed
from imvo.intake.delivered import read_delivered
from imvo.intake.formats import format_of, refuse_other_format, takes_json
from imvo.intake.notes import Note, note
from imvo.intake.reading import Reading
from imvo.intake.recognise import recognise
from imvo.intake.suppliers import read_sites
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import norm
from imvo.runs import Progress
from imvo.runs.manifest import sha256
from imvo.tables import load


@dataclass(frozen=True)
class Gathered:
    """Every file as read, in the order given. `rows_in` = `accepted` + `rejected_rows`, over all files."""

    readings: tuple[Reading, ...]

    @cached_property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        """Kind -> the rows of all files that hold it."""
        found: dict[str, list[pl.DataFrame]] = {}
        for reading in self.readings:
            for table, frame in reading.tables.items():
                found.setdefault(table, []).append(frame)
        return {table: pl.concat(frames) for table, frames in found.items()}

    @cached_property
    def rejected(self) -> pl.DataFrame:
        return pl.concat([reading.rejected for reading in self.readings])

    @property
    def rows_in(self) -> int:
        return sum(reading.rows_in for reading in self.readings)

    @property
    def accepted(self) -> int:
        return sum(reading.accepted for reading in self.readings)

    @property
    def rejected_rows(self) -> int:
        return sum(reading.rejected_rows for reading in self.readings)

    @property
    def columns(self) -> tuple[Found, ...]:
        return tuple(column for reading in self.readings for column in reading.columns)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for reading in self.readings for note in reading.notes)

    @property
    def sector_warning(self) -> Note | None:
        return next((reading.sector_warning for reading in self.readings if reading.sector_warning), None)


@dataclass(frozen=True)
class Reader:
    """How the files of one assessment are read. `accepted`: kinds of table, the most usual first.

    `kinds`: name of a file -> its kind, where the user says so. `mapping`: header -> column, for every file that has
    the header. `vocabulary`: the chain's. `encoding`: of the text files. `sheet`: of the workbooks that have it.
    """

    accepted: Sequence[str]
    vocabulary: Vocabulary
    lang: str = "en"
    kinds: Mapping[str, str] | None = None
    mapping: Mapping[str, str] | None = None
    encoding: str | None = None
    sheet: str | None = None


def gather(paths: Sequence[Path], reader: Reader, progress: Progress) -> Gathered:
    """Read every file. UnusableFile names the first that cannot be used at all, or that stands there twice."""
    _names_apart([path.name for path in paths])
    _contents_apart(paths)
    alone = len(paths) == 1
    if not alone and reader.sheet is not None:
        _has_sheet(paths, reader.sheet)
    told = _Told()
    readings = [_read(path, reader, progress, told, alone=alone) for path in paths]
    for header in reader.mapping or {}:
        if norm(header) not in told.used:
            raise told.unfit.get(norm(header), UnusableFile(paths[0].name, "intake.map-header", header=header))
    return Gathered(tuple(readings))


@dataclass
class _Told:
    """What became of the mapping, by normal form of its headers: those used, and why one could not be."""

    used: set[str] = field(default_factory=set)
    unfit: dict[str, UnusableFile] = field(default_factory=dict)


def _names_apart(names: list[str]) -> None:
    """A dossier keeps the files by name, also on a disk that takes `A.csv` and `a.csv` for one."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UnusableFile(name, "intake.file-twice")
        seen.add(name.casefold())


def _contents_apart(paths: Sequence[Path]) -> None:
    """The same file under two names would count every row twice."""
    seen: dict[str, str] = {}
    for path in paths if len(paths) > 1 else ():
        if path.is_file() and path.stat().st_size:
            first = seen.setdefault(sha256(path), path.name)
            if first != path.name:
                raise UnusableFile(path.name, "intake.file-same", other=plain(first))


def _has_sheet(paths: Sequence[Path], sheet: str) -> None:
    """UnusableFile, with the sheets of all workbooks, when none of the files has the sheet that is asked for."""
    opened = (open_file(path, accept_json=True) for path in paths)
    names = [one.name for file in opened if file.kind is not Kind.JSON for one in file.sheets if one.name]
    if sheet not in names:
        listed = ", ".join(plain(name, 60) for name in names) or "-"
        raise UnusableFile(paths[0].name, "intake.no-sheet-anywhere", sheet=plain(sheet, 60), sheets=listed)


def _open(path: Path, reader: Reader, *, alone: bool) -> Opened:
    """An encoding is about text; beside other files a workbook is opened as what it is."""
    encoding = reader.encoding
    if encoding is not None and not alone:
        with suppress(UnusableFile, OSError):  # text in UTF-16 without a mark looks like nothing that is known
            encoding = encoding if kind(path) is Kind.TEXT else None
    accepts = frozenset([*reader.accepted, *(reader.kinds or {}).values()])
    return open_file(path, encoding=encoding, limits=DEFAULT, accept_json=takes_json(accepts))


def _read(path: Path, reader: Reader, progress: Progress, told: _Told, *, alone: bool) -> Reading:
    progress.phase("read", 0)
    opened = _open(path, reader, alone=alone)
    stated = (reader.kinds or {}).get(path.name)
    form = format_of(opened, frozenset([stated] if stated else reader.accepted))
    if form is not None:
        return form.read(path, lang=reader.lang, limits=DEFAULT, progress=progress)
    if stated is None:
        refuse_other_format(opened, reader.accepted, reader.lang)
    if opened.kind is Kind.JSON:
        raise UnusableFile(opened.file, "files.other-kind", kind=Kind.JSON.value.upper())
    accepted = [stated] if stated else list(reader.accepted)
    mapping = _own(opened, reader, accepted)
    named = any(one.name == reader.sheet for one in opened.sheets)
    sheet = reader.sheet if alone or named else None
    table, chosen = recognise(opened, accepted, sheet, mapping, reader.lang)
    own = _of_file(opened.file, chosen.header.texts, table, mapping, told)
    if table == SITES:
        sites = read_sites(opened, chosen, reader.lang, reader.vocabulary, own, progress)
        # Where it can be nothing else, it goes without saying.
        return sites if alone and list(reader.accepted) == [SITES] else _said(sites, reader.lang)
    progress.phase("understand", chosen.grid.cells.height)
    reading = read_delivered(opened, chosen, table, reader.lang, reader.vocabulary, own)
    progress.done(chosen.grid.cells.height)
    return completed(reading, reader.lang)


def _said(reading: Reading, lang: str) -> Reading:
    """`reading`, with the note that it was read as a list of sites."""
    said = note("kind", kind=getattr(load(SITES).title, lang).lower())
    return replace(reading, notes=(said, *reading.notes))


def _own(opened: Opened, reader: Reader, kinds: Sequence[str]) -> dict[str, str]:
    """The part of the mapping that one of the kinds could mean; UnusableFile for a column that none has."""
    mapping = dict(reader.mapping or {})
    every = (*kinds, *reader.accepted)
    for name in mapping.values():
        if not ignored(name) and not any(known(name, one) for one in every):
            raise UnusableFile(opened.file, "intake.map-nowhere", field=name, kinds=", ".join(dict.fromkeys(every)))
    return {header: name for header, name in mapping.items() if ignored(name) or any(known(name, one) for one in kinds)}


def _of_file(file: str, texts: Sequence[str], table: str, mapping: Mapping[str, str], told: _Told) -> dict[str, str]:
    """The part of the mapping that is about the headers of one file and means a column of its kind of table.

    The same header may stand in a file of another kind, which has no such column.
    """
    present = {norm(text) for text in texts}
    own: dict[str, str] = {}
    for header, name in mapping.items():
        if norm(header) not in present:
            continue
        if ignored(name) or known(name, table):
            own[header] = name
            told.used.add(norm(header))
        else:
            names = ", ".join(fields(table))
            error = UnusableFile(file, "intake.map-other", header=header, field=name, kind=table, fields=names)
            told.unfit.setdefault(norm(header), error)
    return own
