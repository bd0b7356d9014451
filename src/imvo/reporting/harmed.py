"""Where someone who is harmed can go on the day of the dossier: each step in both languages, for page and workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import polars as pl

from imvo import words
from imvo.action import blank
from imvo.action.contacts import FILLED, FIRM, Contact, is_firm
from imvo.agreement import Agreement
from imvo.agreement.doors import doors
from imvo.reporting.harmed_doors import Step, step
from imvo.reporting.harmed_known import known, over, reports
from imvo.reporting.texts import both
from imvo.tables import Label


@dataclass(frozen=True)
class Harmed:
    """`to`: the steps in order; `beside`: what was not found in the agreement, no step; `shut`: what is not open
    on the day. `behind`: key of an issue -> its mechanisms.

    `reports`: what the agreement says on reports from others, as long as it runs; it stands in `know` too.
    """

    to: tuple[Step, ...] = ()
    shut: tuple[Step, ...] = ()
    beside: tuple[Step, ...] = ()
    know: tuple[Label, ...] = ()
    reports: tuple[Label, ...] = ()
    firm: tuple[Contact, ...] = ()
    behind: Mapping[str, tuple[Contact, ...]] = field(default_factory=lambda: MappingProxyType({}))


def harmed(
    agreement: Agreement | None, as_of: date, participant: str | None, contacts: pl.DataFrame, room: str | None = None
) -> Harmed:
    """Everything the section tells. `contacts`: the table `plan-contacts`; `room`: the chain's own wording."""
    title = _title(participant, room)
    found = [(door, step(agreement, door, as_of, title)) for door in doors(agreement, as_of)]
    usable = [(door, one) for door, one in found if door.standing in ("open", "unknown")]
    own = _contacts(contacts)
    return Harmed(
        to=tuple(one for door, one in usable if door.kind != "not-found"),
        beside=tuple(one for door, one in usable if door.kind == "not-found"),
        shut=tuple(one for door, one in found if door.standing not in ("open", "unknown")),
        know=(both("cases.harmed.none"),) if agreement is None else tuple(known(agreement, as_of)),
        reports=() if agreement is None or over(agreement, as_of) else reports(agreement),
        firm=own.get(FIRM, ()),
        behind={key: rows for key, rows in own.items() if key != FIRM},
    )


def _title(participant: str | None, room: str | None) -> Label:
    if participant is not None:
        return both("cases.harmed.firm.title", participant=Label(nl=participant, en=participant))
    own = f"{room}.harmed.unnamed"
    return both(own if words.has(own, "en") else "reporting.harmed.unnamed")


def _contacts(rows: pl.DataFrame) -> dict[str, tuple[Contact, ...]]:
    """What each is about -> who answers; that of the firm under its first word."""
    found: dict[str, tuple[Contact, ...]] = {}
    texts = [name for name in FILLED if rows.schema[name] == pl.String]
    said = rows.with_columns(blank.kept(name) for name in texts)
    filled = said.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in FILLED))
    for about, *told in filled.sort("about", *FILLED, nulls_last=True).select("about", *FILLED).iter_rows():
        key = FIRM if is_firm(about) else about.strip()
        found[key] = (*found.get(key, ()), Contact(*told))
    return found
