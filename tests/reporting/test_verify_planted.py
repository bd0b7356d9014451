"""What imvo did not make again is found, however well it was sealed anew; a manifest of nothing is no dossier."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from imvo.cli.run import main
from imvo.reporting import previous
from imvo.reporting.verify import verify
from imvo.runs import Silent, manifest
from tests.reporting.years import FIRST, NOW, THEN, Years

FINDINGS = "Site,Theme,Date of finding,Kind,Direction,Source,Text\n"
ONE = "Kaveri Mill Ltd,forced-labour,2019-05-01,union,harm,A union,Debts\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier `first` with a finding, and `second` built on it."""
    years = Years(tmp_path_factory.mktemp("years"))
    years.year("first", FIRST, THEN, findings=(years.file("findings.csv", FINDINGS + ONE),))
    years.year("second", FIRST, NOW, previous="first")
    return years.folder


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept / "second", tmp_path / "own")


def reseal(folder: Path, change: Callable[[dict[str, Any]], object] = bool) -> None:
    content = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    content["files"] = manifest.files(folder)
    change(content)
    content["seal"] = manifest.seal(content)
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / manifest.NAME).write_text(text, encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str]]:
    return [(one.what, one.file) for one in verify(folder, Silent()).findings]


@pytest.mark.parametrize(
    "name",
    ["rejected-returned.csv", "approved.pdf", "public/account.html", "inputs/previous/extra.txt", "plan.xlsx"],
)
def test_a_planted_file_is_found_as_added(own: Path, name: str) -> None:
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_bytes(b"planted")
    reseal(own)
    assert found(own) == [("added", name)]


def test_questions_that_are_junk_or_gone_are_found(own: Path) -> None:
    (own / "answers.xlsx").write_bytes(b"junk")
    reseal(own)
    assert found(own) == [("differs", "answers.xlsx")]
    (own / "answers.xlsx").unlink()
    reseal(own)
    assert found(own) == [("missing", "answers.xlsx")]


def test_a_table_that_is_garbage_is_found(own: Path) -> None:
    (own / "tables" / "findings.parquet").write_bytes(b"PAR1junk")
    reseal(own)
    assert found(own) == [("differs", "tables/findings.parquet")]


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "no made_by": lambda content: content.pop("made_by"),
    "no request": lambda content: content.pop("request"),
    "a list of files": lambda content: content.update(files=[]),
    "no day": lambda content: content["request"].update(as_of="x"),
    "a list as request": lambda content: content.update(request=[]),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_manifest_of_nothing_is_no_dossier(own: Path, how: str) -> None:
    inner = own / "inputs" / "previous"
    reseal(inner, BROKEN[how])
    with pytest.raises(manifest.ManifestError):
        previous.read(inner, whole=False)
    reseal(own)
    with pytest.raises(manifest.ManifestError):
        verify(own, Silent())


@pytest.mark.parametrize("how", BROKEN)
def test_every_command_says_so(kept: Path, tmp_path: Path, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = shutil.copytree(kept / "first", tmp_path / "first")
    reseal(first, BROKEN[how])
    listed = kept / "of-second" / "list.csv"
    commands = (
        ["assess", str(listed), "--as-of", "2020-07-04", "--previous", str(first), "-o", str(tmp_path / "new")],
        ["diff", str(first), str(kept / "second")],
        ["plan", "check", str(first)],
        ["verify", str(first)],
        ["why", str(first), "--row", "2", "--theme", "forced-labour"],
    )
    for command in commands:
        assert main(command) not in (0, 1), command
        assert "Traceback" not in capsys.readouterr().err, command
