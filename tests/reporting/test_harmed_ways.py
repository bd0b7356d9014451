"""Where a union case worker can go: said for every agreement before, during and after it, in order."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from imvo import agreement as agreements
from imvo import tables
from imvo.reporting.harmed import Harmed, harmed
from imvo.reporting.harmed_doors import Step
from imvo.words import LANGUAGES
from tests.reporting import cases_run

POINT = {"en": "National Contact Point", "nl": "Nationaal Contactpunt"}
DAYS = (date(2015, 1, 1), date(2020, 2, 1), date(2026, 6, 1))
NOBODY = tables.empty(tables.load("plan-contacts"))


def told(agreement: str | None, day: date) -> Harmed:
    found = None if agreement is None else agreements.load(agreement)
    return harmed(found, day, "Example Brand", NOBODY)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("agreement", agreements.available())
def test_there_is_always_a_first_step_and_the_contact_point(agreement: str, day: date) -> None:
    for lang in LANGUAGES:
        titles = [getattr(step.title, lang) for step in told(agreement, day).to]
        assert "Example Brand" in titles[0]
        assert sum(POINT[lang] in title for title in titles) == 1


@pytest.mark.parametrize("agreement", agreements.available())
def test_what_is_not_open_is_no_step_and_is_said(agreement: str) -> None:
    before = told(agreement, DAYS[0])
    assert [step.code for step in before.shut] == ["not-open-yet"]
    assert all(step.code in ("open", "unknown") for step in before.to)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("agreement", agreements.available())
def test_what_was_not_found_in_an_agreement_is_no_step(agreement: str, day: date) -> None:
    found = told(agreement, day)
    assert not [step for step in found.to if "was not found" in step.told[0].en]
    assert all("not found" in step.told[0].en for step in found.beside)


def test_during_the_agreement_the_committee_is_the_second_step() -> None:
    second = told("textile", date(2019, 7, 4)).to[1]
    said = " ".join(one.en for one in (second.title, second.standing, *second.told, *second.steps))
    for words in (
        "open on 4 July 2019",
        "last day 31 December 2021",
        "M. Scheltema",
        "binding and public",
        "not known",
    ):
        assert words in said


def test_after_its_end_it_is_shut_and_the_others_stay() -> None:
    found = told("textile", date(2022, 1, 1))
    assert [step.code for step in found.to] == ["open", "open"]
    assert "last day was 31 December 2021" in found.shut[0].standing.en
    know = " ".join(one.en for one in found.know)
    assert "filed before the end goes on" in know
    assert "The company (brand) itself; The National Contact Point" in know
    assert found.reports == ()


def test_who_is_intimidated_for_a_union_gets_support_while_it_runs() -> None:
    said = " ".join(one.en for one in told("textile", date(2019, 7, 4)).reports)
    assert "Union members who are intimidated by their employer get support" in said
    assert "ask CNV and FNV or the secretariat" in said
    after = " ".join(one.en for one in told("textile", date(2023, 3, 1)).know)
    assert "promised for as long as it ran" in after


def test_an_agreement_closed_to_outsiders_says_so_and_what_instead() -> None:
    second = told("banks", date(2019, 7, 4)).to[1]
    assert "takes no complaints from people outside it" in second.told[0].en
    assert "steering committee" in second.told[0].en
    know = " ".join(one.en for one in told("banks", date(2019, 7, 4)).know)
    assert "CNV, FNV" in know
    assert "Ministerie" not in know


def test_after_its_end_those_who_were_party_may_still_be_asked() -> None:
    found = told("banks", date(2021, 1, 1))
    assert "took no complaints" in found.shut[0].told[0].en
    assert [one.en for one in found.know if "CNV" in one.en] == [
        "These were parties; you may still ask them: CNV, FNV, Amnesty, Oxfam Novib, PAX and Save the Children."
    ]


def said(*steps: Step) -> str:
    return " ".join(one.en for step in steps for one in (step.title, step.standing, *step.told, *step.steps))


def test_where_sources_differ_on_the_end_the_door_is_not_called_open() -> None:
    found = told("banks", date(2019, 12, 31))
    assert found.to[1].code == "unknown"
    for words in ("not certain on 31 December 2019", "June 2020 (", "7 December 2019 ("):
        assert words in said(found.to[1])
    assert not any("A new case is taken in" in one.en for one in found.know)
    assert told("banks", date(2019, 7, 4)).to[1].code == "open"


def test_an_end_between_two_terms_is_not_told_as_one_last_day() -> None:
    second = told("natural-stone", date(2021, 6, 1)).to[1]
    assert second.standing.en == "open on 1 June 2021; at least until 30 September 2024; the end is not certain"


def test_members_of_a_committee_are_named_only_when_it_is_there() -> None:
    before, there = told("textile", date(2016, 9, 1)), told("textile", date(2017, 9, 1))
    assert "Scheltema" not in said(*before.to, *before.shut)
    assert "not there yet" in said(*before.shut)
    assert "Scheltema" in said(there.to[1])


def test_how_long_it_takes_and_whether_a_name_stays_secret_is_told_as_far_as_published() -> None:
    during, after = told("textile", date(2019, 7, 4)), told("textile", date(2023, 3, 1))
    for found in (said(during.to[1]), said(*after.shut)):
        assert "How long each step may take is not known." in found
        assert "filed 2 July 2020, last decision July 2022" in found
    assert "one complainant stands as “Z”" in said(during.to[1])
    assert "Whether a name can stay secret is not known." in said(
        told("natural-stone", DAYS[1].replace(year=2022)).to[1]
    )


def test_the_company_of_the_steps_is_never_the_site() -> None:
    assert "the one that signed (such as the brand), never the site" in said(told("textile", date(2019, 7, 4)).to[1])
    first = told("textile", date(2019, 7, 4)).to[0]
    assert "Tell them nothing yet" in first.told[0].en  # before anything else


def test_a_page_is_linked_only_where_the_definition_says_that_it_is_one() -> None:
    steps = told("textile", date(2019, 7, 4)).to
    assert [len(step.pages) for step in steps] == [0, 1, 1]
    assert "complaints" in steps[1].pages[0]
    assert not [step for step in told("natural-stone", date(2021, 6, 1)).to if step.pages]  # known in part only


def test_a_second_term_has_its_own_name_and_its_secretariat_is_not_that_of_the_first() -> None:
    (beside,) = told("metals", date(2026, 1, 1)).beside
    for words in (
        "IMVO-Metaalsectorovereenkomst",
        "17 November 2025, its end was not found",
        "in the first term it was SER",
    ):
        assert words in said(beside)


def test_a_party_that_perhaps_left_is_named_apart() -> None:
    know = [one.en for one in told("metals", date(2022, 1, 1)).know]
    assert "Named as a party; whether still is not known: UNICEF NL." in know
    assert not any("you may ask" in one and "UNICEF" in one for one in know)


def test_without_a_name_the_first_door_is_told_for_an_outsider() -> None:
    textile, banks = (agreements.load(name) for name in ("textile", "banks"))
    day = date(2019, 7, 4)
    assert harmed(textile, day, None, NOBODY).to[0].title.en == "The company whose suppliers these are"
    assert "investments or loans" in harmed(banks, day, None, NOBODY, "holders").to[0].title.en


def test_where_nothing_was_found_the_secretariat_is_to_be_asked() -> None:
    (beside,) = told("gold", date(2019, 7, 4)).beside
    assert beside.code == "unknown"
    assert "Ask its secretariat: SER." in [one.en for one in beside.told]
    assert "who that is was not found" in told("insurance", date(2020, 2, 1)).beside[0].told[1].en


def test_a_party_to_the_agreement_has_a_way_of_its_own() -> None:
    know = told("pension-funds", date(2020, 2, 1)).know
    assert any("itself a party" in one.en for one in know)


def test_without_an_agreement_two_steps_are_left() -> None:
    found = told(None, DAYS[1])
    assert len(found.to) == 2
    assert "No agreement was named" in found.know[0].en


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_and_the_workbook_say_the_same(tmp_path: Path, lang: str) -> None:
    made = cases_run.made(tmp_path, as_of=date(2022, 3, 1), lang=lang)
    book = CalamineWorkbook.from_filelike(io.BytesIO((made.folder / "dossier.xlsx").read_bytes()))
    rows = book.get_sheet_by_name({"en": "If someone is harmed", "nl": "Als iemand schade lijdt"}[lang]).to_python()
    text = cases_run.harmed(made)
    for row in rows[1:4]:
        for part in (row[1], row[2], *str(row[3]).split("\n")):
            assert cases_run.plain(str(part)) in text


def contacts(*told: dict[str, object]) -> pl.DataFrame:
    declared = tables.load("plan-contacts")
    full = [{"file": "plan.xlsx", "row": n, **one} for n, one in enumerate(told, start=2)]
    columns = {n: pl.Series(n, [row.get(n) for row in full], dtype=t) for n, t in declared.dtypes.items()}
    return tables.check(pl.DataFrame(columns), declared)


def test_nobody_named_is_said_with_where_to_fill_it_in(tmp_path: Path) -> None:
    text = cases_run.harmed(cases_run.made(tmp_path))
    assert "The company has not said who answers. Write to its management" in text
    assert "Of none of the 10 first issues it is known" in text
    assert "Example Brand has not said whether it promises" in text


def test_who_answers_and_where_to_complain_are_shown(tmp_path: Path) -> None:
    issue = cases_run.made(tmp_path / "first").result.assessment.issues.row(0, named=True)["issue"]
    rows = contacts(
        {"about": "firm", "who": "Desk for complaints", "reach": "desk@example.org", "no_retaliation": True},
        {"about": issue, "who": "Helpline of the union", "reach": "0800", "languages": "Bangla", "anonymous": True},
    )
    text = cases_run.harmed(cases_run.made(tmp_path / "second", **{"plan-contacts": rows}))
    assert "Who answers there: Desk for complaints, desk@example.org." in text
    assert "promises in writing" in text
    assert "Helpline of the union 0800 Bangla not known yes" in text
    assert "Not known for the other first issues: 9." in text


def test_a_firm_that_promises_nothing_says_so(tmp_path: Path) -> None:
    rows = contacts({"about": "Firm", "who": "Desk", "no_retaliation": False})
    assert "no such promise in writing" in cases_run.harmed(cases_run.made(tmp_path, **{"plan-contacts": rows}))


def test_the_way_in_stands_before_everything_else_on_the_page(tmp_path: Path) -> None:
    page = (cases_run.made(tmp_path).folder / "dossier.html").read_text(encoding="utf-8")
    assert page.index('href="#harmed"') < page.index("<h1")
