"""One item of a tariff for one participant: whether it applies, how often, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from imvo.agreement.applies import Applied, applied
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.fees import FeeItem
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class FeeLine:
    """`amount` of one time (None: not known), `times`: how often it is owed (None: not known).

    `other_times`: by the other reading of "extra chains". `chains`: ids of those that the item is about, where that
    differs by chain (`by_chain`). `why`: what is not known; `asks`: the ids to fill in.
    """

    item: FeeItem
    applies: Answer
    amount: float | None = None
    times: int | None = 1
    other_times: int | None = 1
    chains: tuple[str, ...] = ()
    why: Reason | None = None
    asks: tuple[str, ...] = ()
    by_chain: bool = False

    @property
    def total(self) -> float | None:
        """What the line comes to; None when its amount or its number is not known."""
        return None if self.amount is None or self.times is None else self.amount * self.times

    @property
    def other_total(self) -> float | None:
        return None if self.amount is None or self.other_times is None else self.amount * self.other_times


def line_of(
    agreement: Agreement, item: FeeItem, participant: Participant, year: int, chains: int | None, on: date | None
) -> FeeLine:
    """The line of an item in a membership year; `applies` is no when it is not owed."""
    if not _in_year(item, year):
        return FeeLine(item, Answer.NO)
    who = applied(agreement, item.applies, participant)
    in_days = _in_days(item, on)
    applies = who.answer & in_days
    if applies is Answer.NO:
        return FeeLine(item, Answer.NO)
    per_chain = {group.id for group in agreement.binding.groups if group.per == "chain"}
    line = FeeLine(
        item, applies, _amount(item, year), chains=who.chains, by_chain=bool(per_chain & set(item.applies.groups))
    )
    if applies is Answer.UNKNOWN:
        asks = who.asks if who.answer is Answer.UNKNOWN else ()
        why = because("fee.asks", item=item.id, asks=", ".join(asks)) if asks else because("fee.day", item=item.id)
        return replace(line, why=why, asks=asks)
    if line.amount is None:
        return replace(line, why=because("fee.amount-unknown", item=item.id))
    return line if item.each != "chain-year" else _counted(line, _chains(who, participant, chains))


def _counted(line: FeeLine, count: int | None) -> FeeLine:
    item = line.item
    if count is None:
        why = because("fee.chains-unknown", item=item.id)
        return replace(line, times=None, other_times=None, why=why, asks=("chains",))
    covered = item.covered if item.covered_otherwise is None else item.covered_otherwise
    return replace(line, times=max(0, count - item.covered), other_times=max(0, count - covered))


def _chains(who: Applied, participant: Participant, chains: int | None) -> int | None:
    """How many chains count: the number given, else the participant's own, of which perhaps only some."""
    if chains is not None:
        return chains
    if who.unsure:
        return None
    return len(who.chains or participant.chains) or None


def _in_year(item: FeeItem, year: int) -> bool:
    if item.each == "once" and year != 1:
        return False
    return item.years is None or (item.years[0] <= year and (item.years[1] is None or year <= item.years[1]))


def _in_days(item: FeeItem, on: date | None) -> Answer:
    # A bound that is left out leaves no doubt; one that says unknown does.
    after = _bound(item, "start", item.start, on)
    before = _bound(item, "end", item.end, on)
    return after & before


def _bound(item: FeeItem, side: str, day: PartialDate | None, on: date | None) -> Answer:
    if side not in item.model_fields_set:
        return Answer.YES
    if day is None or on is None:
        return Answer.UNKNOWN
    return day.on_or_before(on) if side == "start" else day.on_or_after(on)


def _amount(item: FeeItem, year: int) -> float | None:
    if item.amount is None or item.rise is None:
        return item.amount
    return item.amount + item.rise.by * max(0, year - item.rise.first + 1)
