"""A mistake in a file is told in the language that is asked, by whichever command meets it."""

import pytest

from tests.agreement.conftest import SMALL
from tests.cli.calls import run


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("chair: Y", "chairs: Y").replace("\n    ends: unknown", ""), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words", [["agreements", "show"], ["duties", "--agreement"], ["fees", "--agreement"], ["agreements", "crosswalk"]]
)
def test_a_definition(wrong, words):
    outcome = run(*words, wrong, "--lang", "nl")
    assert outcome.code == 2
    lines = outcome.err.splitlines()
    assert lines[0].startswith("imvo: De definitie van het convenant")
    assert lines[1].startswith("  small.yaml:6: terms[1]: ends ontbreekt; verwacht: unknown of een datum als")
    assert "de sleutel chairs is hier niet bekend; verwacht: een van chair, " in lines[2]
    assert lines[2].endswith("; bedoelt u chair?")


def test_check(wrong):
    told = run("agreements", "check", wrong, "--lang", "nl")
    assert "bedoelt u chair?" in told.out
    found = run("agreements", "check", wrong, "--lang", "nl", "--json").json["problems"]
    assert [one["message"] for one in found] == ["ends ontbreekt", "de sleutel chairs is hier niet bekend"]
    assert found[0]["expected"][0] == "unknown"
    assert found[0]["expected"][1].startswith("een datum als")
    assert run("agreements", "check", wrong).out.startswith("small.yaml:6: terms[1]: ends is missing; expected unknown")


@pytest.mark.parametrize(
    ("lang", "said"), [("nl", "dit bestand of deze map is er niet"), ("en", "there is no such file or folder")]
)
def test_a_file_that_is_not_there(tmp_path, lang, said):
    outcome = run("agreements", "show", tmp_path / "none.yaml", "--lang", lang)
    assert (outcome.code, said in outcome.err, "No such file" in outcome.err) == (2, True, False)
    assert said in run("agreements", "check", tmp_path / "none.yaml", "--lang", lang).out


def test_a_folder_in_the_place_of_a_file(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    assert "dit is een map" in run("agreements", "show", tmp_path / "a.yaml", "--lang", "nl").err


def test_a_participant_file(tmp_path):
    path = tmp_path / "participant.yaml"
    path.write_text("schema: 1\nmeasures: {fte: nan}\nagreements:\n  - {agreement: textil}\n", encoding="utf-8")
    lines = run("duties", "--participant", path, "--lang", "nl").err.splitlines()
    assert "Het deelnemersbestand" in lines[0]
    assert lines[1] == "  participant.yaml:2: measures.fte: hier hoort een eindig getal; hier staat 'nan'"
    path.write_text("schema: 1\nagreements:\n  - {agreement: textil}\n", encoding="utf-8")
    told = run("duties", "--participant", path, "--lang", "nl").err
    assert "agreements[1].agreement: er is geen convenant textil; verwacht: een van " in told
    assert told.rstrip().endswith("bedoelt u textile?")


def test_what_a_stranger_wrote_moves_no_cursor(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("kind: calendar", 'kind: "\\e[31mx\\nimvo: all is well"'), encoding="utf-8")
    err = run("agreements", "show", path).err
    assert ("\x1b" in err, len(err.splitlines())) == (False, 2)
