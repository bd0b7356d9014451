"""What each kind of delivered table adds to a dossier, one module per part.

What may live here: which kinds wake a part, the call of the computing (which lives in `chain/` and `risk/`), and the
words and tables of its section. No rule of the method and no rule of an agreement.
"""

from imvo.reporting.parts import (
    answers,
    association,
    crop_protection,
    engagement,
    extraction,
    financed,
    findings,
    holdings,
    involvement,
    loans,
    materials,
    minerals,
    origin,
    plan,
    purchases,
    value_chain,
    wages,
    wood,
)
from imvo.reporting.parts.part import Assessed, Given, Outcome, Part, Results

PARTS: tuple[Part, ...] = (
    extraction.PART,
    minerals.PART,
    origin.PART,
    purchases.PART,
    materials.PART,
    wood.PART,
    crop_protection.PART,
    wages.PART,
    association.PART,
    financed.PART,
    engagement.PART,
    holdings.PART,
    loans.PART,
    value_chain.PART,
)

RETURNED: tuple[Part, ...] = (answers.PART, findings.PART, involvement.PART, plan.PART)
"""Parts that wake by what came back to a dossier: answers, findings, a plan."""

__all__ = ["PARTS", "RETURNED", "Assessed", "Given", "Outcome", "Part", "Results"]
