"""What a participant owes on a day, and what the records say of it. No record here is never called a failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.bound import bound, not_a_party
from imvo.agreement.dates import PartialDate
from imvo.agreement.deliveries import Record
from imvo.agreement.duty_rules import DutyPhase, changed, fixed, halted, phase_of, timeline, unsure
from imvo.agreement.evidence_for import evidence_for
from imvo.agreement.model.base import Text, Unstated
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.untimed import OnEvent
from imvo.agreement.owed import only, owed
from imvo.agreement.participant import Participant
from imvo.agreement.prerequisites import Asked, before
from imvo.agreement.record_terms import counted_in
from imvo.agreement.record_windows import Found, Windows, latest
from imvo.agreement.records_given import For, given, readable
from imvo.agreement.spells import Reason, Spell, at
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class DutyState:
    """One duty on one day. `window`: first and last day to meet it; `due`: its last day when there is one.

    `chains`: the chains for which it is owed, where that differs by chain. `missing`: duties that must be met first
    and of which no record says so. `continues`: after the end of the agreement, what goes on all the same. `record`:
    the record that decides; of a duty that is owed each time that something happens, the last one. `unrecorded`:
    periods of earlier windows that have passed and have no record of their own, when others of this duty have one.
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
    unrecorded: tuple[str, ...] = ()

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
            "unrecorded": list(self.unrecorded),
            "continues": None if self.continues is None else self.continues.model_dump(),
            "sources": list(self.sources),
        }


def duties(
    agreement: Agreement, participant: Participant, as_of: date, deliveries: Sequence[Record] = ()
) -> list[DutyState]:
    """Every duty of the agreement for one participant on one day, in the order of the definition.

    A yearly duty shows its current window; an earlier window appears, as a line of its own, only when a record says
    after its last day that it was not delivered. Chains of which a duty has not the same state have lines of their own.
    Records dated after `as_of` do not count yet.
    """
    now = state(agreement, as_of)
    apart = not_a_party(agreement, participant, as_of)
    if apart is not None:
        return [_state(duty, "not-applicable", apart) for duty in agreement.duties]
    who = bound(agreement, participant, as_of)
    known = [record for record in deliveries if record.day.after(as_of) is not Answer.YES]
    asked = Asked(agreement, who, now, readable(known, agreement, who))
    return [found for duty in agreement.duties for found in _for_whom(asked, duty)]


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


def _for_whom(asked: Asked, duty: Duty) -> list[DutyState]:
    """The states of a duty for those who owe it: one line more when it is unknown for some chains whether they do."""
    agreement, participant = asked.agreement, asked.who
    who = owed(agreement, duty, participant)
    decided = fixed(agreement, duty, participant)
    if decided is not None:
        found = [replace(_state(duty, *decided), chains=who.unsure if decided[0] == "unknown" else ())]
    else:
        found = _grouped(
            (chain, line)
            for chain in who.chains or (None,)
            for line in _lines(asked, duty, chain, who.chains + who.unsure)
        )
        if who.unsure:
            found.append(replace(_state(duty, "unknown", unsure(who)), chains=who.unsure))
    return [replace(each, evidence=evidence_for(agreement, duty, participant, each.chains)) for each in found]


def _grouped(lines: Iterator[tuple[str | None, DutyState]]) -> list[DutyState]:
    """The lines of all chains; chains with the same line share it."""
    found: list[tuple[DutyState, list[str]]] = []
    for chain, line in lines:
        chains = next((chains for other, chains in found if other == line), None)
        if chains is None:
            chains = []
            found.append((line, chains))
        if chain is not None:
            chains.append(chain)
    return [replace(line, chains=tuple(chains)) for line, chains in found]


