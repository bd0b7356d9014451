"""What is known of active substances: the register, and beside it the list that the user supplies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from imvo.chain.substances import cas as numbers
from imvo.chain.substances.approvals import Approval, approval_on
from imvo.chain.substances.names import bare, form
from imvo.reference import Edition
from imvo.reference.model import last_day
from imvo.tables import Label

REGISTER = "substances"
LATER = "later"
CLASSES = ("Ia", "Ib", "II", "III", "U")  # the most hazardous first


@dataclass(frozen=True)
class Substance:
    """One substance. `who_class` is the more hazardous one where two sources differ; then `who_other` is the other."""

    code: str
    name: Label
    cas: str | None = None
    who_class: str | None = None
    who_source: str | None = None
    who_other: str | None = None
    rotterdam: str | None = None
    stockholm: str | None = None
    approval: Approval = field(default_factory=Approval)


@dataclass
class Known:
    """Every known substance by its code, and the codes by CAS number and by the exact form of a name."""

    substances: dict[str, Substance] = field(default_factory=dict)
    by_cas: dict[str, str] = field(default_factory=dict)
    by_form: dict[str, str] = field(default_factory=dict)

    def found(self, name: str | None, number: str | None) -> str | None:
        """The code of a number or else of a name."""
        code = self.by_cas.get(number) if number else None
        return code or (None if name is None else self.by_form.get(form(name)) or self.by_form.get(form(bare(name))))


def known(register: Edition, listed: pl.DataFrame | None, as_of: date) -> Known:
    """The register with the user's table `substance-approvals`, its approvals as they stand on `as_of`.

    A substance that only the list holds is known by the list; nothing is taken from it but what it says.
    """
    made = Known()
    for row in register.table.iter_rows(named=True):
        _add(made, row, as_of)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in () if listed is None else listed.iter_rows(named=True):
        rows.setdefault(_code_of(made, row), []).append(row)
    for code, same in rows.items():
        made.substances[code] = _told(made.substances[code], same, as_of)
    return made


def _add(made: Known, row: dict[str, Any], as_of: date) -> None:
    code = row["id"]
    edition = row["who_edition"]
    made.substances[code] = Substance(
        code=code,
        name=Label(nl=row["name_nl"], en=row["name_en"]),
        cas=row["cas"],
        who_class=row["who_class"],
        who_source=None if edition is None else f"WHO {edition}",
        rotterdam=_listed(row["rotterdam"], row["rotterdam_date"], as_of),
        stockholm=_listed(row["stockholm"], row["stockholm_date"], as_of),
    )
    for number in (row["cas"], *(row["other_cas"] or "").split("|")):
        if number:
            made.by_cas[number] = code
    for name in (code, row["name_nl"], row["name_en"], *(row["synonyms"] or "").split("|")):
        if name:
            made.by_form.setdefault(form(name), code)


def _listed(listing: str | None, since: str | None, as_of: date) -> str | None:
    """A listing as it stood on the day; one that the register dates after it is told as later."""
    return LATER if listing and since and last_day(since) > as_of else listing


def _code_of(made: Known, row: dict[str, Any]) -> str:
    """The substance that a row of the list is about; a new one where the register has none."""
    number = numbers.tidy(row["cas"]) if row["cas"] else None
    sound = number if number and numbers.valid(number) else None
    code = made.found(row["substance"], sound)
    if code is None:
        name = row["substance"]
        code = form(name) or name
        made.substances[code] = Substance(code=code, name=Label(nl=name, en=name), cas=sound)
    if sound:
        made.by_cas.setdefault(sound, code)
    made.by_form.setdefault(form(row["substance"]), code)
    return code


def _told(substance: Substance, rows: list[dict[str, Any]], as_of: date) -> Substance:
    """What the list adds: the approval on the day, and a class beside that of the register."""
    substance = replace(substance, approval=approval_on(rows, as_of))
    for row in rows:
        if row["who_class"] is not None:
            substance = _classed(substance, row["who_class"], row["source"] or row["file"])
    return substance


def _classed(substance: Substance, other: str, source: str) -> Substance:
    if substance.who_class is None:
        return replace(substance, who_class=other, who_source=source)
    if other == substance.who_class:
        return substance
    if CLASSES.index(other) < CLASSES.index(substance.who_class):
        return replace(substance, who_class=other, who_source=source, who_other=substance.who_class)
    return replace(substance, who_other=other)
