"""Parties that join, leave or change role, as dated events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from imvo.agreement.dates import PartialDate
from imvo.agreement.event import Code, Event
from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.parties import Membership
from imvo.agreement.portrait import first_day
from imvo.agreement.truth import Answer


def memberships(agreement: Agreement) -> Iterator[Event]:
    """Every beginning, end and change of a role. What has no known day lies within the days of the agreement."""
    kinds = {kind.id: kind.name for kind in agreement.party_types}
    for party in agreement.parties:
        values = {"party": party.name, "type": kinds[party.type]}
        roles = party.memberships
        for place, member in enumerate(roles):
            before = roles[place - 1] if place else None
            if before is not None and _follows(before, member):
                yield _change(before, member, values)
            else:
                yield _joined(agreement, member, values)
            after = roles[place + 1] if place + 1 < len(roles) else None
            if member.role != "refused" and (after is None or not _follows(member, after)):
                yield _left(agreement, member, values)


def _follows(before: Membership, after: Membership) -> bool:
    """Whether the second role takes the place of the first: right behind it, or nothing known says otherwise."""
    if before.role == after.role or "refused" in (before.role, after.role):
        return False
    if before.end is None or after.start is None:
        return True
    return before.end.plus_days(1).same_day(after.start) is not Answer.NO


def _change(before: Membership, after: Membership, values: dict[str, object]) -> Event:
    on = after.start
    if on is None and before.end is not None:
        on = before.end.plus_days(1)
    since = on
    if since is None:
        since = PartialDate(
            date.min if before.start is None else before.start.first, date.max if after.end is None else after.end.last
        )
    sources = dict.fromkeys((*before.sources, *after.sources))
    roles = {"before": Code(f"role.{before.role}"), "role": Code(f"role.{after.role}")}
    event = Event.of("role", on, sources, **values, **roles)
    return Event(event.kind, on, since, event.values, event.sources)


def _joined(agreement: Agreement, member: Membership, values: dict[str, object]) -> Event:
    since = member.start
    if since is None:
        first = first_day(agreement)
        since = _between(None if first is None else first.first, None if member.end is None else member.end.last)
    if member.role == "refused":
        event = Event.of("refused", member.start, member.sources, **values)
    else:
        event = Event.of("joined", member.start, member.sources, **values, role=Code(f"role.{member.role}"))
    return Event(event.kind, member.start, since, event.values, event.sources)


def _left(agreement: Agreement, member: Membership, values: dict[str, object]) -> Event:
    why: Text | Code | None = member.reason
    if why is None:
        why = Code(f"exit.{member.exit or 'unknown'}")
    event = Event.last("left", member.end, member.sources, **values, role=Code(f"role.{member.role}"), why=why)
    if member.end is not None:
        return event
    # A role in an agreement ends with it at the latest.
    ends = agreement.terms[-1].ends
    first = member.start or first_day(agreement)
    last = None if ends is None else ends.last + timedelta(days=1)
    return Event(event.kind, None, _between(None if first is None else first.first, last), event.values, event.sources)


def _between(first: date | None, last: date | None) -> PartialDate:
    low, high = first or date.min, last or date.max
    return PartialDate(min(low, high), high)
