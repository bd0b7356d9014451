"""Which rows of two lists are the same site: certainly, perhaps, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl
from rapidfuzz import fuzz

from imvo.reporting.changes.names import keyed, rules
from imvo.reporting.changes.spelling import PAIRS, perhaps

FIELDS = (
    "name", "site_id", "group", "address", "city", "region", "postal_code", "country", "products", "processes",
    "materials", "tier", "workers_low", "workers_high", "women_share", "migrant_share", "volume_share", "spend",
    "since", "subcontractors",
)  # fmt: skip
"""Columns of `sites` of which a change is told."""


@dataclass(frozen=True)
class Same:
    """How the rows of two tables `sites` go together; every row of either stands in just one of these.

    `pairs`: `then`, `now`: rows of one site. `perhaps`: the same with `likeness` (0 to 1) of the names. `less`, `more`:
    further rows of a site that both lists have. `gone`, `new`: rows without a counterpart. `all_compared`: False when
    a country had too many names to compare all of them.
    """

    pairs: pl.DataFrame
    perhaps: pl.DataFrame
    less: tuple[int, ...]
    more: tuple[int, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]
    all_compared: bool


def same(then: pl.DataFrame, now: pl.DataFrame) -> Same:
    """Put the rows of two tables `sites` beside each other; their order plays no part but between equals."""
    pairs = [_paired(then, now, FIELDS, ["row"])]
    if pairs[0].height == then.height == now.height:
        # The same list once more: a million sites need no comparing.
        return Same(pairs[0].sort("then", "now"), pl.DataFrame(schema=PAIRS), (), (), (), (), True)
    old, new = keyed(then, now)
    trusted = _trusted(old, new)
    less: list[int] = []
    more: list[int] = []
    for old_group, new_group in _groups(old, new, trusted=trusted):
        left = old_group.filter(~pl.col("row").is_in(_rows(pairs, "then", less)))
        right = new_group.filter(~pl.col("row").is_in(_rows(pairs, "now", more)))
        pairs.append(_paired(left, right, ("group_key",), _LIKE))
        less += _further(left, new_group, pairs[-1].get_column("then"))
        more += _further(right, old_group, pairs[-1].get_column("now"))
    rest = old.filter(~pl.col("row").is_in(_rows(pairs, "then", less)))
    fresh = new.filter(~pl.col("row").is_in(_rows(pairs, "now", more)))
    alike, whole = perhaps(rest, fresh)
    gone = sorted(set(rest.get_column("row")) - set(alike.get_column("then")))
    added = sorted(set(fresh.get_column("row")) - set(alike.get_column("now")))
    found = Same(
        pl.concat(pairs).sort("then", "now"), alike, tuple(less), tuple(more), tuple(gone), tuple(added), whole
    )
    certain, unsure = found.pairs.height, found.perhaps.height
    assert then.height == certain + unsure + len(less) + len(gone), "a row of the earlier list is lost"
    assert now.height == certain + unsure + len(more) + len(added), "a row of the list is lost"
    return found


def _rows(pairs: Sequence[pl.DataFrame], side: str, further: Sequence[int]) -> pl.Series:
    """The rows of one side that have found their place."""
    known = [pair.get_column(side) for pair in pairs]
    return pl.concat([*known, pl.Series(side, further, dtype=pl.UInt32)]).implode()


_LIKE = ("address_key", "city_key", "processes", "products", "name", "workers_low", "row")


def _paired(old: pl.DataFrame, new: pl.DataFrame, on: Sequence[str], order: Sequence[str]) -> pl.DataFrame:
    """`then`, `now`: rows that agree on all of `on`, the first in `order` with the first and so on."""
    sides = [
        side.sort(*order, nulls_last=True).select(*on, pl.col("row").alias(name), nth=pl.int_range(pl.len()).over(on))
        for side, name in ((old, "then"), (new, "now"))
    ]
    return sides[0].join(sides[1], on=[*on, "nth"], how="inner", nulls_equal=True).select("then", "now")


def _further(left: pl.DataFrame, other: pl.DataFrame, done: pl.Series) -> list[int]:
    """Rows of one side that found no row of their own, although the other side has the site."""
    known = left.join(other.select("group_key").unique(), on="group_key", how="semi")
    return sorted(set(known.get_column("row")) - set(done))


def _trusted(old: pl.DataFrame, new: pl.DataFrame) -> bool:
    """Whether identifiers say something: of those that both lists use, enough stand beside the same name."""
    names = [side.drop_nulls("id_key").group_by("id_key").agg(pl.col("name_bare").unique()) for side in (old, new)]
    both = names[0].join(names[1], on="id_key", how="inner")
    if both.is_empty():
        return True
    alike = pl.col("name_bare").list.set_intersection("name_bare_right").list.len() > 0
    return bool(both.select(alike.mean()).item() >= rules()["identifiers"]["agree_from"])


_ADDRESS, _CITY = ("country", "address_key"), ("country", "city_key")


def _groups(old: pl.DataFrame, new: pl.DataFrame, *, trusted: bool) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Both sides with `group_key`, where it is certain that rows of one key are one site; the surest way first."""
    if trusted:
        yield _one_country(*(_grouped(side, ("id_key",)) for side in (old, new)))
    for name in ("name_key", "name_bare"):
        yield _grouped(old, (name, *_ADDRESS)), _grouped(new, (name, *_ADDRESS))
    for name, place in (("name_key", _CITY), ("name_bare", _CITY), ("name_bare", ("country",))):
        sides = _grouped(old, (name, *place)), _grouped(new, (name, *place))
        yield _single(*sides, trusted=trusted)
    # A name that stands once in either list is one site too when one of them does not say in which country.
    once = [_grouped(side, ("name_bare",)) for side in (old, new)]
    once = [side.filter(pl.col("country").n_unique().over("group_key") == 1) for side in once]
    blank = [side.filter(pl.col("country").is_null()).get_column("group_key").implode() for side in once]
    either = pl.col("group_key").is_in(blank[0]) | pl.col("group_key").is_in(blank[1])
    yield _single(once[0].filter(either), once[1].filter(either), trusted=trusted)


