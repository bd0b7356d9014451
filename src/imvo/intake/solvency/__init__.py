"""Solvency II: the list of assets (S.06.02) and the look-through of funds (S.06.03), by column code, as CSV or XLSX."""

from imvo.intake.solvency.find import recognises
from imvo.intake.solvency.read import KINDS, read

__all__ = ["KINDS", "read", "recognises"]
