"""Which column of a user's table is which: by synonym, and by a year in the header of the value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imvo.reference.declared import Kind
from imvo.reference.normal import key

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Columns:
    """Declared name to place, and to header as given. `words`: codes for cells that are words; `year`: the value's."""

    place: dict[str, int]
    header: dict[str, str]
    words: dict[str, dict[str, str]]
    year: str | None


def place_columns(header: Sequence[str], declared: Kind) -> Columns:
    """Find every declared column; of `Score 2022` and `Score 2023` the newest. ValueError names what is missing."""
    found: dict[str, int] = {}
    years: dict[str, str] = {}
    for column in declared.columns:
        wanted = [key(synonym) for synonym in column.synonyms]
        candidates = [
            # A more telling synonym first, then the newest year, then the first column.
            (wanted.index(form), -int(year or 0), place, year)
            for place, (form, year) in enumerate(map(_apart, header))
            if form in wanted and place not in found.values()
        ]
        if candidates:
            _, _, found[column.name], years[column.name] = min(candidates)
    missing = [column for column in declared.columns if column.required and column.name not in found]
    if missing:
        wanted_texts = "; ".join(f"{column.name} (for example: {', '.join(column.synonyms[:3])})" for column in missing)
        raise ValueError(f"Columns not found: {wanted_texts}. Found: {', '.join(filter(None, header)) or 'none'}.")
    return Columns(
        place=found,
        header={name: header[place] for name, place in found.items()},
        words={c.name: {word.casefold(): code for word, code in c.words.items()} for c in declared.columns},
        year=years.get("value") or None,
    )


def _apart(title: str) -> tuple[str, str]:
    """`CPI score 2023` -> `cpi score` and `2023`."""
    years = _YEAR.findall(title or "")
    if len(years) != 1 or not key(_YEAR.sub(" ", title)):
        return key(title or ""), ""
    return key(_YEAR.sub(" ", title)), years[0]
