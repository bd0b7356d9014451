"""In which band of a tariff a participant falls, when the tariff goes by one measure or by several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from imvo.agreement.bands import place
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.fees import Fees
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Reason
from imvo.agreement.sums import because, plain


@dataclass(frozen=True)
class TariffBand:
    """The ids of the bands that a participant may be in; none when there is a `problem`, of which `why` says more."""

    bands: tuple[str, ...] = ()
    problem: Literal["undefined-by-source", "rule-not-known", "unknown"] | None = None
    why: Reason | None = None
    asks: tuple[str, ...] = ()
    assumptions: tuple[Reason, ...] = ()


def tariff_bands(agreement: Agreement, tariff: Fees, participant: Participant) -> TariffBand:
    """The bands that all measures given agree on. A measure that is not given does not count, and that is said."""
    scales = [scale for scale in agreement.binding.scales if scale.id in tariff.scales]
    placed = [place(scale, participant.measures[scale.id]) for scale in scales if scale.id in participant.measures]
    if not placed:
        ids = tuple(scale.id for scale in scales)
        return TariffBand(problem="unknown", why=because("fee.measure-unknown", scales=", ".join(ids)), asks=ids)
    for each in placed:
        if not each.bands:
            why = because("fee.between-bands", scale=each.scale.id, value=plain(each.value))
            return TariffBand(problem="undefined-by-source", why=why)
    shared = set.intersection(*({band.id for band in each.bands} for each in placed))
    if not shared:
        why = because("fee.measures-differ", scales=", ".join(each.scale.id for each in placed))
        return TariffBand(problem="rule-not-known", why=why)
    assumptions = [
        because("fee.shared-edge", scale=each.scale.id, value=plain(each.value))
        for each in placed
        if each.by_convention
    ]
    if len(placed) < len(scales):
        assumptions.append(because("fee.by-alone", scale=", ".join(each.scale.id for each in placed)))
    in_order = [band.id for band in placed[0].scale.bands if band.id in shared]
    return TariffBand(tuple(in_order), assumptions=tuple(assumptions))
