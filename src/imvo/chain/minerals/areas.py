"""Where a stated country or province stands on the indicative list of conflict-affected and high-risk areas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

RegionMatch = Callable[[str, str], str | None]
"""(country, province as the list spells it) -> ISO 3166-2 code, or None."""


@dataclass(frozen=True)
class Areas:
    """The list. Not being on it is no good news: it is indicative and not exhaustive."""

    whole: frozenset[str]
    parts: frozenset[tuple[str, str]]
    match: RegionMatch

    @classmethod
    def of(cls, table: pl.DataFrame, match: RegionMatch) -> Areas:
        """From the register's table (country, region; a row without a region is a whole country)."""
        listed = table.select("country", "region")
        whole = frozenset(listed.filter(pl.col("region").is_null()).get_column("country"))
        parts = listed.filter(pl.col("region").is_not_null()).iter_rows()
        return cls(whole, frozenset((country, region) for country, region in parts), match)

    def state(self, country: str | None, province: str | None = None) -> str:
        """listed: the country, or the province stated; partly: some of the country, province not known; not-listed;
        unknown: no country.
        """
        if country is None:
            return "unknown"
        if country in self.whole:
            return "listed"
        if not any(code == country for code, _ in self.parts):
            return "not-listed"
        found = self.match(country, province) if province else None
        if found is None:
            return "partly"
        return "listed" if (country, found) in self.parts else "not-listed"
