"""Which records are for which term: nothing that was done in one term counts in another.

A period carries the id of the term in which its years are counted from the second term on (`second:agreement-year-1`),
so that it names one stretch only. In such a term a window without a period of its own has `second:term`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from imvo.agreement.agreement_state import AgreementState
from imvo.agreement.dates import PartialDate
from imvo.agreement.deliveries import Record
from imvo.agreement.model.content import Term
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.triggers.calendar import CalendarDay
from imvo.agreement.model.triggers.rounds import Rounds
from imvo.agreement.model.triggers.within import Within
from imvo.agreement.model.triggers.years import MembershipYear
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason, Spell
from imvo.agreement.truth import Answer

WHOLE = "term"  # the period of a window that lasts as long as its term does


@dataclass(frozen=True)
class InTerm:
    """The term in which the windows of a duty are counted, with its neighbours; `begins`: the first day that counts.

    `until_end`: a record of a later term is not for it.
    """

    term: Term
    begins: PartialDate | None
    earlier: Term | None
    later: Term | None
    until_end: bool = True

    def named(self, spell: Spell) -> Spell:
        """The spell with the period as records name it."""
        if self.earlier is None:
            return spell
        return replace(spell, period=f"{self.term.id}:{spell.period or WHOLE}")

    def holds(self, record: Record) -> tuple[Answer, Reason | None]:
        """Whether a record is for this term, by the period that it names, else by its day; and why that is not sure.

        A record of before the first term, or of between two terms, may be for it; one of after the last term is late.
        """
        if record.period is not None:
            return self._by_name(record, record.period)
        answer = self._not_before(record.day) & self._not_after(record.day)
        period = f"{self.term.id}:{WHOLE}"
        return answer, Reason.of("reason.record-outside-term", day=record.day, period=period)

    def _by_name(self, record: Record, period: str) -> tuple[Answer, Reason | None]:
        term, _, rest = period.rpartition(":")
        if term not in ("", self.term.id):
            return Answer.NO, None
        outside = Answer.NO if self.begins is None else record.day.before(self.begins)
        if not term and self.earlier is not None:
            # The name of a year of the first term, on a record of a day in this one.
            why = Reason.of("reason.record-which-term", day=record.day, said=rest, period=f"{self.term.id}:{rest}")
            return (Answer.NO if outside is Answer.YES else Answer.UNKNOWN), why
        if outside is Answer.YES and self.begins is not None:
            why = Reason.of("reason.record-before-term", day=record.day, begins=self.begins)
            return Answer.UNKNOWN, why
        return Answer.YES, None

    def _not_before(self, day: PartialDate) -> Answer:
        if self.begins is None or day.on_or_after(self.begins) is Answer.YES:
            return Answer.YES
        ended = None if self.earlier is None else self.earlier.ends
        if ended is None or (day.on_or_before(ended) & day.before(self.begins)) is not Answer.YES:
            return Answer.UNKNOWN
        return Answer.NO

    def _not_after(self, day: PartialDate) -> Answer:
        if self.later is None or not self.until_end:
            return Answer.YES
        if self.later.starts is not None and day.on_or_after(self.later.starts) is Answer.YES:
            return Answer.NO
        within = self.term.ends is not None and day.on_or_before(self.term.ends) is Answer.YES
        return Answer.YES if within else Answer.UNKNOWN


def counted_in(agreement: Agreement, duty: Duty, participant: Participant, now: AgreementState) -> InTerm | None:
    """The term in which a duty's windows are counted; None when its days hold whatever the term.

    Years counted from the own signature belong to the term in which that was given, also when they last longer; what
    is owed all along is looked at anew in each term.
    """
    trigger, terms = duty.trigger, agreement.terms
    if isinstance(trigger, CalendarDay | Rounds):
        return None
    place = [term.id for term in terms].index(now.term.id)
    signed = _signed_in(terms, participant)
    all_along = isinstance(trigger, MembershipYear) and trigger.last is None and not trigger.each_year
    if trigger.by_signature and not all_along:
        return None if signed == 0 else replace(_in_term(terms, signed), until_end=False)
    found = _in_term(terms, place)
    if isinstance(trigger, Within) and trigger.after == "agreement-signed" and found.term.signed is not None:
        return replace(found, begins=found.term.signed)
    return found


def _in_term(terms: tuple[Term, ...], place: int) -> InTerm:
    earlier = terms[place - 1] if place else None
    later = terms[place + 1] if place + 1 < len(terms) else None
    return InTerm(terms[place], terms[place].starts, earlier, later)


def _signed_in(terms: tuple[Term, ...], participant: Participant) -> int:
    """The place of the last term that had surely begun on the day of signing; the first when that is not known."""
    found = 0
    for place, term in enumerate(terms):
        if participant.signed is not None and term.starts is not None:
            found = place if participant.signed.on_or_after(term.starts) is Answer.YES else found
    return found
