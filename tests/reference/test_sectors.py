"""From a code as files write it to its sector: exact, by prefix or unknown, and never one edition in silence."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import reference, words
from imvo.reference.sectors import edition_shown, editions_of, section_of, sector_of

CODES = reference.load("sector-codes").table
SECTORS = set(reference.load("processes-finance").table["id"])


@pytest.mark.parametrize(
    ("written", "sector"),
    [
        ("C24.10", "basic-metals"),
        ("C 24.10", "basic-metals"),
        ("2410", "basic-metals"),
        (" 24.10 ", "basic-metals"),
        ("'2410", "basic-metals"),
        ("NACE 24.10", "basic-metals"),
        ("NACE: C2410", "basic-metals"),
        ("24.10 Manufacture of basic iron and steel", "basic-metals"),
        ("C24.10 - Manufacture of basic iron", "basic-metals"),
        ("24.1.0", "basic-metals"),
        ("2410.0", "basic-metals"),
        ("24", "basic-metals"),
        ("C24CC", "basic-metals"),
        ("C241C", "basic-metals"),
        ("２４１０", "basic-metals"),
        ("K6420", "holding-companies"),
        ("L68", "real-estate"),
        ("01.47", "poultry-farming"),
        ("A.01.47", "poultry-farming"),
        ("C", "manufacturing-unspecified"),
        ("C - Manufacturing", "manufacturing-unspecified"),
    ],
)
def test_the_spellings_of_files(written: str, sector: str) -> None:
    found = sector_of("NACE", written)
    assert (found.how, found.sectors, found.process) == ("exact", (sector,), sector)


@pytest.mark.parametrize(
    ("written", "sector"), [("610", "oil-gas-extraction"), ("610.0", "oil-gas-extraction"), ("1.47", "poultry-farming")]
)
def test_a_lost_zero_is_put_back_and_said(written: str, sector: str) -> None:
    found = sector_of("NACE", written)
    assert (found.how, found.sectors) == ("exact", (sector,))
    assert "lost-zero" in found.why


def test_three_digits_that_are_a_group_stay_one() -> None:
    assert sector_of("NACE", "291").sectors == ("motor-vehicles",)
    assert "lost-zero" not in sector_of("NACE", "291").why


def test_a_code_with_two_readings_keeps_both() -> None:
    """141 is the group of clothing, or the class of dairy cattle without its zero; the letter settles it."""
    found = sector_of("NACE", "141")
    assert found.sectors == ("livestock-farming", "textiles-clothing-leather")
    assert found.ambiguous
    assert "two-readings" in found.why
    assert sector_of("NACE", "C141").sectors == ("textiles-clothing-leather",)


def test_moved_codes_follow_the_correspondence_and_not_the_number() -> None:
    assert sector_of("NACE Rev. 2", "25.40").sectors == ("weapons",)
    assert sector_of("NACE Rev. 2.1", "25.40").sectors == ("metal-products",)
    assert sector_of("NACE Rev. 2.1", "25.30").sectors == ("weapons",)
    assert sector_of("NACE Rev. 2", "35.12").sectors == ("power-networks",)
    assert sector_of("NACE Rev. 2.1", "35.12").sectors == ("power-renewable-unspecified",)


def test_an_edition_that_is_not_stated_keeps_what_the_editions_say() -> None:
    found = sector_of("NACE", "25.40")
    assert found.sectors == ("metal-products", "weapons")
    assert found.editions == ("nace-2", "nace-2.1")
    assert "editions-differ" in found.why
    assert sector_of("NACE", "3511").process == "power-unspecified"


def test_the_edition_in_the_code_itself_counts() -> None:
    assert sector_of(None, "NACE Rev. 2 25.40").sectors == ("weapons",)
    assert sector_of("NACE", "NACE Rev.2.1: C25.40").sectors == ("metal-products",)
    assert sector_of(None, "ISIC Rev. 4 2520").sectors == ("weapons",)


@pytest.mark.parametrize(
    ("written", "edition", "sector"),
    [
        ("L6419", "nace-2.1", "banking"),
        ("K6419", "nace-2", "banking"),
        ("M6820", "nace-2.1", "real-estate"),
        ("O800O", "nace-2.1", "security-services"),
        ("G4684", "nace-2.1", "wholesale"),
        ("J63.12", "nace-2", "software-data"),
    ],
)
def test_a_letter_or_a_code_of_one_edition_shows_it(written: str, edition: str, sector: str) -> None:
    found = sector_of("NACE", written)
    assert (found.editions, found.sectors) == ((edition,), (sector,))
    assert "edition-shown" in found.why


def test_a_column_shows_its_edition_when_its_codes_agree() -> None:
    assert edition_shown("NACE", ["D3512", "C2011", "L6419", None, "n/a"]) == "nace-2.1"
    assert sector_of("nace-2.1", "D3512").process == "power-renewable-unspecified"
    assert edition_shown("NACE", ["L6419", "K6419"]) is None
    assert edition_shown("NACE", ["C2011"]) is None


def test_zeros_that_fill_up_show_no_edition() -> None:
    """30.30 is a class of Rev. 2; a file may also write group 30.3 of Rev. 2.1 so."""
    assert sector_of("NACE", "3030").editions == ("nace-2", "nace-2.1")
    assert edition_shown("NACE", ["3030"]) is None
    assert sector_of("NACE Rev. 2", "5200").how == "prefix"
    assert sector_of("NACE Rev. 2", "5200").process == "warehousing"


@pytest.mark.parametrize(
    ("system", "written", "why"),
    [
        ("NACE", "", "no-code"),
        ("NACE", None, "no-code"),
        ("NACE", "Agriculture", "not-a-code"),
        ("NACE", "A bank", "not-a-code"),
        ("NACE", "35A", "not-a-code"),
        ("NACE", "#N/A", "not-a-code"),
        ("NACE", "4000", "no-such-code"),
        ("NACE", "A3511", "letter-does-not-fit"),
        ("GICS", "10102010", "system-not-checked"),
        ("NAICS", "211120", "system-not-checked"),
        ("NACE Rev. 1.1", "40.11", "system-not-checked"),
        ("House list", "12", "system-unknown"),
        (None, "3511", "no-system"),
    ],
)
def test_what_is_not_known_is_said_and_stays_unknown(system: str | None, written: str | None, why: str) -> None:
    found = sector_of(system, written)
    assert (found.how, found.sectors, found.process, found.why) == ("unknown", (), "unspecified", (why,))


def test_a_national_fifth_digit_is_read_by_prefix() -> None:
    assert sector_of("SBI 2008", "01471").process == "poultry-farming"
    assert sector_of("SBI 2008", "64191").how == "prefix"
    assert sector_of("SBI 2008", "1471").sectors == ("poultry-farming", "textiles-clothing-leather")
    assert sector_of("NACE Rev. 2", "1471").sectors == ("textiles-clothing-leather",)


def test_holding_companies_and_funds_say_nothing_of_what_they_do() -> None:
    graded = set(reference.load("process-grades-finance").table["process"])
    assert sector_of("NACE Rev. 2", "64.20").process not in graded
    assert sector_of("NACE Rev. 2", "64.30").process not in graded


def test_the_section_of_a_code_has_one_name_in_every_edition() -> None:
    assert section_of("NACE Rev. 2", "K64") == section_of("NACE Rev. 2.1", "L64") == ("financial",)
    assert section_of("NACE Rev. 2", "J") == ("media", "telecom-it")
    assert section_of("NACE", "nothing") == ()


def test_every_division_of_rev_2_has_a_sector() -> None:
    divisions = CODES.filter(pl.col("system") == "nace-2", pl.col("code").str.len_chars() == 2)
    assert divisions.height == 88
    assert set(CODES["sectors"].str.split("|").explode()) <= SECTORS
    assert CODES.null_count().sum_horizontal().item() == 0


def test_every_code_of_an_edition_is_read_as_itself() -> None:
    for system, code, section, sectors in CODES.select("system", "code", "section", "sectors").iter_rows():
        found = sector_of(system, code if code.isalpha() else section + code)
        assert found.how == "exact"
        assert "|".join(found.sectors) == "|".join(sorted(sectors.split("|"))), (system, code)


def test_every_link_by_hand_has_its_ground_and_holds() -> None:
    links = pl.read_csv(reference.load("sector-codes").folder / "links.csv", infer_schema=False)
    assert links["ground"].null_count() == 0
    joined = links.join(CODES, on=["system", "code"], how="left")
    assert joined["section"].null_count() == 0
    assert joined.filter(pl.col("scope") == "itself", pl.col("sectors") != pl.col("sectors_right")).is_empty()


def test_systems_lead_to_editions_that_exist() -> None:
    systems = pl.read_csv(reference.load("sector-codes").folder / "systems.csv", infer_schema=False)
    named = systems["systems"].drop_nulls().str.split("|").explode()
    assert set(named) == set(CODES["system"])
    assert editions_of("nace rev. 2.1") == ("nace-2.1",)


@given(st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["NACE", "SBI", "ISIC"])), st.text(max_size=30))
def test_any_text_has_an_answer_with_its_reason(system: str | None, written: str) -> None:
    found = sector_of(system, written)
    assert found.process in SECTORS
    assert (found.how == "unknown") == (not found.sectors) == (not found.readings)
    assert all(found.note(lang) for lang in words.LANGUAGES)


@given(st.sampled_from(sorted(CODES.filter(system="nace-2")["code"])))
def test_an_edition_not_stated_never_says_less_than_one_that_is(code: str) -> None:
    stated, open_ = sector_of("NACE Rev. 2", code), sector_of("NACE", code)
    assert set(stated.sectors) <= set(open_.sectors)
