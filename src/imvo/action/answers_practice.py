"""What those who know a place say happens there, as findings; and what the firm says of its own purchasing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from imvo import tables
from imvo.action.answers_read import OWN, PRACTICE
from imvo.action.answers_said import Said
from imvo.intake.notes import Problem
from imvo.intake.values.choices import code_of
from imvo.intake.wording import norm

_UNIONS = ("union", "bond", "federatie", "federation", "syndica", "sindica", "gewerkschaft", "confedera")
_WORKERS = ("worker", "werknemer", "arbeider", "employee", "interview", "travailleur", "beschaftigte")
OTHERS = "media"
"""Kind of finding of anybody else: what an NGO reports stands there too."""


def findings(said: Sequence[Said]) -> tuple[pl.DataFrame, list[Said]]:
    """Rows of the table `findings` that answers on practice amount to, and the answers with what became of each."""
    rows: list[dict[str, object]] = []
    done: list[Said] = []
    for one in said:
        if one.kind != PRACTICE or one.read.value is None:
            done.append(one)
        elif one.at is None:
            unnamed = (("site", Problem("answers.problem.practice-site", what="note")),)
            done.append(one if one.amiss else one.of("told-only", *unnamed))
        elif one.text("theme") is None:
            done.append(one.of("told-only", ("theme", Problem("answers.problem.theme", what="note"))))
        else:
            rows.append(_finding(one))
            done.append(one.of("becomes-finding"))
    declared = tables.load("findings")
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared), done


def _finding(one: Said) -> dict[str, object]:
    alike = {name: one.row[name] for name in tables.load("findings").dtypes if name in one.row}
    file, sheet, row = one.place
    own = {
        "kind": kind_of(one.text("answered_by")),
        "source": one.text("answered_by"),
        "direction": one.read.code,
        "direction_given": one.text("answer"),
        "text": one.text("remark"),
    }
    nothing = dict.fromkeys(tables.load("findings").dtypes)
    return {**nothing, **alike, "file": file, "sheet": sheet, "row": row, **own}


def kind_of(who: str | None) -> str:
    """The kind of finding that an answer is, by who gave it: a union, workers, or anybody else."""
    if who is None:
        return OTHERS
    named = code_of(who, tables.load("findings").column("kind"))
    if named in ("union", "worker-voice"):
        return named
    words = norm(who)
    if any(stem in words for stem in _UNIONS):
        return "union"
    return "worker-voice" if any(stem in words for stem in _WORKERS) else OTHERS


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
