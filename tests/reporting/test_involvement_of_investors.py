"""Who invests or lends is not told about buyers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.runs import Silent
from tests.reporting.part_run import Made

EXAMPLE = Path(__file__).parents[2] / "examples" / "pension-funds" / "holdings.csv"
FOUND = "Site;Thema;Datum;Soort;Wat het zegt\nDiepgraaf Mijnbouw NV;Landrechten;2019-03-01;Klacht;Schade\n"


def test_the_kinds_of_action_are_those_of_an_investor(tmp_path: Path) -> None:
    (tmp_path / "found.csv").write_text(FOUND, encoding="utf-8")
    request = Request(
        (EXAMPLE,), as_of=date(2019, 7, 4), lang="en", definition="pension-funds", findings=(tmp_path / "found.csv",)
    )
    result = compute(request, Silent())
    dossier.write(result, tmp_path / "dossier", Silent())
    made = Made(result, tmp_path / "dossier")
    text = made.section("involvement")
    assert "with other investors or lenders" in text
    assert "buy" not in text.lower()
    assert made.table("issue-involvement").get_column("not_told").null_count() == 10
    assert made.table("finding-states").get_column("at").null_count() == 0
