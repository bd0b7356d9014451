"""From positions to a network: shares of each fund's value, and where value cannot be followed any further."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import csr_array

from imvo.chain.lookthrough.ending import circular, cycles
from imvo.chain.lookthrough.knots import knots
from imvo.chain.lookthrough.model import CLASSES, Ends, Floats, Ints, Network
from imvo.chain.lookthrough.passes import Passes

LEAST_OF_GROSS = 1e-6
"""A fund whose value is a smaller part of its positions without their signs is not divided: the shares say nothing."""
ROUNDING = 1e-12
"""A stated value that lies so near to the sum of the positions is that sum."""

ISSUER, UNDISCLOSED, UNKNOWN, CIRCULAR = range(len(CLASSES))


@dataclass(frozen=True)
class _Rows:
    """Positions by number: `fund`, `held` (-1: none that is given) and `value`; and per fund what they add to."""

    funds: pl.Series
    fund: Ints
    held: Ints
    value: Floats
    gross: Floats
    worth: Floats
    rest: Floats
    divides: npt.NDArray[np.bool_]


def build(positions: pl.DataFrame, incomplete: pl.Series | None = None) -> Network:
    """The network of `positions`: columns fund, held_fund, issuer (text), value and, if stated, fund_value (f64).

    A position is in the fund `held_fund`; without one in `issuer`; without either in what is unknown. Every row needs a
    fund and a finite value (ValueError). `incomplete`: funds of which a row could not be read; unless their value is
    stated they are not divided. Where rows state several values of one fund, the largest holds: what is not disclosed
    is then not understated. The order of the rows does not matter.
    """
    rows = _rows(positions, incomplete)
    linked = rows.held >= 0
    whole = _matrix(rows.fund[linked], rows.held[linked], rows.value[linked], len(rows.funds), len(rows.funds))
    followed = linked & rows.divides[np.maximum(rows.held, 0)]
    scale = np.where(rows.divides, rows.worth, 1.0)
    share = rows.value / scale[rows.fund]
    n = len(rows.funds)
    links = _matrix(rows.fund[followed], rows.held[followed], share[followed], n, n)
    closed, passes = circular(links)
    shut = followed & closed[np.maximum(rows.held, 0)]
    if shut.any():
        followed &= ~shut
        links = _matrix(rows.fund[followed], rows.held[followed], share[followed], n, n)
        _, passes = circular(links)
    ends, parts = _ends(positions, rows, followed, shut, share, rows.rest / scale)
    table = cycles(whole, rows.funds, knots(whole), rows.divides, closed)
    network = Network(rows.funds, rows.worth, scale, rows.divides, links, parts, ends, passes, rows.gross, table)
    return network if _long_only(links, parts) else _with_moved(network)


def _rows(positions: pl.DataFrame, incomplete: pl.Series | None) -> _Rows:
    value = positions.get_column("value").cast(pl.Float64)
    if positions.get_column("fund").null_count() or not value.is_finite().fill_null(value=False).all():
        raise ValueError("a position without a fund, or without a value that is a number")
    funds = positions.get_column("fund").unique().sort()
    number, worth = pl.Enum(funds), value.to_numpy()
    fund = positions.get_column("fund").cast(number).to_physical().to_numpy().astype(np.int64)
    held = positions.get_column("held_fund").cast(number, strict=False).to_physical().cast(pl.Int64)
    n = len(funds)
    total = np.bincount(fund, worth, n)
    gross: Floats = np.bincount(fund, np.abs(worth), n).astype(np.float64)
    stated = _stated(positions, funds)
    known = ~np.isnan(stated)
    rest = np.where(known, stated - total, 0.0)
    rest[np.abs(rest) <= ROUNDING * gross] = 0.0
    broken = np.zeros(n, dtype=bool)
    if incomplete is not None:
        broken = funds.is_in(incomplete.implode()).to_numpy() & ~known
    whole, gross = np.where(rest != 0.0, stated, total), gross + np.abs(rest)
    divides = (whole > LEAST_OF_GROSS * gross) & ~broken
    return _Rows(funds, fund, held.fill_null(-1).to_numpy(), worth, gross, whole, rest, divides)


def _stated(positions: pl.DataFrame, funds: pl.Series) -> Floats:
    """The value of each fund as its rows state it, NaN where none does."""
    found = np.full(len(funds), np.nan)
    if "fund_value" in positions.columns:
        said = positions.select("fund", "fund_value").filter(pl.col("fund_value").is_finite())
        most = said.group_by("fund").agg(pl.col("fund_value").max())
        at = most.get_column("fund").cast(pl.Enum(funds)).to_physical().to_numpy()
        found[at] = most.get_column("fund_value").to_numpy()
    return found


def _ends(
    positions: pl.DataFrame,
    rows: _Rows,
    followed: npt.NDArray[np.bool_],
    shut: npt.NDArray[np.bool_],
    share: Floats,
    rest: Floats,
) -> tuple[Ends, Any]:
    """Every position that is not followed, by its class and identifier, and the part of a fund that has no position."""
    in_fund = positions.get_column("held_fund").is_not_null().to_numpy()
    named = positions.get_column("issuer").is_not_null().to_numpy()
    remain = np.flatnonzero(rest)
    own = rows.funds.gather(remain)
    held, issuer = positions.get_column("held_fund"), positions.get_column("issuer")
    hidden = in_fund & ~followed & ~shut
    blank = ~in_fund & ~named
    texts = {
        ISSUER: issuer.filter(pl.Series(~in_fund & named)),
        UNDISCLOSED: pl.concat([held.filter(pl.Series(hidden)), own.cast(pl.String)]),
        UNKNOWN: pl.Series([None] * int(blank.sum()), dtype=pl.String),
        CIRCULAR: held.filter(pl.Series(shut)),
    }
    masks = {ISSUER: ~in_fund & named, UNDISCLOSED: hidden, UNKNOWN: blank, CIRCULAR: shut}
    fund = {code: rows.fund[mask] for code, mask in masks.items()}
    amount = {code: share[mask] for code, mask in masks.items()}
    fund[UNDISCLOSED] = np.concatenate([fund[UNDISCLOSED], remain])
    amount[UNDISCLOSED] = np.concatenate([amount[UNDISCLOSED], rest[remain]])
    ids, columns, classes, before = [], [], [], 0
    for code, text in texts.items():
        known = text.unique().sort()
        place = (
            text.cast(pl.Enum(known)).to_physical() if code != UNKNOWN else pl.zeros(len(text), pl.Int64, eager=True)
        )
        columns.append(place.to_numpy().astype(np.int64) + before)
        classes.append(np.full(len(known), code, dtype=np.uint8))
        ids.append(known)
        before += len(known)
    parts = _matrix(
        np.concatenate(list(fund.values())), np.concatenate(columns), np.concatenate(list(amount.values())),
        len(rows.funds), before,
    )  # fmt: skip
    return Ends(np.concatenate(classes), pl.concat(ids)), parts


def _matrix(row: Ints, column: Ints, value: Floats, height: int, width: int) -> Any:
    """CSR of these entries, those of one cell added together."""
    found = csr_array((value, (row, column)), shape=(height, width))
    found.sum_duplicates()
    return found


def _long_only(links: Any, parts: Any) -> bool:
    return not ((links.data < 0).any() or (parts.data < 0).any())


def _with_moved(network: Network) -> Network:
    """With short positions more may move than a fund is worth: the same network without signs says how much."""
    bare = abs(network.links)
    passes = Passes(bare, np.sort(network.passes.order[network.passes.stops]))
    ends = np.asarray(abs(network.parts).sum(axis=1)).reshape(-1, 1)[passes.order]
    moved = np.empty(len(network.funds))
    moved[passes.order] = passes.up(ends)[:, 0]
    return replace(network, moved=moved * network.scale)
