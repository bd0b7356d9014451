"""The later windows of duties that come back, as far ahead as the term that runs is known to last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from imvo import agreement as agreements
from imvo.agreement import Agreement, Answer, DutyState, Participant
from imvo.agreement.bound import bound
from imvo.agreement.duty_rules import changed, halted
from imvo.agreement.model.duty import Duty
from imvo.agreement.record_terms import counted_in
from imvo.agreement.spells import Spell

# In these states a duty may come back: it is for this participant, and nobody let it go.
_RETURNS = ("not-yet", "due", "delivered", "incomplete", "passed-without-record", "overdue", "exempt", "unknown")


def returns(agreement: Agreement, state: DutyState) -> bool:
    """Whether a duty comes back each year or each round."""
    return agreement.duty(state.id).trigger.repeats


def windows_ahead(
    agreement: Agreement, participant: Participant, states: Sequence[DutyState], as_of: date
) -> list[DutyState]:
    """For each duty of `states` that comes back, its windows after the one of `as_of` that have a last day.

    They are not-yet. No record is held against them, and only the term that counts on `as_of` is looked at: what a
    later one asks is another agreement between the parties.
    """
    lines: dict[str, list[DutyState]] = {}
    for state in states:
        if _comes_back(agreement, state):
            lines.setdefault(state.id, []).append(state)
    who = bound(agreement, participant, as_of)
    return [found for each in lines.values() for found in _later(agreement, who, each, as_of)]


def _comes_back(agreement: Agreement, state: DutyState) -> bool:
    dated = state.period is not None or state.due is not None or state.state == "not-yet"
    return dated and state.state in _RETURNS and returns(agreement, state)


def _later(agreement: Agreement, who: Participant, lines: Sequence[DutyState], as_of: date) -> Iterator[DutyState]:
    now, duty = agreements.state(agreement, as_of), agreement.duty(lines[0].id)
    until = as_of if now.term.ends is None else max(as_of, now.term.ends.last)
    term = counted_in(agreement, duty, who, now)
    taken = {line.period for line in lines}
    chains = tuple(dict.fromkeys(chain for line in lines for chain in line.chains))
    for drawn in agreements.timeline(duty, who, now, until):
        spell = drawn if term is None else term.named(drawn)
        if spell.period not in taken and _owed(agreement, duty, who, spell, as_of):
            taken.add(spell.period)
            yield DutyState(
                id=duty.id, actor=duty.actor, title=duty.title, state="not-yet", reason=spell.reason, due=spell.due,
                window=spell.window, period=spell.period, deliverable=duty.deliverable, prerequisite=duty.prerequisite,
                consequence=duty.consequence, oecd_steps=duty.oecd_steps, sources=duty.sources,
                evidence=lines[0].evidence, chains=chains,
            )  # fmt: skip


def _owed(agreement: Agreement, duty: Duty, who: Participant, spell: Spell, as_of: date) -> bool:
    """Whether a spell is a window ahead on whose first possible last day the participant still owes the duty."""
    if spell.phase != "due" or spell.due is None or spell.due.after(as_of) is not Answer.YES:
        return False
    then = agreements.state(agreement, spell.due.first)
    return halted(who, then) is None and changed(duty, then) is None
