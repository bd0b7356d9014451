"""What a participant pays in a membership year, as far as the tariff says. What it does not say stays unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from imvo.agreement.fee_bands import TariffBand, tariff_bands
from imvo.agreement.fee_lines import FeeLine, line_of
from imvo.agreement.fee_terms import tariff_days
from imvo.agreement.model.base import Status
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.fees import FeeItem, Fees
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because, plain
from imvo.agreement.truth import Answer

_YES = Answer.YES
FeeState = Literal["known", "several", "undefined-by-source", "rule-not-known", "unknown"]


@dataclass(frozen=True)
class Fee:
    """The fee of one membership year, in `currency`.

    `total` when it is known; `possible`: every total when the source leaves several, or, when it is not known whether
    one item (`depends_on`) applies, the total without it and with it. `otherwise`: the total by the other reading of
    "extra chains". `minimum`: the least that the tariff asks. `why`: why no single total is given, `asks`: ids of the
    facts, scales and groups to fill in, `assumptions`: what the total rests on. `earlier`: what the tariff of an
    earlier term comes to, where that of the term of the day is not known.
    """

    membership_year: int
    state: FeeState
    total: float | None = None
    possible: tuple[float, ...] = ()
    otherwise: float | None = None
    minimum: float | None = None
    lines: tuple[FeeLine, ...] = ()
    why: tuple[Reason, ...] = ()
    asks: tuple[str, ...] = ()
    assumptions: tuple[Reason, ...] = ()
    currency: str = "EUR"
    status: Status = "unknown"
    sources: tuple[str, ...] = ()
    depends_on: str | None = None
    earlier: float | None = None


def fee(
    agreement: Agreement,
    participant: Participant,
    membership_year: int,
    chains: int | None = None,
    on: date | None = None,
) -> Fee:
    """The fee of one membership year (from 1; else ValueError). `chains`: how many, when they are only counted.

    `on`: the day whose tariff counts; without it an item that holds for some days only is unknown.
    """
    if membership_year < 1:
        raise ValueError(f"the first membership year is 1, not {membership_year}")
    tariff = agreement.binding.fees
    if isinstance(tariff, str):
        return Fee(
            membership_year, "unknown", why=(because("fee.none-known" if tariff == "none-known" else "fee.not-known"),)
        )
    if participant.role is not None and tariff.payer and participant.role not in tariff.payer:
        why = because("fee.other-payer", payer=", ".join(tariff.payer))
        return Fee(membership_year, "unknown", why=(why,), currency=tariff.currency, sources=tariff.sources)
    lines = tuple(
        line
        for item in tariff.items
        if (line := line_of(agreement, item, participant, membership_year, chains, on)).applies is not Answer.NO
    )
    band = tariff_bands(agreement, tariff, participant) if any(line.item.band for line in lines) else TariffBand()
    found = _fee(tariff, membership_year, lines, band)
    if on is not None and tariff_days(agreement, on).kind == "other-term":
        found = _of_earlier_term(found)
    if participant.role is not None or not tariff.payer:
        return found
    return replace(found, assumptions=(because("fee.payer", payer=", ".join(tariff.payer)), *found.assumptions))


def fee_series(
    agreement: Agreement,
    participant: Participant,
    years: Sequence[int],
    chains: int | None = None,
    on: date | None = None,
) -> tuple[Fee, ...]:
    """The fee of several membership years, by the tariff of one day."""
    return tuple(fee(agreement, participant, year, chains, on) for year in years)


def _of_earlier_term(found: Fee) -> Fee:
    """The same lines, but no total for the day: its own tariff is not known."""
    why = (because("fee.other-term"), *found.why)
    return replace(found, state="unknown", total=None, otherwise=None, status="unknown", why=why, earlier=found.total)


def _fee(tariff: Fees, year: int, lines: tuple[FeeLine, ...], band: TariffBand) -> Fee:
    state, totals, why, asks = _outcome(tariff, lines, band)
    kept = tuple(line for line in lines if line.item.band is None or line.item.band in band.bands)
    other = _total(kept, band.bands[0] if band.bands else None, otherwise=True) if state == "known" else None
    total = totals[0] if state == "known" else None
    unsure = [line for line in kept if line.applies is Answer.UNKNOWN]
    with_and_without = _either(tariff, kept, unsure[0], band) if state == "unknown" and len(unsure) == 1 else ()
    return Fee(
        membership_year=year,
        state=state,
        total=total,
        possible=totals if state == "several" else with_and_without,
        depends_on=unsure[0].item.id if with_and_without else None,
        otherwise=None if other == total else other,
        minimum=_minimum(kept),
        lines=kept,
        why=why,
        asks=asks,
        assumptions=(*_assumptions(tariff, kept), *band.assumptions),
        currency=tariff.currency,
        status=_status(tariff, kept) if totals else "unknown",
        sources=tuple(dict.fromkeys([*(key for line in kept for key in line.item.sources), *tariff.sources])),
    )


Outcome = tuple[FeeState, tuple[float, ...], tuple[Reason, ...], tuple[str, ...]]


def _outcome(tariff: Fees, lines: tuple[FeeLine, ...], band: TariffBand) -> Outcome:
    if band.problem is not None and band.why is not None:
        unsure = not any(line.item.band and line.applies is Answer.YES for line in lines)
        if unsure or band.problem == "unknown":
            return "unknown", (), (band.why, *_open(lines)), tuple(dict.fromkeys([*_asks(lines), *band.asks]))
        return band.problem, (), (band.why,), ()
    found: list[float] = []
    for each in band.bands or (None,):
        mine = tuple(line for line in lines if line.item.band in (None, each))
        if not any(_is_base(line.item) for line in mine) and any(_is_base(item) for item in tariff.items):
            return "undefined-by-source", (), (because("fee.no-item"),), ()
        if _differ_by_chain(mine):
            return "rule-not-known", (), (because("fee.chains-differ"),), ()
        total = _total(mine, each)
        if total is None:
            return "unknown", (), _open(mine), _asks(mine)
        if total < 0:
            return "rule-not-known", (), (because("fee.below-zero"),), ()
        found.append(total)
    totals = tuple(sorted(set(found)))
    if len(totals) > 1:
        return "several", totals, (because("fee.several-bands", bands=", ".join(band.bands)),), ()
    return "known", totals, (), ()


def _either(tariff: Fees, lines: Sequence[FeeLine], unsure: FeeLine, band: TariffBand) -> tuple[float, ...]:
    """The total without and with the one item that may apply or not; empty when either is not known."""
    without = tuple(line for line in lines if line is not unsure)
    with_it = tuple(replace(line, applies=_YES) if line is unsure else line for line in lines)
    found = [_outcome(tariff, each, band) for each in (without, with_it)]
    totals = tuple(totals[0] for state, totals, _, _ in found if state == "known")
    return totals if len(totals) == len(found) else ()


def _is_base(item: FeeItem) -> bool:
    """Whether an item is what a year costs, and not a discount, a minimum or a single payment."""
    return item.each != "once" and not item.minimum and (item.amount is None or item.amount >= 0)


def _differ_by_chain(lines: Sequence[FeeLine]) -> bool:
    """Whether chains in different situations point to different amounts for one and the same year."""
    yearly = [line for line in lines if line.by_chain and line.item.each == "year" and _is_base(line.item)]
    return any(_apart(one, other) for one, other in combinations(yearly, 2) if one.applies is other.applies is _YES)


def _apart(one: FeeLine, other: FeeLine) -> bool:
    """Whether two items are about different chains; without a list of chains, about different groups of them."""
    if one.chains or other.chains:
        return not set(one.chains) & set(other.chains)
    return not set(one.item.applies.groups) & set(other.item.applies.groups)


def _total(lines: Sequence[FeeLine], band: str | None, *, otherwise: bool = False) -> float | None:
    """The sum of the lines of one band; None when a line is not known that would change it."""
    mine = [line for line in lines if line.item.band in (None, band)]
    total = 0.0
    for line in mine:
        if line.item.minimum:
            continue
        part = line.other_total if otherwise else line.total
        if part is None or line.applies is Answer.UNKNOWN:
            return None
        total += part
    for line in mine:
        if not line.item.minimum:
            continue
        if line.amount is None or (line.applies is Answer.UNKNOWN and line.amount > total):
            return None
        total = max(total, line.amount)
    return round(total, 2)


def _minimum(lines: Sequence[FeeLine]) -> float | None:
    least = [line.amount for line in lines if line.item.minimum and line.applies is Answer.YES]
    return max((amount for amount in least if amount is not None), default=None)


def _open(lines: Sequence[FeeLine]) -> tuple[Reason, ...]:
    """Why the lines give no total: what is to be filled in, and which amounts the sources do not give."""
    found = [line.why for line in lines if line.why is not None]
    return tuple(dict.fromkeys(found))


def _asks(lines: Sequence[FeeLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ask for line in lines for ask in line.asks))


def _assumptions(tariff: Fees, lines: Sequence[FeeLine]) -> tuple[Reason, ...]:
    found = [because(f"fee.vat-{tariff.vat}")]
    for line in lines:
        item = line.item
        if item.each == "chain-year" and item.covered_otherwise is not None:
            found.append(because("fee.chains-beyond", covered=item.covered, otherwise=item.covered_otherwise))
        if item.rise is not None:
            found.append(because("fee.rise", by=plain(item.rise.by), year=item.rise.first))
    return tuple(dict.fromkeys(found))


def _status(tariff: Fees, lines: Sequence[FeeLine]) -> Status:
    said = {tariff.status, *(line.item.status for line in lines)}
    if "conflicting" in said:
        return "conflicting"
    worked_out = len(lines) > 1 or any(line.times != 1 or line.amount != line.item.amount for line in lines)
    return "derived" if "derived" in said or worked_out else "sourced"
