"""`imvo duties` answers for a day without a list."""

import pytest

from tests.cli.calls import TEXTILE, listed, run


def test_text_gives_each_duty_its_state_and_reason():
    outcome = run("duties", *TEXTILE)
    assert outcome.code == 0
    assert "TX-D1" in outcome.out
    assert "no record here" in outcome.out
    assert "It is not a breach" in outcome.out


def test_json():
    shape = run("duties", *TEXTILE, "--json").json
    assert (shape["agreement"], shape["as_of"], shape["signed"]) == ("textile", "2019-07-04", "2016-07-04")
    for duty in shape["duties"]:
        assert {"id", "actor", "due", "state", "reason"} <= set(duty)


def test_a_missing_signature_makes_a_duty_unknown_and_no_error():
    outcome = run("duties", "--agreement", "textile", "--as-of", "2019-07-04", "--json")
    assert outcome.code == 0
    assert "unknown" in {duty["state"] for duty in outcome.json["duties"]}


def test_another_role_has_other_duties():
    shape = run("duties", *TEXTILE, "--role", "union", "--json").json
    assert {duty["state"] for duty in shape["duties"] if duty["id"] == "TX-D1"} == {"not-applicable"}


def test_records_count_and_wrong_ones_are_told(tmp_path):
    records = listed(tmp_path, "Duty;Date;Evidence\nTX-D1;2017-06-30;mail\nTX-D1;soon;\n", "records.csv")
    outcome = run("duties", *TEXTILE, "--deliveries", records)
    assert "delivered" in outcome.out
    assert "row 3" in outcome.err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_duty_can_be_said_in_both_languages(lang):
    for day in ("2015-01-01", "2018-01-01", "2021-10-01", "2024-01-01"):
        assert run("duties", "--agreement", "textile", "--signed", "2017", "--as-of", day, "--lang", lang).code == 0


def test_definitions_from_a_folder(tmp_path):
    from imvo.agreement import path_of

    text = path_of("textile").read_text(encoding="utf-8").replace("id: textile", "id: mine", 1)
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    outcome = run("duties", "--agreement", "mine", "--definitions", tmp_path, "--json")
    assert outcome.json["agreement"] == "mine"
    assert run("duties", "--agreement", "mine", "--definitions", tmp_path / "absent").code == 2
