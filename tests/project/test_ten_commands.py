"""The ten commands of the README: one per agreement, each on the shipped example, each ending in a dossier."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from imvo import agreement as agreements
from imvo.cli.run import main

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = re.findall(r"`imvo (assess examples/[^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))


def agreement_of(command: str) -> str:
    words = shlex.split(command)
    return words[words.index("--agreement") + 1]


def test_there_is_one_command_for_each_agreement() -> None:
    assert sorted(map(agreement_of, COMMANDS)) == sorted(agreements.available())


@pytest.mark.parametrize("command", COMMANDS, ids=agreement_of)
def test_the_command_ends_in_a_dossier(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    words = shlex.split(command)
    out = tmp_path / words[words.index("-o") + 1]
    words[words.index("-o") + 1] = str(out)
    assert main([*words, "--quiet"]) == 0, capsys.readouterr().err
    page = (out / "dossier.html").read_text(encoding="utf-8")
    assert 'id="part-' in page, "the files add a section of their own"
    assert 'id="issue-1"' in page, "an issue is ranked"
    assert str(out / "dossier.html") in capsys.readouterr().out
    assert main(["verify", str(out)]) == 0
