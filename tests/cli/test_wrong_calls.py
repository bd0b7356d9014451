"""Every wrong call ends with code 2, names what is wrong, and says what to do."""

import pytest

from tests.cli.calls import TEXTILE, debris, listed, run


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--agreement", "textiel"], "Use textile"),
        (["--agreement", "nothing-like-it-at-all"], "textile"),
        (["--agreement", "absent.yaml"], "absent.yaml"),
        (["--agreement", "textile", "--role", "compny"], "Use company"),
        (["--agreement", "textile", "--route", "sings"], "Use signs"),
        (["--signed", "2016-07-04"], "--agreement"),
        (["--role", "company"], "--agreement"),
        (["--agreement", "textile", "--signed", "7/4/2016"], "2016-07-04"),
        (["--agreement", "textile", "--signed", "2016-02-30"], "2016-07-04"),
        (["--as-of", "2019-02-30"], "2019-07-04"),
        (["--as-of", "yesterday"], "2019-07-04"),
        (["--map", "Country"], "first the header"),
        (["--map", "Country=contry"], "Use country"),
        (["--map", "country=Country of origin"], "first comes the header"),
        (["--map", "Absent=country"], "Absent"),
        (["--map", "Name=city", "--map", "Name=country"], "two columns"),
        (["--registers", "absent"], "absent"),
        (["--lang", "fr"], "'nl', 'en'"),
        (["--encoding", "utf-99"], "utf-99"),
        (["--agrement", "textile"], "--agreement"),
        (["--deliveries", "absent.csv", "--agreement", "textile"], "absent.csv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_option_is_explained(tmp_path, call, said):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", *call)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""
    assert debris(tmp_path) == []


def test_without_a_folder_the_call_is_wrong(tmp_path):
    assert run("assess", listed(tmp_path)).code == 2


def test_a_missing_list_is_named(tmp_path):
    outcome = run("assess", tmp_path / "absent.xlsx", "-o", tmp_path / "out")
    assert outcome.code == 2
    assert "absent.xlsx" in outcome.err
    assert debris(tmp_path) == []


def test_an_empty_list_is_explained_in_dutch(tmp_path):
    outcome = run("assess", listed(tmp_path, ""), "-o", tmp_path / "out", "--lang", "nl")
    assert outcome.code == 2
    assert "Wat u kunt doen" in outcome.err


def test_a_delivery_is_never_overwritten(own, tmp_path):
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    outcome = run("assess", listed(tmp_path), "-o", own, *TEXTILE)
    assert outcome.code == 2
    assert "-o" in outcome.err
    assert before == {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()
    assert run("assess", listed(tmp_path), "-o", tmp_path / "out", *TEXTILE).code == 0


def test_a_folder_below_a_file_is_refused(tmp_path):
    path = listed(tmp_path)
    outcome = run("assess", path, "-o", path / "out")
    assert outcome.code == 2
    assert "list.csv" in outcome.err


def test_a_wrong_command_gets_the_nearest():
    outcome = run("asess")
    assert outcome.code == 2
    assert "assess" in outcome.err


def test_a_definition_with_mistakes_names_file_and_line(tmp_path):
    wrong = tmp_path / "mine.yaml"
    wrong.write_text("schema: 1\nid: mine\nnaam: x\n", encoding="utf-8")
    outcome = run("duties", "--agreement", wrong)
    assert outcome.code == 2
    assert "mine.yaml:3" in outcome.err
