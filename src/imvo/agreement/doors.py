"""Where someone who is harmed can knock on a given day, in order: the firm, what the agreement offers, others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Claim, Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.remedy import remedy_route, rules
from imvo.agreement.truth import Answer

Kind = Literal["firm", "complaint", "party", "not-found", "contact-point"]
Standing = Literal["open", "unknown", "not-open-yet", "closed"]

_DAYS = ("starts", "ends")
_STANDINGS: dict[str, Standing] = {
    "accepted": "open",
    "refused": "closed",
    "referred": "closed",
    "not-open-yet": "not-open-yet",
    "unknown": "unknown",
}


@dataclass(frozen=True)
class Door:
    """One place to turn to. `opens`, `closes`: first and last day on which it takes in a case; None: not known.

    `firm` and `contact-point` (of the OECD Guidelines) are there whatever was agreed. `complaint`: the procedure of the
    agreement; `party`: it takes no complaint from outside, but someone in `steps` may bring it; `not-found`: whether it
    takes one was not found. `claims`: what sources say each of its first and last day, where that decides whether it is
    open; it counts as unknown then.
    """

    kind: Kind
    standing: Standing
    steps: tuple[Text, ...] = ()
    opens: PartialDate | None = None
    closes: PartialDate | None = None
    because: Text | None = None
    time_limit: Text | None = None
    claims: tuple[Claim, ...] = ()


def doors(agreement: Agreement | None, as_of: date) -> tuple[Door, ...]:
    """The doors of that day in the order in which to try them; those that are not open stand last."""
    firm, point = Door("firm", "open"), Door("contact-point", "open")
    own = () if agreement is None else (_of(agreement, as_of),)
    usable = tuple(door for door in own if door.standing in ("open", "unknown"))
    return (firm, *usable, point, *(door for door in own if door not in usable))


def _of(agreement: Agreement, as_of: date) -> Door:
    """What the agreement itself offers to people from outside."""
    route, found = remedy_route(agreement, as_of), rules(agreement, "complaint")
    if found is not None:
        standing = _STANDINGS[route.reception]
        return Door("complaint", standing, found.steps, found.opens, found.closes, route.because, found.time_limits)
    now = state(agreement, as_of)
    outsiders = agreement.remedy.outsiders
    offered = outsiders.access is Answer.NO
    return Door(
        kind="party" if offered else "not-found",
        standing="unknown" if now.disputed else _while_it_runs(now, known=offered),
        steps=outsiders.instead if offered else (),
        opens=now.term.starts,
        closes=now.term.ends,
        because=outsiders.note,
        claims=tuple(one for one in now.term.claims if one.of in _DAYS) if now.disputed else (),
    )


def _while_it_runs(now: AgreementState, *, known: bool) -> Standing:
    """Without a procedure for outsiders there is only what the agreement does while it runs."""
    if now.state == "not-yet":
        return "not-open-yet"
    if now.state in ("ended", "between-terms"):
        return "closed"
    return "open" if known and now.state != "unknown" else "unknown"


_PAGES: dict[Kind, str] = {"complaint": "complaints", "contact-point": "contact-point"}


def pages(agreement: Agreement, kind: Kind) -> tuple[str, ...]:
    """Addresses of pages about a door to which someone who is harmed can go; not those known in part."""
    wanted = _PAGES.get(kind)
    sources = agreement.sources.values() if wanted else ()
    return tuple(one.address for one in sources if one.page == wanted and not one.incomplete)
