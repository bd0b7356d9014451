"""`imvo agreements compare` stays readable, for two agreements and for all of them."""

import pytest

from imvo import agreement
from imvo.cli import side_by_side
from imvo.cli.agreements_compare import PARTS
from tests.cli.calls import run
from tests.cli.small_agreement import folder

IDS = agreement.available()


@pytest.fixture
def two(tmp_path):
    return folder(tmp_path, "one", "two")


def test_two_stand_in_columns(two):
    out = run("agreements", "compare", "one", "two", "--definitions", two, "--as-of", "2021-01-01").out
    (line,) = [line for line in out.splitlines() if line.startswith("Child labour")]
    assert line.split() == ["Child", "labour"] * 3


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_of_them_stand_in_blocks_within_the_width(lang):
    outcome = run("agreements", "compare", *IDS, "--as-of", "2020-06-01", "--lang", lang)
    assert outcome.code == 0, outcome.err
    assert max(map(len, outcome.out.splitlines())) <= side_by_side.PIPED
    assert "{" not in outcome.out


def test_of_many_only_the_themes_unless_parts_are_named():
    few, many = (run("agreements", "compare", *ids, "--as-of", "2020-06-01").out for ids in (IDS[:2], IDS))
    assert "Other parts" not in few
    assert "Who assesses, and how" in few
    assert "Who assesses, and how" not in many
    assert "Other parts: duties, evidence, publication, remedy, assessment." in many
    assert "Who assesses, and how" in run("agreements", "compare", *IDS, "--part", "assessment").out
    assert list(run("agreements", "compare", *IDS, "--json").json["parts"]) == list(PARTS)


def test_the_state_stands_in_the_head():
    out = run("agreements", "compare", "textile", "banks", "--as-of", "2021-01-01").out
    assert "  running: textile\n  ended; sources disagree on the dates: banks\n" in out or "  ended: banks\n" in out
    heads = out[out.index("own words") :].splitlines()[2:5]
    assert heads[0].split() == ["textile", "banks"]
    assert heads[1].split()[:2] == ["running", "ended"]


def test_not_named_and_not_known_are_two_things():
    out = run("agreements", "compare", "textile", "metals", "--part", "themes").out
    assert "  -  " not in out
    shape = run("agreements", "compare", "textile", "metals", "--part", "themes", "--json").json["parts"]["themes"]
    cells = {row["row"]: row["cells"] for row in shape}
    assert cells["land-rights"]["textile"]["word"] == "absent"
    assert cells["animal-welfare"]["metals"]["word"] == "not-known"


def test_the_width_follows_the_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "220")
    assert side_by_side.width() == 220


def test_blocks_name_every_agreement_in_every_row():
    lines = list(side_by_side.table(["a", "b"], [("row", [["x"], ["y", "z"]]), ("other", [["-"], ["-"]])], 40))
    assert lines == ["row", "  a: x", "  b:", "    - y", "    - z", "", "other", "  a, b: -", ""]


def test_columns_wrap_and_mark_several():
    lines = list(side_by_side.table(["a", "b"], [("row", [["x " * 15], ["y", "z"]])], 80))
    assert lines[0].split() == ["a", "b"]
    assert all(len(line) <= 80 for line in lines)
    assert "- y" in lines[2]
    assert "- z" in lines[3]


@pytest.mark.parametrize("part", PARTS)
def test_one_part(part, two):
    shape = run("agreements", "compare", "one", "two", "--definitions", two, "--part", part, "--json").json
    assert list(shape["parts"]) == [part]
    for row in shape["parts"][part]:
        assert list(row["cells"]) == ["one", "two"]
        assert row["cells"]["one"] == row["cells"]["two"]


def test_what_is_not_known_is_not_no(two):
    out = run("agreements", "compare", "one", "two", "--definitions", two, "--part", "remedy").out
    assert "none found in" in out
    assert "yes" in out


def test_one_agreement_cannot_be_compared():
    assert run("agreements", "compare", "textile").code == 2
    assert run("agreements", "compare", "textile", "textile").code == 2
    assert "textile" in run("agreements", "compare", "textile", "textil").err
