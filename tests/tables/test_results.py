"""Every table that is declared as a result is made by some code, and none of its columns is read from a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import imvo
from imvo import tables

ROOT = Path(imvo.__file__).parent
RESULTS = tables.names("results")


def made() -> set[str]:
    """The names of tables that stand as texts in the code that computes, reads or shows."""
    rooms = ("chain", "risk", "action", "intake", "reporting")
    code = "".join(path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / room).rglob("*.py"))
    return set(re.findall(r'"([a-z][a-z0-9-]+)"', code))


def test_every_result_is_made_somewhere() -> None:
    assert set(RESULTS) - made() == set()


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_no_file_of_a_person(name: str) -> None:
    for column in tables.load(name).columns:
        assert column.synonyms == (), f"{column.name} has headers, though nobody delivers it"
        assert column.unit_of is None
