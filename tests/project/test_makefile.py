"""The commands that the README promises exist, and are explained."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("demo", "test", "lint", "docs", "bench", "lock", "clean")


def printed_by_make(*arguments: str) -> str:
    if not shutil.which("make"):
        pytest.skip("needs make")
    done = subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_make_alone_explains_every_target():
    text = printed_by_make()
    for target in TARGETS:
        assert re.search(rf"make {target}\s+\S", text), target


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_a_rule(target):
    assert "No rule" not in printed_by_make("--dry-run", target)


def test_an_old_python_is_refused_with_a_clear_text(tmp_path):
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    text = printed_by_make("demo", f"PYTHON={old}")
    assert "imvo needs Python 3.11 or later" in text


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/how-to/install.md"])
def test_every_make_command_in_the_documents_exists(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=`|$|\s{2,}|\s*#)", text, flags=re.MULTILINE))
    assert named <= set(TARGETS)
