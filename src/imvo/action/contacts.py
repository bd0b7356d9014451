"""Who answers when someone is harmed, as people filled it in."""

from __future__ import annotations

from dataclasses import dataclass, fields

FIRM = "firm"
"""What a contact is about when it is who answers within the firm."""
_FIRM = (FIRM, "company", "bedrijf", "onderneming", "organisatie")


@dataclass(frozen=True)
class Contact:
    """Who answers, or the mechanism behind an issue; None: not stated."""

    who: str | None
    reach: str | None
    languages: str | None
    open_to: str | None
    anonymous: bool | None
    no_retaliation: bool | None


FILLED = tuple(one.name for one in fields(Contact))


def is_firm(about: str) -> bool:
    """Whether a contact is about the firm itself, in either language."""
    return about.strip().casefold() in _FIRM
