"""What decides the state of a duty before any record: for whom it is, its timeline, and what halts it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from imvo.agreement.agreement_state import AgreementState
from imvo.agreement.applies import Applied, applied
from imvo.agreement.bound import is_signatory
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.situation import Situation
from imvo.agreement.owed import owed
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer

DutyPhase = Literal[
    "not-yet",
    "due",
    "on-event",
    "delivered",
    "incomplete",
    "passed-without-record",
    "overdue",
    "exempt",
    "waived",
    "not-applicable",
    "unknown",
]
_OF_SPELL: dict[str, DutyPhase] = {"passed": "passed-without-record", "closed": "not-applicable"}


_NOT_IN_TERM: tuple[DutyPhase, Reason] = ("not-applicable", Reason.of("reason.not-in-term"))


def timeline(duty: Duty, participant: Participant, now: AgreementState, until: date | None = None) -> tuple[Spell, ...]:
    """The dated stretches of a duty for one participant, in the term that counts on a day, before any record.

    They are drawn at least up to that day, or to the later day `until`.
    """
    term = now.term
    return duty.trigger.spells(Situation(participant.signed, term.starts, term.ends, term.signed, until or now.as_of))


def phase_of(spell: Spell) -> DutyPhase:
    """The state of a duty in a spell of its trigger, when nothing else is known."""
    return _OF_SPELL.get(spell.phase, spell.phase)  # type: ignore[arg-type]


def fixed(agreement: Agreement, duty: Duty, participant: Participant) -> tuple[DutyPhase, Reason] | None:
    """What holds on every day: the duty is not for this participant, or whether it is cannot be said."""
    outside = _outside(agreement, duty, participant)
    if outside is not None:
        return outside
    who = applied(agreement, duty.applies, participant)
    if who.answer is Answer.NO:
        return "not-applicable", Reason.of("reason.other-group")
    if who.answer is Answer.UNKNOWN:
        return "unknown", unsure(who)
    if not duty.exempt:
        return None
    found = owed(agreement, duty, participant)
    if found.answer is Answer.YES:
        return None
    if found.answer is Answer.NO:
        return "exempt", Reason.of("reason.exempt-group")
    return "unknown", unsure(found) if who.unsure else Reason.of("reason.exempt-group-unknown")


def _outside(agreement: Agreement, duty: Duty, participant: Participant) -> tuple[DutyPhase, Reason] | None:
    """Why the duty does not apply to this participant, or why that cannot be said."""
    if participant.role is None:
        return "unknown", Reason.of("reason.role-unknown")
    if participant.role not in duty.actor:
        return "not-applicable", Reason.of("reason.other-actor")
    if participant.through is not None and not is_signatory(agreement, participant.through):
        return "not-applicable", Reason.of("reason.not-bound-through", party=participant.through)
    if participant.role not in agreement.participant_roles or participant.route is None:
        return None
    for route in agreement.binding.routes:
        if route.id == participant.route:
            if route.duties is Answer.UNKNOWN:
                return "unknown", Reason.of("reason.route-duties-unknown")
            return None if route.duties is Answer.YES else ("not-applicable", Reason.of("reason.route-without-duties"))
    return "unknown", Reason.of("reason.route-unknown", route=participant.route)


def halted(participant: Participant, now: AgreementState) -> tuple[DutyPhase, Reason] | None:
    """Why nothing is owed on this day: the agreement or the membership has not begun, or is over."""
    if now.state == "ended":
        last = now.term.ends
        return "not-applicable", Reason.of("reason.ended", day=last) if last else Reason.of("reason.ended-unknown-day")
    if now.state == "between-terms":
        assert now.coming is not None
        assert now.term.ends is not None
        begins = now.coming.starts
        assert begins is not None
        return "not-applicable", Reason.of("reason.between-terms", ends=now.term.ends, begins=begins)
    if now.state == "not-yet":
        assert now.term.starts is not None
        return "not-yet", Reason.of("reason.not-begun", day=now.term.starts)
    if now.state == "unknown":
        if now.term.ends is None and now.term.starts is not None:
            return "unknown", Reason.of("reason.end-unknown", day=now.term.starts)
        return "unknown", Reason.of("reason.agreement-unknown")
    if now.term.duties is not Answer.YES:
        return ("unknown", Reason.of("reason.term-unknown")) if now.term.duties is Answer.UNKNOWN else _NOT_IN_TERM
    return not_a_member(participant, now.as_of)


def not_a_member(participant: Participant, as_of: date) -> tuple[DutyPhase, Reason] | None:
    """Why the participant owes nothing on this day: it has left, or has not signed yet."""
    if participant.left is not None:
        gone = participant.left.on_or_before(as_of)
        if gone is Answer.YES:
            return "not-applicable", Reason.of("reason.left", day=participant.left)
        if gone is Answer.UNKNOWN:
            return "unknown", Reason.of("reason.date-too-coarse")
    if participant.signed is not None:
        begun = participant.signed.on_or_before(as_of)
        if begun is Answer.NO:
            return "not-yet", Reason.of("reason.not-signed-yet", day=participant.signed)
        if begun is Answer.UNKNOWN:
            return "unknown", Reason.of("reason.date-too-coarse")
    return None


def changed(duty: Duty, now: AgreementState) -> tuple[DutyPhase, Reason] | None:
    """Whether the parties let the promise go, as far as that is known on this day."""
    for change in duty.changes:
        if change.kind == "rescoped":
            continue
        gone = Answer.UNKNOWN if change.on is None else change.on.on_or_before(now.as_of)
        if gone is Answer.YES:
            assert change.on is not None
            return "waived", Reason.of(f"reason.{change.kind}-by-parties", day=change.on)
        if gone is Answer.UNKNOWN:
            return "unknown", Reason.of(f"reason.{change.kind}-day-unknown")
    return None


def unsure(who: Applied) -> Reason:
    """What has to be filled in before it can be said whether a duty applies."""
    return Reason.of("reason.situation-unknown", asks=", ".join(who.asks))
