"""What the company itself chose to show beside the rest, exactly as it chose."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from imvo.disclosure.model import Listed
from imvo.disclosure.projection import switched
from imvo.disclosure.rules import Rules, Switch


def listed(sites: pl.DataFrame, on: Collection[str], rules: Rules) -> Listed:
    """Names of sites with their country, names of groups, and shares of volume by country."""

    def columns(switch: Switch) -> pl.DataFrame:
        return switched("sites", sites, rules, switch).unique().sort(pl.all(), nulls_last=True)

    return Listed(
        sites=tuple(columns("sites").iter_rows()) if "sites" in on else (),
        suppliers=tuple(columns("suppliers").to_series().drop_nulls().to_list()) if "suppliers" in on else (),
        volumes=_volumes(switched("sites", sites, rules, "volumes"), rules.fewest.value) if "volumes" in on else (),
    )


def _volumes(rows: pl.DataFrame, few: int) -> tuple[tuple[str | None, float], ...]:
    """Share of the volume by country; countries of too few sites stand together, with the next until they are enough.

    Nothing at all when even together they are too few, or when no share is known.
    """
    given = rows.drop_nulls("volume_share")
    by_country = given.group_by("country").agg(n=pl.len(), share=pl.col("volume_share").sum())
    ordered = by_country.sort("n", "country", nulls_last=True)
    other = ordered.filter((pl.col("n") < few) | pl.col("country").is_null())
    apart = ordered.filter((pl.col("n") >= few) & pl.col("country").is_not_null())
    while 0 < int(other.get_column("n").sum()) < few and apart.height:
        other, apart = pl.concat([other, apart.head(1)]), apart.slice(1)
    if 0 < int(other.get_column("n").sum()) < few:
        return ()
    named = apart.sort("share", "country", descending=[True, False]).select("country", "share").iter_rows()
    rest = ((None, float(other.get_column("share").sum())),) if other.height else ()
    return (*named, *rest)
