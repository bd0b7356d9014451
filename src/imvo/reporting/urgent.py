"""Reports of people in danger, as the page and the terminal tell them before everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imvo.action import Heard
from imvo.action.findings import URGENT


@dataclass(frozen=True)
class Urgent:
    """One urgent case. `because`: marked or words; `mended_on`: day of a later report that it was remedied. `site`,
    `theme` and `kind` are None where the row does not tell them in words that are understood.
    """

    site: str | None
    country: str | None
    theme: str | None
    kind: str | None
    day: date | None
    text: str | None
    evidence: str
    because: str
    old: bool
    mended_on: date | None


def urgent(heard: Heard | None) -> tuple[Urgent, ...]:
    """The rows of the table `urgent-cases`, in its order."""
    found = None if heard is None else heard.results.get(URGENT)
    if found is None:
        return ()
    columns = ("site", "country", "theme", "kind", "date", "text", "evidence", "because", "old", "mended_on")
    return tuple(
        Urgent(site, country, theme, kind, day, text, evidence, because, bool(old), mended)
        for site, country, theme, kind, day, text, evidence, because, old, mended in found.select(columns).iter_rows()
    )
