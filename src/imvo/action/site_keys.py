"""A short key for every site of a list, by what the list says of it: it tells sites of one name apart in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

import polars as pl

TOLD = ("name", "site_id", "group", "address", "city", "postal_code", "country_given", "sector_given", "product_given",
        "process_given", "material_given", "subcontractors")  # fmt: skip
"""What the list says of a site in its own words, and no answer fills in: the key is the same before and after."""
_BYTES = 4


def keys(sites: pl.DataFrame) -> dict[int, str]:
    """Row -> key. Of sites of which the list says the same, the later ones have a number behind it.

    `sites` holds all sites of the names that are looked for: whether two are alike is seen among these.
    """
    alike = Counter[str]()
    found: dict[int, str] = {}
    for row, *told in sites.select("row", *TOLD).sort("row").iter_rows():
        said = "\x1f".join(text or "" for text in told)
        # A letter before it: a workbook would take figures, with or without an e among them, for a number.
        own = f"s{blake2b(said.encode(), digest_size=_BYTES).hexdigest()}"
        alike[own] += 1
        found[row] = own if alike[own] == 1 else f"{own}-{alike[own]}"
    return found


def of_rows(sites: pl.DataFrame, rows: Iterable[int]) -> dict[int, str]:
    """The keys of the sites in these rows, which may be few of a million."""
    wanted = sorted(set(rows))
    names = sites.filter(pl.col("row").is_in(wanted)).get_column("name").unique()
    named = keys(sites.filter(pl.col("name").is_in(names.implode())))
    return {row: named[row] for row in wanted if row in named}
