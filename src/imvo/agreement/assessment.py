"""The score a participant needs in a membership year, and whether a given score reaches it."""

from __future__ import annotations

from dataclasses import dataclass

from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class Threshold:
    """The required share of points in %, None when unknown. `supplied`: by the user, not by the agreement."""

    year: int
    share: float | None
    sources: tuple[str, ...] = ()
    note: Text | None = None
    supplied: bool = False

    def passed(self, score: float) -> Answer:
        """Whether a score in % reaches it; exactly reaching it passes. Unknown without a threshold."""
        return Answer.UNKNOWN if self.share is None else Answer.of(score >= self.share)


def threshold(agreement: Agreement, membership_year: int, supplied: float | None = None) -> Threshold:
    """The threshold of a membership year; a value the user supplies counts only where the agreement's is unknown."""
    for required in agreement.scheme.thresholds:
        if required.year == membership_year and required.share is not None:
            return Threshold(membership_year, required.share, required.sources, required.note)
    if supplied is not None:
        return Threshold(membership_year, supplied, supplied=True)
    note = next((r.note for r in agreement.scheme.thresholds if r.year == membership_year), None)
    return Threshold(membership_year, None, note=note)
