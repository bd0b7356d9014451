"""What a duty asks a participant to tell the public by itself."""

from __future__ import annotations

from typing import Literal

from imvo.agreement.model.base import Sourced, StatementOrNot, Text

Asked = Literal[
    "policy", "main-risks", "measures", "progress", "report", "plan", "exclusions", "portfolio", "screening"
]


class Ask(Sourced):
    """One thing that the public text is known to have to hold. `id`: what it is, so that an account can be tested."""

    id: Asked
    what: Text


class PublicAccount(Sourced):
    """A duty of public communication. `asks`: what the text is known to have to hold; empty when that is not known.

    `criteria`: further criteria that were published: none-known, not-known when there may be some that were not read,
    or what they say.
    """

    asks: tuple[Ask, ...] = ()
    criteria: StatementOrNot
