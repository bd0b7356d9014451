"""Proven answers fill in what the list leaves open; a claim, an old answer and a disagreement do not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.action.answers_made import ALPHA, BETA, DAY, GAMMA, PROVEN, effects, fact, listed, said, weighed

FILLED = [
    ("migrants/IN", "5%", "Alpha Mills", ALPHA, "migrant_share", 0.05),
    ("women/IN", "80%", "Alpha Mills", ALPHA, "women_share", 0.8),
    ("region/IN", "Tamil Nadu", "Alpha Mills", ALPHA, "region", "Tamil Nadu"),
    ("country/manufacture-unspecified", "Turkey", "Gamma Works", GAMMA, "country", "TR"),
    ("process/manufacture-unspecified", "knitting", "Gamma Works", GAMMA, "processes", "knitting"),
]


@pytest.mark.parametrize(("question", "answer", "site", "row", "column", "value"), FILLED)
@pytest.mark.parametrize("verified", [False, True])
def test_what_is_proven_is_filled_in(
    question: str, answer: str, site: str, row: int, column: str, value: object, *, verified: bool
) -> None:
    proof = {"state": "verified", "verified_by": "A union", "date": DAY} if verified else PROVEN
    told = weighed(said(question, answer, site, **proof))
    assert fact(told, row, column) == value
    assert effects(told) == ["fills"]
    others = [name for name in told.sites.columns if name != column]
    assert told.sites.select(others).equals(listed().select(others))


@pytest.mark.parametrize(("question", "answer", "site", "row", "column", "value"), FILLED)
@pytest.mark.parametrize("without", ["state", "document", "page", "date", "mark"], ids=lambda one: f"without-{one}")
def test_a_claim_changes_nothing_and_is_kept(
    question: str, answer: str, site: str, row: int, column: str, value: object, without: str
) -> None:
    cells = {**PROVEN, without: "claimed" if without == "state" else None}
    told = weighed(said(question, answer, site, **cells))
    assert told.sites.equals(listed())
    assert effects(told) == ["told-only"]
    assert told.results["answer-states"].get_column("answer").to_list() == [answer]
    assert fact(told, row, column) != value


def dated(year: int, month: int = 3, day: int = 1) -> dict[str, Any]:
    return {**PROVEN, "date": date(year, month, day)}


def test_an_answer_counts_for_two_years_after_its_day() -> None:
    last = weighed(said("migrants/IN", "5%", "Alpha Mills", **dated(2018, 6, 30)))
    late = weighed(said("migrants/IN", "5%", "Alpha Mills", **dated(2018, 6, 29)))
    assert (effects(last), fact(last, ALPHA, "migrant_share")) == (["fills"], 0.05)
    assert (effects(late), fact(late, ALPHA, "migrant_share")) == (["too-old"], None)


def test_from_a_year_on_it_is_marked_as_old() -> None:
    told = weighed(
        said("migrants/IN", "5%", "Alpha Mills", **dated(2019, 6, 30)),
        said("women/IN", "5%", "Alpha Mills", **dated(2019, 6, 29)),
        said("region/IN", "Kerala", "Alpha Mills"),
    )
    assert told.results["answer-states"].get_column("old").to_list() == [False, True, None]


def test_an_answer_of_a_later_day_does_not_count_yet() -> None:
    told = weighed(said("migrants/IN", "5%", "Alpha Mills", **dated(2021)))
    assert told.sites.equals(listed())
    assert told.refused.get_column("column").to_list() == ["Date"]


def test_verified_without_a_day_does_not_count_yet_and_says_so() -> None:
    told = weighed(said("migrants/IN", "5%", "Alpha Mills", state="verified", verified_by="A union"))
    assert told.sites.equals(listed())
    assert told.results["answer-states"].get_column("evidence").to_list() == ["verified"]
    assert told.refused.select("what", "column").row(0) == ("note", "Date")


def test_of_two_proven_answers_the_later_counts_and_the_other_is_kept() -> None:
    told = weighed(
        said("migrants/IN", "40%", "Alpha Mills", **dated(2019)),
        said("migrants/IN", "5%", "Alpha Mills", **dated(2020)),
    )
    assert fact(told, ALPHA, "migrant_share") == 0.05
    assert effects(told) == ["superseded", "fills"]


def test_of_two_proven_shares_of_one_day_the_higher_counts_and_both_are_told() -> None:
    told = weighed(
        said("migrants/IN", "40%", "Alpha Mills", **PROVEN), said("migrants/IN", "5%", "Alpha Mills", **PROVEN)
    )
    assert fact(told, ALPHA, "migrant_share") == 0.4
    assert effects(told) == ["conflict", "conflict"]


def test_of_two_provinces_of_one_day_neither_counts() -> None:
    told = weighed(
        said("region/IN", "Kerala", "Alpha Mills", **PROVEN), said("region/IN", "Tamil Nadu", "Alpha Mills", **PROVEN)
    )
    assert fact(told, ALPHA, "region") is None
    assert effects(told) == ["conflict", "conflict"]


@pytest.mark.parametrize(("answer", "kept"), [("5%", 0.3), ("60%", 0.6)])
def test_against_a_share_of_the_list_the_higher_stays(answer: str, kept: float) -> None:
    told = weighed(said("migrants/BD", answer, "Beta Garments", **PROVEN))
    assert fact(told, BETA, "migrant_share") == kept
    assert effects(told) == ["conflict"]


def test_against_another_fact_of_the_list_the_list_stays() -> None:
    told = weighed(
        said("country/cut-make-trim", "Viet Nam", "Beta Garments", **PROVEN),
        said("process/cut-make-trim", "weaving", "Beta Garments", **PROVEN),
    )
    assert told.sites.equals(listed())
    assert effects(told) == ["conflict", "conflict"]


def test_an_answer_may_agree_with_the_list() -> None:
    assert effects(weighed(said("migrants/BD", "30%", "Beta Garments", **PROVEN))) == ["agrees"]


@pytest.mark.parametrize(
    ("row", "effect"),
    [
        (said("migrants/IN", "5%", "Nobody", **PROVEN), "no-such-site"),
        (said("migrants/IN", "5%", "Twin", **PROVEN), "no-such-site"),
        (said("migrants/IN", "5%", **PROVEN), "no-such-site"),
        (said("weather/IN", "rain", "Alpha Mills", **PROVEN), "no-such-question"),
        (said("migrants/IN", "many", "Alpha Mills", **PROVEN), "not-understood"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_cannot_be_used_is_kept_and_says_what_to_mend(row: dict[str, Any], effect: str, lang: str) -> None:
    told = weighed(row, lang=lang)
    assert told.sites.equals(listed())
    assert effects(told) == [effect]
    line = told.refused.row(0, named=True)
    assert (line["file"], line["sheet"], line["row"]) == ("a.xlsx", "S", 2)
    assert line["what"] == ("cell" if effect == "not-understood" else "row")
    assert line["column"]
    assert line["reason"].strip()
    assert line["mend"].strip()


def test_evidence_in_part_says_what_it_lacks_and_names_no_document() -> None:
    told = weighed(said("migrants/IN", "5%", "Alpha Mills", **{**PROVEN, "page": None, "mark": None}))
    line = told.refused.row(0, named=True)
    assert line["what"] == "note"
    assert "page" in line["reason"]
    assert "public or confidential" in line["reason"]
    told_all = told.refused.write_csv() + told.results["answer-states"].write_csv()
    assert PROVEN["document"] not in told_all


def test_what_is_carried_and_cannot_be_used_is_told_by_its_file_of_then() -> None:
    rows = [said("migrants/IN", "many", "Alpha Mills", file="2019-06-30/a.xlsx")]
    told = weighed(*rows, carried=frozenset({"2019-06-30/a.xlsx"}))
    assert told.refused.get_column("file").to_list() == ["2019-06-30/a.xlsx"]
    assert told.results["answer-states"].select("carried", "effect").row(0) == (True, "not-understood")


def test_without_answers_nothing_is_told() -> None:
    told = weighed()
    assert told.sites.equals(listed())
    assert told.results == {}
