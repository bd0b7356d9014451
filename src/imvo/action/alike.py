"""Names on the list that look like one that was given: for a person to choose from, never to decide by."""

from __future__ import annotations

from functools import cached_property

import polars as pl
from rapidfuzz import fuzz, process

from imvo import words
from imvo.reference.normal import key

NEAR = 70  # of 100: how alike a name must be to be worth naming; it decides nothing, a person does
NAMED = 3  # candidates that are named


class Alike:
    """The names of the sites of a list, which are looked at only when one is asked for: they may be a million."""

    def __init__(self, sites: pl.DataFrame) -> None:
        self._sites = sites

    @cached_property
    def _listed(self) -> dict[str, str]:
        return {given: key(given) for given in self._sites.get_column("name").unique().sort().to_list()}

    def names(self, given: str | None, lang: str) -> str:
        """At most NAMED names between quotes; empty when none looks like it."""
        if not given:
            return ""
        found = process.extract(key(given), self._listed, scorer=fuzz.token_set_ratio, limit=NAMED, score_cutoff=NEAR)
        return words.enumeration([f"“{name}”" for _, _, name in found], lang)
