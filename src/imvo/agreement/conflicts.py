"""Where the sources of an agreement disagree: every fact with several readings, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from imvo.agreement.model.base import Claim, Sourced, Text
from imvo.agreement.model.content import Figure
from imvo.agreement.model.definition import Agreement

# How things in a list are called in a path, the first that is there.
_NAMES = ("id", "track", "number", "metric")
# The field that says what a part is about, the first that is there.
_SUBJECTS = ("indicator", "title", "name", "item", "what", "wording", "text")


@dataclass(frozen=True)
class Conflict:
    """One fact that sources disagree about. `where`: the parts of the definition that lead to it; `key`: the field.

    `value`: what stands in that field (None: unknown); `claims`: all readings. `key` None: the sources disagree, and no
    readings are kept apart; then `sources` says who. `subject`: what the fact is about, in the definition's own words.
    """

    where: tuple[str, ...]
    key: str | None
    value: object
    claims: tuple[Claim, ...]
    sources: tuple[str, ...] = ()
    subject: Text | None = None


@dataclass(frozen=True)
class FigureConflict:
    """Published figures of one metric, period and population that do not agree with each other, or with another row."""

    metric: str
    period: str
    population: str
    rows: tuple[Figure, ...]


def conflicts(agreement: Agreement) -> tuple[Conflict, ...]:
    """Every fact with several readings, in the order of the definition; the published figures stand apart."""
    return tuple(_walk(agreement, ()))


def figure_conflicts(agreement: Agreement) -> tuple[FigureConflict, ...]:
    """The figures with the status conflicting, put together by metric, period and population."""
    found: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in agreement.figures:
        if figure.status == "conflicting":
            found.setdefault((figure.metric, figure.period, figure.population), []).append(figure)
    return tuple(FigureConflict(*key, tuple(rows)) for key, rows in found.items())


def _walk(part: object, where: tuple[str, ...]) -> Iterator[Conflict]:
    if isinstance(part, BaseModel):
        if isinstance(part, Sourced):
            yield from _here(part, where)
        for name, field in type(part).model_fields.items():
            if name not in ("claims", "figures"):
                yield from _walk(getattr(part, name), (*where, field.alias or name))
    elif isinstance(part, tuple):
        for place, item in enumerate(part):
            yield from _walk(item, (*where, _name(item, place)))


def _here(part: Sourced, where: tuple[str, ...]) -> Iterator[Conflict]:
    names = {field.alias or name: name for name, field in type(part).model_fields.items()}
    subject = next((said for name in _SUBJECTS if isinstance(said := getattr(part, name, None), Text)), None)
    by_key: dict[str, list[Claim]] = {}
    for claim in part.claims:
        by_key.setdefault(claim.of, []).append(claim)
    for key, claims in by_key.items():
        yield Conflict(where, key, getattr(part, names[key]), tuple(claims), part.sources, subject)
    if part.status == "conflicting" and not part.claims:
        yield Conflict(where, None, None, (), part.sources, subject)


def _name(item: object, place: int) -> str:
    named = next((getattr(item, name) for name in _NAMES if getattr(item, name, None) is not None), None)
    return str(place + 1) if named is None else str(named)
