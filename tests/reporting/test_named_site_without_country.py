"""A site of which no country is known, and the same step that is open for others, are one issue and never two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reporting.answers_run import EVIDENCED, Row, dossier_of, filled, rows


@pytest.mark.parametrize("country", ["", "Atlantis"])
def test_it_is_one_issue_of_both(tmp_path: Path, country: str) -> None:
    first = dossier_of(tmp_path, "first")
    steps = sorted({row["Question key"] for row in rows(first) if row["Question key"].startswith("stage/")})
    asked = steps[0]

    def by_hand(row: Row) -> Row:
        return {"Answer": "yes", "Site": "Somewhere Works", "Country": country, **EVIDENCED}

    book = filled(first, tmp_path / "answers.xlsx", lambda row: by_hand(row) if row["Question key"] == asked else {})
    made = dossier_of(tmp_path, "dossier", [book])
    process = asked.partition("/")[2]
    issues = made.result.assessment.issues.filter(process=process)
    before = first.result.assessment.issues.filter(process=process)
    assert issues.get_column("issue").to_list() == issues.get_column("issue").unique(maintain_order=True).to_list()
    assert issues.get_column("country").null_count() == issues.height
    assert not issues.get_column("site_known").any()
    assert set(issues.get_column("sites")) == {n + 1 for n in before.get_column("sites")}
