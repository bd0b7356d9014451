"""From a code of economic activity, as a file writes it, to its sector: exact, by prefix, or unknown.

Which edition of a system is meant is often not said. Then every edition that fits is read, and where they disagree all
answers are kept: NACE 25.40 was weapons in Rev. 2 and is forging in Rev. 2.1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from imvo.reference import sector_spelling
from imvo.reference import sector_tables as tables
from imvo.reference.sector_spelling import Spelling
from imvo.words import text as say

How = Literal["exact", "prefix", "unknown"]
# A division has two digits, fewer name nothing; a class has four.
_SHORTEST, _CLASS = 2, 4


@dataclass(frozen=True)
class Reading:
    """A code as one edition knows it. `code`: the longest part of it that the edition has; `rest`: the digits after it;
    `sectors`: ids of the register processes-finance, more than one where the code may be any of them."""

    edition: str
    code: str
    rest: str
    section: str
    sectors: tuple[str, ...]

    @property
    def exact(self) -> bool:
        return not self.rest

    @property
    def given(self) -> str:
        return self.code + self.rest


@dataclass(frozen=True)
class Sector:
    """The answer for one code. `sectors`: it may be any of these, empty when unknown; `process`: the one sector that
    stands for them, a vague one where there are several; `why`: the reasons, as codes for `note`."""

    how: How
    sectors: tuple[str, ...] = ()
    process: str = tables.UNSPECIFIED
    readings: tuple[Reading, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether readings of the code disagree on its sector."""
        return len({reading.sectors for reading in self.readings}) > 1

    @property
    def editions(self) -> tuple[str, ...]:
        """Editions under which the code was read, in order."""
        return tuple(dict.fromkeys(reading.edition for reading in self.readings))

    def note(self, lang: str) -> str:
        """Why it was read so, in whole sentences; show it with the row."""
        return " ".join(say(f"sectors.why.{reason}", lang) for reason in self.why)


@lru_cache(maxsize=65536)
def sector_of(system: str | None, code: str | None) -> Sector:
    """The sector of `code`. `system`: as the file names it (`NACE`, `NACE Rev. 2.1`, `SBI 2008`); one in the code
    itself (`NACE 2 35.11`) counts where `system` says nothing or less. One known by name only: unknown sector."""
    spelling = sector_spelling.read(code or "")
    if spelling is None:
        return Sector("unknown", why=("not-a-code" if (code or "").strip() else "no-code",))
    named = _named(system, spelling)
    editions = editions_of(named)
    if not editions:
        return Sector("unknown", why=(_no_edition(named),))
    every = _readings(spelling, editions, national=tables.plain(named) in tables.national())
    if not every:
        return Sector("unknown", why=("no-such-code",))
    fitting = [reading for reading in every if spelling.letter in (None, reading.section)]
    if not fitting:
        return Sector("unknown", why=("letter-does-not-fit",))
    return _answer(tuple(_best(fitting)), spelling, editions)


def section_of(system: str | None, code: str | None) -> tuple[str, ...]:
    """Stages of the register processes-finance (the sections of NACE under own names) that the code may belong to."""
    stage_of = tables.sectors().stage
    found = {stage_of[leaf] for sector in sector_of(system, code).sectors for leaf in tables.sectors().leaves(sector)}
    return tuple(sorted(found, key=list(dict.fromkeys(stage_of.values())).index))


def editions_of(system: str) -> tuple[str, ...]:
    """The editions that a name of a system may mean; empty when the name is unknown or its codes are not at hand."""
    return tables.systems().get(tables.plain(system), ())


def edition_shown(system: str | None, codes: Iterable[str | None]) -> str | None:
    """The one edition that the codes of a column show, when some exist, or have their letter, in that edition only and
    none contradicts it; else None. `L6419` can only be NACE Rev. 2.1. Pass the answer on as the system."""
    shown = {sector.editions[0] for sector in (sector_of(system, code) for code in codes) if len(sector.editions) == 1}
    return shown.pop() if len(shown) == 1 else None


def _answer(readings: tuple[Reading, ...], spelling: Spelling, editions: tuple[str, ...]) -> Sector:
    sectors = tuple(sorted({sector for reading in readings for sector in reading.sectors}))
    how: How = "exact" if any(reading.exact for reading in readings) else "prefix"
    why: list[str] = [how]
    if any(reading.given in spelling.padded for reading in readings):
        why.append("lost-zero")
    used = {reading.edition for reading in readings}
    if len(used) < len(editions):
        why.append("edition-shown")
    answer = Sector(how, sectors, tables.sectors().standing_for(sectors), readings)
    if answer.ambiguous:
        why.append("two-readings" if len({reading.given for reading in readings}) > 1 else "editions-differ")
    elif len(used) > 1:
        why.append("editions-agree")
    if len(sectors) > 1 and not answer.ambiguous:
        why.append("several-sectors")
    return replace(answer, why=tuple(why))


def _readings(spelling: Spelling, editions: tuple[str, ...], *, national: bool) -> list[Reading]:
    """Every edition's reading. A code with a zero put back counts only where the edition has the whole of it, or, in a
    national system with a fifth digit, all but that digit."""
    written = spelling.codes or (() if spelling.padded else (spelling.letter or "",))
    known = [_look_up(code, edition) for code in written for edition in editions]
    again = [_look_up(code, edition) for code in spelling.padded for edition in editions]
    fifth = _CLASS + 1 if national else _CLASS
    return [
        *(one for one in known if one is not None),
        *(
            one
            for one in again
            if one is not None and (one.exact or not written or (len(one.code) == _CLASS and len(one.given) == fifth))
        ),
    ]


def _best(readings: list[Reading]) -> list[Reading]:
    """What an edition has whole goes before what is filled up with zeros (`5200` for 52), and that before a prefix.

    Filled up in one edition and whole in another is one code with two meanings: both stay.
    """
    exact = {reading.given for reading in readings if reading.exact}
    filled = [reading for reading in readings if not reading.rest.strip("0")]
    return [reading for reading in filled if reading.given in exact] or filled or readings


def _look_up(code: str, edition: str) -> Reading | None:
    """The code, or the longest part of it from the left that the edition has."""
    table = tables.codes()[edition]
    for size in range(len(code), 0 if code.isalpha() else _SHORTEST - 1, -1):
        found = table.get(code[:size])
        if found is not None:
            return Reading(edition, code[:size], code[size:], *found)
    return None


def _named(system: str | None, spelling: Spelling) -> str:
    """The name of the system that says most: the code's own where it keeps to what the file says."""
    stated, own = (system or "").strip(), spelling.system or ""
    narrower = bool(editions_of(own)) and set(editions_of(own)) <= set(editions_of(stated))
    return own if own and (not stated or narrower) else stated


def _no_edition(named: str) -> str:
    if not named:
        return "no-system"
    return "system-not-checked" if tables.plain(named) in tables.systems() else "system-unknown"
