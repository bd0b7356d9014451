"""How far a sum may lie from a stated total through nothing but the file's own rounding.

A number written with d decimals stands for anything within half a unit of its last decimal. Files leave out closing
zeros, so one number may show fewer decimals than it was rounded to; every number is therefore taken as rounded to the
decimals it shows or to those that most numbers of the column show, whichever is more. To this comes the arithmetic of
the program that wrote the total, in numbers of double precision: a sum of n terms is off by at most n x 2^-53 x the sum
of their sizes (N. Higham, Accuracy and Stability of Numerical Algorithms, on recursive summation; from general
knowledge, its text was not consulted).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum

UNIT = 2.0**-53


def usual_decimals(decimals: Iterable[int]) -> int:
    """The number of decimals that most numbers show; of equally frequent ones the larger. 0 without numbers."""
    counted = Counter(decimals)
    return max(counted, key=lambda one: (counted[one], one)) if counted else 0


def tolerance(
    values: Sequence[float], decimals: Sequence[int], total: float = 0.0, total_decimals: int | None = None
) -> float:
    """How far `fsum(values)` may lie from `total`, in their unit. `total_decimals` None: the total is exact."""
    usual = usual_decimals(decimals)
    own = fsum(half_unit(max(shown, usual)) for shown in decimals)
    stated = 0.0 if total_decimals is None else half_unit(total_decimals)
    arithmetic = len(values) * UNIT * max(fsum(map(abs, values)), abs(total))
    return own + stated + arithmetic


def half_unit(decimals: int) -> float:
    """Half a unit of the last of `decimals` decimals."""
    return 0.5 * 10.0 ** -min(decimals, 300)


def shown_decimals(value: float) -> int:
    """The decimals of the shortest text of a number, for a table that no longer has the file's own text."""
    mantissa, _, exponent = repr(value).partition("e")
    behind = mantissa.partition(".")[2].rstrip("0")
    return max(len(behind) - int(exponent or 0), 0)
