"""From a province as a list spells it to its ISO 3166-2 code, for countries of which some areas are listed."""

from __future__ import annotations

import csv
from functools import cache

from imvo.reference import countries
from imvo.reference.load import load
from imvo.reference.normal import key

# Words for the kind of area, which lists put in or leave out.
_KINDS = frozenset(
    "province provincia provincie provinz state estado staat region regione regio governorate oblast department "
    "departement departamento wilaya division district prefecture union territory autonomous".split()
)
_LONGEST = 200


def match(country: str, text: str) -> str | None:
    """ISO 3166-2 code of the province, such as `MX-MIC`; None when it is not recognised or may be two of them.

    `country`: alpha-2 code. Only countries with listed areas have their provinces here; for others the answer is None.
    A code (`IN-JK`) is read; a name must be whole. The country's own name in place of a province is not taken for one.
    """
    given = text.strip()
    if not given or len(given) > _LONGEST:
        return None
    places, known = _index().get(country, ({}, frozenset()))
    if given.upper() in known:
        return given.upper()
    form = key(given)
    if countries.resolve(given).code == country and given.casefold() != country.casefold():
        return None
    return places.get(form) or places.get(_bare(form))


def covered() -> tuple[str, ...]:
    """The countries whose provinces can be matched, in order."""
    return tuple(sorted(_index()))


def _bare(form: str) -> str:
    return " ".join(word for word in form.split() if word not in _KINDS)


@cache
def _index() -> dict[str, tuple[dict[str, str], frozenset[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    with (load("conflict-areas").folder / "regions.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            forms = found.setdefault(row["country"], {})
            for form in {key(row["name"]), _bare(key(row["name"]))} - {""}:
                forms.setdefault(form, set()).add(row["region"])
    return {
        # A name that two provinces share tells nothing; it stays unknown.
        country: (
            {form: next(iter(codes)) for form, codes in forms.items() if len(codes) == 1},
            frozenset(code for codes in forms.values() for code in codes),
        )
        for country, forms in found.items()
    }
