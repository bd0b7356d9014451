"""What the view takes over from the duties of a result: chains by name, what is missing by title, who is bound when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imvo.agreement import PartialDate, Participant
from imvo.agreement.participant import Chain
from imvo.agreement.truth import Answer
from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.reporting.view import DossierView
from imvo.reporting.view_of import view_of
from imvo.runs import Silent

LIST = "Supplier,Country,Process\nMade-up Mill,India,Spinning\n"
OUTSIDE = {"imports": Answer.YES, "within-eea": Answer.NO}
WITHIN = {"imports": Answer.YES, "within-eea": Answer.YES}
STONE = Participant(
    name="Acme",
    role="company",
    signed=PartialDate.parse("2020-03-02"),
    chains=(Chain(id="in", name="India", facts=OUTSIDE), Chain(id="pt", facts=WITHIN)),
)


def _result(folder: Path, definition: str, who: Participant, day: date, records: str | None = None) -> Result:
    source = folder / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    given = None
    if records is not None:
        given = folder / "records.csv"
        given.write_text(records, encoding="utf-8")
    return compute(Request((source,), day, definition=definition, participant=who, deliveries=given), Silent())


def _view(folder: Path, definition: str, who: Participant, day: date, records: str | None = None) -> DossierView:
    return view_of(_result(folder, definition, who, day, records))


def test_chains_go_by_their_names(tmp_path: Path) -> None:
    found = _view(tmp_path, "natural-stone", STONE, date(2022, 2, 1))
    by_duty = {duty.id: duty.chains for duty in found.duties}
    assert by_duty["TS-D4"] == ("India",)
    assert by_duty["TS-D3"] == ("pt",)  # no name was given


def test_an_incomplete_duty_names_what_is_missing_by_title(tmp_path: Path) -> None:
    records = "duty,status,date,period,chain\nTS-D6,delivered,2022-01-10,year-2,in\n"
    found = _view(tmp_path, "natural-stone", STONE, date(2022, 2, 1), records)
    (plan,) = (duty for duty in found.duties if duty.id == "TS-D6")
    assert plan.state == "incomplete"
    assert [title.en for title in plan.missing] == ["Full due-diligence process"]
    assert "Full due-diligence process" in plan.reason.en
    assert "TS-D" not in plan.reason.en + plan.reason.nl


def test_a_partial_signature_stays_partial(tmp_path: Path) -> None:
    who = Participant(role="company", signed=PartialDate.parse("2016"))
    found = _view(tmp_path, "textile", who, date(2019, 7, 4))
    assert str(found.participant.signed) == "2016"
    assert {duty.due.day for duty in found.duties if duty.due is not None and duty.id == "TX-D1"} <= {None}


@pytest.mark.parametrize("own", [None, "2019-02"])
def test_who_is_bound_through_an_association_counts_from_its_signature(tmp_path: Path, own: str | None) -> None:
    signed = None if own is None else PartialDate.parse(own)
    who = Participant(role="member", through="fnli", signed=signed)
    found = _view(tmp_path, "food", who, date(2019, 7, 4)).participant
    assert str(found.signed) == (own or "2018-06-29")
    assert not found.own


def test_a_listed_party_counts_from_the_day_that_the_list_gives(tmp_path: Path) -> None:
    result = _result(tmp_path, "food", Participant(party="fnli", role="association"), date(2019, 7, 4))
    found = view_of(result).participant
    assert str(found.signed) == "2018-06-29"
    assert found.own


def test_evidence_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    found = _view(tmp_path, "natural-stone", STONE, date(2022, 2, 1))
    (process,) = (duty for duty in found.duties if duty.id == "TS-D4")
    assert process.evidence is None
    assert process.consequence is not None
