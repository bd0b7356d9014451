"""`imvo assess` tells what it did, in words and as JSON."""

import json

import polars as pl
import pytest

from tests.cli.calls import LEFT_OUT, LIST, SITES, TEXTILE, debris, listed, run


def test_the_summary_counts_the_rows_and_names_the_file_to_open(made):
    folder, outcome = made
    assert f"{SITES + LEFT_OUT} rows in the list = {SITES} understood + {LEFT_OUT} left out." in outcome.out
    assert f"Open this file in a browser: {folder / 'dossier.html'}" in outcome.out
    assert (folder / "dossier.html").is_file()


def test_it_names_the_files_to_work_with_and_the_next_command_last(made):
    folder, outcome = made
    questions, public, plan = outcome.out.rstrip().splitlines()[-3:]
    assert questions.endswith(str(folder / "answers.xlsx"))
    assert public.endswith(str(folder / "public.html"))
    assert plan.endswith(f"imvo plan new {folder}")


def test_the_summary_shows_three_issues_with_a_reason_and_what_to_do(made):
    _, outcome = made
    for number in ("1.", "2.", "3."):
        assert f"\n  {number} " in outcome.out
    assert "What to do first" in outcome.out
    assert "leaving is a last resort" in outcome.out
    assert "later than the assessed date" in outcome.out


def test_a_pipe_gets_no_progress_and_no_escape_codes(made):
    _, outcome = made
    assert outcome.err == ""
    assert "\x1b" not in outcome.out


@pytest.fixture(scope="module")
def shape(tmp_path_factory):
    folder = tmp_path_factory.mktemp("json")
    outcome = run("assess", listed(folder), "-o", folder / "out", *TEXTILE, "--json", "--name", "Brand")
    assert outcome.code == 0
    return outcome.json


def test_json_holds_what_was_promised(shape):
    assert shape["rows_in"] == shape["accepted"] + shape["rejected"] == SITES + LEFT_OUT
    assert (shape["agreement"], shape["as_of"], shape["participant"]) == ("textile", "2019-07-04", "Brand")
    assert shape["dossier"].endswith("out")
    assert {register["id"] for register in shape["registers"]} >= {"goods", "governance", "process-grades"}


def test_every_issue_in_json_has_its_classes_and_its_place(shape):
    assert shape["issues"]
    for issue in shape["issues"]:
        assert {"theme", "country", "process", "severity", "stability", "sites", "list", "rank", "basis"} <= set(issue)
        assert set(issue["likelihood"]) == {"low", "value", "high"}
    first = [issue["rank"] for issue in shape["issues"] if issue["list"] == "priority"]
    assert first == sorted(first)


def test_every_duty_in_json_has_date_state_and_reason(shape):
    assert shape["duties"]
    for duty in shape["duties"]:
        assert {"id", "actor", "due", "state", "reason"} <= set(duty)
        assert duty["state"] != "overdue", "a first run with no records accuses nobody"


def test_json_says_that_registers_are_later(shape):
    assert "later" in {warning["kind"] for warning in shape["warnings"]}


def test_json_equals_the_table_in_the_dossier(shape):
    issues = pl.read_csv(f"{shape['dossier']}/issues.csv")
    assert issues.height == len(shape["issues"])


def test_dutch(tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", *TEXTILE, "--lang", "nl")
    assert "rijen in de lijst" in outcome.out
    assert "Wat u eerst kunt doen" in outcome.out


def test_without_an_agreement_there_are_no_duties(tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", "--as-of", "2026-01-01", "--json")
    assert outcome.code == 0
    assert outcome.json["agreement"] is None
    assert outcome.json["duties"] == []
    assert outcome.json["issues"]


def test_quiet_keeps_the_rows_and_the_file(tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", *TEXTILE, "--quiet")
    assert "rows in the list" in outcome.out
    assert "What to do first" not in outcome.out


def test_the_terminal_asks_to_correct_as_many_rows_as_the_page(made, tmp_path):
    assert "Correct the" not in made[1].out  # a total asks for nothing
    outcome = run("assess", listed(tmp_path, f"{LIST},India,Sewing,,,,\n"), "-o", tmp_path / "out", *TEXTILE)
    assert "Correct the one row of your files that was not understood." in outcome.out
    assert "Correct the one row of your files that was not understood." in (
        tmp_path / "out" / "dossier.html"
    ).read_text(encoding="utf-8")


def test_a_list_without_a_single_site_writes_nothing_and_says_what_to_mend(tmp_path):
    path = listed(tmp_path, "Name,Country\nTotal,\nTotal,\n")
    outcome = run("assess", path, "-o", tmp_path / "out")
    assert outcome.code == 2
    assert "Row 2:" in outcome.out
    assert debris(tmp_path) == []


def test_a_list_without_a_single_site_as_json(tmp_path):
    path = listed(tmp_path, "Name,Country\nTotal,\n")
    outcome = run("assess", path, "-o", tmp_path / "out", "--json")
    assert outcome.code == 2
    assert (outcome.json["rows_in"], outcome.json["accepted"], outcome.json["dossier"]) == (1, 0, None)
    assert outcome.json["rejected_rows"][0]["mend"]


def test_an_agreement_that_has_ended_says_so_and_still_assesses(tmp_path):
    call = ["--agreement", "textile", "--signed", "2016-07-04", "--as-of", "2023-01-01"]
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", *call)
    assert outcome.code == 0
    assert "its state on 1 January 2023: ended" in outcome.out


def test_a_list_of_another_sector_gets_a_warning(tmp_path):
    rows = "".join(f"Chip Electronics {n},Taiwan\n" for n in range(20))
    path = listed(tmp_path, "Name,Country\n" + rows)
    outcome = run("assess", path, "-o", tmp_path / "out", *TEXTILE, "--json")
    assert "sector" in {warning["kind"] for warning in outcome.json["warnings"]}


def test_a_column_is_mapped_by_hand(tmp_path):
    text = LIST.replace("Country", "Where = it is made")
    path = listed(tmp_path, text)
    outcome = run("assess", path, "-o", tmp_path / "out", "--json", "--map", "Where = it is made=country")
    assert outcome.code == 0
    assert "IN" in {issue["country"] for issue in outcome.json["issues"]}


def test_records_that_cannot_be_used_are_told(tmp_path):
    records = listed(tmp_path, "duty,date,evidence\nTX-D1,2017-06-30,mail\nTX-D99,2017-06-30,\n", "records.csv")
    call = [*TEXTILE, "--deliveries", records]
    shape = run("assess", listed(tmp_path), "-o", tmp_path / "out", *call, "--json").json
    assert {duty["id"]: duty["state"] for duty in shape["duties"]}["TX-D1"] == "delivered"
    told = [warning["text"] for warning in shape["warnings"] if warning["kind"] == "record"]
    assert len(told) == 1
    assert "row 3" in told[0]


def test_a_name_with_escapes_stays_text(tmp_path):
    path = listed(tmp_path, 'Name,Country\n"\x1b[31m=HYPERLINK(1)\u202e",India\nMill,India\n')
    outcome = run("assess", path, "-o", tmp_path / "out")
    why = run("why", tmp_path / "out", "--row", 2, "--theme", "child-labour")
    assert "\x1b" not in outcome.out + why.out
    assert "\u202e" not in outcome.out + why.out


def test_json_is_one_object(made, tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", "--json")
    assert isinstance(json.loads(outcome.out), dict)
