"""Countries, through the register of countries."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import Problem, problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.wording import norm, says_nothing
from imvo.reference.countries import Resolution, name, resolve


def read_countries(cells: Sequence[Cell], lang: str) -> ColumnReading:
    """Readings of (alpha-2 code,). A problem with a None value costs the cell; one with a value is a note."""
    return ColumnReading([_reading(cell.text, lang) for cell in cells])


def _reading(text: str, lang: str) -> Reading:
    # `NA` is the code of Namibia.
    if says_nothing(text) and norm(text) != "na":
        return Reading((None,))
    found = resolve(text)
    if found.code is not None:
        said = found.note_nl if lang == "nl" else found.note_en
        return Reading((found.code,), problem("country-note", "note", note=said) if said else None)
    return Reading((None,), _fault(found, lang))


def _fault(found: Resolution, lang: str) -> Problem:
    if found.readings:
        return problem("country-two-ways", readings=_names(found.readings, lang))
    if found.suggestions:
        return problem("country-near", suggestions=_names(found.suggestions, lang))
    return problem("country-text")


def _names(codes: Sequence[str], lang: str) -> str:
    return ", ".join(f"{name(code, lang)} ({code})" for code in codes)


def resolves(text: str) -> bool:
    """Whether `text` names one country, or would if it were less ambiguous."""
    found = resolve(text)
    return found.code is not None or len(found.readings) > 1
