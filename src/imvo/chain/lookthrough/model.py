"""What a network of funds is: who holds which share of whom, and where the rest ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from imvo.chain.lookthrough.passes import Passes

CLASSES = ("issuer", "undisclosed", "unknown", "circular")
"""Where value ends. Codes of the table `exposures`, in this order."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Ends:
    """Where value ends: `classes` (place in CLASSES, ascending) and `ids` (text; null: unknown), of equal length."""

    classes: npt.NDArray[np.uint8]
    ids: pl.Series


@dataclass(frozen=True)
class Network:
    """n funds, m ends. A row of `links` and `parts` together adds to 1 for a fund that divides.

    `funds`: identifiers, sorted. `value`: stated, otherwise the sum of the positions. `divides`: whether shares of the
    fund have a meaning; `scale`: the value, or 1 where it does not divide (its rows are then amounts, and no other row
    leads to it). `links`: n x n CSR, share held in each fund that is looked through. `parts`: n x m CSR, share that
    ends. `moved`: the gross amount that reaches ends, per fund. `cycles`: the table `fund-cycles`.
    """

    funds: pl.Series
    value: Floats
    scale: Floats
    divides: npt.NDArray[np.bool_]
    links: Any
    parts: Any
    ends: Ends
    passes: Passes
    moved: Floats
    cycles: pl.DataFrame

    def place(self, fund: str) -> int:
        """Row of a fund; KeyError when no position of it is given."""
        found = self.funds.search_sorted(fund)
        if found == len(self.funds) or self.funds[found] != fund:
            raise KeyError(fund)
        return int(found)
