"""Funds inside funds, looked through to the issuer: nothing lost, nothing divided up again in silence.

`build` makes the network of a frame of positions; `exposures` follows one holder through it; `write_all` writes every
fund at once. The method: docs/method/look-through.md.
"""

from imvo.chain.lookthrough.blocks import scan, write_all
from imvo.chain.lookthrough.model import CLASSES, Network
from imvo.chain.lookthrough.network import build
from imvo.chain.lookthrough.one import Exposure, exposures

__all__ = ["CLASSES", "Exposure", "Network", "build", "exposures", "scan", "write_all"]
