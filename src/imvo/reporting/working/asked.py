"""What the workbook of answers asks: one line per question and site, the gravest sites first, with earlier answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from imvo import words
from imvo.action import site_keys
from imvo.action.answers import STATES
from imvo.action.answers_read import FACTS, OWN, OWN_PRACTICES, PRACTICE, expected
from imvo.action.returned import ANSWERS
from imvo.reporting.compute import Result
from imvo.reporting.phrases import Phrases

SITES_EACH = 25
"""Sites per question: more would be a questionnaire that nobody fills in. Rows may be added for the rest."""
BLANK_EACH = 4
"""Rows without a site, where the answer is to name one."""
SHEETS = ("buyers", "supplier", "union-ngo", OWN)
CONFIDENTIAL = "confidential"
KEPT = ("answer", "state", "document", "page", "date", "mark", "verified_by", "answered_by", "kind", "remark")
"""Columns that an earlier answer fills in beforehand."""


Given = tuple[Mapping[str, Any], str | None]
"""What an earlier answer says by column, and when it was given."""


@dataclass(frozen=True)
class Line:
    """One row of the workbook. `given`: column -> what an earlier answer says there; `earlier`: where it comes from.

    `key`: tells the site apart from others of its name.
    """

    sheet: str
    question: str
    asked: str
    expected: str
    site: Mapping[str, Any] = field(default_factory=dict)
    theme: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    earlier: str | None = None
    key: str | None = None


def lines(result: Result, say: Phrases) -> list[Line]:
    """All lines, by sheet and then in the order of the questions."""
    earlier = _Earlier(result, say.lang)
    open_ = list(_of_questions(result, say, earlier))
    there = {(_key(line.question), line.site.get("row")) for line in open_}
    again = [one for one in earlier.to_ask_again() if one not in there]
    every = [*open_, *_again(say, earlier, again), *_own(say, earlier)]
    keyed = site_keys.of_rows(say.view.sites, (line.site["row"] for line in every if line.site.get("row") is not None))
    every = [replace(line, key=keyed.get(line.site.get("row", 0))) for line in every]
    return sorted(every, key=lambda line: SHEETS.index(line.sheet))


class _Earlier:
    """The answers that came back before, by question and site, so that nobody begins with an empty sheet twice."""

    def __init__(self, result: Result, lang: str) -> None:
        self._lang = lang
        self._rows: dict[tuple[str, int | str | None, str | None], dict[str, Any]] = {}
        states = None if result.heard is None else result.heard.results.get(STATES)
        if states is None:
            return
        told = states.select("file", "sheet", "row", "at", "old")
        rows = result.returned.tables[ANSWERS].join(told, on=["file", "sheet", "row"], how="left", nulls_equal=True)
        content = [name for name in rows.columns if name not in ("file", "sheet", "row", "date")]
        # The latest one stands last, and stays.
        for row in rows.sort("date", *content, nulls_last=False).iter_rows(named=True):
            where = row["site"] if row["at"] is None else row["at"]
            self._rows[_key(row["question"]), where, row["theme"]] = row

    def of(self, question: str, at: int | None, theme: str | None = None) -> Given:
        """What was answered before, and since when."""
        row = self._rows.get((_key(question), at, theme))
        return ({}, None) if row is None else self._given(row)

    def to_ask_again(self) -> list[tuple[str, int]]:
        """Question and site of the answers that are so old that they are marked."""
        return sorted({(key, at) for (key, at, _), row in self._rows.items() if row["old"] and isinstance(at, int)})

    def named(self, question: str) -> list[tuple[dict[str, Any], Given]]:
        """Earlier answers to a question that asks to name sites: the row, and what it says.

        The name of the site is the answer: where that rests on a confidential document it is not shown.
        """
        every = [row for (key, *_), row in self._rows.items() if key == _key(question) and row["site"]]
        rows = [row for row in every if row["mark"] != CONFIDENTIAL]
        return [(row, self._given(row)) for row in sorted(rows, key=lambda row: (row["site"], row["country"] or ""))]

    def _given(self, row: Mapping[str, Any]) -> Given:
        day = row["date"]
        told = words.text("answers.book.earlier-undated", self._lang)
        if isinstance(day, date):
            told = words.text("answers.book.earlier-day", self._lang, day=words.day(day, self._lang))
        if row["old"]:
            told = f"{told} {words.text('answers.book.earlier-old', self._lang)}"
        if row["mark"] == CONFIDENTIAL:
            # The workbook goes to others: what rests on a confidential document is not shown there.
            return {}, f"{told} {words.text('answers.book.earlier-confidential', self._lang)}"
        return {name: row[name] for name in KEPT}, told


def _key(question: str) -> str:
    return question.strip().casefold()


def _of_questions(result: Result, say: Phrases, earlier: _Earlier) -> Iterable[Line]:
    for row in say.view.questions.sort("rank").iter_rows(named=True):
        asked, want = say.question(row), expected(row["kind"], row["subject"])
        if row["kind"] in FACTS:
            sites, every = _first(say, _concerned(result, row["kind"], row["subject"]))
            told = _more(asked, len(sites), every, say.lang)
            for place, site in enumerate(sites or [{}]):
                yield _line(row["whom"], row["question"], asked if place else told, want, site, earlier)
        elif row["kind"] == PRACTICE:
            yield from _practice(result, row, asked, earlier)
        else:
            yield from _named(row, asked, want, earlier)


def _line(sheet: str, question: str, asked: str, want: str, site: Mapping[str, Any], earlier: _Earlier) -> Line:
    given, since = earlier.of(question, site["row"]) if site else ({}, None)
    return Line(sheet, question, asked, want, site, given=given, earlier=since)


def _practice(result: Result, row: Mapping[str, Any], asked: str, earlier: _Earlier) -> Iterable[Line]:
    """One line per first issue of the country: what is seen there of its theme."""
    first = result.assessment.issues.filter(
        (pl.col("list") == "priority")
        & (pl.col("rank") <= result.method.stability.top)
        & pl.col("site_known")
        & pl.col("country").eq_missing(pl.lit(row["subject"], pl.String))
    )
    for theme in first.sort("rank").get_column("theme").unique(maintain_order=True):
        given, since = earlier.of(row["question"], None, theme)
        yield Line(row["whom"], row["question"], asked, "seen", {"country": row["subject"]}, theme, given, since)


def _named(row: Mapping[str, Any], asked: str, want: str, earlier: _Earlier) -> Iterable[Line]:
    """Lines in which who answers names the sites; those that were named before stand there."""
    for one, (given, since) in earlier.named(row["question"]):
        site = {"name": one["site"], "country": one["country"], "site_id": one["site_id"]}
        yield Line(row["whom"], row["question"], asked, want, site, None, given, since)
    for _ in range(BLANK_EACH):
        yield Line(row["whom"], row["question"], asked, want)


def _again(say: Phrases, earlier: _Earlier, again: Iterable[tuple[str, int]]) -> Iterable[Line]:
    """Answers that still count but are old: asked again, although the list no longer leaves the fact open."""
    for question, at in again:
        kind, _, subject = question.partition("/")
        if kind not in FACTS:
            continue
        code = subject.upper() if kind in ("migrants", "women", "region") else subject
        row = {"question": f"{kind}/{code}", "kind": kind, "subject": code}
        sites, _ = _first(say, pl.col("row") == at)
        for site in sites:
            sheet = "buyers" if kind == "country" else "supplier"
            yield _line(sheet, f"{kind}/{code}", say.question(row), expected(kind, subject), site, earlier)


def _own(say: Phrases, earlier: _Earlier) -> Iterable[Line]:
    if say.view.wording is not None:
        return  # Who invests or lends has no orders, prices or terms of its own to ask about.
    for practice, want in OWN_PRACTICES.items():
        question = f"{OWN}/{practice}"
        asked = words.text(f"answers.practice.{practice}", say.lang)
        given, since = earlier.of(question, None)
        yield Line(OWN, question, asked, "own-share" if want == "share" else want, given=given, earlier=since)


def _more(asked: str, shown: int, every: int, lang: str) -> str:
    """The question, with how many of its sites stand below it where those are not all."""
    if shown == every:
        return asked
    counts = {"n": words.count(shown, lang), "all": words.count(every, lang)}
    return words.text("answers.book.more", lang, asked=asked, **counts)


def _concerned(result: Result, kind: str, subject: str | None) -> pl.Expr:
    """Which sites leave open what the question asks."""
    if kind in ("country", "process"):
        taken = result.assessment.processes
        # A million sites do a few hundred combinations of processes: those are told apart once.
        every = taken.get_column("processes").unique()
        of_process = every.filter(every.str.split("|").list.contains(pl.lit(subject)))
        rows = taken.filter(pl.col("processes").is_in(of_process.implode())).get_column("row")
        here = pl.col("row").is_in(rows.implode())
        return here & pl.col("country").is_null() if kind == "country" else here
    return pl.col("country").eq_missing(pl.lit(subject, pl.String)) & pl.col(FACTS[kind]).is_null()


def _first(say: Phrases, which: pl.Expr) -> tuple[Sequence[dict[str, Any]], int]:
    """The first sites that meet a condition, the gravest before the rest, and how many there are."""
    # A million sites go by: what they are called is looked up for the first ones alone.
    sites, weights = say.view.sites, say.view.site_severity
    found = sites.select("row", *FACTS.values()).filter(which).select("row")
    if weights is None:
        first = found.sort("row").head(SITES_EACH)
    else:
        keys = ["severity_band", "likelihood", "row"]
        weighed = found.join(weights.select(keys), on="row", how="left")
        picked = weighed.bottom_k(SITES_EACH, by=keys, reverse=[False, True, False])
        first = picked.sort(keys, descending=[False, True, False], nulls_last=True).select("row")
    told = sites.select("row", "name", "site_id", "country", "source_row")
    own = told.filter(pl.col("row").is_in(first.get_column("row").implode()))
    return first.join(own, on="row", how="left", maintain_order="left").to_dicts(), found.height
