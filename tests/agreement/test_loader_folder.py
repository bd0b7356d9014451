"""In a folder of definitions other files may stand: they are passed over, and named by who checks."""

import pytest

from imvo import agreement as room
from imvo.agreement import loader
from tests.cli.calls import run

REGISTERS = "versions:\n  schema: 1\n  id: nested\n"


@pytest.fixture
def folder(tmp_path, small):
    (tmp_path / "small.yaml").write_text(small, encoding="utf-8")
    (tmp_path / "participant.yaml").write_text("schema: 1\nname: Jansen\n", encoding="utf-8")
    (tmp_path / "compose.yaml").write_text(REGISTERS, encoding="utf-8")
    (tmp_path / "broken.txt").write_text("schema: 1\nid: broken\n", encoding="utf-8")
    return tmp_path


def test_other_files_are_passed_over(folder):
    assert room.available(folder) == ["small"]
    assert loader.others(folder) == ["compose.yaml", "participant.yaml"]
    assert run("agreements", "list", "--definitions", folder).code == 0
    assert run("duties", "--agreement", "small", "--definitions", folder, "--as-of", "2021-01-01").code == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_check_names_them(folder, lang):
    outcome = run("agreements", "check", "--definitions", folder, "--lang", lang)
    assert outcome.code == 0
    assert "compose.yaml, participant.yaml" in outcome.out
    shape = run("agreements", "check", "--definitions", folder, "--json").json
    assert (shape["checked"], shape["passed_over"]) == (["small.yaml"], ["compose.yaml", "participant.yaml"])


@pytest.mark.parametrize(
    "head", ["## why\n\n", "\ufeff", "# schema: 2\n", "'id': small\r\nschema : 1\r\n", '"schema": 1\nid:\n']
)
def test_a_definition_is_one_however_it_is_written(tmp_path, small, head):
    text = head if "id" in head else head + small
    (tmp_path / "small.yaml").write_bytes(text.encode())
    assert room.available(tmp_path) == ["small"]


def test_a_definition_with_mistakes_is_not_passed_over(tmp_path, small):
    (tmp_path / "small.yaml").write_text(small.replace("terms:", "terms: ["), encoding="utf-8")
    assert room.available(tmp_path) == ["small"]
    assert run("agreements", "list", "--definitions", tmp_path).code == 2


def test_who_names_it_is_told_what_it_lacks(folder):
    with pytest.raises(room.DefinitionError, match=r"participant\.yaml:2: name: the key name is not known here"):
        room.load("participant", folder)


def test_what_cannot_be_read_is_passed_over(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    assert room.available(tmp_path) == []
    assert loader.others(tmp_path) == ["folder.yaml"]


def test_none_of_the_shipped_is_passed_over():
    assert loader.others() == []
