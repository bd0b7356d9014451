"""What has to come before a duty: which of it has no record, and of which it is not known whether it is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imvo.agreement.agreement_state import AgreementState
from imvo.agreement.deliveries import Record
from imvo.agreement.duty_rules import changed, fixed, halted, timeline
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.rounds import Rounds
from imvo.agreement.model.triggers.untimed import OnEvent
from imvo.agreement.owed import only, owed
from imvo.agreement.participant import Participant
from imvo.agreement.records_given import For, given
from imvo.agreement.spells import at
from imvo.agreement.truth import Answer, every, some


@dataclass(frozen=True)
class Asked:
    """For whom, on which day and with which records the duties are asked. Records of later days are left out."""

    agreement: Agreement
    who: Participant
    now: AgreementState
    records: Sequence[Record]


def before(asked: Asked, duty: Duty, chain: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the duties that must come first and are missing, and of those of which that is not known.

    One that the participant does not owe is not missing; nor is one that was ever delivered or waived.
    """
    duties = {each.id: each for each in asked.agreement.duties}
    who = only(asked.who, chain)
    lacks = {id_: _owes(asked, duties[id_], who) & ~_done(asked, duties[id_], who) for id_ in duty.prerequisites}
    missing = tuple(id_ for id_, answer in lacks.items() if answer is Answer.YES)
    return missing, tuple(id_ for id_, answer in lacks.items() if answer is Answer.UNKNOWN)


def _owes(asked: Asked, duty: Duty, who: Participant) -> Answer:
    """Whether a duty has to be met by this participant in the end; not whether its day has come."""
    decided = fixed(asked.agreement, duty, who) or halted(who, asked.now) or changed(duty, asked.now)
    if decided is not None and decided[0] != "not-yet":
        return Answer.UNKNOWN if decided[0] == "unknown" else Answer.NO
    if isinstance(duty.trigger, OnEvent):
        return Answer.UNKNOWN  # whether it has happened is not known
    phase = at(timeline(duty, who, asked.now), asked.now.as_of).phase
    if phase in ("exempt", "closed"):
        return Answer.NO
    # In a round it may not be known who is exempt; elsewhere only the day is unknown, not that it is owed.
    return Answer.UNKNOWN if phase == "unknown" and isinstance(duty.trigger, Rounds) else Answer.YES


def _done(asked: Asked, duty: Duty, who: Participant) -> Answer:
    """Whether a record says that it was ever delivered or waived, in whichever term: for each chain that owes it."""
    among = _all(asked, duty)
    answers = []
    for chain in owed(asked.agreement, duty, who).chains or (None,):
        wanted = For(duty.id, chain, among, None, asked.now.as_of)
        found = given(asked.records, wanted, asked.who)
        answers.append(some(each.sure for each in found if each.record.outcome != "not delivered"))
    return every(answers)


def _all(asked: Asked, duty: Duty) -> tuple[str, ...]:
    found = owed(asked.agreement, duty, asked.who)
    return found.chains + found.unsure
