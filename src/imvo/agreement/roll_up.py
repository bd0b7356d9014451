"""How many of the members that an association binds have answered, of how many."""

from __future__ import annotations

from dataclasses import dataclass

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.parties import Party


@dataclass(frozen=True)
class RollUp:
    """`answered` of `bound` members; None: not known. `at_least`: `bound` is a lower bound.

    `share`: from 0 to 1, at most this when `bound` is a lower bound; None when it cannot be told, also when more
    answered than are said to be bound.
    """

    association: str
    answered: int | None
    bound: int | None
    at_least: bool
    as_of: PartialDate | None
    share: float | None
    sources: tuple[str, ...] = ()


def roll_up_of(agreement: Agreement, association: str, answered: int | None) -> RollUp:
    """The count of one association. KeyError when the agreement has no such party."""
    party = _party(agreement, association)
    if party.binds is None:
        return RollUp(association, answered, None, at_least=False, as_of=None, share=None)
    bound = None if party.binds.number is None else int(party.binds.number)
    share = answered / bound if answered is not None and bound and answered <= bound else None
    return RollUp(association, answered, bound, party.binds.at_least, party.binds.as_of, share, party.binds.sources)


def roll_ups(agreement: Agreement, answered: dict[str, int]) -> tuple[RollUp, ...]:
    """A line for each association that binds members, in the order of the definition; who is not named is unknown."""
    return tuple(
        roll_up_of(agreement, party.id, answered.get(party.id))
        for party in agreement.parties
        if party.binds is not None
    )


def _party(agreement: Agreement, party_id: str) -> Party:
    for party in agreement.parties:
        if party.id == party_id:
            return party
    raise KeyError(party_id)
