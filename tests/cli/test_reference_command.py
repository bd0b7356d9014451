"""`imvo reference`: list, show, check, add."""

import pytest

from tests.cli.calls import TEXTILE, listed, run

ITUC = "Country,Rating 2019\nIndia,5\nBangla Desh,5+\nNetherlands,1\nAtlantis,3\n"


def test_list_marks_what_is_later_than_the_day():
    early = run("reference", "list", "--as-of", "2019-07-04", "--json").json["registers"]
    late = run("reference", "list", "--as-of", "2099-01-01", "--json").json["registers"]
    assert any(register["later"] for register in early)
    assert not any(register["later"] for register in late)
    assert {"id", "edition", "edition_date", "licence", "publisher", "url", "kind"} <= set(early[0])
    assert "later than" in run("reference", "list", "--as-of", "2019-07-04").out


def test_show_says_what_a_register_cannot_say():
    assert "What it cannot say" in run("reference", "show", "goods").out
    assert run("reference", "show", "goods", "--json").json["may_lower"] is False
    outcome = run("reference", "show", "govrnance")
    assert (outcome.code, "Use governance" in outcome.err) == (2, True)


def test_check_finds_nothing_in_what_is_shipped():
    outcome = run("reference", "check", "--json")
    assert (outcome.code, outcome.json["findings"]) == (0, [])


@pytest.fixture
def added(tmp_path):
    table = listed(tmp_path, ITUC, "ratings.csv")
    return run("reference", "add", table, "--as", "ituc", "--registers", tmp_path / "own"), tmp_path / "own"


def test_add_tells_what_was_left_out_and_why(added):
    outcome, _ = added
    assert outcome.code == 0
    assert "3 rows; left out: 1" in outcome.out
    assert "Row 5" in outcome.out
    assert "Atlantis" in outcome.out


def test_an_added_register_is_listed_checked_and_used(added, tmp_path):
    _, folder = added
    listing = run("reference", "list", "--registers", folder, "--json").json["registers"]
    assert "ituc" in {register["id"] for register in listing}
    assert run("reference", "check", "--registers", folder).code == 0
    call = [*TEXTILE, "--registers", folder, "--json"]
    used = run("assess", listed(tmp_path), "-o", tmp_path / "out", *call).json["registers"]
    assert "ituc" in {register["id"] for register in used}
    assert run("verify", tmp_path / "out").code == 0


def test_check_names_file_row_and_mend(added):
    _, folder = added
    table = next(folder.rglob("table.csv"))
    table.write_text(table.read_text(encoding="utf-8").replace("NL", "XX"), encoding="utf-8")
    outcome = run("reference", "check", "--registers", folder)
    assert outcome.code == 2
    assert "table.csv:" in outcome.out


@pytest.mark.parametrize(
    ("text", "call", "said"),
    [
        (ITUC, ["--as", "itcu"], "Use ituc"),
        ("Country,Nothing\nIndia,5\n", ["--as", "ituc"], "Columns not found"),
        ("", ["--as", "ituc"], "empty"),
        (ITUC, ["--as", "measure"], "details"),
        (ITUC, ["--as", "ituc", "--details", "absent.yaml"], "absent.yaml"),
    ],
)
def test_what_cannot_be_added_is_explained(tmp_path, text, call, said):
    outcome = run("reference", "add", listed(tmp_path, text, "t.csv"), *call, "--registers", tmp_path / "own")
    assert outcome.code == 2
    assert said in outcome.err
    assert not (tmp_path / "own").exists()


def test_a_folder_of_registers_that_is_not_there(tmp_path):
    assert run("reference", "list", "--registers", tmp_path / "absent").code == 2
