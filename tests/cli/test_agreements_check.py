"""`imvo agreements check`: mistakes end with code 2, findings are told and end with 0, and with --strict with 3."""

import json

import pytest

from imvo.agreement import available, path_of
from tests.cli.calls import run


@pytest.fixture
def small(tmp_path):
    """A definition that is right and has weaknesses."""
    from tests.agreement.conftest import SMALL

    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def spoiled(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return 1 + text[: text.index(old)].count("\n")


def test_no_mistake_in_what_is_shipped():
    outcome = run("agreements", "check", "--json")
    assert outcome.code == 0
    assert outcome.json["problems"] == []
    assert outcome.json["checked"] == [f"{name}.yaml" for name in available()]


def test_the_real_weaknesses_are_told():
    told = {(one["agreement"], one["rule"]): one for one in run("agreements", "check", "--json").json["findings"]}
    assert told["food", "no-independent-monitor"]["severity"] == "warning"
    assert told["food", "no-company-level-publication"]["severity"] == "warning"
    assert told["banks", "outsiders-cannot-complain"]["severity"] == "error"
    assert "VVNH" in told["forest", "measure-other-scope"]["says"]


def test_a_line_per_finding_grouped_and_worst_first(small):
    line = spoiled(small, "access: yes", "access: no")
    lines = run("agreements", "check", small).out.splitlines()
    assert lines[0].startswith("small: 1 serious, ")
    assert lines[1].startswith("  serious: People from outside")
    assert lines[1].endswith(f" (small.yaml:{line}) [outsiders-cannot-complain]")
    severities = [line.split(": ")[0].strip() for line in lines if line.startswith("  ")]
    assert severities == sorted(severities, key=["serious", "weak"].index)
    assert "Definitions checked: 1. Mistakes: 0." in lines
    assert "not a verdict on a party" in lines[-1]


def test_notes_are_counted_and_shown_when_asked(small):
    short, whole = (run("agreements", "check", small, *more).out for more in ((), ("--notes",)))
    assert "  note: " not in short
    assert "--notes shows" in short
    assert "--notes" not in whole
    told = [line.strip() for line in whole.splitlines() if line.startswith("  ")]
    assert len(told) == len(run("agreements", "check", small, "--json").json["findings"])
    notes = sum(line.startswith("note: ") for line in told)
    assert f", {notes} to note\n" in short


def test_an_id_or_a_file(small, tmp_path):
    by_id = run("agreements", "check", "small", "--definitions", tmp_path)
    assert by_id.code == 0
    assert by_id.out == run("agreements", "check", small).out
    assert run("agreements", "check", "banks", "--json").json["checked"] == ["banks.yaml"]
    wrong = run("agreements", "check", "bank")
    assert wrong.code == 2
    assert "banks" in wrong.err


def test_the_least_that_is_asked_is_no_serious_weakness():
    out = run("agreements", "check", "food").out
    (line,) = [line for line in out.splitlines() if "target-out-of-reach" in line]
    assert line.startswith("  weak: The minimum steps alone do not reach the target: 10 a year in 5 years is 50")


def test_json_has_everything(small):
    shape = run("agreements", "check", small, "--json", "--lang", "nl").json
    found = next(one for one in shape["findings"] if one["rule"] == "duty-without-check")
    assert found["severity"] == "warning"
    assert found["places"] == [
        {"where": "duties[1].check", "line": 29, "name": "D1"},
        {"where": "duties[2].check", "line": 39, "name": "D2"},
    ]
    assert found["line"] == 29
    assert found["grounds"] == {"sources": ["S1"], "themes": [], "duties": ["D1", "D2"]}
    assert found["says"].endswith("D1, D2")
    assert sum(shape["counts"].values()) == len(shape["findings"])


def test_findings_alone_are_no_failure_unless_asked(small):
    assert run("agreements", "check", small).code == 0
    assert run("agreements", "check", small, "--strict").code == 3


def test_in_dutch(small):
    out = run("agreements", "check", small, "--lang", "nl").out
    assert "geen oordeel over een partij" in out
    assert " zwak: " in out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_sentences_hold_no_codes(lang):
    out = run("agreements", "check", "--notes", "--lang", lang).out
    if lang == "nl":
        assert "overeenkomst" not in out
    assert not [line for line in out.splitlines() if line.startswith("  ") and ": first" in line]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\nsector:", "\nsectr:", "did you mean sector?"),
        ("    signed: 2020-01-15\n", "", "signed is missing; expected unknown or a date written as 2020"),
        ("id: D2", "id: D1", "the id D1 stands here twice"),
        ("[child-labour]", "[child-labor]", "did you mean child-labour?"),
    ],
)
def test_a_mistake_ends_with_2_and_its_line(small, old, new, told):
    line = spoiled(small, old, new)
    outcome = run("agreements", "check", small)
    assert outcome.code == 2
    assert any(f"small.yaml:{at}: " in outcome.out for at in (line - 1, line, line + 1))
    assert told in outcome.out
    assert "Not looked for findings in: small.yaml." in outcome.out


def test_a_bomb_is_refused_at_its_line(tmp_path):
    path = tmp_path / "bomb.yaml"
    path.write_text("id: bomb\na: &a [x, x]\n" + "".join(f"b{i}: [*a, *a, *a]\n" for i in range(99)), encoding="utf-8")
    outcome = run("agreements", "check", path)
    assert outcome.code == 2
    assert "bomb.yaml:2: a: anchors (&) and aliases (*) are not used here: write the value out" in outcome.out


def test_one_mistaken_file_does_not_hide_the_others(small, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text("id: other\n", encoding="utf-8")
    outcome = run("agreements", "check", other, small, "--json")
    assert outcome.code == 2
    assert {one["file"] for one in outcome.json["problems"]} == {"other.yaml"}
    assert {one["file"] for one in outcome.json["findings"]} == {"small.yaml"}


def test_two_definitions_with_one_id(small, tmp_path):
    again = tmp_path / "again.yaml"
    again.write_text(small.read_text(encoding="utf-8"), encoding="utf-8")
    for call in ((again, small), ("--definitions", tmp_path)):
        outcome = run("agreements", "check", *call, "--json")
        assert outcome.code == 2
        told = next(one for one in outcome.json["problems"] if "is also that of" in one["message"])
        assert (told["file"], told["line"], told["where"], told["nearest"]) == ("small.yaml", 2, "id", "small")
        assert told["message"] == "the id small is also that of again.yaml, line 2"


def test_a_file_in_a_folder_is_named_after_its_id(small, tmp_path):
    small.rename(tmp_path / "little.yaml")
    outcome = run("agreements", "check", "--definitions", tmp_path, "--json")
    assert outcome.code == 2
    (told,) = outcome.json["problems"]
    assert (told["line"], told["expected"], told["nearest"]) == (2, ["little"], "little")
    assert run("agreements", "check", tmp_path / "little.yaml").code == 0


def test_renamed_agreements_have_the_same_findings(tmp_path):
    def told(folder, old, new):
        found = json.loads(run("agreements", "check", *folder, "--json").out)["findings"]
        return [json.dumps(one).replace(f'"{old}"', f'"{new}"').replace(f"{old}.yaml", f"{new}.yaml") for one in found]

    text = path_of("food").read_text(encoding="utf-8")
    renamed = tmp_path / "another.yaml"
    renamed.write_text(text.replace("\nid: food\n", "\nid: another\n"), encoding="utf-8")
    assert told([renamed], "another", "food") == told([path_of("food")], "food", "food")
