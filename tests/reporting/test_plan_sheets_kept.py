"""A workbook with contacts only, a year later: the measures stay in the dossier, and page and terminal say so."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from imvo.cli.run import main
from tests.reporting.years import FIRST, NOW, THEN, Years

MEASURES = ["Measure ID", "Kind", "Measure in words", "Status"]
SAID = "no sheet that could be read for: Measures"


def book(path: Path, *rows: list[str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


def test_measures_stay_and_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    years = Years(tmp_path)
    plan = book(tmp_path / "plan-2019.xlsx", MEASURES, ["M1", "Prevention", "Longer lead times", "Running"])
    years.year("first", FIRST, THEN, plan=plan)
    contacts = book(tmp_path / "contacts.xlsx", ["About", "Who", "How to reach"], ["firm", "Desk", "+31"])
    second = years.year("second", FIRST, NOW, previous="first", plan=contacts)
    tables = years.made["second"].returned.tables
    assert tables["plan-measures"].get_column("what").to_list() == ["Longer lead times"]
    assert tables["plan-contacts"].get_column("who").to_list() == ["Desk"]
    assert SAID in (second / "dossier.html").read_text(encoding="utf-8")
    capsys.readouterr()
    main(["plan", "check", str(second), "--plan", str(contacts)])
    assert SAID in " ".join(capsys.readouterr().out.split())


def test_what_was_written_into_the_earlier_plan_stays_beside_a_workbook_with_contacts_only(tmp_path: Path) -> None:
    years = Years(tmp_path)
    first = years.year("first", FIRST, THEN)
    book(first / "plan.xlsx", MEASURES, ["M1", "Prevention", "Written since", "Running"])
    contacts = book(tmp_path / "contacts.xlsx", ["About", "Who", "How to reach"], ["firm", "Desk", "+31"])
    years.year("second", FIRST, NOW, previous="first", plan=contacts)
    tables = years.made["second"].returned.tables
    assert tables["plan-measures"].get_column("what").to_list() == ["Written since"]
