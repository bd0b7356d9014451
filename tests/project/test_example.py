"""The example list is what its script writes: forty made-up rows with the mess of real lists."""

import pytest
import python_calamine

from imvo.intake import read
from scripts import make_example


def rows(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    return book.get_sheet_by_name("Productielocaties").to_python()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "suppliers.xlsx"
    make_example.write(path)
    return path


def test_the_file_is_as_the_script_writes_it(fresh):
    assert rows(make_example.TARGET) == rows(fresh), "stale: run python scripts/make_example.py"


def test_it_has_forty_rows_under_title_rows(fresh):
    cells = rows(fresh)
    header = next(i for i, row in enumerate(cells) if row[0] == "Leverancier")
    assert header == 3
    assert len(cells) - header - 1 == 40


def test_it_has_the_mess_that_the_tutorial_speaks_of(fresh):
    text = {str(cell) for row in rows(fresh) for cell in row}
    assert {"ca. 1.200", "500-1000", "Bangla Desh", "Volksrepubliek China", "onbekend", "Totaal"} <= text


def test_it_is_read_as_the_tutorial_says(fresh):
    intake = read(fresh)
    lines = intake.rejected.filter(what="row")
    assert lines.height == intake.rejected_rows == 3, "a total, a remark and a row without name and address"
    cells = intake.rejected.filter(what="cell", value="divers")
    assert cells.height == 1
    site = intake.sites.filter(row=cells.item(0, "row"))
    assert (site.item(0, "country"), site.item(0, "country_given")) == (None, "divers")
