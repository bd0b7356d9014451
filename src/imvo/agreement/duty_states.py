"""What a participant owes on a day, and what the records say of it. No record here is never called a failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.applies import applied
from imvo.agreement.bound import bound, not_a_party
from imvo.agreement.dates import PartialDate
from imvo.agreement.deliveries import Record
from imvo.agreement.duty_rules import DutyPhase, changed, fixed, halted, phase_of, timeline, unsure
from imvo.agreement.model.base import Text, Unstated
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.situation import Applies
from imvo.agreement.participant import Participant
from imvo.agreement.record_windows import record_for, says_missed, why_unsure
from imvo.agreement.spells import Reason, Spell, at
from imvo.agreement.truth import Answer


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
    apart = not_a_party(agreement, participant, as_of)
    if apart is not None:
        return [_state(duty, "not-applicable", apart) for duty in agreement.duties]
    who = bound(agreement, participant, as_of)
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
    who = applied(agreement, duty.applies, participant)
    decided = fixed(agreement, duty, participant)
    if decided is not None:
        return [replace(_state(duty, *decided), chains=who.unsure)]
    evidence = _evidence(agreement, duty, participant)
    found = [
        replace(each, chains=who.chains, evidence=evidence)
        for each in _states(agreement, duty, participant, now, records)
    ]
    if who.unsure:
        found.append(replace(_state(duty, "unknown", unsure(who)), chains=who.unsure))
    return found


def _evidence(agreement: Agreement, duty: Duty, participant: Participant) -> Text | Unstated:
    for each in duty.evidence_for:
        if applied(agreement, Applies(groups=each.groups), participant).answer is Answer.YES:
            return each.evidence
    return duty.evidence


def _states(
    agreement: Agreement, duty: Duty, participant: Participant, now: AgreementState, records: Sequence[Record]
) -> list[DutyState]:
    spells = timeline(duty, participant, now)
    spell = at(spells, now.as_of)
    record, fits = record_for(duty, spells, spell, records)
    if record is not None and fits is Answer.YES and record.outcome in ("delivered", "waived"):
        phase: DutyPhase = "delivered" if record.outcome == "delivered" else "waived"
        reason = Reason.of(f"reason.{phase}", day=record.day)
        return [_state(duty, phase, reason, spell, record), *_missed(duty, now, spells, spell, records)]
    stopped = halted(participant, now) or changed(duty, now)
    if stopped is not None:
        return [replace(_state(duty, *stopped), continues=_continues(agreement, now))]
    if record is not None and fits is Answer.UNKNOWN:
        unsure = _state(duty, "unknown", why_unsure(spells, spell, record), spell, record)
        return [unsure, *_missed(duty, now, spells, spell, records)]
    if record is not None and spell.phase == "passed" and says_missed(spell, record):
        overdue = _state(duty, "overdue", Reason.of("reason.overdue", day=record.day), spell, record)
        return [overdue, *_missed(duty, now, spells, spell, records)]
    return [_state(duty, phase_of(spell), spell.reason, spell), *_missed(duty, now, spells, spell, records)]


def _continues(agreement: Agreement, now: AgreementState) -> Text | None:
    said = agreement.remedy.continues
    return None if now.state != "ended" or isinstance(said, str) else said.text


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
