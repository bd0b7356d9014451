"""Text files: encoding, delimiter, quotes, and rows counted as a spreadsheet counts them."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.files import DEFAULT, Grid, UnusableFile, open_file
from imvo.files.delimited import _careful, _fast


def _grid(tmp_path: Path, content: bytes, **options: str) -> Grid:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    opened = open_file(path, **options)  # type: ignore[arg-type]
    return opened.read(opened.sheets[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "name;land\nKöln Wäsche;België\n"
    content = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    assert _grid(tmp_path, content).cells.rows()[1] == (2, "Köln Wäsche", "België")


def test_the_encoding_is_told_and_may_be_overruled(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("name,city\nŁódź Tex,Łódź\n".encode("iso-8859-2"))
    assert open_file(path).encoding == "cp1252"
    opened = open_file(path, encoding="iso-8859-2")
    assert opened.read(opened.sheets[0]).cells.item(1, 2) == "Łódź"
    with pytest.raises(UnusableFile, match="no encoding named"):
        open_file(path, encoding="klingon")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, mark: str) -> None:
    lines = [mark.join(["name", "address", "share"]), mark.join(["A", '"Road 1, b; c|d"', '"0,5"']), mark.join("Bcd")]
    assert _grid(tmp_path, "\n".join(lines).encode()).cells.rows()[1] == (2, "A", "Road 1, b; c|d", "0,5")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_count_blank_lines_and_not_lines_within_quotes(tmp_path: Path, end: str) -> None:
    content = end.join(["name,city", "", '"A', 'B",X', "", "", "C,Y", ""]).encode()
    cells = _grid(tmp_path, content).cells.filter(pl.col("c0").is_not_null())
    assert cells.get_column("row").to_list() == [1, 3, 6]


def test_records_of_another_number_of_fields_are_told_with_their_row(tmp_path: Path) -> None:
    grid = _grid(tmp_path, b"name,city,country\nA,X,NL\nB,Y\nC,Z,NL,extra\nD,V,NL,,\n")
    assert grid.irregular == {3: (2, 2), 4: (4, 4), 5: (5, 3)}


def test_an_open_quote_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="row 3 is never closed"):
        _grid(tmp_path, b'name,city\nA,X\n"B,Y\nC,Z\n')


def test_a_nul_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="Line 2"):
        _grid(tmp_path, b"name,city\nA\x00,X\n")


def test_a_quote_in_the_middle_of_a_cell_stays(tmp_path: Path) -> None:
    grid = _grid(tmp_path, b'name,city\nThe 5" Mill,X\nB "b" Ltd,Y\n')
    assert grid.cells.get_column("c0").to_list() == ["name", 'The 5" Mill', 'B "b" Ltd']


def test_a_megabyte_in_a_cell_is_text(tmp_path: Path) -> None:
    assert len(_grid(tmp_path, b"name,city\n" + b"x" * 2**20 + b",X\n").cells.item(1, 1)) == 2**20


_cell = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6) | st.sampled_from(
    ["", '"', 'a"b', "a,b", "x\ny", "\n", "\r\n", ' "', "''", "NA"]
)


def _filled(grid: Grid) -> pl.DataFrame:
    return grid.cells.filter(pl.any_horizontal(pl.exclude("row").is_not_null()))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(_cell, min_size=3, max_size=3) | st.just([]), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_fast_way_is_the_careful_way_or_declines(rows: list[list[str]], end: str) -> None:
    out = io.StringIO(newline="")
    out.write("a,b,c" + end)
    writer = csv.writer(out, lineterminator=end)
    for row in rows:
        if row:
            writer.writerow(row)
        else:
            out.write(end)
    data = out.getvalue().encode()
    fast = _fast(data, ",", "f", DEFAULT)
    careful = _careful(data, ",", "f", DEFAULT)
    if fast is not None:
        assert not careful.irregular
        assert _filled(fast).equals(_filled(careful))


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(list('ab,"\n \r')), max_size=40))
def test_any_text_is_read_alike_or_refused(text: str) -> None:
    data = ("h,i\n" + text).encode()
    fast = _fast(data, ",", "f", DEFAULT)
    if fast is None:
        return
    careful = _careful(data, ",", "f", DEFAULT)
    assert not careful.irregular
    assert _filled(fast).equals(_filled(careful))
