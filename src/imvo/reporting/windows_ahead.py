"""The later windows of duties that come back, as far ahead as the term that runs is known to last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from imvo import agreement as agreements
from imvo.agreement import Agreement, Answer, DutyState, Participant
from imvo.agreement.bound import bound
from imvo.agreement.duty_rules import changed, halted
from imvo.agreement.model.duty import Duty
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
    found: list[DutyState] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for state in states:
        if (state.id, state.chains) in seen or not _comes_back(agreement, state):
            continue
        seen.add((state.id, state.chains))
        taken = {each.period for each in states if (each.id, each.chains) == (state.id, state.chains)}
        found += _later(agreement, bound(agreement, participant, as_of), state, as_of, taken)
    return found


def _comes_back(agreement: Agreement, state: DutyState) -> bool:
    dated = state.period is not None or state.due is not None or state.state == "not-yet"
    return dated and state.state in _RETURNS and returns(agreement, state)


def _later(
    agreement: Agreement, who: Participant, state: DutyState, as_of: date, taken: set[str | None]
) -> Iterator[DutyState]:
    now, duty = agreements.state(agreement, as_of), agreement.duty(state.id)
    until = as_of if now.term.ends is None else max(as_of, now.term.ends.last)
    for spell in agreements.timeline(duty, who, now, until):
        if spell.period not in taken and _owed(agreement, duty, who, spell, as_of):
            taken.add(spell.period)
            yield replace(
                state, state="not-yet", reason=spell.reason, due=spell.due, window=spell.window, period=spell.period,
                record=None,
            )  # fmt: skip


def _owed(agreement: Agreement, duty: Duty, who: Participant, spell: Spell, as_of: date) -> bool:
    """Whether a spell is a window ahead on whose first possible last day the participant still owes the duty."""
    if spell.phase != "due" or spell.due is None or spell.due.after(as_of) is not Answer.YES:
        return False
    then = agreements.state(agreement, spell.due.first)
    return halted(who, then) is None and changed(duty, then) is None
