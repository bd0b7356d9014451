"""The tutorial of two years can be followed to the letter: every command does what the text says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from imvo.cli.run import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "tutorial" / "two-years.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    \.venv/bin/imvo (.+)$", PAGE, re.MULTILINE)
RED = "plan check demo-heard"  # of proposals alone


def test_every_command_ends_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert len(COMMANDS) == 9
    for command in COMMANDS:
        code = main(shlex.split(command))
        said = capsys.readouterr()
        assert code == (3 if command == RED else 0), f"{command}\n{said.out}{said.err}"
    page = (tmp_path / "demo-heard" / "dossier.html").read_text(encoding="utf-8")
    for words in ("threatened", "Dhaka Denim Works", "mostly", "If someone is harmed"):
        assert words in page
    assert "Yangon Sunrise" not in (tmp_path / "demo-2019" / "public.html").read_text(encoding="utf-8")
