"""The records that may count for a duty: of a day that has come, for the chain and the term that are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from imvo.agreement.deliveries import Record, chain_named
from imvo.agreement.model.definition import Agreement
from imvo.agreement.participant import Participant
from imvo.agreement.record_terms import InTerm
from imvo.agreement.spells import Reason
from imvo.agreement.truth import Answer

Doubt = tuple[Answer, Reason | None]


@dataclass(frozen=True)
class Given:
    """A record of a duty that counts, or may count. `why`: why that is not sure; None when it is."""

    record: Record
    why: Reason | None = None

    @property
    def sure(self) -> Answer:
        return Answer.YES if self.why is None else Answer.UNKNOWN


@dataclass(frozen=True)
class For:
    """What records are held against: the chain that is asked about (None: all of the participant).

    `among`: the chains for which the duty is, or may be, owed. `term`: None when it makes no difference.
    """

    duty: str
    chain: str | None
    among: Sequence[str]
    term: InTerm | None
    as_of: date


def readable(records: Iterable[Record], agreement: Agreement, participant: Participant) -> tuple[Record, ...]:
    """The records with chains by id, and with periods of the first term by their short name."""
    first = f"{agreement.terms[0].id}:"
    return tuple(
        replace(
            record,
            chain=None if record.chain is None else chain_named(record.chain, participant.chains) or record.chain,
            period=None if record.period is None else record.period.removeprefix(first),
        )
        for record in records
    )


def given(records: Sequence[Record], wanted: For, participant: Participant) -> tuple[Given, ...]:
    """The records of one duty that count or may count, in the order of their rows."""
    found = []
    for record in records:
        if record.duty != wanted.duty:
            continue
        doubts = [_has_come(record, wanted.as_of), _for_chain(record, wanted, participant)]
        doubts += [] if wanted.term is None else [wanted.term.holds(record)]
        if all(answer is not Answer.NO for answer, _ in doubts):
            found.append(Given(record, next((why for answer, why in doubts if answer is Answer.UNKNOWN), None)))
    return tuple(found)


def _has_come(record: Record, as_of: date) -> Doubt:
    return record.day.on_or_before(as_of), Reason.of("reason.record-may-be-later", day=record.day)


def _for_chain(record: Record, wanted: For, participant: Participant) -> Doubt:
    """A record that names no chain is for the one chain that there is; with more of them it may be for any."""
    if record.chain is None:
        sure = len(wanted.among) < 2
        why = Reason.of("reason.record-which-chain", day=record.day, chains=", ".join(wanted.among))
        return (Answer.YES if sure else Answer.UNKNOWN), why
    if wanted.chain is not None:
        return Answer.of(record.chain == wanted.chain), None
    # What is owed for all chains together is not surely done when it was done for one.
    whole = [chain.id for chain in participant.chains] == [record.chain]
    why = Reason.of("reason.record-one-chain", day=record.day, chain=record.chain)
    return (Answer.YES if whole else Answer.UNKNOWN), why