def _grouped(side: pl.DataFrame, on: tuple[str, ...]) -> pl.DataFrame:
    """The rows that have all of `on`, with these as one key."""
    return side.drop_nulls(list(on)).with_columns(group_key=pl.concat_str(on, separator="\t"))


def _one_country(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Without identifiers that stand for two countries."""
    both = pl.concat([side.select("group_key", "country") for side in (old, new)]).drop_nulls("country")
    several = both.group_by("group_key").agg(pl.col("country").n_unique()).filter(pl.col("country") > 1)
    one = [side.join(several.select("group_key"), on="group_key", how="anti") for side in (old, new)]
    return one[0], one[1]


def _single(old: pl.DataFrame, new: pl.DataFrame, *, trusted: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The keys of which each side knows one site only, with addresses and identifiers that may be one."""
    kept = _one_address(old).join(_one_address(new), on="group_key", how="inner")
    address, city, own = (
        (kept.get_column(name), kept.get_column(f"{name}_right")) for name in ("address_key", "city_key", "id_key")
    )
    able = [
        (a is None or b is None or fuzz.token_set_ratio(a, b) >= 100 * rules()["addresses"]["alike_from"] or same_city)
        and (not trusted or i is None or j is None or i == j)
        for a, b, same_city, i, j in zip(
            *address, (c is not None and c == d for c, d in zip(*city, strict=True)), *own, strict=True
        )
    ]
    keys = kept.filter(pl.Series(able, dtype=pl.Boolean)).select("group_key")
    return old.join(keys, on="group_key", how="semi"), new.join(keys, on="group_key", how="semi")


def _one_address(side: pl.DataFrame) -> pl.DataFrame:
    """The keys of one side under which at most one address, one city and one identifier stand, with these."""
    columns = ["address_key", "city_key", "id_key"]
    counted = side.group_by("group_key").agg(
        *(pl.col(name).drop_nulls().n_unique().alias(f"{name}_n") for name in columns),
        *(pl.col(name).drop_nulls().first() for name in columns),
    )
    return counted.filter(pl.all_horizontal(pl.col(f"{name}_n") <= 1 for name in columns)).select("group_key", *columns)
