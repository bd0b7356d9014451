"""Which record is for which window of a duty. What cannot be told stays unknown; nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imvo.agreement.dates import PartialDate
from imvo.agreement.deliveries import Record
from imvo.agreement.model.duty import Duty
from imvo.agreement.record_terms import WHOLE
from imvo.agreement.records_given import Given
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer, some


@dataclass(frozen=True)
class Found:
    """What the records say of a window. `sure` UNKNOWN: the record may say it, and `why` tells why that is not sure."""

    sure: Answer = Answer.NO
    record: Record | None = None
    why: Reason | None = None


@dataclass(frozen=True)
class Windows:
    """The windows of a duty with the records that count for it, or may."""

    duty: Duty
    spells: Sequence[Spell]
    records: Sequence[Given]

    def record_for(self, spell: Spell) -> Found:
        """The latest record for the window of this spell; of equal days the later row.

        UNKNOWN: the record may be for this window. "Not delivered" counts only when it surely is, and gives way to a
        record, not surely earlier, that may say otherwise.
        """
        fitting = [(each, self._fits(spell, each.record) & each.sure) for each in self.records]
        sure = [each.record for each, answer in fitting if answer is Answer.YES]
        latest = _latest(sure)
        if latest is not None and latest.outcome != "not delivered":
            return Found(Answer.YES, latest)
        unsure = [each for each, a in fitting if a is Answer.UNKNOWN and each.record.outcome != "not delivered"]
        if latest is not None:
            unsure = [each for each in unsure if each.record.day.before(latest.day) is not Answer.YES]
        if unsure:
            return Found(Answer.UNKNOWN, unsure[-1].record, self._why(spell, unsure[-1]))
        return Found() if latest is None else Found(Answer.YES, latest)

    def missed(self, spell: Spell) -> Found:
        """Whether a record says "not delivered" of this window after its last day; before that it says "not yet"."""
        said = [each for each in self.records if each.record.outcome == "not delivered"]
        answers = [self._fits(spell, each.record) & each.sure & says_missed(spell, each.record) for each in said]
        sure = _latest([each.record for each, answer in zip(said, answers, strict=True) if answer is Answer.YES])
        if sure is not None:
            return Found(Answer.YES, sure)
        unsure = [each for each, answer in zip(said, answers, strict=True) if answer is Answer.UNKNOWN]
        return Found(Answer.UNKNOWN, unsure[-1].record, self._why(spell, unsure[-1])) if unsure else Found()

    def earlier(self, current: Spell) -> list[Spell]:
        """The windows of a duty that repeats, save that of the current spell."""
        windows = _windows(self.spells).values() if self.duty.trigger.repeats else ()
        return [spell for spell in windows if spell.phase == "due" and spell.period != current.period]

    def unrecorded(self, current: Spell, since: PartialDate | None, as_of: date) -> tuple[str, ...]:
        """The periods of earlier windows that have passed without a record of their own, as long as there are records.

        A window that ended before the participant signed was not its own; without a day of signing none is named.
        """
        found = []
        for spell in self.earlier(current) if self.records and since is not None else ():
            last = spell.window[1]
            if spell.period is None or since is None or last is None:
                continue
            passed = last.before(as_of) & last.on_or_after(since)
            own = some(self._by_itself(spell, each.record) for each in self.records)
            if passed is Answer.YES and own is Answer.NO:
                found.append(spell.period)
        return tuple(found)

    def _why(self, spell: Spell, each: Given) -> Reason:
        record = each.record
        if each.why is not None:
            return each.why
        if self._fits(spell, record) is Answer.YES and spell.due is not None:
            return Reason.of("reason.record-may-be-before", day=record.day, due=spell.due)
        earlier = _neighbour(self.spells, spell, -1)
        if earlier is None or spell.period is None or _within(spell, record) is not Answer.YES:
            return Reason.of("reason.record-too-coarse", day=record.day)
        values = {"period": spell.period, "earlier": earlier.period or ""}
        return Reason.of("reason.record-which-period", day=record.day, **values)

    def _fits(self, spell: Spell, record: Record) -> Answer:
        """Whether a record is for the window of a spell: by the period it names, else by its day."""
        answer = self._by_itself(spell, record)
        if record.outcome != "delivered" or record.period is not None or not self.duty.trigger.repeats:
            return answer
        earlier = _neighbour(self.spells, spell, -1)
        if earlier is None or earlier.phase == "exempt":
            return answer
        # It may be the late report of the window before, unless that window has a record of its own.
        others = (
            self._by_itself(earlier, each.record) & each.sure for each in self.records if each.record is not record
        )
        return answer & (Answer.YES if some(others) is Answer.YES else Answer.UNKNOWN)

    def _by_itself(self, spell: Spell, record: Record) -> Answer:
        if record.period is not None and spell.period is not None:
            return _named(spell.period, record.period)
        if not self.duty.trigger.repeats:
            return Answer.YES
        if record.period is not None:
            # On a day that may lie in one period or the next.
            return Answer.UNKNOWN
        if record.outcome != "not delivered":
            return _within(spell, record)
        # "Not delivered" looks back: it is for the last window that closed before its day.
        if spell.period is None:
            return Answer.NO
        later = _neighbour(self.spells, spell, 1)
        return _closed(spell, record) & (Answer.YES if later is None else ~_closed(later, record))


def says_missed(spell: Spell, record: Record) -> Answer:
    """Whether a record that says "not delivered" is of a day after the last day of a window; NO without such a day."""
    return Answer.NO if spell.due is None else record.day.after(spell.due)


def latest(records: Sequence[Given]) -> Record | None:
    """The last of the records that surely count."""
    return _latest([each.record for each in records if each.sure is Answer.YES])


def _latest(records: Sequence[Record]) -> Record | None:
    return max(records, key=lambda record: (record.day.last, record.row), default=None)


def _named(own: str, said: str) -> Answer:
    """Whether a period is the one that a record names; without the term in front that is not sure."""
    _, _, bare = own.rpartition(":")
    if own == said:
        return Answer.YES
    return Answer.UNKNOWN if bare != own and (bare == said or (bare == WHOLE and ":" not in said)) else Answer.NO


def _within(spell: Spell, record: Record) -> Answer:
    first, last = spell.window
    begun = Answer.YES if first is None else record.day.on_or_after(first)
    return begun & (Answer.YES if last is None else record.day.on_or_before(last))


def _closed(spell: Spell, record: Record) -> Answer:
    last = spell.window[1]
    return Answer.NO if last is None else last.before(record.day)


def _windows(spells: Sequence[Spell]) -> dict[str, Spell]:
    """The windows by their period, in order."""
    found: dict[str, Spell] = {}
    for each in spells:
        if each.period is not None and each.phase in ("due", "exempt", "unknown"):
            found.setdefault(each.period, each)
    return found


def _neighbour(spells: Sequence[Spell], spell: Spell, step: int) -> Spell | None:
    """The window before (-1) or after (1) that of a spell, if there is one and the period is known."""
    windows = _windows(spells)
    periods = list(windows)
    place = periods.index(spell.period) + step if spell.period is not None and spell.period in windows else -1
    return windows[periods[place]] if 0 <= place < len(periods) else None
