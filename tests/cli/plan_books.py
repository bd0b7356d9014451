"""A plan's workbook as a person changes it: read, filled in, rearranged, written again."""

from datetime import date, datetime

import xlsxwriter
from python_calamine import CalamineWorkbook

FIRST = 3  # issues that a person takes up
FILLED = {
    "Progress": "Decided", "Owner": "Head of buying", "Stakeholder consulted": "Union of the mill",
    "Goal": "Nobody is harmed here any more", "Baseline": 40, "Date of baseline": date(2019, 6, 1), "Target": 0,
    "Due on": date(2019, 12, 31),
}  # fmt: skip
DECIDED = {
    "Involvement": "Contributes", "Ground of the involvement": "Late changes in most orders", "Decided by": "Board",
    "Rights holders spoken with": "Women of the home-workers' union",
}  # fmt: skip


def read(path):
    """Sheet -> its rows, the header first; an empty cell is None."""
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: [[None if cell == "" else cell for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def write(path, sheets):
    """The sheets as a plain workbook, as another program would save it."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date | datetime):
                    page.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), days)  # noqa: DTZ001
                elif cell is not None:
                    page.write(at, place, cell)
    book.close()
    return path


def set_cells(rows, at, values):
    """Fill in cells of one row by the header of their column."""
    for header, value in values.items():
        rows[at][rows[0].index(header)] = value


def by_a_person(sheets):
    """The plan for the first three issues: proposals about others are deleted, the rest is decided."""
    issues, measures, contacts = sheets["Issues"], sheets["Measures"], sheets["Who answers"]
    first = [row[0] for row in issues[1 : FIRST + 1]]
    for at in range(1, FIRST + 1):
        set_cells(issues, at, DECIDED)
    keys = measures[0].index("Issue keys")
    measures[1:] = [row for row in measures[1:] if set(row[keys].split("; ")) & set(first)]
    for at in range(1, len(measures)):
        set_cells(measures, at, FILLED)
        if measures[at][measures[0].index("Indicator")] is None:
            effect = {"Indicator": "Workers reached who are better off", "Unit": "%"}
            set_cells(
                measures, at, {**effect, "What the indicator measures": "Effect on people, animals or environment"}
            )
    set_cells(contacts, 1, {"Who": "Ms De Vries", "How to reach": "020 123", "No retaliation promised": "Yes"})
    return sheets
