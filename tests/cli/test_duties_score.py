"""`duties --score`: held against what the membership year of the day requires, or said to be unknown."""

import pytest

from tests.cli.calls import run


def call(day, score, *more):
    return ["duties", "--agreement", "textile", "--signed", "2016-07-04", "--as-of", day, "--score", score, *more]


@pytest.mark.parametrize(
    ("day", "score", "year", "required", "result"),
    [
        ("2018-07-03", 45, 2, 40, "passed"),
        ("2018-07-04", 45, 3, 60, "not-passed"),
        ("2018-07-04", 60, 3, 60, "passed"),
        ("2019-07-04", 45, 4, None, "unknown"),
        ("2016-07-03", 45, None, None, "before"),
        ("2022-07-04", 45, None, None, "over"),
    ],
)
def test_json(day, score, year, required, result):
    found = run(*call(day, score, "--json")).json["score"]
    assert (found["membership_year"], found["required"], found["result"]) == (year, required, result)
    assert bool(found["sources"]) == (required is not None)


def test_without_a_signature_no_year_is_known():
    found = run("duties", "--agreement", "textile", "--as-of", "2019-01-01", "--score", "45", "--json").json["score"]
    assert found["result"] == "no-year"


def test_of_who_is_not_monitored_no_threshold_is_known():
    shape = run(*call("2019-01-01", "45", "--role", "union", "--json")).json
    assert shape["score"]["result"] == "not-for"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Score 45%: does not pass in membership year 3"), ("nl", "Score 45 %: niet gehaald")]
)
def test_in_words_with_the_source(lang, said):
    out = run(*call("2018-07-04", 45, "--lang", lang)).out
    assert said in out
    assert "TX21" in out
    assert "threshold unknown" in run(*call("2019-07-04", 45)).out


def test_only_where_the_agreement_has_thresholds():
    outcome = run("duties", "--agreement", "food", "--score", "45")
    assert outcome.code == 2
    assert "Leave --score out" in outcome.err
    assert run(*call("2018-07-04", 101)).code == 2
    assert "score" not in run("duties", "--agreement", "textile", "--json").json