def _lines(asked: Asked, duty: Duty, chain: str | None, among: Sequence[str]) -> list[DutyState]:
    """The lines of a duty for one chain (None: the participant as a whole); `among`: all chains that may owe it."""
    agreement, now = asked.agreement, asked.now
    who = only(asked.who, chain)
    term = counted_in(agreement, duty, who, now)
    spells = timeline(duty, who, now)
    spells = spells if term is None else tuple(term.named(spell) for spell in spells)
    records = given(asked.records, For(duty.id, chain, among, term, now.as_of), asked.who)
    windows, spell = Windows(duty, spells, records), at(spells, now.as_of)
    stopped = halted(who, now) or changed(duty, now)
    current = _current(windows, spell, stopped, _continues(agreement, now))
    if stopped is not None and current.state not in ("delivered", "waived"):
        return [_complete(current, *before(asked, duty, chain))]
    if stopped is None:
        current = replace(current, unrecorded=windows.unrecorded(spell, who.signed, now.as_of))
    return [_complete(each, *before(asked, duty, chain)) for each in (current, *_missed(windows, spell, now))]


def _current(
    windows: Windows, spell: Spell, stopped: tuple[DutyPhase, Reason] | None, continues: Text | None
) -> DutyState:
    """The window of the day. A record settles it; else what halts the duty counts; else what may have been said."""
    duty = windows.duty
    each_time = isinstance(duty.trigger, OnEvent)
    found = Found() if each_time else windows.record_for(spell)
    if found.sure is Answer.YES and found.record is not None and found.record.outcome != "not delivered":
        phase: DutyPhase = "delivered" if found.record.outcome == "delivered" else "waived"
        return _state(duty, phase, Reason.of(f"reason.{phase}", day=found.record.day), spell, found.record)
    if stopped is not None:
        return replace(_state(duty, *stopped), continues=continues)
    if each_time:
        return _each_time(windows, spell)
    if found.sure is Answer.YES:
        found = Found()
    if found.sure is Answer.NO and spell.phase == "passed":
        found = windows.missed(spell)
    return _said(duty, spell, found) or _state(duty, phase_of(spell), spell.reason, spell)


def _each_time(windows: Windows, spell: Spell) -> DutyState:
    """What is owed each time that something happens is never done for good; the last record stands beside it."""
    record = latest(windows.records) if spell.phase == "on-event" else None
    reason = spell.reason if record is None else Reason.of("reason.on-event-record", day=record.day)
    return _state(windows.duty, phase_of(spell), reason, spell, record)


def _said(duty: Duty, spell: Spell, found: Found) -> DutyState | None:
    """The line for a record that is not surely of this window, or says that this window was missed."""
    if found.record is None or found.sure is Answer.NO:
        return None
    if found.why is not None:
        return _state(duty, "unknown", found.why, spell, found.record)
    return _state(duty, "overdue", Reason.of("reason.overdue", day=found.record.day), spell, found.record)


def _complete(found: DutyState, missing: tuple[str, ...], unsure_of: tuple[str, ...]) -> DutyState:
    """A duty that was delivered is complete only when what must come before it is there too.

    It stays delivered when it is not known whether something has to come before it; the reason says so.
    """
    if found.state in ("not-applicable", "exempt", "waived"):
        return found
    if found.state != "delivered":
        return replace(found, missing=missing)
    if missing:
        reason = Reason.of("reason.incomplete", missing=", ".join(missing))
        return replace(found, state="incomplete", reason=reason, missing=missing)
    if unsure_of and found.record is not None:
        reason = Reason.of("reason.delivered-first-unknown", day=found.record.day, first=", ".join(unsure_of))
        return replace(found, reason=reason)
    return found


def _continues(agreement: Agreement, now: AgreementState) -> Text | None:
    said = agreement.remedy.continues
    return None if now.state != "ended" or isinstance(said, str) else said.text


def _missed(windows: Windows, current: Spell, now: AgreementState) -> list[DutyState]:
    """Earlier windows of a yearly duty of which the latest record says, after the window: not delivered."""
    found = []
    for spell in windows.earlier(current):
        latest_ = windows.record_for(spell)
        if latest_.sure is not Answer.YES or latest_.record is None or latest_.record.outcome != "not delivered":
            continue
        line = _said(windows.duty, spell, windows.missed(spell))
        if line is not None and spell.due is not None and spell.due.before(now.as_of) is Answer.YES:
            found.append(line)
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
