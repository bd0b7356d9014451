"""From when and until when a participant is bound: by its own signature, or by that of its association."""

from __future__ import annotations

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.parties import Membership
from imvo.agreement.participant import Participant
from imvo.agreement.truth import Answer


def is_signatory(agreement: Agreement, party: str) -> bool:
    """Whether a party of that id signed at any time."""
    return _signed_by(agreement, party) is not None


def bound(agreement: Agreement, participant: Participant) -> Participant:
    """The participant with the days that count: a bound member from its association's first day to its last.

    Who names itself as a party of the agreement, and no day of signing, has the day that stands there.
    """
    if participant.through is not None and _by_association(agreement, participant):
        membership = _signed_by(agreement, participant.through)
        return participant if membership is None else _with(participant, membership, wait=True)
    if participant.party is not None and participant.signed is None:
        own = _of_party(agreement, participant.party)
        return participant if own is None else _with(participant, own, wait=False)
    return participant


def _by_association(agreement: Agreement, participant: Participant) -> bool:
    """Whether the way in which it takes part is membership of an association; the first way when none is named."""
    routes = agreement.binding.routes
    route = next((each for each in routes if each.id == participant.route), routes[0])
    return route.kind == "association"


def _with(participant: Participant, membership: Membership, *, wait: bool) -> Participant:
    signed = membership.start
    if wait and signed is not None and participant.signed is not None:
        signed = _later(participant.signed, signed)
    left = participant.left
    if left is None and membership.end is not None:
        left = membership.end.plus_days(1)
    return participant.model_copy(update={"signed": signed, "left": left})


def _later(one: PartialDate, other: PartialDate) -> PartialDate:
    return PartialDate(max(one.first, other.first), max(one.last, other.last))


def _of_party(agreement: Agreement, party: str) -> Membership | None:
    for each in agreement.parties:
        if each.id == party:
            return next((m for m in each.memberships if m.role in ("signatory", "participant")), None)
    return None


def _signed_by(agreement: Agreement, party: str) -> Membership | None:
    for each in agreement.parties:
        if each.id == party:
            return next((m for m in each.memberships if m.role == "signatory"), None)
    return None


def on(agreement: Agreement, party: str, day: PartialDate) -> dict[str, Answer]:
    """Each role of a party with whether it has it on a day."""
    found: dict[str, Answer] = {}
    for each in agreement.parties:
        if each.id != party:
            continue
        for membership in each.memberships:
            begun = Answer.UNKNOWN if membership.start is None else membership.start.on_or_before(day)
            lasts = Answer.UNKNOWN if membership.end is None else membership.end.on_or_after(day)
            found[membership.role] = found.get(membership.role, Answer.NO) | (begun & lasts)
    return found
