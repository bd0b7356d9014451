"""Who takes part in which role on a day, who came and went between two days, and who votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imvo.agreement.bound import roles_on
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.parties import Party, Role
from imvo.agreement.truth import Answer, some

# Parties proper: a supporter stands beside the agreement, who refused outside it.
FULL: tuple[Role, ...] = ("signatory", "participant")


@dataclass(frozen=True)
class PartyList:
    """Ids of parties in the order of the definition: who has the role on the day, who has not, and who perhaps."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class PartyChange:
    """Who left and who joined between two days; `unknown`: of whom one of the two days cannot be told."""

    left: tuple[str, ...]
    joined: tuple[str, ...]
    unknown: tuple[str, ...]


def parties_on(agreement: Agreement, day: date, role: Role | None = None, type_: str | None = None) -> PartyList:
    """All parties of a type (None: of any), by whether they have a role on a day (None: signatory or participant)."""
    found: dict[Answer, list[str]] = {answer: [] for answer in Answer}
    for party in _of_type(agreement, type_):
        found[_has(agreement, party.id, day, role)].append(party.id)
    return PartyList(*(tuple(found[answer]) for answer in (Answer.YES, Answer.NO, Answer.UNKNOWN)))


def party_change(
    agreement: Agreement, first: date, last: date, role: Role | None = None, type_: str | None = None
) -> PartyChange:
    """Who had the role on the first day and not on the last, and the other way round."""
    left: list[str] = []
    joined: list[str] = []
    unknown: list[str] = []
    for party in _of_type(agreement, type_):
        before, after = _has(agreement, party.id, first, role), _has(agreement, party.id, last, role)
        if Answer.UNKNOWN in (before, after):
            unknown.append(party.id)
        elif before is not after:
            (left if before is Answer.YES else joined).append(party.id)
    return PartyChange(tuple(left), tuple(joined), tuple(unknown))


def votes(agreement: Agreement, party: str, day: date) -> Answer:
    """Whether a party takes part in decisions on a day; a supporter never does. KeyError when it is no party."""
    if party not in {each.id for each in agreement.parties}:
        raise KeyError(party)
    if roles_on(agreement, party, PartialDate.of(day)).get("supporter") is Answer.YES:
        return Answer.NO
    return _has(agreement, party, day, None)


def _of_type(agreement: Agreement, type_: str | None) -> list[Party]:
    return [party for party in agreement.parties if type_ is None or party.type == type_]


def _has(agreement: Agreement, party: str, day: date, role: Role | None) -> Answer:
    roles = roles_on(agreement, party, PartialDate.of(day))
    wanted = FULL if role is None else (role,)
    answer = some(roles.get(each, Answer.NO) for each in wanted)
    # A party has one role at a time: a role that is sure leaves no room for another that may have ended.
    elsewhere = some(found for each, found in roles.items() if each not in wanted)
    return Answer.NO if answer is Answer.UNKNOWN and elsewhere is Answer.YES else answer
