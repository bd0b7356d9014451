"""From the country as a list spells it to its code, or to a question; never a guess in silence."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from imvo.reference.load import load
from imvo.reference.normal import key

LANGUAGES = ("nl", "en", "de", "fr")
# A longer cell is not a country's name.
_LONGEST = 200
# A misspelling is read only in a long name, with one letter astray, and no other country within reach.
_MISSPELT_LENGTH, _MISSPELT_DISTANCE, _CLEAR_DISTANCE = 7, 1, 3
_SUGGEST_AT, _SUGGEST_MOST = 75.0, 3
_SEVERAL = re.compile(r"[;/|]")
_SPLIT = re.compile(r"[,;()/|\[\]:]|\s[-–—]\s|\s&\s")
# Written for "not available" at least as often as for Namibia, whose code is accepted in capitals.
_NOT_AVAILABLE = frozenset({"n/a", "n.a.", "n.a", "#n/a"})


@dataclass(frozen=True)
class Resolution:
    """What a text was read as. `code` None: not read; `readings` (it means one of these) or `suggestions` may help.

    `note_en`, `note_nl`: why it was read so, where that is a judgement; show it with the row.
    """

    code: str | None = None
    note_en: str | None = None
    note_nl: str | None = None
    suggestions: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    @property
    def note(self) -> str | None:
        """The note in English."""
        return self.note_en


@dataclass(frozen=True)
class _Index:
    codes: dict[str, str] = field(default_factory=dict)
    names: dict[str, Resolution] = field(default_factory=dict)
    ambiguous: dict[str, Resolution] = field(default_factory=dict)


def codes() -> tuple[str, ...]:
    """All alpha-2 codes of the register, in order."""
    return tuple(load("countries").table.get_column("country"))


def name(code: str, lang: str = "en") -> str:
    """The name of a country in nl, en, de or fr; KeyError when the code or language is not known."""
    return _names()[lang][code]


@lru_cache(maxsize=16384)
def resolve(text: str) -> Resolution:
    """Read a country: alpha-2 or alpha-3 code, a name or alias in nl, en, de, fr or its own language, or a near miss.

    Fuzzy likeness only suggests. The one exception: a name of at least seven letters with a single letter missing,
    added, changed or swapped, whose next nearest country is at least three letters away, is read, with a note.
    """
    given = text.strip()
    if not given or len(given) > _LONGEST or given.casefold() in _NOT_AVAILABLE:
        return Resolution()
    index = _index()
    if given.upper() in index.codes and given.isascii():
        return _from_code(given, index)
    # Before names are compared: `China / Hong Kong` is two countries, though `China Hong Kong` is one.
    several = _parts(given, index, _SEVERAL)
    if several is not None and several.readings:
        return several
    found = _exact(given, index) or _parts(given, index, _SPLIT)
    return found or _misspelt(key(given), index)


def _from_code(given: str, index: _Index) -> Resolution:
    code = index.codes[given.upper()]
    if code == "NA" and len(given) == 2 and given != "NA":
        return Resolution(suggestions=("NA",))
    if given == "NA":
        note = "NA read as the code of Namibia", "NA gelezen als de code van Namibië"
        return Resolution(code=code, note_en=note[0], note_nl=note[1])
    return Resolution(code=code)


def _exact(given: str, index: _Index) -> Resolution | None:
    """The whole text, then `Korea (Republic of)` and `Korea, Republic of` turned round."""
    for form in _turned(given):
        found = index.ambiguous.get(form) or index.names.get(form)
        if found is not None:
            return found
    return None


def _turned(given: str) -> Iterator[str]:
    yield key(given)
    for pattern in (r"([^()]+)\(([^()]+)\)", r"([^,]+),([^,]+)"):
        match = re.fullmatch(pattern, given.strip())
        if match:
            yield key(f"{match[2]} {match[1]}")


def _parts(given: str, index: _Index, split: re.Pattern[str]) -> Resolution | None:
    """`IN - India` is India; `China / Viet Nam` is two readings; `Shenzhen, China` only suggests."""
    parts = [part.strip() for part in split.split(given) if key(part)]
    if len(parts) < 2:
        return None
    read = [
        Resolution(code=index.codes[part]) if part in index.codes else _exact(part, index) or Resolution()
        for part in parts
    ]
    found = sorted({part.code for part in read if part.code})
    if not found:
        return None
    if any(part.code is None for part in read):
        return Resolution(suggestions=tuple(found[:_SUGGEST_MOST]))
    return Resolution(code=found[0]) if len(found) == 1 else Resolution(readings=tuple(found))


def _misspelt(form: str, index: _Index) -> Resolution:
    near = process.extract(form, index.names.keys(), scorer=fuzz.ratio, score_cutoff=_SUGGEST_AT, limit=20)
    found: list[str] = []
    for spelled, _, _ in near:
        code = index.names[spelled].code
        if code is not None and code not in found:
            found.append(code)
    suggestions = tuple(found[:_SUGGEST_MOST])
    code = _one_letter_off(form, index) if len(form) >= _MISSPELT_LENGTH else None
    if code is None:
        return Resolution(suggestions=suggestions)
    return Resolution(
        code=code,
        note_en=f"read as {name(code, 'en')}: one letter differs",
        note_nl=f"gelezen als {name(code, 'nl')}: één letter verschilt",
    )


def _one_letter_off(form: str, index: _Index) -> str | None:
    """The only country within one letter, first letter equal, when every other one is three letters away or more."""
    reach: dict[str, int] = {}
    for spelled, found in (*index.names.items(), *index.ambiguous.items()):
        distance = OSA.distance(form, spelled, score_cutoff=_CLEAR_DISTANCE)
        owner = found.code or "|".join(found.readings)
        if distance < _CLEAR_DISTANCE:
            reach[owner] = min(distance, reach.get(owner, distance))
    if len(reach) != 1:
        return None
    owner, distance = reach.popitem()
    # Names start as they sound; a wrong first letter is more often another word.
    starts = any(spelled[:1] == form[:1] for spelled, found in index.names.items() if found.code == owner)
    return owner if distance <= _MISSPELT_DISTANCE and starts and owner in index.codes else None


@cache
def _names() -> dict[str, dict[str, str]]:
    table = load("countries").table
    return {lang: dict(zip(table["country"], table[f"name_{lang}"], strict=True)) for lang in LANGUAGES}


@cache
def _index() -> _Index:
    """Codes, names and ambiguous names by their normal form. A form that two countries share is ambiguous."""
    edition = load("countries")
    index = _Index()
    for row in edition.table.iter_rows(named=True):
        index.codes[row["country"]] = index.codes[row["alpha3"]] = row["country"]
    for row in _rows("ambiguous.csv"):
        note = row["note_en"], row["note_nl"]
        index.ambiguous[key(row["name"])] = Resolution(
            readings=tuple(row["readings"].split("|")), note_en=note[0], note_nl=note[1]
        )
    # Our own aliases come first: their notes must not be lost to the same name without one.
    for row in _rows("aliases.csv"):
        _enter(index, row["alias"], _of_alias(row))
    for row in edition.table.iter_rows(named=True):
        for lang in LANGUAGES:
            _enter(index, row[f"name_{lang}"], Resolution(code=row["country"]))
    for row in _rows("names.csv"):
        _enter(index, row["name"], Resolution(code=row["country"]))
    return index


def _of_alias(row: dict[str, str]) -> Resolution:
    """A misspelling is read, and said to be one."""
    code = row["country"]
    if row["kind"] == "misspelling":
        spelled = row["alias"]
        notes = f"'{spelled}' read as {name(code, 'en')}", f"'{spelled}' gelezen als {name(code, 'nl')}"
        return Resolution(code=code, note_en=notes[0], note_nl=notes[1])
    return Resolution(code=code, note_en=row["note_en"] or None, note_nl=row["note_nl"] or None)


def _enter(index: _Index, spelled: str, found: Resolution) -> None:
    form = key(spelled)
    if not form or form in index.ambiguous:
        return
    known = index.names.setdefault(form, found)
    if known.code != found.code:
        # tests/reference/test_countries_index.py holds that no shipped name comes here.
        del index.names[form]
        index.ambiguous[form] = Resolution(readings=tuple(sorted({str(known.code), str(found.code)})))


def _rows(file: str) -> list[dict[str, str]]:
    path = load("countries").folder / file
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
