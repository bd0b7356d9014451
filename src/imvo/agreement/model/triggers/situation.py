"""What every rule is asked, and what it needs to know of one participant to say when something is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Closed
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


class Rule(Closed):
    """One kind of rule; each kind says its own `spells`."""

    @property
    def repeats(self) -> bool:
        """Whether it has windows of its own per year or round."""
        return False

    @property
    def by_signature(self) -> bool:
        """Whether its days differ by the day of signing."""
        return False


def always(key: str) -> tuple[Spell, ...]:
    """Unknown on every day, for one reason."""
    return (Spell(None, "unknown", Reason.of(key)),)
