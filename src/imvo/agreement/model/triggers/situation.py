"""What a rule needs to know of one participant to say when something is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imvo.agreement.dates import PartialDate
from imvo.agreement.spells import Reason, Spell


@dataclass(frozen=True)
class Situation:
    """The participant's signature; the signing, first and last day of the agreement's term.

    `until`: the last day that is asked about; windows that begin later need not be drawn.
    """

    signed: PartialDate | None
    starts: PartialDate | None
    ends: PartialDate | None
    agreement_signed: PartialDate | None
    until: date


def always(key: str) -> tuple[Spell, ...]:
    """Unknown on every day, for one reason."""
    return (Spell(None, "unknown", Reason.of(key)),)
