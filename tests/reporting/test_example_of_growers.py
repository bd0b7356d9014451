"""The shipped example of a flower importer ends in a dossier that can be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.compute import Result
from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.growing_run import page, table, written

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "floriculture"
FILES = {"growers", "crop-protection", "approvals", "wages", "benchmarks"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    target = tmp_path_factory.mktemp("example") / "dossier"
    return written(target, tuple(sorted(FOLDER.glob("*.csv"))), "floriculture", "nl")


def test_every_file_is_read_as_what_it_is(made: tuple[Result, Path]) -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == FILES
    result = made[0]
    heights = {kind: frame.height for kind, frame in result.intake.tables.items()}
    assert heights == {
        "sites": 10, "crop-protection": 17, "substance-approvals": 6, "wages": 10, "wage-benchmarks": 6,
    }  # fmt: skip
    assert result.intake.rejected.filter(what="row").get_column("value").to_list() == ["Totaal", "Totaal"]


def test_what_comes_out(made: tuple[Result, Path]) -> None:
    target = made[1]
    assert verify(target, Silent()).ok
    assert table(target, "wage-years").get_column("sites_compared").to_list() == [2, 3]
    assert set(table(target, "wage-gaps").get_column("why_not").drop_nulls()) == {
        "no-days", "only-minimum-wage", "with-overtime",
    }  # fmt: skip
    why = table(target, "crop-protection-records").get_column("why_not").drop_nulls()
    assert {"no-content", "no-unit", "volume", "mixture"} <= set(why)
    text = page(target)
    assert 'id="part-crop-protection"' in text
    assert 'id="part-wages"' in text
