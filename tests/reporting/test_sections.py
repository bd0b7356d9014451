"""A section shows each figure with what travels with it, each table by names of codes, an empty one in words."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.reporting.cells import heads, shown_rows
from imvo.reporting.html.sections import sections
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Fact, Section, Shown
from imvo.tables import Label, empty, load
from tests.reporting.example import HOSTILE, both, view

AMOUNTS = load("material-amounts")


def amounts(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=AMOUNTS.dtypes, orient="row")


ROW = ("cotton", "certified", "GOTS", "kg", 1234.5, 0.5, 1200, 0)
UNKNOWN = (None, None, None, None, None, None, 1, 1)
WORDS = {"material": {"cotton": both("Katoen", "Cotton")}}


def say(lang: str = "en", **changes: object) -> Phrases:
    return Phrases(view(**changes), lang)


def section(*shown: Shown, facts: tuple[Fact, ...] = ()) -> Section:
    return Section("made", both("Titel", "Title"), both("Inleiding", "Lede"), facts=facts, shown=shown)


def page(lang: str, part: Section) -> str:
    (made,) = sections(say(lang, sections=(part,)))
    return str(made)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["Cotton", "certified (claimed)", "GOTS", "kilograms", "1,234.5", "50.0%", "1,200", "0"]),
        ("nl", ["Katoen", "gecertificeerd (geclaimd)", "GOTS", "kilogram", "1.234,5", "50,0\u202f%", "1.200", "0"]),
    ],
)
def test_codes_and_numbers_are_told_in_the_language_of_the_reader(lang: str, expected: list[str]) -> None:
    shown = Shown("material-amounts", amounts(ROW), words=WORDS)
    (row,) = shown_rows(say(lang), shown, 10)
    assert row == expected
    assert heads(say(lang), shown) == [getattr(column.title, lang) for column in AMOUNTS.columns]


@pytest.mark.parametrize(("lang", "unknown"), [("en", "unknown"), ("nl", "onbekend")])
def test_what_is_not_known_says_so(lang: str, unknown: str) -> None:
    (row,) = shown_rows(say(lang), Shown("material-amounts", amounts(UNKNOWN)), 10)
    assert row[:6] == [unknown] * 6


def test_a_code_without_a_name_is_shown_as_it_is() -> None:
    (row,) = shown_rows(say(), Shown("material-amounts", amounts(("moss|cotton", *ROW[1:])), words=WORDS), 10)
    assert row[0] == "moss, Cotton"


def test_a_figure_never_travels_alone() -> None:
    fact = Fact(both("Gekocht", "Bought"), both("10 kg", "10 kg"), both("van 2 regels", "of 2 lines"))
    html = page("en", section(facts=(fact,)))
    assert html.index("Bought") < html.index("10 kg") < html.index("of 2 lines")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_empty_table_is_told_in_words(lang: str) -> None:
    html = page(lang, section(Shown("material-amounts", empty(AMOUNTS))))
    assert getattr(AMOUNTS.title, lang) in html
    assert "<table" not in html


def test_a_long_table_says_where_the_rest_is() -> None:
    rows = [("cotton", "certified", f"scheme {n}", "kg", 1.0, 0.01, 1, 0) for n in range(60)]
    html = page("en", section(Shown("material-amounts", amounts(*rows), most=20)))
    assert html.count("scheme ") == 20
    assert "results/material-amounts.csv" in html
    assert "60" in html


def test_nothing_of_a_stranger_runs() -> None:
    shown = Shown("material-amounts", amounts(("cotton", "certified", HOSTILE, *ROW[3:])))
    assert "<script>" not in page("en", section(shown))


def test_a_label_stays_in_its_language() -> None:
    label = Label(nl="Alleen Nederlands", en="Only English")
    assert "Only English" not in page("nl", Section("x", label, label))


def test_money_has_no_parts_above_a_thousand() -> None:
    declared = load("coverage-ledger")
    rows = [
        {"currency": "SEK", "state": "sector", "value": value, "positions": 1, "without_value": 0, "issuers": 1}
        for value in (1234567.891, 12.5)
    ]
    frame = pl.DataFrame(rows, schema=declared.dtypes)
    told = list(shown_rows(say(), Shown("coverage-ledger", frame, ("currency", "value")), 10))
    assert told == [["SEK", "1,234,568"], ["SEK", "12.5"]]
