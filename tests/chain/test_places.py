"""Rows of several tables become one table of sites, each with its place in its file."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.places import combined
from tests.chain.delivered_made import made

NUMBER = {"row": pl.UInt32}


def test_one_list_keeps_its_numbers() -> None:
    sites = combined([made("sites", {"name": "A"}, {"name": "B"})])
    assert sites.select("row", "source_row").rows() == [(2, None), (3, None)]


def test_rows_of_two_files_of_one_kind_are_counted_on() -> None:
    two = pl.concat([made("sites", {"name": "A"}), made("sites", {"name": "B", "file": "y.csv"})])
    sites = combined([two])
    assert sites.select("row", "source_row", "file", "name").rows() == [(1, 2, "x.csv", "A"), (2, 2, "y.csv", "B")]


def test_rows_of_two_files_are_counted_on_though_no_number_is_there_twice() -> None:
    two = pl.concat([made("sites", {"name": "A"}), made("sites", {"name": "B", "file": "y.csv", "row": 7})])
    assert combined([two]).select("row", "source_row").rows() == [(1, 2), (2, 7)]


def test_rows_of_two_kinds_are_counted_on_though_their_numbers_differ() -> None:
    other = pl.DataFrame([{"row": 9, "file": "z.csv", "name": "C", "country": "IN"}], schema_overrides=NUMBER)
    sites = combined([made("sites", {"name": "A"}), other])
    assert sites.select("row", "source_row", "name", "country").rows() == [(1, 2, "A", None), (2, 9, "C", "IN")]


def test_two_places_of_one_row_are_two_sites() -> None:
    both = [{"row": 2, "file": "x.csv", "name": name} for name in ("factory", "quarry")]
    sites = combined([pl.DataFrame(both, schema_overrides=NUMBER)])
    assert sites.select("row", "source_row").rows() == [(1, 2), (2, 2)]


def test_a_list_without_rows_changes_no_number() -> None:
    sites = combined([made("sites", {"name": "A"}), tables.empty(tables.load("sites"))])
    assert sites.get_column("row").to_list() == [2]


def test_no_list_at_all_is_a_table_without_rows() -> None:
    assert combined([]).height == 0
