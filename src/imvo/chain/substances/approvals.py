"""The approval of a substance on a day, as a list of the user's tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

EXPIRED, CONFLICT, APPROVED = "expired", "conflict", "approved"


@dataclass(frozen=True)
class Approval:
    """`status`: None when nothing is known. `since` and `expiry` as the list says."""

    status: str | None = None
    since: date | None = None
    expiry: date | None = None


def approval_on(rows: Sequence[dict[str, Any]], as_of: date) -> Approval:
    """What the rows of one substance say on `as_of`.

    The newest dated status that is not later counts, and an undated one only without it. Rows that then still differ
    contradict each other; an approval whose last day lies before `as_of` has expired. Of two last days the later is not
    taken: where one has passed and the other has not, they contradict each other too.
    """
    told = [row for row in rows if row["status"] and (row["status_date"] is None or row["status_date"] <= as_of)]
    dated = [row["status_date"] for row in told if row["status_date"] is not None]
    newest = max(dated, default=None)
    same = [row for row in told if row["status_date"] == newest]
    if not same:
        return Approval()
    if len({row["status"] for row in same}) > 1:
        return Approval(CONFLICT, newest)
    days = {row["expiry"] for row in same if row["expiry"] is not None}
    expiry = min(days, default=None)
    status = same[0]["status"]
    ended = {day < as_of for day in days} if status == APPROVED else {False}
    if len(ended) > 1:
        return Approval(CONFLICT, newest)
    return Approval(EXPIRED if True in ended else status, newest, expiry)
