"""`imvo agreements new` writes a definition to fill in, and never over another file."""

import pytest

from tests.cli.calls import run


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_written_is_checked_without_a_mistake(tmp_path, lang):
    path = tmp_path / "salt.yaml"
    outcome = run("agreements", "new", "sea-salt", "-o", path, "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    assert str(path) in outcome.out
    assert run("agreements", "check", path).code == 0


def test_without_a_file_it_is_named_after_its_id(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("agreements", "new", "sea-salt").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sea-salt.yaml"]


def test_every_command_takes_it(tmp_path):
    path = tmp_path / "sea-salt.yaml"
    run("agreements", "new", "sea-salt", "-o", path)
    assert run("agreements", "show", path).code == 0
    assert run("agreements", "list", "--definitions", tmp_path).code == 0
    assert run("duties", "--agreement", path, "--as-of", "2026-01-01").code == 0


def test_a_file_that_is_there_stays(tmp_path):
    path = tmp_path / "sea-salt.yaml"
    path.write_text("mine")
    outcome = run("agreements", "new", "sea-salt", "-o", path)
    assert (outcome.code, path.read_text()) == (2, "mine")
    assert "-o" in outcome.err


@pytest.mark.parametrize("wrong", ["Sea salt", "../salt", "1"])
def test_a_wrong_id_is_told(tmp_path, monkeypatch, wrong):
    monkeypatch.chdir(tmp_path)
    outcome = run("agreements", "new", wrong, "-o", "salt.yaml")
    assert (outcome.code, list(tmp_path.iterdir())) == (2, [])
    assert "letter" in outcome.err


def test_another_extension_is_refused(tmp_path):
    outcome = run("agreements", "new", "sea-salt", "-o", tmp_path / "salt.txt")
    assert (outcome.code, ".yaml" in outcome.err) == (2, True)


def test_a_folder_that_is_not_there(tmp_path):
    assert run("agreements", "new", "sea-salt", "-o", tmp_path / "none" / "salt.yaml").code == 2
