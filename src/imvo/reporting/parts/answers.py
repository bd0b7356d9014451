"""What was answered: how far each answer is proven, which facts it filled in, and what could not be used."""

from __future__ import annotations

import polars as pl

from imvo.action import answers
from imvo.action.answers_read import NO, OWN, YES
from imvo.action.evidence import STATES
from imvo.action.returned import ANSWERS
from imvo.chain import vocabulary as chain_words
from imvo.reference.countries import codes, name
from imvo.reporting import evidence
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, labelled, many, percent
from imvo.tables import Label, load
from imvo.words import has

SHOWN = ("site", "question", "answer", "understood", "evidence", "lacking", "effect", "date", "old")
REFUSED = ("file", "sheet", "row", "column", "value", "reason", "mend")
FIRST = 20  # rows of a table on the page; the files beside it hold all
EMPTY = ("site", "answer", "understood", "lacking")  # of which an empty cell is no unknown
# What asks for somebody's attention stands first, then what changed something.
_ORDER = (
    "conflict", "not-understood", "no-such-site", "no-such-question", "too-old", "adds-site", "fills", "shows-stage",
    "becomes-finding", "agrees", "superseded", "corrected", "told-only", "told-twice",
)  # fmt: skip


def section(assessed: Assessed, _found: Results) -> Section:
    """The three states apart, what they filled in, what differs, what is old, and what to mend."""
    states = assessed.heard.results[answers.STATES]
    told, lede = _words(assessed, states), both("answers.section.states")
    shown = [Shown(answers.STATES, _ordered(states), SHOWN, lede, told, most=FIRST, dashed=EMPTY)]
    refused = _refused(assessed)
    if refused.height:
        shown.append(Shown("rejected", refused, REFUSED, both("answers.section.refused"), most=FIRST))
    apart = tuple(_of_state(states, state) for state in STATES)
    return Section(
        id="answers",
        title=both("answers.section.title"),
        lede=many("answers.section.lede", states.height),
        facts=(*_came(assessed, states), *apart, *_changed(states), *_added(assessed, states)),
        shown=tuple(shown),
        notes=tuple(both(f"answers.section.{name}") for name in ("note", "note-hidden", "note-named")),
        headline=(apart[1], apart[2], apart[0]),
    )


def _came(assessed: Assessed, states: pl.DataFrame) -> list[Fact]:
    """How many rows were answered of those that were asked, and how many come from an earlier year."""
    own = states.filter(~pl.col("carried")).height
    readings = [one for one in assessed.returned.readings if ANSWERS in one.tables]
    found = []
    if readings:
        asked = count(sum(one.rows_in for one in readings))
        found.append(Fact(both("answers.section.asked"), count(own), both("answers.section.of", all=asked)))
    if carried := states.height - own:
        found.append(Fact(both("answers.section.carried"), count(carried), both("answers.section.carried-about")))
    return found


def _of_state(states: pl.DataFrame, state: str) -> Fact:
    n = states.filter(pl.col("evidence") == state).height
    of = both("answers.section.n-of", n=count(n), all=count(states.height))
    return Fact(
        both("answers.section.state", state=evidence.marked()[state]), of, both(f"answers.section.{state}-about")
    )


def _changed(states: pl.DataFrame) -> list[Fact]:
    filling = states.filter(pl.col("effect").is_in(answers.FILLING))
    differs, old = states.filter(pl.col("effect") == "conflict").height, states.filter(pl.col("old")).height
    places = both("answers.section.filled-about", n=count(filling.get_column("at").n_unique()))
    found = [Fact(both("answers.section.filled"), count(filling.height), places)]
    if differs:
        found.append(Fact(both("answers.section.conflict"), count(differs), both("answers.section.conflict-about")))
    if old:
        found.append(Fact(both("answers.section.old"), count(old), both("answers.section.old-about")))
    return found


def _added(assessed: Assessed, states: pl.DataFrame) -> list[Fact]:
    """How many sites stand beside those of the list because answers name them; nothing where none does."""
    added = states.filter(pl.col("effect") == "adds-site").get_column("at").n_unique()
    if not added:
        return []
    about = both("returned.added-about", listed=count(assessed.sites.height - added))
    return [Fact(both("returned.added"), count(added), about)]


def _ordered(states: pl.DataFrame) -> pl.DataFrame:
    place = {effect: at for at, effect in enumerate(_ORDER)}
    order = pl.col("effect").replace_strict(place, return_dtype=pl.UInt8)
    return states.sort(order, "question", "site", "file", "sheet", "row", nulls_last=True)


def _refused(assessed: Assessed) -> pl.DataFrame:
    """What could not be used of the answers, as read and as weighed."""
    read = [one.rejected for one in assessed.returned.readings if ANSWERS in one.tables]
    files = {one.file for one in assessed.returned.readings if ANSWERS in one.tables}
    weighed = assessed.heard.refused.filter(pl.col("file").is_in(sorted(files)))
    return pl.concat([*read, weighed]).sort("file", "sheet", "row", "column", "reason", nulls_last=True)


def _words(assessed: Assessed, states: pl.DataFrame) -> dict[str, dict[str, Label]]:
    """What codes are called in the column of what an answer is understood as."""
    processes = labelled(chain_words.load(assessed.editions[chain_words.REGISTER]).processes)
    countries = {code: Label(nl=name(code, "nl"), en=name(code, "en")) for code in codes()}
    truths = {YES: both("reporting.book.yes"), NO: both("reporting.book.no")}
    seen = {code: Label(nl=c.nl, en=c.en) for code, c in load("findings").column("direction").choices.items()}
    keys = states.get_column("question").unique()
    about = {key: label for key in keys if (label := asked(key)) is not None}
    return {
        "question": about,
        "evidence": evidence.marked(),
        "understood": {**_shares(states), **countries, **processes, **truths, **seen},
    }


def asked(question: str) -> Label | None:
    """What a question is about, in a few words; None when there is no such question."""
    kind, _, subject = question.strip().casefold().partition("/")
    key = f"answers.about.{subject.strip() if kind.strip() == OWN else kind.strip()}"
    return both(key) if has(key, "en") else None


def _shares(states: pl.DataFrame) -> dict[str, Label]:
    told = states.filter(pl.col("question").str.contains(r"(?i)^(migrants|women|own-practice/(late|cancelled|order))"))
    values = told.get_column("understood").drop_nulls().unique()
    return {value: percent(float(value)) for value in values}


PART = Part("answers", (ANSWERS,), section=section)
