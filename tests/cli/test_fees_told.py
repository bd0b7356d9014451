"""`fees` as text: whose tariff it is, which totals are possible, like years together, and whom to ask."""

import pytest

from tests.cli.calls import run

METALS = ["fees", "--agreement", "metals", "--measure", "fte=26"]
STONE = ["fees", "--agreement", "natural-stone", "--fact", "imports=yes", "--fact", "within-eea=no", "--chains", "2"]


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        ("2021-01-01", "own-term", "Tariff of 1 January 2021."),
        ("2025-01-01", "between-terms", "This was the tariff of an earlier term"),
        ("2026-01-01", "other-term", "The tariff of the term that counts on this day is not known."),
    ],
)
def test_whose_tariff(day, kind, said):
    out = run(*METALS, "--as-of", day).out
    assert said in out
    assert ("Tariff of" in out) == (kind == "own-term")
    shape = run(*METALS, "--as-of", day, "--json").json
    assert shape["tariff"] == {"term": "first", "kind": kind}
    assert (shape["total"] is None) == (kind == "other-term")
    if kind == "other-term":
        assert [year["earlier"] for year in shape["years"]] == [3500, 2000, 2000, 2000, 2000]
        assert "not known for the term of this day; by the earlier tariff: €3,500" in out


def test_years_that_are_the_same_stand_together():
    out = run(*METALS, "--as-of", "2021-01-01").out
    assert "Membership years 2 to 5, each: €2,000" in out
    assert out.count("Yearly fee, small") == 2


def test_both_totals_when_one_thing_is_not_known():
    out = run(*STONE, "--as-of", "2021-06-01", "--year", "1").out
    assert "Membership year 1: €1,200" in out
    shape = run(*STONE, "--as-of", "2023-06-01", "--year", "1", "--json").json["years"][0]
    assert (shape["total"], shape["possible"], shape["depends_on"]) == (None, [1200, 800], "discount-afbouw")
    out = run(*STONE, "--as-of", "2023-06-01", "--year", "1", "--lang", "nl").out
    assert "€ 1.200, of € 800 als “Korting" in out


def test_known_amounts_do_not_stand_under_not_known():
    out = run("fees", "--agreement", "metals", "--as-of", "2021-01-01").out
    assert "Membership year 1: not known in full; what is known:\n  Once on joining" in out


@pytest.mark.parametrize(
    ("day", "said", "other"), [("2019-01-01", "Ask the secretariat", "former"), ("2023-01-01", "former", "Ask the sec")]
)
def test_whom_to_ask_and_no_tariff_where_none_is_known(day, said, other):
    out = run("fees", "--agreement", "textile", "--as-of", day).out
    assert said in out
    assert other not in out
    assert "ariff of" not in out


@pytest.mark.parametrize("value", ["1.200", "1,200"])
@pytest.mark.parametrize(("lang", "said"), [("en", "Write fte=1200 or fte=1.2"), ("nl", "Schrijf fte=1200 of fte=1.2")])
def test_a_measure_with_two_readings(value, lang, said):
    outcome = run("fees", "--agreement", "metals", "--measure", f"fte={value}", "--lang", lang)
    assert outcome.code == 2
    assert said in " ".join(outcome.err.split())
