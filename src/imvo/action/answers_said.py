"""Every answer that came back: of what, where, how far proven, how old, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from imvo.action.answers_read import HIDDEN, OWN, PRACTICE, STAGE, YES, Read, Understood
from imvo.action.evidence import CLAIMED, STATES, judged
from imvo.action.returned import ANSWERS, Returned
from imvo.action.sites_named import located
from imvo.intake.notes import Problem
from imvo.reference.normal import key
from imvo.risk.method import Method

WITHOUT_SITE = frozenset({STAGE, HIDDEN, PRACTICE, OWN})
"""Kinds of question that may be answered without a site of the list."""
TWICE = "told-twice"
CORRECTED = "corrected"
IDLE = (TWICE, CORRECTED)
"""Effects of answers that are there only to be told of."""
_YEAR = 12  # months


@dataclass(frozen=True)
class Said:
    """One row of `answers`. `counts`: it is evidenced or verified, dated, and neither too old nor of a later day.

    `at`: the row of its site; `amiss` as `sites_named.located` has it. `kind` None: there is no such question. `old`:
    older than the method lets pass unmarked (None: not dated). `row` holds the cells by column.
    """

    place: tuple[str, str | None, int]
    row: dict[str, object]
    kind: str | None
    subject: str | None
    at: int | None
    amiss: str | None
    read: Read
    counts: bool
    old: bool | None
    expired: bool
    carried: bool
    effect: str = "told-only"
    problems: tuple[tuple[str, Problem], ...] = field(default=())

    def text(self, column: str) -> str | None:
        """A cell of text."""
        found = self.row[column]
        return None if found is None else str(found)

    @property
    def date(self) -> date | None:
        found = self.row["date"]
        return found if isinstance(found, date) else None

    @property
    def shows_site(self) -> bool:
        """Whether it proves that a site is there, which does not pass with the years as its other facts do."""
        return self.counts or (self.expired and self.evidence != CLAIMED)

    @property
    def about(self) -> tuple[object, ...]:
        """Its question, site, theme and day: two answers that share these say the same thing, or one is an error."""
        site = self.at if self.at is not None else key(self.text("site") or "")
        return (self.kind, self.subject, self.at is None, site, self.text("theme"), self.date)

    @property
    def says_something(self) -> bool:
        """Whether it was understood as an answer."""
        return self.read.value is not None

    @property
    def evidence(self) -> str:
        return str(self.row["evidence"])

    def of(self, effect: str, *problems: tuple[str, Problem]) -> Said:
        """The same with what became of it, and what to mend in which column."""
        return replace(self, effect=effect, problems=(*self.problems, *problems))


def every(returned: Returned, sites: pl.DataFrame, understood: Understood, method: Method, as_of: date) -> list[Said]:
    """All answers in an order that their content decides, and never the order in which they came."""
    placed = located(_aged(judged(returned.tables[ANSWERS]), method, as_of), sites)
    content = [name for name in placed.columns if name not in ("file", "sheet", "row")]
    ordered = placed.sort(*content, "file", "sheet", "row", nulls_last=True)
    said = [name for name in returned.tables[ANSWERS].columns if name not in ("file", "sheet", "row")]
    first: dict[tuple[object, ...], Said] = {}
    found: list[Said] = []
    for row in ordered.iter_rows(named=True):
        one = _said(row, understood, returned.carried)
        before = first.setdefault(tuple(row[name] for name in said), one)
        found.append(one if before is one else _again(one, before))
    return _corrected(found)


def once(said: Iterable[Said]) -> list[Said]:
    """Without those that are there already, word for word, and those that a later run corrected."""
    return [one for one in said if one.effect not in IDLE]


def _corrected(said: list[Said]) -> list[Said]:
    """An answer of this run takes the place of one that is carried, of the same question, site and day.

    Unless it is less proven: a claim corrects no evidence. What was seen is not corrected but withdrawn, as a finding.
    """
    own: dict[tuple[object, ...], int] = {}
    for one in said:
        if not one.carried and one.kind not in (None, PRACTICE) and one.effect != TWICE and one.says_something:
            own[one.about] = max(own.get(one.about, -1), STATES.index(one.evidence))
    return [
        one.of(CORRECTED)
        if one.carried and own.get(one.about, -1) >= STATES.index(one.evidence) and one.effect != TWICE
        else one
        for one in said
    ]


def _again(one: Said, before: Said) -> Said:
    """An answer that is there already: it counts once, and what is to be mended in it is told once."""
    file, sheet, row = before.place
    place = ", ".join([file, *([] if sheet is None else [sheet]), str(row)])
    told = ("question", Problem("returned.twice", {"place": place}, "note"))
    return replace(one, effect=TWICE, problems=(told,))


def _aged(rows: pl.DataFrame, method: Method, as_of: date) -> pl.DataFrame:
    """Add `valid`, `expired`, `old`: whether an answer counts on `as_of`, no longer does, is marked as old."""

    def until(years: float) -> pl.Expr:
        return pl.col("date").dt.offset_by(f"{round(years * _YEAR)}mo")

    day = pl.lit(as_of)
    return rows.with_columns(
        valid=((pl.col("date") <= day) & (until(method.answers.valid_years) >= day)).fill_null(value=False),
        expired=(until(method.answers.valid_years) < day).fill_null(value=False),
        old=until(method.answers.old_after_years) < day,
        later=(pl.col("date") > day).fill_null(value=False),
    )


def _said(row: dict[str, object], understood: Understood, carried: frozenset[str]) -> Said:
    question = understood.question(str(row["question"]))
    kind, subject = question or (None, None)
    proven = row["evidence"] != CLAIMED
    sheet = row["sheet"]
    one = Said(
        place=(str(row["file"]), None if sheet is None else str(sheet), int(str(row["row"]))),
        row=row,
        kind=kind,
        subject=subject,
        at=None if row["at"] is None else int(str(row["at"])),
        amiss=None if row["amiss"] is None else str(row["amiss"]),
        read=Read(),
        counts=proven and bool(row["valid"]),
        old=None if row["old"] is None else bool(row["old"]),
        expired=bool(row["expired"]),
        carried=row["file"] in carried,
    )
    if kind is None:
        return one.of("no-such-question", ("question", Problem("answers.problem.no-question")))
    return _noted(replace(one, read=_read(one, kind, subject, understood)), proven=proven)


def _read(said: Said, kind: str, subject: str | None, understood: Understood) -> Read:
    answer, country = said.text("answer"), said.text("country")
    if kind == STAGE and said.text("site") is not None:
        read = understood.answer(kind, subject, answer) if answer else Read()
        if read.value is not None:
            return read
        # Who names the site has answered the question, whatever words stand beside the name; a work is taken as named.
        work = understood.answer("process", None, answer).value if answer else None
        return Read(YES, YES, work=None if work is None else str(work))
    if answer is None:
        # The country of a site that the list leaves open may have been written in its own column.
        return Read(country, country) if kind == "country" and country else Read()
    read = understood.answer(kind, subject, answer)
    if kind == STAGE and read.problem is not None:
        return Read(problem=Problem("answers.problem.name-site"))
    return read


def _noted(said: Said, *, proven: bool) -> Said:
    """With what is worth mending whatever the answer says: how it was read, a date that is missing or lies ahead."""
    problems: list[tuple[str, Problem]] = []
    if proven and said.date is None:
        problems.append(("date", Problem("answers.problem.undated", what="note")))
    if said.read.note is not None:
        problems.append(("answer", said.read.note))
    if said.row["doubt"] and not said.carried:
        problems.append(("site", Problem("answers.problem.other-name", what="note")))
    if said.row["later"]:
        problems.append(("date", Problem("answers.problem.later", what="note")))
    return replace(said, problems=(*said.problems, *problems))
