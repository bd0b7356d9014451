"""A public account held against what an agreement is known to ask of it; what was not read stays unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from imvo.agreement import Agreement, DutyState, PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.model.public_account import PublicAccount
from imvo.disclosure.model import Account

Outcome = Literal["met", "not-met", "unknown"]
Why = Literal["there", "missing", "elsewhere", "in-part", "unread", "to-read", "nothing-read"]
FURTHER = "further-criteria"
_OF_OTHERS = ("not-applicable",)


@dataclass(frozen=True)
class Criterion:
    """One thing asked. `ask`: its id, or FURTHER for criteria beyond those. `due`, `state`: of the duty on the day.

    `why`: there, missing; elsewhere: of another text than this account; in-part: the account holds something of it;
    unread: criteria that nobody read here; to-read: criteria that a person has to hold against it; nothing-read: what
    the text must hold is not known.
    """

    duty: str
    title: Text
    ask: str
    what: Text | None
    outcome: Outcome
    why: Why
    due: PartialDate | None
    state: str


# Whether the account holds it; what is not in this list is told in another text of the participant.
_HELD: Mapping[str, Callable[[Account], bool]] = {
    "main-risks": lambda account: bool(account.risks),
    "measures": lambda account: any(measure.what or measure.title for measure in account.measures),
    "progress": lambda account: any(measure.progress for measure in account.measures),
}
_IN_PART = ("report", "plan")


def tested(account: Account, agreement: Agreement | None, duties: Sequence[DutyState]) -> tuple[Criterion, ...]:
    """Every duty of public communication of this participant, ask by ask, in the order of the definition."""
    if agreement is None:
        return ()
    asked = {duty.id: duty.public_account for duty in agreement.duties if duty.public_account is not None}
    return tuple(
        criterion
        for duty in duties
        if duty.id in asked and duty.state not in _OF_OTHERS
        for criterion in _of(duty, asked[duty.id], account)
    )


def _of(duty: DutyState, asked: PublicAccount, account: Account) -> list[Criterion]:
    def criterion(ask: str, what: Text | None, outcome: Outcome, why: Why) -> Criterion:
        return Criterion(duty.id, duty.title, ask, what, outcome, why, duty.due, duty.state)

    found = [criterion(ask.id, ask.what, *_outcome(ask.id, account)) for ask in asked.asks]
    if asked.criteria == "none-known":
        return found
    if not isinstance(asked.criteria, str):
        return [*found, criterion(FURTHER, asked.criteria.text, "unknown", "to-read")]
    return [*found, criterion(FURTHER, None, "unknown", "unread" if asked.asks else "nothing-read")]


def _outcome(ask: str, account: Account) -> tuple[Outcome, Why]:
    if ask in _HELD:
        return ("met", "there") if _HELD[ask](account) else ("not-met", "missing")
    return ("unknown", "in-part" if ask in _IN_PART else "elsewhere")
