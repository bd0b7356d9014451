"""Who the duties are asked for. What is not known stays None and makes a duty unknown, never an error."""

from __future__ import annotations

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Closed


class Participant(Closed):
    """One participant of one agreement.

    `role`: its party type, e.g. `company`. `signed`: its own signature. `left`: the first day it no longer takes part.
    `route`: how it is bound (None: the agreement's ordinary route). `groups` and `size`: codes of the agreement.
    """

    name: str | None = None
    role: str | None = None
    signed: PartialDate | None = None
    left: PartialDate | None = None
    route: str | None = None
    groups: tuple[str, ...] = ()
    size: str | None = None
