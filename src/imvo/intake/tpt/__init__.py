"""Funds in the Tripartite Template (TPT) of FinDatEx, versions 5 to 7, as CSV, XLSX or JSON."""

from imvo.intake.tpt.find import recognises
from imvo.intake.tpt.read import KINDS, read

__all__ = ["KINDS", "read", "recognises"]
