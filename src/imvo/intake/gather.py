"""The files of one assessment together: each read as what it is, its tables put under those of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from imvo.files import DEFAULT, Opened, UnusableFile, open_file
from imvo.files.kind import Kind
from imvo.intake.choose import choose_sheet
from imvo.intake.columns import SITES, Found, ignored, known
from imvo.intake.completed import completed
from imvo.intake.delivered import read_delivered
from imvo.intake.formats import format_of, takes_json
from imvo.intake.notes import Note
from imvo.intake.reading import Reading
from imvo.intake.recognise import recognise
from imvo.intake.suppliers import read_sites
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import norm
from imvo.runs import Progress


@dataclass(frozen=True)
class Gathered:
    """Every file as read, in the order given. `rows_in` = `accepted` + `rejected_rows`, over all files."""

    readings: tuple[Reading, ...]

    @cached_property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        """Kind -> the rows of all files that hold it."""
        found: dict[str, list[pl.DataFrame]] = {}
        for reading in self.readings:
            for kind, frame in reading.tables.items():
                found.setdefault(kind, []).append(frame)
        return {kind: pl.concat(frames) for kind, frames in found.items()}

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

    `kinds`: name of a file -> its kind, where the user says so. `mapping`: header -> column. `vocabulary`: the chain's.
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
    names = [path.name for path in paths]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UnusableFile(twice, "intake.file-twice")
    used: set[str] = set()
    readings = [_read(path, reader, progress, used) for path in paths]
    unused = [header for header in reader.mapping or {} if norm(header) not in used]
    if unused:
        raise UnusableFile(names[0], "intake.map-header", header=unused[0])
    return Gathered(tuple(readings))


def _read(path: Path, reader: Reader, progress: Progress, used: set[str]) -> Reading:
    progress.phase("read", 0)
    accepts = frozenset(reader.accepted)
    opened = open_file(path, encoding=reader.encoding, limits=DEFAULT, accept_json=takes_json(accepts))
    stated = (reader.kinds or {}).get(path.name)
    form = None if stated else format_of(opened, accepts)
    if form is not None:
        return form.read(path, lang=reader.lang, limits=DEFAULT, progress=progress)
    if opened.kind is Kind.JSON:
        raise UnusableFile(opened.file, "files.other-kind", kind=Kind.JSON.value.upper())
    accepted = [stated] if stated else list(reader.accepted)
    mapping = _own(opened, reader, accepted)
    if stated:
        kind, chosen = stated, choose_sheet(opened, reader.sheet, mapping, stated)
    else:
        kind, chosen = recognise(opened, accepted, reader.sheet, mapping, reader.lang)
    present = {norm(text) for text in chosen.header.texts}
    own = {header: field for header, field in mapping.items() if norm(header) in present}
    used |= {norm(header) for header in own}
    if kind == SITES:
        return read_sites(opened, chosen, reader.lang, reader.vocabulary, own, progress)
    progress.phase("understand", chosen.grid.cells.height)
    return completed(read_delivered(opened, chosen, kind, reader.lang, reader.vocabulary, own), reader.lang)


def _own(opened: Opened, reader: Reader, kinds: Sequence[str]) -> dict[str, str]:
    """The part of the mapping that one of the kinds could mean; UnusableFile for a column that none has."""
    mapping = dict(reader.mapping or {})
    for field in mapping.values():
        if not ignored(field) and not any(known(field, kind) for kind in (*kinds, *reader.accepted)):
            raise UnusableFile(opened.file, "intake.map-field", field=field)
    return {
        header: field
        for header, field in mapping.items()
        if ignored(field) or any(known(field, kind) for kind in kinds)
    }
