"""The kinds of rule that say when a duty is owed. A new kind is a new small class here, usable by any agreement.

Every kind answers `spells(situation)`, `repeats` (whether it has windows of its own per year or round) and
`by_signature` (whether its days differ by the day of signing).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from imvo.agreement.model.triggers.calendar import CalendarDay, DuringTerm
from imvo.agreement.model.triggers.rounds import Rounds
from imvo.agreement.model.triggers.untimed import NotStated, OnEvent
from imvo.agreement.model.triggers.within import Within
from imvo.agreement.model.triggers.years import AgreementYear, MembershipYear

Trigger = Annotated[
    MembershipYear | AgreementYear | Within | CalendarDay | DuringTerm | Rounds | OnEvent | NotStated,
    Field(discriminator="kind"),
]
