"""Which record is for which window of a duty. What cannot be told stays unknown; nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.agreement.deliveries import Record
from imvo.agreement.model.duty import Duty
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer, some


def record_for(
    duty: Duty, spells: Sequence[Spell], spell: Spell, records: Sequence[Record]
) -> tuple[Record | None, Answer]:
    """The latest record for the window of this spell; of equal days the later row.

    UNKNOWN: the record may be for this window. "Not delivered" counts only when it surely is, and gives way to a
    record, not surely earlier, that may say otherwise.
    """
    fitting = [(record, _fits(duty, spells, spell, record, records)) for record in records]
    sure = [record for record, answer in fitting if answer is Answer.YES]
    latest = max(sure, key=lambda record: (record.day.last, record.row), default=None)
    if latest is not None and latest.outcome != "not delivered":
        return latest, Answer.YES
    unsure = [r for r, answer in fitting if answer is Answer.UNKNOWN and r.outcome != "not delivered"]
    if latest is not None:
        unsure = [record for record in unsure if record.day.before(latest.day) is not Answer.YES]
    if unsure:
        return unsure[-1], Answer.UNKNOWN
    return (None, Answer.NO) if latest is None else (latest, Answer.YES)


def why_unsure(spells: Sequence[Spell], spell: Spell, record: Record) -> Reason:
    """Why a record that may be for the window of this spell is not surely for it."""
    earlier = _neighbour(spells, spell, -1)
    if earlier is None or spell.period is None or _within(spell, record) is not Answer.YES:
        return Reason.of("reason.record-too-coarse", day=record.day)
    return Reason.of("reason.record-which-period", day=record.day, period=spell.period, earlier=earlier.period or "")


def says_missed(spell: Spell, record: Record | None) -> bool:
    """Whether a record says "not delivered" after the last day of a window; before that it only says "not yet"."""
    if record is None or record.outcome != "not delivered" or spell.due is None:
        return False
    return record.day.after(spell.due) is Answer.YES


def _fits(duty: Duty, spells: Sequence[Spell], spell: Spell, record: Record, records: Sequence[Record]) -> Answer:
    """Whether a record is for the window of a spell: by the period it names, else by its day."""
    answer = _by_itself(duty, spells, spell, record)
    if record.outcome != "delivered" or record.period is not None or not duty.trigger.repeats:
        return answer
    earlier = _neighbour(spells, spell, -1)
    if earlier is None or earlier.phase == "exempt":
        return answer
    # It may be the late report of the window before, unless that window has a record of its own.
    others = (_by_itself(duty, spells, earlier, other) for other in records if other is not record)
    return answer & (Answer.YES if some(others) is Answer.YES else Answer.UNKNOWN)


def _by_itself(duty: Duty, spells: Sequence[Spell], spell: Spell, record: Record) -> Answer:
    if record.period is not None and spell.period is not None:
        return Answer.of(record.period == spell.period)
    if not duty.trigger.repeats:
        return Answer.YES
    if record.outcome != "not delivered":
        return _within(spell, record)
    # "Not delivered" looks back: it is for the last window that closed before its day.
    if spell.period is None:
        return Answer.NO
    later = _neighbour(spells, spell, 1)
    return _closed(spell, record) & (Answer.YES if later is None else ~_closed(later, record))


def _within(spell: Spell, record: Record) -> Answer:
    first, last = spell.window
    begun = Answer.YES if first is None else record.day.on_or_after(first)
    return begun & (Answer.YES if last is None else record.day.on_or_before(last))


def _closed(spell: Spell, record: Record) -> Answer:
    last = spell.window[1]
    return Answer.NO if last is None else last.before(record.day)


def _neighbour(spells: Sequence[Spell], spell: Spell, step: int) -> Spell | None:
    """The window before (-1) or after (1) that of a spell, if there is one and the period is known."""
    windows: dict[str, Spell] = {}
    for each in spells:
        if each.period is not None and each.phase in ("due", "exempt", "unknown"):
            windows.setdefault(each.period, each)
    periods = list(windows)
    place = periods.index(spell.period) + step if spell.period in windows else -1
    return windows[periods[place]] if 0 <= place < len(periods) else None
