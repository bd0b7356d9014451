"""`duties` as text: due first, duties of others counted, and no label quoted that is not on the screen."""

import pytest

from tests.cli.calls import TEXTILE, run

STONE = ["--agreement", "natural-stone", "--signed", "2020-02-06", "--as-of", "2020-09-01"]


def test_what_is_due_comes_first_and_others_duties_are_counted():
    out = run("duties", *TEXTILE).out
    labels = [line.strip().split(";")[0] for line in out.splitlines() if line.startswith("  ")]
    first = next(n for n, label in enumerate(labels) if label == "due")
    later = [n for n, label in enumerate(labels) if label in ("not yet", "exempt")]
    assert all(first < n for n in later)
    assert "This duty is for another kind of party" not in out
    assert "3 duties are for other kinds of party: " in out
    ids = [duty["id"] for duty in run("duties", *TEXTILE, "--json").json["duties"]]
    assert ids == sorted(ids, key=lambda id_: int(id_.rpartition("D")[2]))


def test_duties_of_another_situation_are_named_on_one_line():
    out = run("duties", *STONE, "--fact", "imports=no").out
    assert "in another situation: TS-D3, TS-D4" in out


def test_a_kind_of_party_without_any_duty():
    out = run("duties", "--agreement", "metals", "--role", "union", "--as-of", "2020-01-01").out
    assert "For this kind of party no duty stands in the sources consulted." in out
    assert "7 duties are for other kinds of party: Company." in out


def test_where_no_kind_is_monitored_the_kinds_are_named():
    call = ["duties", "--agreement", "forest", "--as-of", "2019-12-01"]
    out = run(*call).out
    assert "Choose with --role: " in out
    assert "(association)" in out
    assert "FT-D1" not in out
    assert {duty["state"] for duty in run(*call, "--json").json["duties"]} == {"unknown"}


@pytest.mark.parametrize(
    ("lang", "kind", "question"),
    [("nl", "Bedrijf", "Voert het bedrijf de natuursteen"), ("en", "Company", "Does the company itself import")],
)
def test_kinds_and_questions_in_the_language(lang, kind, question):
    call = ["duties", *STONE, "--lang", lang]
    out = run(*call).out
    assert f": {kind};" in out
    assert "(imports)" in out
    asked = {duty["reason"] for duty in run(*call, "--json").json["duties"] if duty["state"] == "unknown"}
    assert any(question in reason for reason in asked) or lang == "nl"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_label_that_is_explained_is_the_one_that_stands_there(lang):
    out = run("duties", *TEXTILE, "--lang", lang).out
    label = out.rpartition("“")[2].partition("”")[0]
    assert f"\n  {label}; " in out
    never = run("duties", "--agreement", "textile", "--signed", "2016-07-04", "--as-of", "2016-07-05", "--lang", lang)
    assert "“" not in never.out
    assert label not in never.out


def test_an_existing_calendar_names_its_own_option(tmp_path):
    file = tmp_path / "duties.ics"
    file.write_text("mine", encoding="utf-8")
    for lang, said in (("en", "Name another file with --ics."), ("nl", "Noem een ander bestand met --ics.")):
        outcome = run("duties", *TEXTILE, "--ics", file, "--lang", lang)
        assert (outcome.code, said in outcome.err) == (2, True)
