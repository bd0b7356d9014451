"""Wages beside a living wage: the gap per job level, per site and per year, always with what it rests on.

What may live here: benchmarks and which one holds, periods and hours, gaps, averages with their coverage. No risk.
"""

from imvo.chain.wages.gaps import compare
from imvo.chain.wages.sites import by_site
from imvo.chain.wages.years import by_year

__all__ = ["by_site", "by_year", "compare"]
