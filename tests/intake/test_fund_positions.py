"""Positions of funds from Parquet and from lists: the same rows, and every row that cannot be used is accounted for."""

import datetime
from dataclasses import replace

import polars as pl
import pytest

from imvo import tables
from imvo.files import DEFAULT, UnusableFile
from imvo.intake import fund_positions

ROWS = {
    "fund": ["A", "A ", "B", None, "C", "C", "D"],
    "held_fund": ["B", None, None, None, None, " ", None],
    "issuer": [None, "X", "", "X", "Y", None, "Z"],
    "value": [10.0, 5.5, -3.0, 1.0, None, 2.0, float("inf")],
}


def parquet(folder, columns=ROWS, name="positions.parquet", **kept):
    path = folder / name
    pl.DataFrame(columns, strict=False).write_parquet(path, **kept)
    return path


def rejected(found):
    return found.reading.rejected.select("row", "what", "column", "value").rows()


def test_every_row_of_a_parquet_file_is_accepted_or_rejected(tmp_path):
    found = fund_positions.read(parquet(tmp_path))
    assert (found.reading.rows_in, found.reading.accepted, found.reading.rejected_rows) == (7, 4, 3)
    kept = tables.check(found.frame, tables.load("fund-positions"))
    assert kept.select("row", "fund", "held_fund", "issuer", "value").rows() == [
        (1, "A", "B", None, 10.0),
        (2, "A", None, "X", 5.5),
        (3, "B", None, None, -3.0),
        (6, "C", None, None, 2.0),
    ]
    assert rejected(found) == [(4, "row", "fund", None), (5, "row", "value", None), (7, "row", "value", "inf")]
    assert found.incomplete.to_list() == ["C", "D"]


def test_a_row_left_out_says_why_and_what_to_do_in_the_language_asked(tmp_path):
    english = fund_positions.read(parquet(tmp_path)).reading.rejected
    dutch = fund_positions.read(parquet(tmp_path), lang="nl").reading.rejected
    assert "Value" in english.get_column("reason")[1]
    assert "Waarde" in dutch.get_column("reason")[1]
    assert english.get_column("mend").null_count() == dutch.get_column("mend").null_count() == 0


def test_a_list_gives_the_same_rows_as_a_parquet_file(tmp_path):
    path = tmp_path / "positions.csv"
    path.write_text(
        "Fonds;Gehouden fonds;Uitgevende instelling;Marktwaarde\n"
        "A;B;;10\nA;;X;5,5\nB;;;-3\n;;X;1\nC;;Y;\nC;;;2\nD;;Z;veel\n",
        encoding="utf-8",
    )
    found = fund_positions.read(path)
    same = fund_positions.read(parquet(tmp_path))
    columns = ["fund", "held_fund", "issuer", "value"]
    assert found.frame.select(columns).equals(same.frame.select(columns))
    assert (found.reading.rows_in, found.reading.accepted, found.reading.rejected_rows) == (7, 4, 3)
    assert found.incomplete.to_list() == same.incomplete.to_list()
    assert found.frame.get_column("row").to_list() == [2, 3, 4, 7]


def test_numbers_kept_as_text_are_read_as_they_are_written(tmp_path):
    values = ["1.200,50", "-3", "(4)", "n/a", "7,1"]
    found = fund_positions.read(parquet(tmp_path, {"Fund": list("ABCDE"), "Value": values}))
    assert found.frame.get_column("value").to_list() == [1200.5, -3.0, -4.0, 7.1]
    assert rejected(found) == [(4, "row", "Value", "n/a")]
    values = ["1", "much"]
    found = fund_positions.read(parquet(tmp_path, {"Fund": list("AB"), "Value": values}))
    assert rejected(found) == [(2, "cell", "Value", "much"), (2, "row", "Value", "much")]


@pytest.mark.parametrize("value", [[1, 2], [1.5, 2.5]])
def test_any_kind_of_number_will_do(tmp_path, value):
    found = fund_positions.read(parquet(tmp_path, {"fund": ["A", "B"], "value": value}))
    assert found.frame.get_column("value").to_list() == value
    decimal = parquet(
        tmp_path, {"fund": ["A"], "value": pl.Series(["1.25"]).cast(pl.Decimal(10, 2))}, "decimal.parquet"
    )
    assert fund_positions.read(decimal).frame.get_column("value").to_list() == [1.25]


def test_a_stated_value_that_cannot_be_read_makes_the_fund_incomplete(tmp_path):
    columns = {"fund": ["A", "B"], "value": [1.0, 2.0], "fund_value": ["much", "5"]}
    found = fund_positions.read(parquet(tmp_path, columns))
    assert found.frame.get_column("fund_value").to_list() == [None, 5.0]
    assert rejected(found) == [(1, "cell", "fund_value", "much")]
    assert found.incomplete.to_list() == ["A"]
    path = tmp_path / "list.csv"
    path.write_text("fund,held_fund,value,fund_value\nA,,1,much\nB,,2,5\n", encoding="utf-8")
    assert fund_positions.read(path).incomplete.to_list() == ["A"]


def test_a_list_without_the_columns_is_told_what_they_are(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("fund,value\nA,1\n", encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        fund_positions.read(path)
    assert refused.value.key == "lookthrough.no-columns"


def test_no_rows_are_no_positions(tmp_path):
    found = fund_positions.read(parquet(tmp_path, {"fund": pl.Series([], dtype=pl.String), "value": []}))
    assert (found.reading.rows_in, found.frame.height) == (0, 0)


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"fund": ["A"], "issuer": ["X"]}, "lookthrough.no-columns"),
        ({"name": ["A"]}, "lookthrough.no-columns"),
        ({"fund": ["A"], "value": [datetime.date(2020, 1, 1)]}, "lookthrough.no-numbers"),
    ],
)
def test_a_file_without_the_columns_is_refused(tmp_path, columns, key):
    with pytest.raises(UnusableFile) as refused:
        fund_positions.read(parquet(tmp_path, columns))
    assert refused.value.key == key


def test_a_broken_or_too_long_file_is_refused(tmp_path):
    whole = parquet(tmp_path).read_bytes()
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnusableFile):
        fund_positions.read(broken)
    for limits in ({"rows": 3}, {"file_bytes": 10}):
        with pytest.raises(UnusableFile):
            fund_positions.read(parquet(tmp_path), limits=replace(DEFAULT, **limits))
    with pytest.raises(UnusableFile):
        fund_positions.read(tmp_path / "absent.parquet")
