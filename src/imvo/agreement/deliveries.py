"""Records of what was delivered, from rows that someone else has read (`duty, date, evidence` and, if given, more)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.errors import nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.participant import Chain
from imvo.agreement.spells import Reason

Outcome = Literal["delivered", "not delivered", "waived"]
OUTCOMES: tuple[Outcome, ...] = ("delivered", "not delivered", "waived")
COLUMNS = ("duty", "date", "evidence", "status", "period", "chain")

# What people write in the status column, in either language; an empty cell under a given date means delivered.
_SPELLINGS: dict[str, Outcome] = {
    "": "delivered",
    "delivered": "delivered",
    "geleverd": "delivered",
    "ingeleverd": "delivered",
    "not delivered": "not delivered",
    "niet geleverd": "not delivered",
    "niet ingeleverd": "not delivered",
    "waived": "waived",
    "kwijtgescholden": "waived",
    "vervallen": "waived",
    "vrijgesteld": "waived",
}


@dataclass(frozen=True)
class Record:
    """One record. `period` names the membership year (`year-3`) or round (`2019`) it is for, when given.

    `chain`: the chain it is for, by id when it was held against those of the participant, else as given.
    """

    row: int
    duty: str
    day: PartialDate
    evidence: str | None
    outcome: Outcome
    period: str | None = None
    chain: str | None = None


@dataclass(frozen=True)
class RejectedRecord:
    """One row that could not be used: the column, the value, why, and the nearest valid word."""

    row: int
    column: str
    value: str | None
    reason: Reason
    nearest: str | None = None


@dataclass(frozen=True)
class Deliveries:
    """All rows: every one is either a record or rejected."""

    records: tuple[Record, ...] = ()
    rejected: tuple[RejectedRecord, ...] = ()


def read(
    rows: Iterable[tuple[int, Mapping[str, object]]], agreement: Agreement, chains: Sequence[Chain] | None = None
) -> Deliveries:
    """Records from (row number, cells by column name); column names in any case. No row is dropped in silence.

    `chains`: those of the participant; a row that names another one is rejected. None: chains are not looked at here.
    """
    records: list[Record] = []
    rejected: list[RejectedRecord] = []
    ids = [duty.id for duty in agreement.duties]
    for number, cells in rows:
        result = _row(number, {str(key).strip().lower(): cell for key, cell in cells.items()}, ids, chains)
        if isinstance(result, Record):
            records.append(result)
        else:
            rejected.append(result)
    return Deliveries(tuple(records), tuple(rejected))


def chain_named(text: str, chains: Sequence[Chain]) -> str | None:
    """The id of the chain that is meant by an id or a name, in any case; None when none is, or more than one."""
    wanted = text.casefold()
    by_id = [chain.id for chain in chains if chain.id.casefold() == wanted]
    found = by_id or [chain.id for chain in chains if (chain.name or "").casefold() == wanted]
    return found[0] if len(found) == 1 else None


def _row(
    number: int, cells: Mapping[str, object], ids: Sequence[str], chains: Sequence[Chain] | None
) -> Record | RejectedRecord:
    duty, day, status = _text(cells.get("duty")), cells.get("date"), _text(cells.get("status"))
    by_fold = {known.casefold(): known for known in ids}
    if duty is None:
        return RejectedRecord(number, "duty", None, Reason.of("rejected.duty-empty"))
    if duty.casefold() not in by_fold:
        reason = Reason.of("rejected.duty-unknown", value=duty)
        return RejectedRecord(number, "duty", duty, reason, nearest(duty, ids))
    outcome = _SPELLINGS.get((status or "").casefold().replace("-", " ").replace("_", " "))
    if outcome is None:
        reason = Reason.of("rejected.status-unknown", value=str(status))
        return RejectedRecord(number, "status", status, reason, nearest(status, OUTCOMES))
    when = _day(day)
    if when is None:
        key = "rejected.date-empty" if _text(day) is None else "rejected.date-unreadable"
        return RejectedRecord(number, "date", _text(day), Reason.of(key, value=_text(day) or ""))
    chain = _text(cells.get("chain"))
    if chain is not None and chains is not None:
        found = chain_named(chain, chains)
        if found is None:
            return _no_chain(number, chain, chains)
        chain = found
    evidence, period = _text(cells.get("evidence")), _text(cells.get("period"))
    return Record(number, by_fold[duty.casefold()], when, evidence, outcome, period, chain)


def _no_chain(number: int, said: str, chains: Sequence[Chain]) -> RejectedRecord:
    known = [word for chain in chains for word in dict.fromkeys((chain.id, chain.name or chain.id))]
    if not known:
        return RejectedRecord(number, "chain", said, Reason.of("rejected.chain-none", value=said))
    same = [one.id for one in chains if (one.name or "").casefold() == said.casefold()]
    if same:
        reason = Reason.of("rejected.chain-two", value=said, chains=", ".join(same))
        return RejectedRecord(number, "chain", said, reason)
    return RejectedRecord(number, "chain", said, Reason.of("rejected.chain-unknown", value=said), nearest(said, known))


def _text(cell: object) -> str | None:
    text = "" if cell is None else str(cell).strip()
    return text or None


def _day(cell: object) -> PartialDate | None:
    if isinstance(cell, date):
        # A date-time is a date too; only its calendar day counts.
        return PartialDate.of(date(cell.year, cell.month, cell.day))
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    try:
        return PartialDate.parse(_text(cell) or "")
    except ValueError:
        return None
