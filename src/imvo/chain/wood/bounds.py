"""What rounding leaves open: of one quantity as it is written, and of a share of quantities that are each rounded."""

from __future__ import annotations

import math
import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
# Only digits of ASCII, so that a superscript of a unit is none.
_NUMBER = re.compile(r"[0-9](?:[0-9.,'’\u00a0\u202f\u2009 ]*[0-9])?")
_MOST_DECIMALS = 9


@lru_cache(maxsize=65_536)
def half_unit(value: float, given: str | None) -> float | None:
    """Half of the last decimal that is written: 1,1 -> 0.05, 12 -> 0.5. None when the text does not show the value.

    The decimal mark is not asked for: the digits of the number, taken as one whole, fit the value for one place only.
    """
    number = _NUMBER.search(given or "")
    if number is None:
        return None
    digits = "".join(c for c in number.group() if c.isdigit())
    whole = int(digits)
    if whole == 0:
        part = re.search(r"[.,](\d+)$", number.group())
        return 0.5 * 10.0 ** -(len(part[1]) if part else 0) if value == 0 else None
    for decimals in range(min(len(digits), _MOST_DECIMALS) + 1):
        if math.isclose(whole / 10**decimals, value, rel_tol=1e-12, abs_tol=0.0):
            return float(0.5 * 10.0**-decimals)
    return None


def ratio(weights: Numbers, low: Numbers, high: Numbers, upper: bool) -> float | None:
    """The highest (or lowest) sum(w v) / sum(v) when each v lies anywhere from low to high; None without volume.

    Exact: at the extreme every v stands at an end of its range, and those whose weights pull the same way stand at the
    same end.
    """
    order = np.argsort(-weights if upper else weights, kind="stable")
    w, lo, hi = weights[order], low[order], high[order]
    zero = np.zeros(1)
    part = np.concatenate([zero, np.cumsum(w * hi)]) + np.concatenate([np.cumsum((w * lo)[::-1])[::-1], zero])
    whole = np.concatenate([zero, np.cumsum(hi)]) + np.concatenate([np.cumsum(lo[::-1])[::-1], zero])
    there = whole > 0
    if not there.any():
        return None
    values = part[there] / whole[there]
    return float(values.max() if upper else values.min())


def share(weights: Numbers, values: Numbers) -> float | None:
    """sum(w v) / sum(v); None without volume."""
    whole = float(values.sum())
    return float((weights * values).sum()) / whole if whole > 0 else None
