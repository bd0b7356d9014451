"""The examples of those who invest and lend are what their script writes; their identifiers are made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from stdnum import isin, lei

from scripts import make_finance_examples as script


@pytest.mark.parametrize("name", script.FILES)
def test_the_file_is_as_the_script_writes_it(name: str, tmp_path: Path) -> None:
    script.write(tmp_path)
    kept = (script.TARGET / name).read_bytes()
    assert kept == (tmp_path / name).read_bytes(), "stale: run python scripts/make_finance_examples.py"


def test_identifiers_hold_and_are_made_up() -> None:
    text = "".join(script.FILES.values())
    leis = set(re.findall(r"\b[0-9A-Z]{18}[0-9]{2}\b", text))
    assert leis
    assert all(lei.is_valid(code) and code.startswith("000000FICTIEF") for code in leis)
    isins = set(re.findall(r"\b[A-Z]{2}[0-9]{10}\b", text))
    assert isins
    assert all(isin.is_valid(code) and code.startswith("QS") for code in isins)
