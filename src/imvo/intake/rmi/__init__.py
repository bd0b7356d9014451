"""Minerals reporting templates (CMRT, EMRT, CRT, AMRT; also those of EICC-GeSI and CFSI), of any version and language.

What may live here: how such a workbook is told, where its answers and smelters stand, and how a smelter is found in the
look-up sheet of the same workbook. What the templates have in common is data: `template.yaml`. Nothing here judges.
"""

from imvo.intake.rmi.read import read, read_opened, recognises

__all__ = ["read", "read_opened", "recognises"]
