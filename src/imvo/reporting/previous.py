"""The dossier of an earlier year: what it carries on into the next one, and what is kept of it to tell what changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from imvo import tables
from imvo.action.returned import KINDS, Returned, together
from imvo.intake import Reading
from imvo.reporting.request import Request
from imvo.runs import manifest

ANSWERS_BOOK, PLAN_BOOK = "answers.xlsx", "plan.xlsx"
WORKING = (ANSWERS_BOOK, PLAN_BOOK)
"""Files of a dossier that people are meant to fill in: an edit is no tampering."""
KEPT = ("issues.csv", "risks.parquet", "sites.parquet")


@dataclass(frozen=True)
class Previous:
    """An earlier dossier. `issues`, `sites`: its tables of those names. `carried`: kind -> rows it carries on."""

    folder: Path
    content: Mapping[str, Any]
    issues: pl.DataFrame
    sites: pl.DataFrame
    carried: Mapping[str, pl.DataFrame]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.content["request"]["as_of"])

    def request(self) -> Request:
        """What was asked for then, without the year before it: what that carried stands in `carried`."""
        method = self.content["made_by"]["method"]
        record = {**self.content["request"], "previous": False}
        return Request.of_record(record, self.folder / "inputs", method)


def read(folder: Path) -> Previous:
    """Open an earlier dossier. ManifestError when it is none, or when a file that counts is not as it was made."""
    content = manifest.read(folder)
    files = content["files"]
    for name, recorded in files.items():
        if _counts(name) and (not (folder / name).is_file() or manifest.sha256(folder / name) != recorded):
            raise manifest.ManifestError(f"{name} is not as it was when the dossier was made; no year can build on it.")
    day = content["request"]["as_of"]
    carried = {}
    for kind in KINDS:
        path = folder / "tables" / f"{kind}.parquet"
        if f"tables/{kind}.parquet" in files:
            carried[kind] = _of_then(pl.read_parquet(path), day)
    return Previous(
        folder,
        content,
        _csv(folder / "issues.csv", "issues"),
        pl.read_parquet(folder / "sites.parquet"),
        carried,
    )


def _counts(name: str) -> bool:
    """Whether a file of an earlier dossier is used again: its inputs, and the tables that are compared or carried."""
    if name.startswith("inputs/"):
        return not name.startswith("inputs/previous/")
    return name in KEPT or name in {f"tables/{kind}.parquet" for kind in KINDS}


def _of_then(rows: pl.DataFrame, day: str) -> pl.DataFrame:
    """The rows as of an earlier dossier: the day of that dossier stands before the name of their file, once."""
    file = pl.col("file")
    return rows.with_columns(
        pl.when(file.str.contains("/")).then(file).otherwise(pl.lit(f"{day}/") + file).alias("file")
    )


def _csv(path: Path, name: str) -> pl.DataFrame:
    declared = tables.load(name)
    return tables.check(pl.read_csv(path, schema_overrides=declared.dtypes).select(list(declared.dtypes)), declared)


def with_edited(previous: Previous, readings: tuple[Reading, ...]) -> Mapping[str, pl.DataFrame]:
    """What is carried, with what people wrote since into the working files of that dossier (`readings`)."""
    day = previous.content["request"]["as_of"]
    edited = [
        Reading(
            r.file,
            {k: _of_then(f, day) for k, f in r.tables.items()},
            r.rejected,
            r.rows_in,
            r.accepted,
            r.rejected_rows,
        )
        for r in readings
    ]
    found: Returned = together(edited, previous.carried)
    return found.filled()


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
