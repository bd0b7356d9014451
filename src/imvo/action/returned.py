"""What came back to an assessment: answers, findings and a plan, as read, and those carried from an earlier dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from imvo import tables
from imvo.intake import Reading

ANSWERS, FINDINGS = "answers", "findings"
ISSUES, MEASURES, CONTACTS = "plan-issues", "plan-measures", "plan-contacts"
PLAN = (ISSUES, MEASURES, CONTACTS)
KINDS = (ANSWERS, FINDINGS, *PLAN)
_PLACE = ("file", "sheet", "row")


@dataclass(frozen=True)
class Returned:
    """Kind of KINDS -> its rows; every kind is there, perhaps without rows. `rejected`: the table of that name.

    `readings`: the files of this run. `carried`: names of files, as in the column `file`, that come from an earlier
    dossier: its day, a slash and the name it had there. `kept`: kinds of PLAN that stay as carried, because the plan of
    this run holds no sheet of theirs that could be read.
    """

    tables: Mapping[str, pl.DataFrame]
    rejected: pl.DataFrame
    readings: tuple[Reading, ...] = ()
    carried: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()

    def filled(self) -> dict[str, pl.DataFrame]:
        """The kinds that have rows."""
        return {kind: frame for kind, frame in self.tables.items() if frame.height}


def nothing() -> Returned:
    """Nothing came back."""
    return Returned({kind: tables.empty(tables.load(kind)) for kind in KINDS}, tables.empty(tables.load("rejected")))


def together(readings: Sequence[Reading], carried: Mapping[str, pl.DataFrame]) -> Returned:
    """The readings of this run with what an earlier dossier carries.

    Answers and findings add up; of a row that an earlier dossier carries too, word for word, that of this run stays.
    Each sheet of a plan takes the place of the earlier one of its kind; what the plan of this run does not hold stays
    as it was carried.
    """
    own: dict[str, list[pl.DataFrame]] = {kind: [] for kind in KINDS}
    for reading in readings:
        for kind, frame in reading.tables.items():
            own[kind].append(frame)
    replaced = {kind for reading in readings if _could_be_read(reading) for kind in reading.tables if kind in PLAN}
    planned = any(own[kind] for kind in PLAN)
    own[ANSWERS] = [_answered(frame) for frame in own[ANSWERS]]
    rows = {
        kind: _once(kind, frames, _earlier(carried, kind, left_out=kind in replaced)) for kind, frames in own.items()
    }
    names = {name for kind in KINDS if kind in carried for name in carried[kind].get_column("file").unique()}
    return Returned(
        tables=rows,
        rejected=pl.concat([tables.empty(tables.load("rejected")), *(reading.rejected for reading in readings)]),
        readings=tuple(readings),
        carried=frozenset(names),
        kept=tuple(kind for kind in PLAN if planned and kind not in replaced and _rows(carried, kind)),
    )


def _could_be_read(reading: Reading) -> bool:
    """Whether a sheet holds its table: some of its rows were understood, or somebody emptied it."""
    return reading.accepted > 0 or reading.rows_in == 0


def _rows(carried: Mapping[str, pl.DataFrame], kind: str) -> int:
    return carried[kind].height if kind in carried else 0


def _answered(rows: pl.DataFrame) -> pl.DataFrame:
    """Without the questions that were left open: of those the next dossier asks again what is still worth asking."""
    said = ("answer", "state", "document", "page", "date", "verified_by", "answered_by", "remark")
    question = pl.col("question").str.to_lowercase().str.strip_chars()
    # Who fills in the site that was asked for, or its country, has answered without a word in the cell of the answer.
    by_site = question.str.contains("^(stage|hidden)/") & pl.col("site").is_not_null()
    by_country = question.str.starts_with("country/") & pl.col("country").is_not_null()
    return rows.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in said) | by_site | by_country)


def _earlier(carried: Mapping[str, pl.DataFrame], kind: str, *, left_out: bool) -> Iterable[pl.DataFrame]:
    return () if left_out or kind not in carried else (carried[kind],)


def _once(kind: str, own: Sequence[pl.DataFrame], earlier: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The rows of this run, and those of earlier ones that say something else.

    Answers and findings of this run all stay: of one that is there twice is told that it counts once.
    """
    declared = tables.load(kind)
    rows = pl.concat([*own, tables.empty(declared)])
    carried = pl.concat([*earlier, tables.empty(declared)])
    said = [name for name in rows.columns if name not in _PLACE]
    if kind in PLAN:
        rows = rows.unique(said, keep="first", maintain_order=True)
    new = carried.unique(said, keep="first", maintain_order=True).join(
        rows, on=said, how="anti", nulls_equal=True, maintain_order="left"
    )
    return tables.check(pl.concat([rows, new]), declared)
