"""Measures as the public may read them: decided, not kept inside, in words that the company marked as public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import polars as pl

from imvo.action.measures import Proposal, library
from imvo.disclosure.model import Level, Measure, Text
from imvo.disclosure.named import names
from imvo.tables import Label

PROPOSED = "proposed"
Row = Mapping[str, Any]
_TEXTS = ("what", "goal", "indicator", "unit")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Limits:
    """`ranks`: key of an issue -> rank among the main risks. `withheld`: names that may not stand in a text.

    `pointing`: words by which a text may point at a site. `as_of`: the day of the account.
    """

    ranks: Mapping[str, int]
    withheld: frozenset[str]
    pointing: frozenset[str]
    as_of: date


def told(rows: pl.DataFrame, before: pl.DataFrame | None, limits: Limits) -> tuple[Measure, ...]:
    """The public measures in the order of their risks. `rows`, `before`: the allowed columns of `plan-measures`."""
    earlier = None if before is None else _earlier(before)
    made = [_measure(row, earlier, limits) for row in rows.iter_rows(named=True) if public(row)]
    return tuple(sorted(made, key=_order))


def public(row: Row) -> bool:
    """Whether a measure may be told: the company does not keep it inside, and it is more than a proposal.

    A proposal of the library becomes the company's own when a person says how far it is.
    """
    if row["public"] is False or row["progress"] == PROPOSED:
        return False
    return row["progress"] is not None or not row["proposal"]


def names_of(rows: pl.DataFrame) -> list[str | None]:
    """What each public measure is known by; None: by nothing that may be read."""
    return [_name(row) for row in rows.iter_rows(named=True) if public(row)]


def _measure(row: Row, earlier: Mapping[str, Row] | None, limits: Limits) -> Measure:
    keys, name = issue_keys(row["issues"]), _name(row)
    was = None if earlier is None or name is None else earlier.get(name)
    of = _library().get(row["proposal"] or "")
    # One text that names a site would make the others point at it too.
    named = any(names(row[each], limits.withheld) for each in _TEXTS)
    marked = row["public"] is True
    shown = marked and not named
    indicator = _of_library(row["indicator"], of.indicator if of else None)
    unit = _of_library(row["unit"], of.indicator.unit if of else None)
    effect = None if row["measures_what"] is None else row["measures_what"] == "effect"
    return Measure(
        kind=row["kind"],
        title=None if of is None else of.title,
        what=_words(row["what"], of) if shown else None,
        left_out=None if shown else "names" if marked else "kept",
        goal=row["goal"] if shown else None,
        indicator=indicator if shown or isinstance(indicator, Label) else None,
        unit=unit if shown else None,
        effect=effect if indicator and shown else None,
        baseline=_level(row, "baseline") if shown else None,
        target=_level(row, "target") if shown else None,
        value=_level(row, "value") if shown else None,
        progress=row["progress"],
        begun=None if row["starts"] is None else row["starts"] <= limits.as_of,
        points=shown and any(_points(row[each], limits.pointing) for each in _TEXTS),
        risks=tuple(sorted({limits.ranks[one] for one in keys if one in limits.ranks})),
        themes=tuple(sorted({one.split("/")[0] for one in keys if one not in limits.ranks})),
        progress_before=None if was is None else was["progress"],
        value_before=_level(was, "value") if was is not None and shown else None,
        is_new=None if earlier is None or name is None else was is None,
    )


def _points(text: str | None, pointing: frozenset[str]) -> bool:
    return any(word in pointing or word.isdigit() for word in _WORD.findall((text or "").casefold()))


@cache
def _library() -> dict[str, Proposal]:
    return {one.id: one for one in library()}


def _of_library(text: str | None, own: Label | None) -> Text | None:
    """An indicator or a unit: as the library has it in both languages, where nobody changed it; else as it stands."""
    return own if own is not None and text in (own.nl, own.en) else text


def _words(text: str, of: Proposal | None) -> Text:
    """What is done. A workbook with proposals has the title before it, which stands apart here."""
    if of is None:
        return text
    for title, what in ((of.title.nl, of.what.nl), (of.title.en, of.what.en)):
        bare = text.removeprefix(f"{title}. ")
        if bare in (title, what):
            return of.what
        if bare != text:
            return bare
    return text


def issue_keys(text: str | None) -> tuple[str, ...]:
    """The keys of issues in a cell."""
    return tuple(dict.fromkeys(part.strip() for part in (text or "").split(";") if part.strip()))


def _earlier(rows: pl.DataFrame) -> dict[str, Row]:
    return {name: row for row in rows.iter_rows(named=True) if (name := _name(row)) is not None}


def _name(row: Row) -> str | None:
    """What a measure is known by from year to year: its key, failing that its words where they are public."""
    name: str | None = row["measure"] or (row["what"] if row["public"] is True else None)
    return name


def _level(row: Row, name: str) -> Level | None:
    value: float | None = row[name]
    if value is None:
        return None
    day: date | None = row[f"{name}_date"]
    return Level(value, day, bool(row["value_evidence_given"]) if name == "value" else None)


def _order(measure: Measure) -> tuple[Any, ...]:
    """By first risk, then by what is shown: the order tells nothing of the rows of the plan."""
    levels: Iterable[Level | None] = (measure.baseline, measure.target, measure.value)
    shown = (
        measure.kind, measure.title, measure.what, measure.goal, measure.indicator, measure.unit, measure.progress,
    )  # fmt: skip
    numbers = [str(level) for level in levels]
    words = [part.en if isinstance(part, Label) else part or "" for part in shown]
    return (min(measure.risks, default=len(measure.risks) + 10**6), *words, numbers)
