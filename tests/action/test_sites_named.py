"""A returned row means one site of the list, or it says why it is not clear which."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from imvo.action.site_keys import keys
from imvo.action.sites_named import NONE, SEVERAL, TWO, located
from tests.action.answers_made import ALPHA, DELTA, PROVEN, effects, listed, returned, said, weighed
from tests.action.seen import HARM, rows
from tests.action.seen import weighed as findings_weighed
from tests.risk.sites_made import frame


def at(**cells: Any) -> tuple[int | None, str | None]:
    rows = returned([{**said("migrants/IN", "1%"), **cells}]).tables["answers"]
    row, amiss = located(rows, listed()).select("at", "amiss").row(0)
    return row, amiss


@pytest.mark.parametrize("name", ["Alpha Mills", "alpha  MILLS", "Alpha Mills."])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert at(site=name) == (ALPHA, None)


def test_an_identifier_goes_before_a_name_that_no_site_has() -> None:
    assert at(site="Alpha Mill", site_id="D-1") == (DELTA, None)
    assert at(site="D-1") == (DELTA, None)


def test_a_row_with_the_name_of_one_site_and_the_identifier_of_another_means_neither() -> None:
    assert at(site="Alpha Mills", site_id="D-1") == (None, TWO)
    assert at(site="Alpha Mills", site_id="D-1", site_key=keys(listed())[DELTA]) == (None, TWO)
    assert at(site="Delta", site_id="D-1") == (DELTA, None)


@pytest.mark.parametrize(
    ("site", "doubt"), [("Totally Other", True), ("Delta Ltd", False), ("Delta", False), (None, False)]
)
def test_another_name_beside_an_identifier_is_told(site: str | None, *, doubt: bool) -> None:
    told = weighed(said("region/TR", "Bursa", site, site_id="D-1", **PROVEN))
    assert effects(told) == ["fills"]
    assert ("another name" in "".join(told.refused.get_column("reason"))) is doubt
    found = findings_weighed(rows({**HARM, "site": site, "site_id": "A1"}))
    assert found.findings.height == 1
    assert (found.refused.height == 1) is (site is not None)


def test_two_sites_in_one_row_count_for_neither_and_add_none() -> None:
    told = weighed(said("stage/weaving", "yes", "Alpha Mills", site_id="D-1", country="IN", **PROVEN))
    assert told.sites.equals(listed())
    assert effects(told) == ["no-such-site"]
    found = findings_weighed(rows({**HARM, "site": "Twin Works", "site_id": "A1"}))
    assert found.findings.is_empty()
    assert found.results["finding-states"].get_column("why").to_list() == ["two-sites"]
    assert found.refused.get_column("what").to_list() == ["cell"]


def test_two_sites_of_one_name_are_told_apart_by_identifier_or_row() -> None:
    assert at(site="Twin") == (None, SEVERAL)
    assert at(site="Twin", site_id="T-2") == (7, None)
    assert at(site="Twin", site_row=6) == (6, None)


def test_a_row_number_alone_points_nowhere() -> None:
    assert at(site_row=ALPHA) == (None, None)
    assert at(site="Somebody else", site_row=ALPHA) == (None, NONE)


def test_a_site_of_the_same_name_in_another_country_is_another_site() -> None:
    assert at(site="Alpha Mills", country="PK") == (None, NONE)
    assert at(site="Alpha Mills", country="IN") == (ALPHA, None)


def test_a_country_that_the_list_leaves_open_hides_no_site() -> None:
    rows = returned([said("country/weaving", "India", "Gamma Works", country="IN")]).tables["answers"]
    assert located(rows, frame([{"name": "Gamma Works", "country": None}])).get_column("at").to_list() == [2]


def test_a_key_tells_two_sites_of_one_name_apart_and_counts_only_beside_the_name() -> None:
    keyed = keys(listed())
    assert at(site="Twin", site_key=keyed[6]) == (6, None)
    assert at(site="Twin", site_key=keyed[7]) == (7, None)
    assert at(site="Alpha Mills", site_key=keyed[6]) == (ALPHA, None)
    assert at(site_key=keyed[6]) == (None, None)
    assert at(site="Twin", site_key="s00000000") == (None, SEVERAL)


def test_a_key_stays_when_an_answer_fills_in_a_fact_and_rows_shift() -> None:
    other = listed().with_columns(pl.col("row") + 4, migrant_share=pl.lit(0.5), region=pl.lit("Tamil Nadu"))
    assert {row - 4: key for row, key in keys(other).items()} == keys(listed())
