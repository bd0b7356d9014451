"""`imvo agreements`: list, show, check, schema."""

import json

from tests.cli.calls import run


def test_list_says_in_which_state_each_is():
    assert "textile" in run("agreements", "list", "--as-of", "2019-07-04").out
    shape = run("agreements", "list", "--as-of", "2019-07-04", "--json").json
    textile = next(one for one in shape["agreements"] if one["id"] == "textile")
    assert textile["state"] == "active"
    assert textile["terms"][0]["starts"] == "2016-07-04"


def test_the_state_follows_the_day():
    def state(day):
        shape = run("agreements", "list", "--as-of", day, "--json").json
        return next(one["state"] for one in shape["agreements"] if one["id"] == "textile")

    assert [state(day) for day in ("2016-07-03", "2016-07-04", "2021-08-01", "2022-01-01")] == [
        "not-yet",
        "active",
        "last-phase",
        "ended",
    ]


def test_show():
    outcome = run("agreements", "show", "textile", "--lang", "nl")
    assert outcome.code == 0
    assert "TX-D1" in outcome.out
    assert run("agreements", "show", "textile", "--json").json["definition"]["id"] == "textile"
    assert "Use textile" in run("agreements", "show", "textil").err


def test_check_finds_nothing_in_what_is_shipped():
    outcome = run("agreements", "check", "--json")
    assert outcome.code == 0
    assert outcome.json["problems"] == []
    assert "textile.yaml" in outcome.json["checked"]


def test_check_names_line_and_nearest_word(tmp_path):
    from imvo.agreement import path_of

    text = path_of("textile").read_text(encoding="utf-8").replace("\nsector:", "\nsectr:", 1)
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text, encoding="utf-8")
    outcome = run("agreements", "check", wrong)
    assert outcome.code == 2
    line = 1 + text[: text.index("sectr:")].count("\n")
    assert f"wrong.yaml:{line}" in outcome.out
    assert "did you mean sector?" in outcome.out


def test_schema_is_a_json_schema():
    outcome = run("agreements", "schema")
    assert json.loads(outcome.out)["$schema"].startswith("https://json-schema.org/")
