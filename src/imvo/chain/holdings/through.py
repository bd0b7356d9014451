"""From own positions and the content of funds to what is held in the end, with the account of every amount."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from imvo import tables
from imvo.chain.holdings.counted import Counted
from imvo.chain.holdings.unvalued import unvalued
from imvo.chain.lookthrough import build, exposures
from imvo.chain.lookthrough.model import Network

UNDISCLOSED = "undisclosed"
# Begin the names of the holder's own portfolios, and of funds without an identifier, in the network; no identifier of
# a file holds them.
_OWN, _NAMELESS = "\x1f", "\x1e"
_STAKES = ("majority-fund", "minority-fund")


@dataclass(frozen=True)
class Through:
    """What is held in the end, and the account of it.

    `ends`: a line per position: the columns of `holdings`, `ended` (null, or how the amount ended short of an issuer:
    undisclosed, circular), `through` (the fund in which it ended), `held_as` (the mandate of the holder's own position)
    and `depth`. `cycles`: the table `fund-cycles`; `totals`: `exposure-totals`, one row per currency and mandate.
    """

    ends: pl.DataFrame
    cycles: pl.DataFrame
    totals: pl.DataFrame


def look_through(found: Counted, funds: pl.DataFrame | None) -> Through:
    """Follow every own position in a fund whose content is known; the others stay as they are, to the cent.

    A fund whose stated value differs from the sum of its positions keeps the difference as an undisclosed part. A
    position without a value cannot be followed: it ends undisclosed. What is known to be behind it, or in a fund that
    is not divided, is a line without a value. AssertionError when value in is not value out.
    """
    lines = found.lines.with_row_index("at").with_columns(_link())
    every = pl.concat([lines, found.aside.with_row_index("at", offset=lines.height).with_columns(_link())])
    own = lines.filter(pl.col("role") == "own")
    followed = pl.col("into").is_not_null() & pl.col("value").is_not_null() & (pl.col("value") != 0.0)
    direct = own.filter(~followed).with_columns(
        ended=pl.when(pl.col("into").is_not_null() | (pl.col("asset_class") == "fund")).then(pl.lit(UNDISCLOSED)),
        through=pl.lit(None, dtype=pl.String),
        held_as=pl.col("mandate"),
        depth=pl.lit(0, dtype=pl.UInt32),
    )
    given = own.filter(followed)
    network = _network(lines, given, _stated(funds, lines)) if given.height else None
    known = set(given.select(_name()).to_series())
    parts = []
    totals, cycles = [tables.empty(tables.load("exposure-totals"))], [tables.empty(tables.load("fund-cycles"))]
    in_funds = own.filter(pl.col("link").is_not_null()).with_columns(*_node(), _name())
    for (currency, mandate, node), held in in_funds.group_by("currency", "mandate", "node", maintain_order=True):
        part = direct.clear()
        if network is not None and node in known:
            one = exposures(network, str(node))
            part = _ends(lines, one.exposures, currency, str(mandate))
            totals.append(one.totals.with_columns(holder=pl.lit(f"{currency or '?'} {mandate}")))
            cycles.append(one.cycles)
        parts += [part, _without_value(unvalued(every, held, part), currency, str(mandate))]
    ends = pl.concat([direct, *(part.select(direct.columns) for part in parts)]).drop("at", "link")
    return Through(ends, pl.concat(cycles).unique(maintain_order=True), pl.concat(totals))


def _node() -> list[pl.Expr]:
    return [pl.col("currency"), pl.col("mandate").fill_null("unknown")]


def _name() -> pl.Expr:
    parts = (pl.col("currency").fill_null("?"), pl.col("mandate").fill_null("unknown"))
    return pl.concat_str(pl.lit(_OWN), *parts, separator=" ").alias("node")


def _network(lines: pl.DataFrame, given: pl.DataFrame, stated: pl.DataFrame) -> Network:
    """Own positions that are followed, and the content of every fund. An end is known by its number among `lines`."""
    content = lines.filter(pl.col("holder_id").is_not_null() & (pl.col("holder_id").is_in(_funds(lines).implode())))
    valued = content.filter(pl.col("value").is_not_null())
    inside = valued.join(stated, on="holder_id", how="left", maintain_order="left").select(
        fund="holder_id", held_fund="link", issuer=_end(), value="value", fund_value="fund_value"
    )
    outside = given.select(
        fund=_name(), held_fund="link", issuer=_end(), value="value", fund_value=pl.lit(None, dtype=pl.Float64)
    )
    short = content.filter(pl.col("value").is_null()).get_column("holder_id").unique()
    return build(pl.concat([outside, inside]), short)


def _link() -> pl.Expr:
    """The fund that a position is in, whether its content is known or not; null for what is no fund."""
    nameless = pl.concat_str(pl.lit(_NAMELESS), pl.col("at").cast(pl.String))
    fund = pl.when(pl.col("asset_class") == "fund").then(pl.coalesce("fund_id", nameless))
    return pl.coalesce("into", fund).alias("link")


def _funds(lines: pl.DataFrame) -> pl.Series:
    return lines.get_column("into").drop_nulls().unique()


def _end() -> pl.Expr:
    return pl.when(pl.col("link").is_null()).then(pl.col("at").cast(pl.String))


def _stated(funds: pl.DataFrame | None, lines: pl.DataFrame) -> pl.DataFrame:
    """The stated value of the funds of which it is not the sum of the positions, within the file's own rounding.

    Only what the delivery that counts says: the total of an older file says nothing of the positions of a newer one.
    """
    if funds is None:
        return pl.DataFrame(schema={"holder_id": pl.String, "fund_value": pl.Float64})
    counts = funds.join(lines, on=["holder_id", "file", "sheet"], how="semi", nulls_equal=True)
    said = counts.filter(pl.col("stated_value").is_not_null() & (pl.col("agrees") != "yes").fill_null(value=True))
    return said.group_by("holder_id").agg(fund_value=pl.col("stated_value").max())


def _ends(lines: pl.DataFrame, found: pl.DataFrame, currency: str | None, mandate: str) -> pl.DataFrame:
    """The lines behind the exposures of one node, in the holder's currency and part."""
    issuers = found.filter(pl.col("class") == "issuer").select(
        pl.col("id").cast(pl.UInt32).alias("at"), "value", "depth"
    )
    known = lines.drop("value").join(issuers, on="at", how="inner", maintain_order="left")
    known = known.with_columns(ended=pl.lit(None, dtype=pl.String), through=pl.col("holder_id"))
    short = found.filter(pl.col("class") != "issuer")
    names = lines.filter(pl.col("link").is_not_null()).unique("link", keep="first", maintain_order=True)
    # What is short of an issuer stands in the file and row of a position in that fund.
    rest = short.select("value", "depth", pl.col("class").alias("ended"), link="id").join(
        names.drop("value"), on="link", how="left", maintain_order="left"
    )
    rest = rest.with_columns(through=_named(), asset_class=pl.lit("fund"))
    return _placed(pl.concat([known, rest], how="diagonal"), currency, mandate)


def _without_value(ends: pl.DataFrame, currency: str | None, mandate: str) -> pl.DataFrame:
    """Lines of which no amount is known: an issuer, or a fund of which the content was not delivered."""
    ended = pl.when(pl.col("link").is_not_null()).then(pl.lit(UNDISCLOSED))
    return _placed(ends.with_columns(ended=ended, through=pl.coalesce(_named(), "holder_id")), currency, mandate)


def _named() -> pl.Expr:
    """The fund that a position is in, when it has an identifier."""
    return pl.when(~pl.col("link").str.starts_with(_NAMELESS)).then("link")


def _placed(ends: pl.DataFrame, currency: str | None, mandate: str) -> pl.DataFrame:
    """`ends` in the holder's currency, held in the holder's way."""
    stake = mandate if mandate in _STAKES else "fund"
    return ends.with_columns(
        currency=pl.lit(currency, dtype=pl.String), held_as=pl.lit(stake), depth=pl.col("depth").cast(pl.UInt32)
    )
