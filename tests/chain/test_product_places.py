"""A processed product is made in one place and its raw materials grow in another; the two are never mixed."""

from __future__ import annotations

import polars as pl
import pytest

from imvo import tables
from imvo.chain.product_places import places, severe, sites

MADE_BY = {"cocoa": ("cocoa-farming",), "chocolate": ("food-processing",)}
REQUIRES = {"cocoa": ("cocoa-farming",), "chocolate": ("cocoa-farming",)}


def bought(*rows: dict[str, object]) -> pl.DataFrame:
    declared = tables.load("purchases")
    return pl.DataFrame(
        [{"row": at, "file": "p.csv", **row} for at, row in enumerate(rows, start=2)], schema=declared.dtypes
    )


def where(*rows: dict[str, object]) -> list[tuple[str, str | None]]:
    return list(places(bought(*rows), REQUIRES, MADE_BY).select("processes", "country").iter_rows())


def test_a_raw_product_grows_in_its_country() -> None:
    assert where({"product": "cocoa", "country": "GH"}) == [("cocoa-farming", "GH")]


def test_chocolate_from_belgium_is_no_cocoa_from_belgium() -> None:
    assert where({"product": "chocolate", "country": "BE"}) == [("food-processing", "BE"), ("cocoa-farming", None)]


def test_the_list_may_say_where_the_raw_material_grows() -> None:
    found = where({"product": "chocolate", "country": "BE", "raw_country": "GH"})
    assert found == [("food-processing", "BE"), ("cocoa-farming", "GH")]


@pytest.mark.parametrize("country", ["NL", None])
def test_the_country_of_a_supplier_plays_no_part(country: str | None) -> None:
    assert where({"product": "cocoa", "supplier_country": country}) == [("cocoa-farming", None)]


def test_two_lines_of_one_place_are_one_site() -> None:
    line = {"product": "cocoa", "supplier": "A", "country": "GH", "unit": "kg", "amount": 5.0}
    found = sites(bought(line, line, {**line, "supplier": "B"}), REQUIRES, MADE_BY)
    assert found.height == 2
    assert found.get_column("volume_share").to_list() == pytest.approx([2 / 3, 1 / 3])


def test_issues_of_the_raw_material_stand_with_the_product() -> None:
    found = places(bought({"product": "chocolate", "country": "BE"}), REQUIRES, MADE_BY)
    issues = pl.DataFrame(
        {"process": ["cocoa-farming", "cocoa-farming"], "country": [None, "GH"], "issue": ["a", "b"]},
        schema={"process": pl.String, "country": pl.String, "issue": pl.String},
    )
    assert severe(found, issues).rows() == [("chocolate", "BE", 1)]
