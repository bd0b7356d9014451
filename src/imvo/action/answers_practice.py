"""What those who know a place say happens there, as findings; and what the firm says of its own purchasing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from imvo import tables
from imvo.action import urgent
from imvo.action.answers_read import OWN, PRACTICE
from imvo.action.answers_said import Said
from imvo.intake.notes import Problem
from imvo.intake.values.choices import code_of

OTHERS = "media"
"""Kind of finding where the row chooses none. A name makes nobody a rights holder: auditors interview workers."""


def findings(said: Sequence[Said]) -> tuple[pl.DataFrame, list[Said]]:
    """Rows of the table `findings` that answers on practice amount to, and the answers with what became of each."""
    rows: list[dict[str, object]] = []
    done: list[Said] = []
    for one in said:
        if one.kind != PRACTICE or (row := _finding(one)) is None:
            done.append(one)
        elif one.read.value is not None and one.at is not None and one.text("theme") is not None:
            rows.append(row)
            done.append(one.of("becomes-finding"))
        elif urgent.of_row(row):
            # Somebody may be in danger: the report is kept whole, and told of as a finding that cannot be placed.
            rows.append(row)
            done.append(replace(one.of("becomes-finding"), read=replace(one.read, problem=None)))
        elif one.read.value is None:
            done.append(one)
        elif one.at is None:
            unnamed = (("site", Problem("answers.problem.practice-site", what="note")),)
            done.append(one if one.amiss else one.of("told-only", *unnamed))
        else:
            done.append(one.of("told-only", ("theme", Problem("answers.problem.theme", what="note"))))
    declared = tables.load("findings")
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared), done


def _finding(one: Said) -> dict[str, object] | None:
    """The row of the table `findings` that it amounts to; None when it says nothing."""
    text = _told(one)
    if one.read.value is None and text is None:
        return None
    alike = {name: one.row[name] for name in tables.load("findings").dtypes if name in one.row}
    file, sheet, row = one.place
    own = {
        "kind": one.text("kind") or OTHERS,
        "source": one.text("answered_by"),
        "direction": one.read.code,
        "direction_given": one.text("answer"),
        "text": text,
    }
    nothing = dict.fromkeys(tables.load("findings").dtypes)
    return {**nothing, **alike, "file": file, "sheet": sheet, "row": row, **own}


def _told(one: Said) -> str | None:
    """What it says in words: the remark, and the answer where it is more than a choice."""
    answer = one.text("answer")
    if answer is not None and code_of(answer, tables.load("findings").column("direction")) is not None:
        answer = None
    return ". ".join(text for text in (answer, one.text("remark")) if text) or None


PRACTICES = {
    "practice": pl.String(),
    "at": pl.UInt32(),
    "text": pl.String(),
    "understood": pl.String(),
    "number": pl.Float64(),
    "remark": pl.String(),
    "evidence": pl.String(),
    "date": pl.Date(),
    "old": pl.Boolean(),
}
"""Columns of what the firm says of its own purchasing. `practice`: key without `own-practice/`; `at`: row of the site,
null: the whole firm. `understood`: yes, no or a number; `number`: a share between 0 and 1, or days."""


def told(said: Iterable[Said]) -> pl.DataFrame:
    """The answers on the own purchasing, see PRACTICES. Of one that is not understood only the text is there."""
    rows = [
        {
            "practice": one.subject,
            "at": one.at,
            "text": one.text("answer"),
            "understood": one.read.code,
            "number": one.read.value if isinstance(one.read.value, float) else None,
            "remark": one.text("remark"),
            "evidence": one.evidence,
            "date": one.date,
            "old": one.old,
        }
        for one in said
        if one.kind == OWN and one.amiss is None
    ]
    return pl.DataFrame(rows, schema=PRACTICES)
