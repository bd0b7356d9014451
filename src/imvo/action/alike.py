"""Names on the list that look like one that was given: for a person to choose from, never to decide by."""

from __future__ import annotations

from functools import cached_property

import polars as pl
from rapidfuzz import fuzz, process

from imvo import words
from imvo.reference.normal import key, keys

NEAR = 70  # of 100: how alike a name must be to be worth naming; it decides nothing, a person does
NAMED = 3  # candidates that are named
MOST = 5_000_000  # names that are compared for one file of messages, which takes seconds; then no more are suggested


class Alike:
    """The names of the sites of a list, which are looked at only when one is asked for: they may be a million."""

    def __init__(self, sites: pl.DataFrame) -> None:
        self._sites = sites
        self._found: dict[tuple[str, str], str] = {}
        self._compared = 0

    @cached_property
    def _listed(self) -> dict[str, str]:
        names = self._sites.get_column("name").unique().drop_nulls().sort()
        return dict(zip(names, keys(names), strict=True))

    def names(self, given: str | None, lang: str) -> str:
        """At most NAMED names between quotes; empty when none looks like it, or when MOST have been compared."""
        if not given:
            return ""
        if (known := self._found.get((given, lang))) is not None:
            return known
        if self._compared and self._compared + len(self._listed) > MOST:
            return ""
        self._compared += len(self._listed)
        self._found[given, lang] = self._near(given, lang)
        return self._found[given, lang]

    def _near(self, given: str, lang: str) -> str:
        found = process.extract(key(given), self._listed, scorer=fuzz.token_set_ratio, limit=NAMED, score_cutoff=NEAR)
        return words.enumeration([f"“{name}”" for _, _, name in found], lang)
