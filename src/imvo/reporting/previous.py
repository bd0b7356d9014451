"""The dossier of an earlier year: what it carries on into the next one, and what is kept of it to tell what changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from imvo import tables
from imvo.action.returned import KINDS
from imvo.files import UnusableFile, open_file
from imvo.files.kind import Kind
from imvo.intake import Reading
from imvo.reporting.ours import ours
from imvo.reporting.request import Request
from imvo.runs import manifest

ANSWERS_BOOK, PLAN_BOOK = "answers.xlsx", "plan.xlsx"
WORKING = (ANSWERS_BOOK, PLAN_BOOK)
"""Files of a dossier that people are meant to fill in: an edit is no tampering."""
KEPT = ("issues.csv", "sites.parquet")


@dataclass(frozen=True)
class Previous:
    """An earlier dossier. `issues`, `sites`: its tables of those names. `returned`: kind -> rows that had come back."""

    folder: Path
    content: Mapping[str, Any]
    issues: pl.DataFrame
    sites: pl.DataFrame
    returned: Mapping[str, pl.DataFrame]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.content["request"]["as_of"])

    @cached_property
    def carried(self) -> Mapping[str, pl.DataFrame]:
        """Kind -> rows it carries on; the day of that dossier stands before the name of their file, once."""
        files = {name for rows in self.returned.values() for name in rows.get_column("file").unique()}
        earlier = {name for name in files if "/" in name}
        prefix = _free(self.as_of, files - earlier, earlier)
        return {kind: _of_then(rows, prefix) for kind, rows in self.returned.items()}

    def request(self) -> Request:
        """What was asked for then, without the year before it: what that carried stands in `carried`."""
        method = self.content["made_by"]["method"]
        record = {**self.content["request"], "previous": False}
        return Request.of_record(record, self.folder / "inputs", method)


def read(folder: Path, *, whole: bool = True) -> Previous:
    """Open an earlier dossier. ManifestError when it is none, or when a file of it is not as it was made.

    `whole` False: a copy that was kept within the dossier of a later year; only the files that count need to be there.
    """
    content = manifest.read(folder)
    ours(content)
    for name, recorded in content["files"].items():
        path = folder / name
        if name in WORKING:
            continue
        if not path.is_file():
            if whole or _counts(name):
                raise manifest.ManifestError(f"{name} is missing from the dossier of then; no year can build on it.")
        elif manifest.sha256(path) != recorded:
            raise manifest.ManifestError(f"{name} is not as it was when the dossier was made; no year can build on it.")
    try:
        returned = {
            kind: _shaped(pl.read_parquet(folder / "tables" / f"{kind}.parquet"), kind)
            for kind in KINDS
            if f"tables/{kind}.parquet" in content["files"]
        }
        issues = pl.read_csv(folder / "issues.csv", schema_overrides=tables.load("issues").dtypes)
        sites = pl.read_parquet(folder / "sites.parquet")
        return Previous(folder, content, _shaped(issues, "issues"), _shaped(sites, "sites"), returned)
    except (pl.exceptions.PolarsError, FileNotFoundError) as error:
        raise manifest.ManifestError("The earlier dossier holds tables that this imvo cannot read.") from error


def _counts(name: str) -> bool:
    """Whether a file of an earlier dossier is used again: its inputs, and the tables that are compared or carried."""
    if name.startswith("inputs/"):
        return not name.startswith("inputs/previous/")
    return name in KEPT or name in {f"tables/{kind}.parquet" for kind in KINDS}


def _shaped(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """The columns as declared today; another version may have written more or fewer. What it did not say is empty."""
    return rows.select(
        (pl.col(column) if column in rows.columns else pl.lit(None)).cast(dtype).alias(column)
        for column, dtype in tables.load(name).dtypes.items()
    )


def _free(day: date, names: Iterable[str], taken: Iterable[str]) -> str:
    """The day, with a number where files of these names stand under it already: two runs may be of one day."""
    known, prefix, n = set(taken), day.isoformat(), 1
    while any(f"{prefix}/{name}" in known for name in names):
        n += 1
        prefix = f"{day.isoformat()}.{n}"
    return prefix


def _of_then(rows: pl.DataFrame, prefix: str) -> pl.DataFrame:
    """The rows as of an earlier dossier; those that came from a still earlier one say so already."""
    file = pl.col("file")
    return rows.with_columns(pl.when(file.str.contains("/", literal=True)).then(file).otherwise(prefix + "/" + file))


def of_then(previous: Previous, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings of the working files of that dossier, under its day; no row gets the place of one that it carries."""
    taken = {name for rows in previous.carried.values() for name in rows.get_column("file").unique()}
    prefix = _free(previous.as_of, {reading.file for reading in readings}, taken)
    return tuple(
        replace(
            reading,
            file=f"{prefix}/{reading.file}",
            tables={kind: _of_then(rows, prefix) for kind, rows in reading.tables.items()},
            rejected=_of_then(reading.rejected, prefix),
        )
        for reading in readings
    )


def opens(path: Path) -> bool:
    """Whether a working file is still a workbook."""
    try:
        return open_file(path).kind is not Kind.TEXT
    except (UnusableFile, OSError):
        return False


def keep(previous: Previous, folder: Path) -> None:
    """Copy into `folder` what is needed to read it again and to work out what changed since."""
    for name in previous.content["files"]:
        if _counts(name):
            _copy(previous.folder / name, folder / name)
    for name in WORKING:
        if (previous.folder / name).is_file():
            _copy(previous.folder / name, folder / name)
    _copy(previous.folder / manifest.NAME, folder / manifest.NAME)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
