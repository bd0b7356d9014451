"""Are the weights of a file shares of one or of a hundred? Its values and its stated total tell, or else their sum."""

from __future__ import annotations

from math import fsum

import polars as pl

# Shares of one add to about one, percentages to about a hundred; short positions and parts of a fund leave room.
_ONE, _HUNDRED = (0.5, 2.0), (50.0, 200.0)


def scale(weights: pl.Series, values: pl.Series, totals: pl.Series) -> str | None:
    """one, hundred, or None when neither shows. `totals`: the stated total of the fund, on every line.

    Where values and totals are known, the weights are held against value / total, line by line together; otherwise
    against their own sum.
    """
    frame = pl.DataFrame({"weight": weights, "value": values, "total": totals}).filter(pl.col("weight").is_not_null())
    if not frame.height or not (frame.get_column("weight") != 0).any():
        return "one"
    known = frame.filter(pl.col("value").is_not_null() & (pl.col("total") != 0))
    expected = fsum(abs(value / total) for value, total in known.select("value", "total").iter_rows())
    found = fsum(map(abs, (known if expected else frame).get_column("weight")))
    ratio = found / expected if expected else found
    for name, (low, high) in (("one", _ONE), ("hundred", _HUNDRED)):
        if low <= ratio <= high:
            return name
    return None
