"""Which column holds what: by the synonyms of a kind of table, with a stated confidence, or by what a person says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from imvo import tables
from imvo.intake.wording import norm

Confidence = Literal["high", "medium", "low"]
_RANK = {"high": 3, "medium": 2, "low": 1}
_NEAR = 88.0
# What a person may call a field in a mapping, besides its name in the table.
_ALIASES = {
    "workers": "workers_low",
    "product": "product_given",
    "process": "process_given",
    "material": "material_given",
    "sector": "sector_given",
    "women": "women_share",
    "migrants": "migrant_share",
    "volume": "volume_share",
}
_IGNORE = frozenset({"", "-", "ignore", "none", "negeer", "geen"})
# A header with one of these words speaks of something else: a person to ring, a label, a place on a map.
_ELSE = frozenset(
    "contact phone telephone tel fax email mail e website web url brand brands merk merken marke marken marque marques "
    "latitude longitude lat lng lon year jaar jahr annee certificate certificaat audit score rating remarks comments "
    "opmerkingen status language taal currency valuta telefoon".split()
)
# Words too common to be found inside a longer header.
_COMMON = frozenset(
    "name naam nom id code ref type level niveau stage item items category categorie origin origine place plaats ort "
    "lieu site unit land state staat work werk cp parent owner group groep gruppe groupe product products division "
    "segment nummer reference location locatie standort category kategorie laag rang ebene stufe activity activities "
    "district county nation goods company entreprise firma bedrijf article artikel ware inkoop achats since seit sinds "
    "depuis region regio street rue".split()
)
_COUNT = frozenset("number no nr # aantal anzahl nombre count total totaal".split())
_SHARES = ("women_share", "migrant_share", "volume_share")


@dataclass(frozen=True)
class Match:
    """A field that a header seems to name. `reason`: map, exact, part (a synonym stands in it), near, values."""

    field: str
    confidence: Confidence
    reason: str
    synonym: str = ""


@dataclass(frozen=True)
class Found:
    """One column of the file. `field` None: not used; then `other` may name the field another column won."""

    place: int
    header: str
    field: str | None
    confidence: Confidence | None = None
    reason: str = "none"
    synonym: str = ""
    other: str | None = None


SITES = "sites"


@cache
def _synonyms(kind: str) -> dict[str, str]:
    """Normal form -> field; of one field, the telling ones first (State before Region).

    The names and titles of a column are headers too, but for the sites, whose template has headers of its own.
    """
    declared = [column for column in tables.load(kind).columns if column.synonyms]
    found = {norm(text): column.name for column in declared for text in column.synonyms}
    if kind != SITES:
        for column in declared:
            for text in (column.name, column.title.nl, column.title.en):
                found.setdefault(norm(text), column.name)
    return found


@cache
def _place(kind: str) -> dict[str, int]:
    """Normal form -> its place among all synonyms."""
    return {form: place for place, form in enumerate(_synonyms(kind))}


def spellings(kind: str = SITES) -> frozenset[str]:
    """All texts that head a column, in small letters, as they are written."""
    declared = [column for column in tables.load(kind).columns if column.synonyms]
    texts = {text.lower() for column in declared for text in column.synonyms}
    if kind != SITES:
        texts |= {text.lower() for column in declared for text in (column.name, column.title.nl, column.title.en)}
    return frozenset(texts)


@cache
def fields(kind: str = SITES) -> tuple[str, ...]:
    """The columns that a file of this kind may fill."""
    return tuple(column.name for column in tables.load(kind).columns if column.synonyms)


def ignored(field: str) -> bool:
    """Whether a mapping says that a column is not to be used."""
    return field.strip().casefold() in _IGNORE


def canonical(field: str, kind: str = SITES) -> str:
    """The field a mapping means; KeyError when there is none of that name."""
    name = field.strip().casefold()
    if kind == SITES:
        name = _ALIASES.get(name, name)
    if name not in fields(kind):
        raise KeyError(field)
    return name


def known(field: str, kind: str) -> bool:
    """Whether a mapping to `field` means a column of `kind`."""
    try:
        canonical(field, kind)
    except KeyError:
        return False
    return True


@lru_cache(maxsize=65536)  # the first rows of any file are asked, whatever stands in them
def by_synonym(header: str, kind: str = SITES) -> Match | None:
    """The field that `header` names, by its synonyms in nl, en, de and fr; None when none is near."""
    full = norm(header)
    known = _synonyms(kind)
    bare = norm(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header))
    for form in (full, bare):
        if form in known:
            return Match(known[form], "high", "exact", form)
    words = full.split()
    if not words or len(full) > 100 or set(words) & _ELSE:
        return None
    return _part(words, kind) or _near(full, kind)


def _part(words: list[str], kind: str) -> Match | None:
    """The longest synonym that stands in the header as whole words."""
    known = _synonyms(kind)
    for size in range(min(len(words), 8), 0, -1):
        for at in range(len(words) - size + 1):
            form = " ".join(words[at : at + size])
            field = known.get(form)
            if field is None or (size == 1 and (form in _COMMON or len(form) < 4)):
                continue
            if field in _SHARES and set(words) & _COUNT and "%" not in words:
                continue  # the number of women is not their share
            return Match(field, "medium", "part", form)
    return None


def _near(full: str, kind: str) -> Match | None:
    if len(full) < 5:
        return None
    known = _synonyms(kind)
    found = process.extractOne(full, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return Match(known[found[0]], "low", "near", found[0]) if found else None


def assign(headers: list[str], filled: list[int], mapping: Mapping[str, str] | None, kind: str = SITES) -> list[Found]:
    """Which field every column holds. Two columns for one field: one that is filled at all, then the surer, then the
    one with the more telling synonym, then the fuller, then the first wins.

    `filled`: how many cells of each column hold something. ValueError when `mapping` names a header that is not there.
    """
    given = {norm(header): field for header, field in (mapping or {}).items()}
    missing = [header for header in mapping or {} if norm(header) not in {norm(text) for text in headers}]
    if missing:
        raise ValueError(missing[0])
    matches = [
        _given(text, given, kind) if norm(text) in given else by_synonym(text, kind) if text else None
        for text in headers
    ]
    winners: dict[str, int] = {}
    order = sorted(range(len(headers)), key=lambda at: (filled[at] == 0, *_weight(matches[at], kind), -filled[at], at))
    for at in order:
        match = matches[at]
        if match is not None:
            winners.setdefault(match.field, at)
    found = []
    for at, (text, match) in enumerate(zip(headers, matches, strict=True)):
        if match is None:
            found.append(Found(at, text, None))
        elif winners[match.field] == at:
            found.append(Found(at, text, match.field, match.confidence, match.reason, match.synonym))
        else:
            found.append(Found(at, text, None, other=match.field))
    return found


def _weight(match: Match | None, kind: str) -> tuple[int, int]:
    """Less is better: how sure, then which synonym."""
    if match is None:
        return 0, 0
    if match.reason == "map":
        return -4, 0
    return -_RANK[match.confidence], _place(kind)[match.synonym]


def _given(header: str, given: dict[str, str], kind: str) -> Match | None:
    field = given[norm(header)]
    return None if ignored(field) else Match(canonical(field, kind), "high", "map")
