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
from imvo.action.plan import divided
from imvo.action.same_measure import known_by
from imvo.disclosure.model import Level, Measure, Text
from imvo.disclosure.named import Names
from imvo.tables import Label

PROPOSED = "proposed"
Row = Mapping[str, Any]
_TEXTS = ("what", "goal", "indicator", "unit")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Limits:
    """`ranks`: key of an issue -> rank among the main risks. `themes`: every theme there is.

    `withheld`: names that may not stand in a text.
    `pointing`: words by which a text may point at a site. `as_of`: the day of the account.
    """

    ranks: Mapping[str, int]
    themes: frozenset[str]
    withheld: Names
    pointing: frozenset[str]
    as_of: date


def told(rows: pl.DataFrame, before: pl.DataFrame | None, limits: Limits) -> tuple[Measure, ...]:
    """The public measures in the order of their risks. `rows`, `before`: the allowed columns of `plan-measures`."""
    earlier = None if before is None else _earlier(before, limits.themes)
    made = [_measure(row, earlier, limits) for row in rows.iter_rows(named=True) if public(row, limits.themes)]
    return tuple(sorted(made, key=_order))


def public(row: Row, themes: frozenset[str]) -> bool:
    """Whether a measure may be told: the company does not keep it inside, and it is more than a proposal.

    A proposal of the library becomes the company's own when a person says how far it is. Who names nothing but keys of
    issues that no list can hold has not said what it is about.
    """
    keys = divided(row["issues"])
    if keys and not any(theme_of(one) in themes for one in keys):
        return False
    if row["public"] is False or row["progress"] == PROPOSED:
        return False
    return row["progress"] is not None or not row["proposal"]


def names_of(rows: pl.DataFrame, themes: frozenset[str]) -> list[str | None]:
    """What each public measure is known by; None: by nothing that may be read."""
    return [_name(row) for row in rows.iter_rows(named=True) if public(row, themes)]


def _measure(row: Row, earlier: Mapping[str, Row] | None, limits: Limits) -> Measure:
    keys, name = divided(row["issues"]), _name(row)
    was = None if earlier is None or name is None else earlier.get(name)
    told = was if was is not None and public(was, limits.themes) else None
    of = _library().get(row["proposal"] or "")
    marked = row["public"] is True
    texts = _texts(row, of)
    hidden = tuple(each for each in _TEXTS if _own(texts[each]) and limits.withheld.stand_in(_own(texts[each])))
    shown = {each: texts[each] if marked and each not in hidden else None for each in _TEXTS}
    # Figures say nothing without what is measured, and in what.
    figures = marked and not {"indicator", "unit"} & {*hidden}
    return Measure(
        kind=row["kind"],
        title=None if of is None else of.title,
        what=shown["what"],
        left_out="kept" if not marked else "names" if hidden else None,
        goal=_own(shown["goal"]),
        indicator=texts["indicator"] if isinstance(texts["indicator"], Label) else shown["indicator"],
        unit=shown["unit"] if figures else None,
        effect=_effect(row) if figures and texts["indicator"] else None,
        baseline=_level(row, "baseline") if figures else None,
        target=_level(row, "target") if figures else None,
        value=_level(row, "value") if figures else None,
        progress=row["progress"],
        begun=None if row["starts"] is None else row["starts"] <= limits.as_of,
        points=any(_points(_own(text), limits.pointing) for text in shown.values()),
        risks=tuple(sorted({limits.ranks[one] for one in keys if one in limits.ranks})),
        themes=tuple(sorted({theme_of(one) for one in keys if one not in limits.ranks} & limits.themes)),
        progress_before=None if told is None else told["progress"],
        value_before=_level(told, "value") if told is not None and told["public"] is True and figures else None,
        is_new=None if earlier is None or name is None or (was is not None and told is None) else was is None,
        hidden=hidden if marked else (),
    )


def _texts(row: Row, of: Proposal | None) -> dict[str, Text | None]:
    """The texts of a measure; those that nobody changed in both languages of the library."""
    return {
        "what": _words(row["what"], of),
        "goal": row["goal"],
        "indicator": _of_library(row["indicator"], of.indicator if of else None),
        "unit": _of_library(row["unit"], of.indicator.unit if of else None),
    }


def _own(text: Text | None) -> str | None:
    """A text of the company's own; the library names nobody."""
    return text if isinstance(text, str) else None


def _effect(row: Row) -> bool | None:
    return None if row["measures_what"] is None else row["measures_what"] == "effect"


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


def theme_of(issue: str) -> str:
    """The theme in the key of an issue, as people typed it."""
    return issue.partition("/")[0].strip().casefold()


def _earlier(rows: pl.DataFrame, themes: frozenset[str]) -> dict[str, Row]:
    """Measures by name; of several the one that was told."""
    named = [(name, row) for row in rows.iter_rows(named=True) if (name := _name(row)) is not None]
    return dict(sorted(named, key=lambda each: public(each[1], themes)))


def _name(row: Row) -> str | None:
    """What a measure is known by from year to year: its key, failing that its words where they are public."""
    return known_by(row["measure"], row["what"] if row["public"] is True else None)


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
