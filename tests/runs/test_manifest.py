"""A manifest names every file by its hash and cannot be changed without breaking its seal."""

import json
from pathlib import Path

import pytest

from imvo.runs import manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "list.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("<p>é</p>", encoding="utf-8")
    manifest.write(tmp_path, {"rows": {"in": 1}})
    return tmp_path


def test_it_is_read_back_with_every_file(folder: Path) -> None:
    content = manifest.read(folder)
    assert content["rows"] == {"in": 1}
    assert list(content["files"]) == ["inputs/list.csv", "page.html"]
    assert content["files"] == manifest.files(folder)


def test_a_changed_word_breaks_the_seal(folder: Path) -> None:
    path = folder / manifest.NAME
    path.write_text(path.read_text(encoding="utf-8").replace('"in": 1', '"in": 2'), encoding="utf-8")
    with pytest.raises(manifest.ManifestError, match="seal"):
        manifest.read(folder)


def test_a_changed_file_has_another_hash(folder: Path) -> None:
    before = manifest.read(folder)["files"]
    (folder / "page.html").write_text("<p>e</p>", encoding="utf-8")
    assert {name for name, digest in manifest.files(folder).items() if before[name] != digest} == {"page.html"}


@pytest.mark.parametrize("name", ["../x", "inputs/../../x", "/etc/x", "inputs//x", "./x", "c:/x", ""])
def test_a_sealed_name_that_leads_outside_is_refused(folder: Path, name: str) -> None:
    content = {**manifest.read(folder), "files": {name: "0" * 64}}
    content["seal"] = manifest.seal(content)
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / manifest.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(manifest.ManifestError, match="outside"):
        manifest.read(folder)


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"schema": 99})])
def test_what_is_no_manifest_is_said(folder: Path, text: str) -> None:
    (folder / manifest.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(manifest.ManifestError):
        manifest.read(folder)


def test_a_folder_without_one_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(manifest.ManifestError, match="not a dossier"):
        manifest.read(tmp_path)


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert manifest.now() == "1970-01-01T00:00:00Z"


def test_a_space_that_changes_no_value_is_found(folder: Path) -> None:
    path = folder / manifest.NAME
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(manifest.ManifestError, match="changed"):
        manifest.read(folder)
