"""The whole of one agreement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from imvo.agreement.model.base import Closed, Source, Sourced, Statement, Text, UnknownFact
from imvo.agreement.model.content import (
    AgreementText,
    AgreementTheme,
    Figure,
    HandedIn,
    Offer,
    Publication,
    Term,
)
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.parties import Binding, Governance, Party, PartyType
from imvo.agreement.model.remedy import Remedy
from imvo.agreement.model.scheme import Scheme
from imvo.agreement.model.target import Target


class Names(Sourced):
    """The full names in both languages and the abbreviations."""

    nl: str
    en: str
    short_nl: str | None = None
    short_en: str | None = None


class Agreement(Closed):
    """One definition file. Everything in it is dated and sourced, or said to be unknown.

    `chain`: the kind of chain that its participants stand in, by its id in the register `chains`; it decides which
    files are read, which hazards count and on which themes. `instruments`: laws of the cross-walk that concern this
    sector beside those that concern every agreement.
    """

    schema_: Literal[1] = Field(alias="schema")
    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    names: Names
    sector: Text
    chain: str | None = None
    terms: tuple[Term, ...] = Field(min_length=1)
    text: AgreementText
    party_types: tuple[PartyType, ...] = Field(min_length=1)
    parties: tuple[Party, ...] = ()
    governance: Governance
    binding: Binding
    themes: tuple[AgreementTheme, ...] = Field(min_length=1)
    duties: tuple[Duty, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = ()
    scheme: Scheme
    handed_in: tuple[HandedIn, ...] = ()
    publication: tuple[Publication, ...] = ()
    remedy: Remedy
    instruments: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    remarks: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    unknowns: tuple[UnknownFact, ...] = ()
    sources: dict[str, Source]

    def duty(self, duty_id: str) -> Duty:
        """The duty of that id; KeyError when there is none."""
        for duty in self.duties:
            if duty.id == duty_id:
                return duty
        raise KeyError(duty_id)

    @property
    def participant_roles(self) -> tuple[str, ...]:
        """The party types that are monitored, e.g. `company`."""
        return tuple(kind.id for kind in self.party_types if kind.participant)
