"""What a participant owes on a day, and what the records say of it. No record here is never called a failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.applies import Applied, applied
from imvo.agreement.bound import bound, is_signatory
from imvo.agreement.dates import PartialDate
from imvo.agreement.deliveries import Record
from imvo.agreement.model.base import Text, Unstated
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.situation import Applies
from imvo.agreement.model.triggers.situation import Situation
from imvo.agreement.participant import Participant
from imvo.agreement.record_windows import record_for, says_missed, why_unsure
from imvo.agreement.spells import Reason, Spell, at
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


@dataclass(frozen=True)
class DutyState:
    """One duty on one day. `window`: first and last day to meet it; `due`: its last day when there is one.

    `chains`: the chains for which it is owed, where that differs by chain. `missing`: duties that must be met first
    and of which no record says so. `continues`: after the end of the agreement, what goes on all the same.
    """

    id: str
    actor: tuple[str, ...]
    title: Text
    state: DutyPhase
    reason: Reason
    due: PartialDate | None
    window: tuple[PartialDate | None, PartialDate | None]
    period: str | None
    deliverable: Text
    prerequisite: tuple[str, ...] | Unstated
    consequence: Text | Unstated
    oecd_steps: tuple[int, ...]
    sources: tuple[str, ...]
    evidence: Text | Unstated = "not-known"
    record: Record | None = None
    chains: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    continues: Text | None = None

    def as_dict(self) -> dict[str, object]:
        """Plain values in a fixed order, dates as text: for JSON."""
        return {
            "id": self.id,
            "actor": list(self.actor),
            "title": self.title.model_dump(),
            "due": None if self.due is None else str(self.due),
            "window": [None if day is None else str(day) for day in self.window],
            "period": self.period,
            "state": self.state,
            "reason": {
                "key": self.reason.key,
                **{name: str(value) for name, value in self.reason.values},
            },
            "prerequisite": self.prerequisite if isinstance(self.prerequisite, str) else list(self.prerequisite),
            "consequence": self.consequence if isinstance(self.consequence, str) else self.consequence.model_dump(),
            "evidence": None if self.record is None else self.record.evidence,
            "chains": list(self.chains),
            "missing": list(self.missing),
            "continues": None if self.continues is None else self.continues.model_dump(),
            "sources": list(self.sources),
        }


def duties(
    agreement: Agreement, participant: Participant, as_of: date, deliveries: Sequence[Record] = ()
) -> list[DutyState]:
    """Every duty of the agreement for one participant on one day, in the order of the definition.

    A yearly duty shows its current window; an earlier window appears, as a line of its own, only when a record says
    after its last day that it was not delivered. Records dated after `as_of` do not count yet.
    """
    now = state(agreement, as_of)
    who = bound(agreement, participant)
    known = [record for record in deliveries if record.day.after(as_of) is not Answer.YES]
    done = {duty.id: _ever_done(known, duty.id) for duty in agreement.duties}
    found: list[DutyState] = []
    for duty in agreement.duties:
        records = [record for record in known if record.duty == duty.id]
        missing = tuple(before for before in duty.prerequisites if not done[before])
        found.extend(_complete(each, missing) for each in _for_whom(agreement, duty, who, now, records))
    return found


def _ever_done(records: Sequence[Record], duty: str) -> bool:
    """Whether the latest record of a duty says that it was delivered or waived."""
    own = [record for record in records if record.duty == duty]
    latest = max(own, key=lambda record: (record.day.last, record.row), default=None)
    return latest is not None and latest.outcome != "not delivered"


def _complete(found: DutyState, missing: tuple[str, ...]) -> DutyState:
    """A duty that was delivered is complete only when what must come before it is there too."""
    if not missing or found.state in ("not-applicable", "exempt", "waived"):
        return found
    if found.state != "delivered":
        return replace(found, missing=missing)
    reason = Reason.of("reason.incomplete", missing=", ".join(missing))
    return replace(found, state="incomplete", reason=reason, missing=missing)


def timeline(agreement: Agreement, duty: Duty, participant: Participant, as_of: date) -> tuple[Spell, ...]:
    """The dated stretches of a duty for one participant, in the term that counts on a day, before any record."""
    term = state(agreement, as_of).term
    return duty.trigger.spells(Situation(participant.signed, term.starts, term.ends, term.signed))


def membership_year(signed: PartialDate, as_of: date) -> int | None:
    """The year of membership that a day lies in, counted from the signature; 0 before it, None when not sure."""
    years = {_year(signed.first, as_of), _year(signed.last, as_of)}
    return years.pop() if len(years) == 1 else None


def _year(signed: date, as_of: date) -> int:
    if as_of < signed:
        return 0
    year = as_of.year - signed.year
    anniversary = PartialDate.of(signed).plus_years(year).first
    return year + 1 if as_of >= anniversary else year


def _for_whom(
    agreement: Agreement, duty: Duty, participant: Participant, now: AgreementState, records: Sequence[Record]
) -> list[DutyState]:
    """The states of a duty for those to whom it applies: one line more when that is unknown for some chains."""
    outside = _outside(agreement, duty, participant)
    if outside is not None:
        return [_state(duty, outside[0], outside[1])]
    who = applied(agreement, duty.applies, participant)
    if who.answer is Answer.NO:
        return [_state(duty, "not-applicable", Reason.of("reason.other-group"))]
    if who.answer is Answer.UNKNOWN:
        return [replace(_unsure(duty, who), chains=who.unsure)]
    if duty.exempt and (exempt := _exempt(agreement, duty, participant)) is not None:
        return [exempt]
    evidence = _evidence(agreement, duty, participant)
    found = [
        replace(each, chains=who.chains, evidence=evidence)
        for each in _states(agreement, duty, participant, now, records)
    ]
    return [*found, replace(_unsure(duty, who), chains=who.unsure)] if who.unsure else found


def _unsure(duty: Duty, who: Applied) -> DutyState:
    return _state(duty, "unknown", Reason.of("reason.situation-unknown", asks=", ".join(who.asks)))


def _exempt(agreement: Agreement, duty: Duty, participant: Participant) -> DutyState | None:
    answer = applied(agreement, Applies(groups=duty.exempt), participant).answer
    if answer is Answer.YES:
        return _state(duty, "exempt", Reason.of("reason.exempt-group"))
    if answer is Answer.UNKNOWN:
        return _state(duty, "unknown", Reason.of("reason.exempt-group-unknown"))
    return None


def _evidence(agreement: Agreement, duty: Duty, participant: Participant) -> Text | Unstated:
    for each in duty.evidence_for:
        if applied(agreement, Applies(groups=each.groups), participant).answer is Answer.YES:
            return each.evidence
    return duty.evidence


def _states(
    agreement: Agreement, duty: Duty, participant: Participant, now: AgreementState, records: Sequence[Record]
) -> list[DutyState]:
    spells = timeline(agreement, duty, participant, now.as_of)
    spell = at(spells, now.as_of)
    record, fits = record_for(duty, spells, spell, records)
    if record is not None and fits is Answer.YES and record.outcome in ("delivered", "waived"):
        phase: DutyPhase = "delivered" if record.outcome == "delivered" else "waived"
        reason = Reason.of(f"reason.{phase}", day=record.day)
        return [_state(duty, phase, reason, spell, record), *_missed(duty, now, spells, spell, records)]
    halted = _halted(participant, now) or _changed(duty, now)
    if halted is not None:
        return [replace(_state(duty, halted[0], halted[1]), continues=_continues(agreement, now))]
    if record is not None and fits is Answer.UNKNOWN:
        unsure = _state(duty, "unknown", why_unsure(spells, spell, record), spell, record)
        return [unsure, *_missed(duty, now, spells, spell, records)]
    if record is not None and spell.phase == "passed" and says_missed(spell, record):
        overdue = _state(duty, "overdue", Reason.of("reason.overdue", day=record.day), spell, record)
        return [overdue, *_missed(duty, now, spells, spell, records)]
    phase = _OF_SPELL.get(spell.phase, spell.phase)  # type: ignore[arg-type]
    return [_state(duty, phase, spell.reason, spell), *_missed(duty, now, spells, spell, records)]


def _continues(agreement: Agreement, now: AgreementState) -> Text | None:
    said = agreement.remedy.continues
    return None if now.state != "ended" or isinstance(said, str) else said.text


def _changed(duty: Duty, now: AgreementState) -> tuple[DutyPhase, Reason] | None:
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


def _halted(participant: Participant, now: AgreementState) -> tuple[DutyPhase, Reason] | None:
    """Why nothing is owed on this day: the agreement or the membership has not begun, or is over."""
    if now.state == "ended":
        last = now.term.ends
        return "not-applicable", Reason.of("reason.ended", day=last) if last else Reason.of("reason.ended-unknown-day")
    if now.state == "not-yet":
        assert now.term.starts is not None
        return "not-yet", Reason.of("reason.not-begun", day=now.term.starts)
    if now.state == "unknown":
        return "unknown", Reason.of("reason.agreement-unknown")
    return _not_a_member(participant, now)


def _not_a_member(participant: Participant, now: AgreementState) -> tuple[DutyPhase, Reason] | None:
    if participant.left is not None:
        gone = participant.left.on_or_before(now.as_of)
        if gone is Answer.YES:
            return "not-applicable", Reason.of("reason.left", day=participant.left)
        if gone is Answer.UNKNOWN:
            return "unknown", Reason.of("reason.date-too-coarse")
    if participant.signed is not None:
        begun = participant.signed.on_or_before(now.as_of)
        if begun is Answer.NO:
            return "not-yet", Reason.of("reason.not-signed-yet", day=participant.signed)
        if begun is Answer.UNKNOWN:
            return "unknown", Reason.of("reason.date-too-coarse")
    return None


def _missed(
    duty: Duty, now: AgreementState, spells: Sequence[Spell], current: Spell, records: Sequence[Record]
) -> list[DutyState]:
    """Earlier windows of a yearly duty of which the latest record says, after the window: not delivered."""
    found = []
    for spell in spells:
        if not duty.trigger.repeats or spell.phase != "due" or spell.due is None or spell.period == current.period:
            continue
        record, fits = record_for(duty, spells, spell, records)
        if record is None or fits is not Answer.YES or not says_missed(spell, record):
            continue
        if spell.due.before(now.as_of) is Answer.YES:
            found.append(_state(duty, "overdue", Reason.of("reason.overdue", day=record.day), spell, record))
    return found


def _state(
    duty: Duty, phase: DutyPhase, reason: Reason, spell: Spell | None = None, record: Record | None = None
) -> DutyState:
    return DutyState(
        id=duty.id,
        actor=duty.actor,
        title=duty.title,
        state=phase,
        reason=reason,
        due=None if spell is None else spell.due,
        window=(None, None) if spell is None else spell.window,
        period=None if spell is None else spell.period,
        deliverable=duty.deliverable,
        prerequisite=duty.prerequisite,
        consequence=duty.consequence,
        evidence=duty.evidence,
        oecd_steps=duty.oecd_steps,
        sources=duty.sources,
        record=record,
    )
