"""Which of the delivered lines count: the holder's own, what a fund that is held consists of, and neither twice."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from imvo import tables
from imvo.intake.holdings.links import FULLEST

RESULT = "holders-counted"
# A file of these forms gives a fund whole; two of one fund are two deliveries. A list may be spread over files.
_WHOLE = ("tpt", "s-06-03")
LINE = ["file", "sheet", "row"]
_DELIVERY = ["holder", "file", "sheet"]


@dataclass(frozen=True)
class Counted:
    """`lines`: the holdings that count, with `holder`, `role` (own or content) and `into` (the fund that is looked
    into, or null). `aside`: content in several currencies, which is not divided. `holders`: the table
    `holders-counted`, every delivery."""

    lines: pl.DataFrame
    aside: pl.DataFrame
    holders: pl.DataFrame


def counted(holdings: pl.DataFrame, funds: pl.DataFrame | None) -> Counted:
    """Sort the table `holdings` of all files together; `funds` tells the days of valuation.

    A fund that another position is held in is content and counts through that position only. Of funds that hold each
    other and that nobody else holds, the first by its identifier counts as the holder's own.
    """
    lines = _netted(holdings).with_columns(holder=pl.coalesce("holder_id", "holder_name"))
    deliveries = _deliveries(lines, funds)
    chosen = lines.join(deliveries.filter("first").select(_DELIVERY), on=_DELIVERY, how="semi", nulls_equal=True)
    apart = _mixed(chosen)
    inside = set(chosen.get_column("holder_id").drop_nulls()) - apart
    into = pl.when(pl.col("fund_id").is_in(sorted(inside))).then("fund_id")
    chosen = chosen.with_columns(into=into)
    held = _held(chosen, inside)
    is_held = pl.col("holder").is_in(sorted(held | (apart & set(chosen.get_column("fund_id").drop_nulls()))))
    role = pl.when(is_held.fill_null(value=False)).then(pl.lit("content")).otherwise(pl.lit("own"))
    chosen = chosen.with_columns(role=role)
    told = _told(lines, chosen, apart)
    aside = (pl.col("role") == "content") & pl.col("holder").is_in(sorted(apart)).fill_null(value=False)
    return Counted(chosen.filter(~aside), chosen.filter(aside), told)


def _netted(holdings: pl.DataFrame) -> pl.DataFrame:
    """The legs of one instrument as one line with their sum, where the value of each is known."""
    legs = ["file", "sheet", "holder_id", "holder_name", "group_id"]
    known = pl.col("value").is_not_null().all().over(legs)
    several = pl.col("group_id").is_not_null() & known & (pl.len().over(legs) > 1)
    marked = holdings.with_columns(several=several)
    # The leg of the largest value speaks for the instrument.
    size = pl.col("value").abs()
    ordered = marked.filter("several").sort([*legs, size, "row"], descending=[False] * 5 + [True, False])
    summed = ordered.group_by(legs, maintain_order=True).agg(pl.col("value").sum(), pl.exclude("value", *legs).first())
    single = marked.filter(~pl.col("several"))
    joined = pl.concat([single, summed.select(single.columns)]).drop("several")
    return joined.sort(LINE, nulls_last=True)


def _deliveries(lines: pl.DataFrame, funds: pl.DataFrame | None) -> pl.DataFrame:
    """Each holder x file x sheet, `first` where it counts: the fullest form, then the latest day."""
    found = lines.group_by(_DELIVERY, maintain_order=True).agg(pl.col("source").first(), pl.col("holder_id").first())
    dated = pl.DataFrame(schema={"holder_id": pl.String, "file": pl.String, "sheet": pl.String, "day": pl.Date})
    if funds is not None:
        dated = funds.group_by("holder_id", "file", "sheet").agg(day=pl.col("valuation_date").max())
    found = found.join(dated, on=["holder_id", "file", "sheet"], how="left", nulls_equal=True)
    rank = pl.col("source").replace_strict(FULLEST, range(len(FULLEST)), return_dtype=pl.Int64)
    ordered = found.with_columns(rank=rank).sort(
        ["holder", "rank", "day", "file", "sheet"], descending=[False, False, True, False, False], nulls_last=True
    )
    best = pl.col("rank") == pl.col("rank").first().over("holder")
    place = pl.int_range(pl.len()).over("holder")
    whole = pl.col("source").is_in(_WHOLE)
    first = best & (~whole | (place == 0))
    return ordered.with_columns(first=first | pl.col("holder").is_null())


def _mixed(lines: pl.DataFrame) -> set[str]:
    """Holders whose positions are in more than one currency: what a share of them is, is not known."""
    several = lines.filter(pl.col("holder_id").is_not_null()).group_by("holder_id").agg(pl.col("currency").n_unique())
    return set(several.filter(pl.col("currency") > 1).get_column("holder_id"))


def _held(lines: pl.DataFrame, inside: set[str]) -> set[str]:
    """The holders that count as content: held by another; of a circle that nobody else holds, all but the first."""
    pairs = lines.filter(pl.col("into").is_not_null()).select(pl.col("holder").fill_null(""), "into").unique()
    ahead: dict[str, set[str]] = {}
    for holder, into in pairs.iter_rows():
        ahead.setdefault(holder, set()).add(into)
    held = {into for holder, of in ahead.items() for into in of if into != holder}
    reached = _reached((inside | set(ahead)) - held, ahead)
    for start in sorted(held):
        if start not in reached:
            held.discard(start)
            reached |= _reached({start}, ahead)
    return held


def _reached(starts: set[str], ahead: dict[str, set[str]]) -> set[str]:
    found, front = set(starts), list(starts)
    while front:
        new = ahead.get(front.pop(), set()) - found
        found |= new
        front.extend(new)
    return found


def _told(lines: pl.DataFrame, chosen: pl.DataFrame, apart: set[str]) -> pl.DataFrame:
    """The table `holders-counted`."""
    roles = chosen.group_by(_DELIVERY).agg(pl.col("role").first())
    summed = lines.group_by(_DELIVERY).agg(
        pl.col("holder_name").drop_nulls().first(),
        positions=pl.len(),
        currency=pl.col("currency").unique().drop_nulls().sort().str.join(", ").replace("", None),
        value=pl.when(pl.col("value").count() > 0).then(pl.col("value").sum()),
        without_value=pl.col("value").is_null().sum(),
    )
    joined = summed.join(roles, on=_DELIVERY, how="left", nulls_equal=True)
    mixed = pl.col("holder").is_in(sorted(apart)).fill_null(value=False) & (pl.col("role") == "content")
    said = joined.with_columns(
        counted=pl.when(mixed).then(pl.lit("apart")).otherwise(pl.col("role").fill_null("twice"))
    )
    return tables.shape(said.sort(_DELIVERY, nulls_last=True), tables.load(RESULT))
