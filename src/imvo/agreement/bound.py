"""From when and until when a participant is bound: by its own signature, or by that of its association."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.parties import Membership, Party, Role
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason
from imvo.agreement.truth import Answer

_FULL: tuple[Role, ...] = ("signatory", "participant")


def is_signatory(agreement: Agreement, party: str) -> bool:
    """Whether a party of that id signed at any time."""
    return bool(_memberships(agreement, party, ("signatory",)))


def bound(agreement: Agreement, participant: Participant, as_of: date) -> Participant:
    """The participant with the days that count: a bound member from its association's first day to its last.

    Who names itself as a party of the agreement has the kind, the route and the days that stand there, unless it gives
    others. Of a party that signed more than once, the signature that counts on the day is taken. When the first day of
    an association is not known, neither is that of its members.
    """
    listed = _party(agreement, participant.party)
    if listed is not None:
        participant = _as_listed(participant, listed, as_of)
    if participant.through is not None and _by_association(agreement, participant):
        found = _on(_memberships(agreement, participant.through, ("signatory",)), as_of)
        return participant if found is None else _member(participant, found)
    if participant.party is not None:
        found = _on(_memberships(agreement, participant.party, _FULL), as_of)
        return participant if found is None else _itself(participant, found)
    return participant


def not_a_party(agreement: Agreement, participant: Participant, as_of: date) -> Reason | None:
    """Why a listed organisation has no duties on a day: it refused to sign, or only supports the agreement.

    None when it is, or may be, a party on that day, was or will be one, or gives a day of signing of its own.
    """
    listed = _party(agreement, participant.party)
    if listed is None or participant.signed is not None:
        return None
    roles = {
        role for role, has in roles_on(agreement, listed.id, PartialDate.of(as_of)).items() if has is not Answer.NO
    }
    if roles & set(_FULL):
        return None
    if "supporter" in roles:
        return Reason.of("reason.supporter", party=listed.name)
    return Reason.of("reason.refused", party=listed.name) if "refused" in roles else None


def associations(agreement: Agreement) -> tuple[Party, ...]:
    """The parties whose signature binds their members; none when the agreement has no such route."""
    if all(route.kind != "association" for route in agreement.binding.routes):
        return ()
    signed = [party for party in agreement.parties if is_signatory(agreement, party.id)]
    # Where the definition says of whom the members are bound, these are the ones; else those that are not monitored.
    binding = [party for party in signed if party.binds is not None]
    return tuple(binding or (party for party in signed if party.type not in agreement.participant_roles))


def same_on_every_day(agreement: Agreement, participant: Participant) -> bool:
    """Whether `bound` answers the same for every day: nobody else's signature comes in, or it was given once."""
    parties = (party for party in (participant.through, participant.party) if party is not None)
    return all(len(_memberships(agreement, party, _FULL)) < 2 for party in parties)


def _by_association(agreement: Agreement, participant: Participant) -> bool:
    """Whether the way in which it takes part is membership of an association; the first way when none is named."""
    routes = agreement.binding.routes
    route = next((each for each in routes if each.id == participant.route), routes[0])
    return route.kind == "association"


def _memberships(agreement: Agreement, party: str, roles: Sequence[Role]) -> list[Membership]:
    listed = _party(agreement, party)
    return [] if listed is None else [membership for membership in listed.memberships if membership.role in roles]


def _party(agreement: Agreement, party: str | None) -> Party | None:
    return next((each for each in agreement.parties if each.id == party), None)


def _as_listed(participant: Participant, listed: Party, as_of: date) -> Participant:
    """With the kind and the route that the list gives, where the participant says none itself."""
    found = _on([each for each in listed.memberships if each.role in _FULL], as_of)
    route = participant.route or (None if found is None else found.route)
    return participant.model_copy(update={"role": participant.role or listed.type, "route": route})


def _on(memberships: Sequence[Membership], as_of: date) -> Membership | None:
    """The last that may have begun by that day, otherwise the first."""
    begun = [m for m in memberships if m.start is None or m.start.on_or_before(as_of) is not Answer.NO]
    return begun[-1] if begun else next(iter(memberships), None)


def _member(participant: Participant, of: Membership) -> Participant:
    """Bound from the later of both first days, until the earlier of both last days."""
    signed, left = of.start, participant.left
    if signed is not None and participant.signed is not None:
        signed = _later(participant.signed, signed)
    gone = _left(of)
    if gone is not None:
        left = gone if left is None else _earlier(left, gone)
    return participant.model_copy(update={"signed": signed, "left": left})


def _itself(participant: Participant, own: Membership) -> Participant:
    left = participant.left or _left(own)
    return participant.model_copy(update={"signed": participant.signed or own.start, "left": left})


def _left(membership: Membership) -> PartialDate | None:
    """The first day without; any day at all when it is known that the party went, and not when."""
    if membership.end is not None:
        return membership.end.plus_days(1)
    if membership.exit is None and membership.reason is None:
        return None
    begin = date.min if membership.start is None else membership.start.first
    return PartialDate(begin, date.max)


def _later(one: PartialDate, other: PartialDate) -> PartialDate:
    return PartialDate(max(one.first, other.first), max(one.last, other.last))


def _earlier(one: PartialDate, other: PartialDate) -> PartialDate:
    return PartialDate(min(one.first, other.first), min(one.last, other.last))


def roles_on(agreement: Agreement, party: str, day: PartialDate) -> dict[str, Answer]:
    """Each role of a party with whether it has it on a day."""
    found: dict[str, Answer] = {}
    for each in (each for each in agreement.parties if each.id == party):
        for membership in each.memberships:
            begun = Answer.UNKNOWN if membership.start is None else membership.start.on_or_before(day)
            lasts = Answer.UNKNOWN if membership.end is None else membership.end.on_or_after(day)
            found[membership.role] = found.get(membership.role, Answer.NO) | (begun & lasts)
    return found
