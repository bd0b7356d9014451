"""Which records of a table of holdings are no positions: a repeated header, a total, a line that says nothing."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo.files import Grid
from imvo.intake.header import Header
from imvo.intake.holdings.told import problem
from imvo.intake.rows import out_of_shape, refuse

# Records under the header in which the names of the columns may stand once more, in other words.
_NAMES = 3
# A cell that says nothing but "total"; a company may be called so, which is why a line with a code is never one.
_TOTAL = (
    r"(?i)^(?:grand |sub[- ]?|eind|gesamt)?(?:total|totaal|totals|totaux|summe|somme|gesamt|som)"
    r"(?: (?:general|général|fund|portfolio|assets|net assets|fonds|portefeuille|activa|actif|vermögen))?\s*:?$"
)


def refused_lines(
    grid: Grid,
    at: int,
    texts: Sequence[str],
    frame: pl.DataFrame,
    coded: Sequence[int],
    named: Sequence[int],
    valued: Sequence[int],
    lang: str,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines of refused records, and the records that are kept. A refused line shows its value, so that sums add up.

    `coded`, `named`: places of the columns with a position's codes and names; `valued`: those that value it, the one
    that is summed first.
    """
    header = Header(at, list(texts), 0, named=True)
    value = f"c{valued[0]}" if valued else None
    said = texts[valued[0]] if valued else ""
    nothing = ~_filled(frame, [*coded, *named, *valued])
    cells = [column for column in frame.columns if column.startswith("c")]
    total = frame.select(pl.any_horizontal(pl.col(cells).str.contains(_TOTAL).fill_null(value=False))).to_series()
    totals = total & ~_filled(frame, coded)
    long = [(mask, said, value or "c0", why) for mask, _, _, why in out_of_shape(grid, header, frame)[:1]]
    problems = [
        *long,
        (_repeats(frame, texts) | _names(frame), said, value or "c0", problem("header-again", "row")),
        (nothing, said, value or "c0", problem("no-position", "row")),
        (totals, said, value or "c0", problem("total", "row")),
    ]
    refused = refuse(frame, problems, lang)
    if refused.is_empty():
        return refused, frame
    return refused, frame.filter(~pl.col("row").is_in(refused.get_column("row").implode()))


def _filled(frame: pl.DataFrame, places: Sequence[int]) -> pl.Series:
    """Whether one of the columns at `places` holds something."""
    columns = [pl.col(f"c{place}").is_not_null() for place in places]
    return frame.select(pl.any_horizontal(pl.lit(value=False), *columns)).to_series()


def _repeats(frame: pl.DataFrame, texts: Sequence[str]) -> pl.Series:
    """At least half of the filled cells, and two, say what the header says."""
    same = pl.sum_horizontal(
        (pl.col(f"c{place}") == text).fill_null(value=False) for place, text in enumerate(texts) if text
    )
    filled = pl.sum_horizontal(pl.col(f"c{place}").is_not_null() for place, text in enumerate(texts) if text)
    return frame.select((same >= 2) & (2 * same >= filled)).to_series()


def _names(frame: pl.DataFrame) -> pl.Series:
    """The first records below the header without a single digit: a second row of names, such as `Asset ID code`."""
    cells = [pl.col(column) for column in frame.columns if column.startswith("c")]
    digits = pl.any_horizontal(cell.str.contains(r"\d").fill_null(value=False) for cell in cells)
    several = pl.sum_horizontal(cell.is_not_null() for cell in cells) >= 2
    found = frame.with_row_index("at").select(~digits & several & (pl.col("at") < _NAMES)).to_series()
    return found & found.cast(pl.UInt8).cum_min().cast(pl.Boolean) if len(found) else found
