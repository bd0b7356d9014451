"""What is known to be in a fund that is held, where the amount that is held of it is not known.

Such are positions without a value, and all positions of a fund that cannot be divided, or that is held with an unknown
value. Their money stands as an undisclosed part; whom it reaches is known all the same, and must not drop out of sight.
"""

from __future__ import annotations

import polars as pl


def unvalued(lines: pl.DataFrame, own: pl.DataFrame, followed: pl.DataFrame) -> pl.DataFrame:
    """The lines of content behind the own positions `own` that `followed` has no amount of: `value` null, and `depth`.

    `lines`: own positions and content, with `at` (their number), `holder_id` and `link` (the fund that a position is
    in). `followed`: `at` of positions and `through` of funds that have an amount. A position worth nothing is 0.
    """
    links = lines.filter(pl.col("link").is_not_null()).select("holder_id", "link").unique()
    depths = _depths(own.get_column("link").drop_nulls().unique(), links)
    delivered = lines.get_column("holder_id").drop_nulls().unique()
    content = lines.join(depths, on="holder_id", how="inner", maintain_order="left")
    # A fund of which the content is at hand is told by that content; one that is not, by its name.
    ends = content.filter(~pl.col("link").is_in(delivered.implode()).fill_null(value=False))
    left = ends.filter(
        ~pl.col("at").is_in(followed.get_column("at").implode()),
        ~pl.col("link").is_in(followed.get_column("through").implode()).fill_null(value=False),
    )
    nothing = pl.when(pl.col("value") == 0.0).then(0.0)
    return left.with_columns(value=nothing)


def _depths(starts: pl.Series, links: pl.DataFrame) -> pl.DataFrame:
    """`holder_id` and `depth`: every fund behind `starts`, with the fewest funds on the way, itself included."""
    front = pl.DataFrame({"holder_id": starts.cast(pl.String), "depth": pl.Series([1] * len(starts), dtype=pl.UInt32)})
    found = front
    while front.height:
        ahead = links.join(front, on="holder_id", how="inner").select(holder_id="link", depth=pl.col("depth") + 1)
        front = ahead.unique().join(found, on="holder_id", how="anti")
        found = pl.concat([found, front])
    return found
