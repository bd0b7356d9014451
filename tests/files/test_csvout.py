"""A result opened in a spreadsheet runs nothing."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.files import write_csv
from imvo.files.csvout import neutral


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x","y")', "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", " =1", "\u202e=1", "＝1"],
)
def test_a_formula_becomes_text(text: str) -> None:
    assert neutral(pl.DataFrame({"name": [text]})).item().startswith("'")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1", "a;'=1"),
        ("a; +1;@b", "a; '+1;'@b"),
        ("a;;-1", "a;;'-1"),
        ("a\t=1", "a =1"),
        ("a| ＝1", "a| '＝1"),
        ('a;"=1"', 'a;"\'=1"'),
        ("=1;=2", "'=1;'=2"),
        ("a;'=1", "a;'=1"),
        ("a;b=1; c-d|x@y", "a;b=1; c-d|x@y"),
    ],
)
def test_no_formula_after_a_list_separator(text: str, safe: str) -> None:
    made = neutral(pl.DataFrame({text: [text]}))
    assert made.item() == safe
    assert made.columns == [safe]


def test_plain_cells_stay(tmp_path: Path) -> None:
    frame = pl.DataFrame({"name": ['Köln, "A" Ltd', "-12.5", None, "a\u202eb"], "row": [1, 2, 3, 4]})
    write_csv(frame, tmp_path / "out.csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert b"\r" not in content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))
    assert rows == [["name", "row"], ['Köln, "A" Ltd', "1"], ["-12.5", "2"], ["", "3"], ["a\ufffdb", "4"]]


def test_a_megabyte_is_cut(tmp_path: Path) -> None:
    write_csv(pl.DataFrame({"name": ["x" * 2**20]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").stat().st_size < 1100


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_no_cell_begins_as_a_formula(texts: list[str]) -> None:
    for cell in neutral(pl.DataFrame({"name": pl.Series(texts, dtype=pl.String)})).get_column("name"):
        rest = cell[1:].replace(".", "", 1)
        assert cell[:1] not in set("=+@\t\r\n")
        assert cell[:1] != "-" or (rest.isascii() and rest.isdigit())
