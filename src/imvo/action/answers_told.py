"""What became of every answer, as a table; and what a person can mend, in the table `rejected`."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo import tables, words
from imvo.action.answers_said import TWICE, Said
from imvo.action.evidence import EVIDENCED
from imvo.files import plain
from imvo.intake.notes import Problem
from imvo.intake.spread import VALUE_CHARACTERS

_ROWS = frozenset({"no-such-site", "no-such-question"})
_SECRET = frozenset({"state", "document"})  # cells that may name a document that is confidential


def states(said: Sequence[Said]) -> pl.DataFrame:
    """The table `answer-states`, in the order of the files."""
    rows = [
        {
            "file": one.place[0],
            "sheet": one.place[1],
            "row": one.place[2],
            "carried": one.carried,
            "question": one.text("question"),
            "site": one.text("site"),
            "at": one.at,
            "theme": one.text("theme"),
            "answer": one.text("answer"),
            "understood": one.read.code,
            "evidence": one.evidence,
            "lacking": one.text("lacking"),
            "effect": one.effect,
            "date": one.date,
            "old": one.old,
        }
        for one in said
    ]
    declared = tables.load("answer-states")
    made = pl.DataFrame(rows, schema=declared.dtypes)
    return tables.check(made.sort("file", "sheet", "row", nulls_last=True), declared)


def refused(said: Sequence[Said], lang: str) -> pl.DataFrame:
    """Lines of the table `rejected`: rows without a question or a site, cells not understood, evidence in part.

    Those of an earlier year too, for what is carried on and counts for nothing can be said again.
    """
    lines = [
        _line(one, column, problem, lang) for one in said for column, problem in (*one.problems, *_lacking(one, lang))
    ]
    declared = tables.load("rejected")
    made = pl.DataFrame(lines, schema=declared.dtypes)
    return tables.check(made.sort("file", "sheet", "row", "column", "reason", nulls_last=True), declared)


def _lacking(one: Said, lang: str) -> list[tuple[str, Problem]]:
    lacking = one.text("lacking")
    if lacking is None or one.effect == TWICE:
        return []
    if one.evidence == EVIDENCED:
        return [("state", Problem("returned.unverified", what="note"))]
    parts = words.enumeration([_title(part, lang).lower() for part in lacking.split("|")], lang)
    return [("state", Problem("answers.problem.lacking", {"parts": parts}, what="note"))]


def _line(one: Said, column: str, problem: Problem, lang: str) -> dict[str, object]:
    file, sheet, row = one.place
    whole = one.effect in _ROWS and column in ("site", "question")
    given = None if column in _SECRET else one.row[column]
    return {
        "file": file,
        "sheet": sheet,
        "row": row,
        "what": "row" if whole else problem.what,
        "column": _title(column, lang),
        "value": None if given is None else plain(str(given), VALUE_CHARACTERS),
        "reason": problem.reason(lang),
        "mend": problem.mend(lang),
    }


def _title(column: str, lang: str) -> str:
    return str(getattr(tables.load("answers").column(column).title, lang))
