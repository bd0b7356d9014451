"""The example of two years is what its script makes of the scenario: lists, findings, answers and plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import make_two_years as script


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two-years")
    script.write(folder)
    return folder


@pytest.mark.parametrize("name", script.FILES)
def test_the_file_is_as_the_script_writes_it(name: str, fresh: Path) -> None:
    kept = (script.TARGET / name).read_bytes()
    assert kept == (fresh / name).read_bytes(), "stale: run python -m scripts.make_two_years"


def test_no_other_file_stands_beside_them() -> None:
    assert sorted(path.name for path in script.TARGET.iterdir()) == sorted(script.FILES)
