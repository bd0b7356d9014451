"""`imvo verify`: 0 when all is as it was, 3 when anything is not, and it is named."""

import json

import pytest

from imvo.runs import manifest
from tests.cli.calls import run


def test_a_dossier_as_it_was_made(dossier):
    outcome = run("verify", dossier)
    assert outcome.code == 0
    assert "Nothing was changed" in outcome.out


def test_json(dossier):
    shape = run("verify", dossier, "--json").json
    assert shape["ok"] is True
    assert "risks.parquet" in shape["compared"]
    assert shape["findings"] == []


@pytest.mark.parametrize("name", ["dossier.html", "sites.parquet", "issues.csv", "inputs/list/list.csv"])
def test_a_changed_byte_is_found_and_named(own, name):
    path = own / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    outcome = run("verify", own)
    assert outcome.code == 3
    assert name in outcome.out


def test_a_file_too_many_and_one_too_few(own):
    (own / "extra.txt").write_text("x")
    (own / "questions.csv").unlink()
    found = {(one["what"], one["file"]) for one in run("verify", own, "--json").json["findings"]}
    assert found == {("added", "extra.txt"), ("missing", "questions.csv")}


def test_a_broken_seal(own):
    path = own / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2019-07-04", "2019-07-05"), encoding="utf-8")
    outcome = run("verify", own, "--json")
    assert outcome.code == 3
    assert outcome.json["findings"][0]["file"] == "manifest.json"


def test_another_method_is_said_and_not_ok(own):
    path = own / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["made_by"]["method"] = "0"
    content["seal"] = manifest.seal(content)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    outcome = run("verify", own)
    assert outcome.code == 3
    assert "another version of the method" in outcome.out
    assert run("why", own, "--row", 2, "--theme", "child-labour").code == 2


def test_a_folder_without_a_manifest(tmp_path):
    assert run("verify", tmp_path).code == 3
    assert run("verify", tmp_path / "absent").code == 2
