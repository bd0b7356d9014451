"""From delivered holdings to what is held in the end: own positions, content of funds, look-through.

What may live here: which lines count, what a fund consists of, the class of assets. Who an issuer is and what it does
is the work of `imvo.chain.financed`.
"""

from imvo.chain.holdings.asset_classes import AssetClass, asset_classes
from imvo.chain.holdings.counted import Counted, counted
from imvo.chain.holdings.through import Through, look_through

__all__ = ["AssetClass", "Counted", "Through", "asset_classes", "counted", "look_through"]
