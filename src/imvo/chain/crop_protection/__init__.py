"""Crop protection: what was used, how much of it is active substance, how hazardous it is, and what is not known.

What may live here: the reading of each record's amount, and the sums by substance, class and hectare. No risk.
"""

from imvo.chain.crop_protection.growers import by_tier
from imvo.chain.crop_protection.records import read
from imvo.chain.crop_protection.sums import by_class, by_substance, per_hectare

__all__ = ["by_class", "by_substance", "by_tier", "per_hectare", "read"]
