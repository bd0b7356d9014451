"""The quick reader of YAML gives what the one written in Python gives, for every file that imvo ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

SOURCE = Path(__file__).resolve().parents[2] / "src" / "imvo"
# Definitions are read by the reader in Python alone, which knows the lines.
FILES = [
    path for path in sorted(SOURCE.rglob("*.yaml")) if path.parent.name not in ("definitions", "agreement", "words")
]


@pytest.mark.parametrize("folder", sorted({path.parent.relative_to(SOURCE).as_posix() for path in FILES}))
def test_both_readers_agree(folder: str) -> None:
    for path in (path for path in FILES if path.parent == SOURCE / folder):
        text = path.read_text(encoding="utf-8")
        assert YAML(typ="safe").load(text) == YAML(typ="safe", pure=True).load(text), path.name


def test_words_that_other_versions_read_as_truth_stay_words() -> None:
    assert YAML(typ="safe").load("a: yes\nb: NO\nc: on\nd: 010") == {"a": "yes", "b": "NO", "c": "on", "d": 10}
