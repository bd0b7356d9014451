from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.reference import load, regions


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("MX", "Michoacan", "MX-MIC"),
        ("MX", "PUEBLA", "MX-PUE"),  # not listed, and recognised all the same
        ("MX", "Estado de México", "MX-MEX"),
        ("IN", "Jammu & Kashmir", "IN-JK"),
        ("IN", "tamilnadu", "IN-TN"),
        ("IN", "Chhattisgarh", "IN-CT"),
        ("IN", "IN-JK", "IN-JK"),
        ("PK", "Sindh Province", "PK-SD"),
        ("MM", "Yangon Region", "MM-06"),
        ("ET", "Oromīya", "ET-OR"),
        ("NG", "Lagos State", "NG-LA"),
        ("SO", "Bay", "SO-BY"),
    ],
)
def test_a_province_is_recognised(country: str, text: str, code: str) -> None:
    assert regions.match(country, text) == code


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("MX", "Mexico"),  # the country, or the State of Mexico
        ("RU", "Moscow"),  # the city, or the province around it
        ("UA", "Kiev"),  # the list gives the name of one province with the code of another
        ("UA", "Kirovohrad"),
        ("IN", "Punjab, Pakistan"),
        ("IN", ""),
        ("VN", "Hanoi"),  # no listed areas: no provinces here
        ("ZZ", "x"),
    ],
)
def test_what_is_not_certain_is_not_matched(country: str, text: str) -> None:
    assert regions.match(country, text) is None


def test_every_listed_area_is_found_by_its_own_name_or_unclear() -> None:
    table = load("conflict-areas").table.filter(pl.col("region").is_not_null())
    wrong = [
        (row["region"], row["region_name"], regions.match(row["country"], row["region_name"]))
        for row in table.iter_rows(named=True)
        if regions.match(row["country"], row["region_name"]) != row["region"]
    ]
    # UA-35 stands in the list under the name of another province; `México` is the country's own name too.
    assert {region for region, _, _ in wrong} == {"UA-35", "MX-MEX"}
    assert {found for _, _, found in wrong} == {None}


@given(st.sampled_from(["MX", "IN", "PK", "CO", "XX", ""]), st.text())
def test_no_text_breaks_it(country: str, text: str) -> None:
    code = regions.match(country, text)
    assert code is None or regions.match(country, code) == code
