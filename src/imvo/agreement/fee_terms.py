"""Of which term the tariff is: the definition holds one, that of the terms whose duties it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.agreement_state import state
from imvo.agreement.model.content import Term
from imvo.agreement.model.definition import Agreement
from imvo.agreement.truth import Answer

Kind = Literal["own-term", "other-term", "between-terms", "ended"]


@dataclass(frozen=True)
class TariffDays:
    """`term`: that of the tariff. `kind`: whether a day lies in it, in one whose text is not known, or in none."""

    term: Term
    kind: Kind


def tariff_days(agreement: Agreement, on: date) -> TariffDays:
    """The term of the tariff that counts, or last counted, on a day; before the agreement begins its first."""
    now = state(agreement, on)
    known = [term for term in agreement.terms if term.duties is Answer.YES]
    if now.state in ("ended", "between-terms"):
        last = now.term if now.term.duties is Answer.YES or not known else known[-1]
        return TariffDays(last, "ended" if now.state == "ended" else "between-terms")
    if now.term.duties is Answer.YES or not known:
        return TariffDays(now.term, "own-term")
    place = agreement.terms.index(now.term)
    before = [term for term in agreement.terms[:place] if term.duties is Answer.YES]
    return TariffDays((before or known)[-1], "other-term")
