"""Numbers of people: 1200, ca. 1.200, 500-1000, > 5.000, 130 workers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imvo.files.grid import CellKind
from imvo.intake.notes import Problem, note, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.numbers import DIGITS, Mark, decide, pick, written
from imvo.intake.wording import says_nothing

MOST = 2_000_000  # the largest sites in the world have some hundred thousand workers
_UNITS = re.compile(
    r"\b(?:total|workers?|employees?|people|persons?|staff|fte|werknemers?|medewerkers?|arbeiders?|personen|mensen|"
    r"mitarbeiter(?:innen)?|beschäftigte|arbeiter(?:innen)?|arbeitnehmer|travailleurs?|employés?|salariés?|personnes?|"
    r"ouvri(?:ers?|ères?))\b\.?"
)
_ABOUT = (
    r"(?:ca\.?|c\.|circa|approx\.?|approximately|about|around|some|±|\+/-|~|≈|ongeveer|rond|zo'n|etwa|rund|ungefähr|"
    r"env\.?|environ)"
)
_FROM = (
    r"(?:>=?|≥|more than|over|at least|min\.?|minimum|meer dan|minstens|ten minste|vanaf|boven|mehr als|über|"
    r"mindestens|ab|plus de|plus que|au moins)"
)
_TO = (
    r"(?:<=?|≤|less than|fewer than|under|up to|at most|max\.?|maximum|minder dan|tot|hoogstens|maximaal|onder|"
    r"weniger als|bis zu|bis|höchstens|unter|moins de|jusqu'à|au plus)"
)
_MORE = r"(?:\+|or more|and more|of meer|en meer|oder mehr|und mehr|ou plus|et plus)"
_BETWEEN = r"(?:-|–|—|−|/|to|tot en met|t/m|tot|bis|à|a|and|en|und|et|\.\.\.?)"
_FORMS = {
    "range": re.compile(rf"(?:between|tussen|zwischen|entre|from|van|von|de)?\s*({DIGITS})\s*{_BETWEEN}\s*({DIGITS})"),
    "about": re.compile(rf"{_ABOUT}\s*({DIGITS})"),
    "from": re.compile(rf"(?:{_FROM}\s*({DIGITS})|({DIGITS})\s*{_MORE})"),
    "to": re.compile(rf"{_TO}\s*({DIGITS})"),
    "exact": re.compile(rf"({DIGITS})"),
}


def read_workers(cells: Sequence[Cell]) -> ColumnReading:
    """Readings of (low, high): persons, Int64; high None when only a lower bound is said, low None likewise."""
    parsed = [_parse(cell) for cell in cells]
    mark = decide(token for found in parsed if found for token in found[1])
    readings = [_reading(cell, found, mark) for cell, found in zip(cells, parsed, strict=True)]
    about = sum(1 for found in parsed if found and found[0] == "about")
    notes = (note("workers-about", n=about),) if about else ()
    return ColumnReading(readings, notes)


def _parse(cell: Cell) -> tuple[str, list[str]] | None:
    """The form of the cell and its number tokens; None when it has none of the forms."""
    if cell.kind is CellKind.NUMBER:
        return "typed", []
    text = " ".join(_UNITS.sub(" ", cell.text.casefold()).split()).strip(" :")
    for form, pattern in _FORMS.items():
        if found := pattern.fullmatch(text):
            return form, [token for token in found.groups() if token]
    return None


def _reading(cell: Cell, found: tuple[str, list[str]] | None, mark: Mark | None) -> Reading:
    nothing = (None, None)
    if says_nothing(cell.text):
        return Reading(nothing)
    if cell.kind is CellKind.DATE:
        return Reading(nothing, problem("workers-date"))
    if found is None:
        return Reading(nothing, problem("workers-text"))
    form, tokens = found
    numbers: list[float] = []
    for token in tokens or [cell.text]:
        choices = [float(token)] if form == "typed" else pick(token, mark)
        if len(choices) > 1:
            return Reading(nothing, problem("number-two-ways", one=written(choices[0]), two=written(choices[1])))
        if not choices:
            return Reading(nothing, problem("workers-text"))
        numbers += choices
    return _bounds(form, numbers)


def _bounds(form: str, numbers: list[float]) -> Reading:
    if fault := _fault(form, numbers):
        return Reading((None, None), fault)
    whole = [int(number) for number in numbers]
    if form == "range":
        return Reading((whole[0], whole[1]))
    if form == "from":
        return Reading((whole[0], None))
    if form == "to":
        return Reading((None, whole[0]))
    return Reading((whole[0], whole[0]))


def _fault(form: str, numbers: list[float]) -> Problem | None:
    if not all(number.is_integer() for number in numbers):
        return problem("workers-part")
    if any(number < 0 or number > MOST for number in numbers):
        return problem("workers-range", most=MOST)
    if numbers[-1] == 0:
        return problem("workers-none")
    if form == "range" and numbers[0] > numbers[1]:
        return problem("workers-order")
    return None
