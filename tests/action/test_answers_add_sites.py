"""Who names a site behind the products adds it, when it is proven; that something stands behind them is heard."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from imvo.action.answers import Told
from imvo.reference import regions
from imvo.risk.assess import assess
from imvo.runs import Silent
from tests.action.answers_made import ALPHA, DELTA, PROVEN, effects, fact, listed, said, weighed
from tests.risk.assessed import editions, one_draw, run
from tests.risk.sites_made import frame

NEW = {"country": "IN", "country_given": "India", **PROVEN}


def test_a_proven_site_is_added_after_the_list() -> None:
    told = weighed(said("stage/weaving", None, "New Weavers", **NEW))
    assert told.sites.head(listed().height).equals(listed())
    added = told.sites.tail(1).row(0, named=True)
    assert (added["name"], added["country"], added["processes"]) == ("New Weavers", "IN", "weaving")
    assert (added["row"], added["file"], added["sheet"], added["source_row"]) == (8, "a.xlsx", "S", 2)
    assert effects(told) == ["adds-site"]


def test_a_claimed_site_is_not_added() -> None:
    told = weighed(said("stage/weaving", "yes", "New Weavers", country="IN"))
    assert told.sites.equals(listed())
    assert effects(told) == ["told-only"]
    assert told.refused.is_empty()


def test_a_site_named_twice_is_one_site_with_both_steps() -> None:
    told = weighed(
        said("stage/weaving", "yes", "New Weavers", **NEW),
        said("stage/spinning", "yes", "NEW weavers", **NEW),
        said("stage/spinning", "yes", "New Weavers", **{**NEW, "country": None}),
    )
    added = told.sites.slice(listed().height)
    assert added.get_column("processes").to_list() == ["spinning|weaving"]
    assert effects(told) == ["adds-site"] * 3


def test_one_name_in_two_countries_is_two_sites() -> None:
    told = weighed(
        said("stage/weaving", "yes", "New Weavers", **NEW),
        said("stage/weaving", "yes", "New Weavers", **{**NEW, "country": "PK"}),
    )
    assert told.sites.slice(listed().height).get_column("country").to_list() == ["IN", "PK"]


def test_another_answer_may_be_about_the_site_that_is_added() -> None:
    told = weighed(
        said("migrants/IN", "5%", "New Weavers", **PROVEN), said("stage/weaving", "yes", "New Weavers", **NEW)
    )
    assert told.sites.tail(1).get_column("migrant_share").to_list() == [0.05]


def test_a_listed_site_gets_the_step_beside_its_own() -> None:
    told = weighed(
        said("stage/weaving", "yes", "Alpha Mills", **PROVEN), said("stage/weaving", "yes", "Delta", **PROVEN)
    )
    assert told.sites.height == listed().height
    assert fact(told, ALPHA, "processes") == "spinning|weaving"
    # What its product stands for is not lost because one of its steps is named.
    assert fact(told, DELTA, "processes") == "footwear-assembly|weaving"


def test_no_is_told_and_changes_nothing() -> None:
    told = weighed(said("stage/weaving", "no", "Alpha Mills", **PROVEN), said("hidden/home-work", "no", **PROVEN))
    assert told.sites.equals(listed())
    assert told.behind == frozenset()
    assert effects(told) == ["told-only", "told-only"]


@pytest.mark.parametrize("cells", [{}, PROVEN], ids=["claimed", "evidenced"])
def test_that_something_stands_behind_the_products_is_heard_proven_or_not(cells: dict[str, object]) -> None:
    told = weighed(said("hidden/home-work", "Yes, through agents", **cells))
    assert told.behind == {"home-work"}
    assert told.sites.equals(listed())
    assert effects(told) == ["shows-stage"]


def test_words_that_name_no_site_become_none() -> None:
    told = weighed(said("stage/weaving", "we do not know yet", **PROVEN))
    assert told.sites.equals(listed())
    assert effects(told) == ["not-understood"]
    assert told.refused.filter(pl.col("mend").str.contains("column of sites")).height == 1


def test_a_work_that_is_named_is_the_work_of_the_site() -> None:
    told = weighed(said("stage/weaving", "Spinning", "New Weavers", **NEW))
    assert told.sites.tail(1).get_column("processes").to_list() == ["spinning"]


COTTON = frame(
    [
        {"name": f"S{n}", "country": "BD", "products": "garments", "materials": "cotton", "processes": "cut-make-trim"}
        for n in range(30)
    ]
)


def issues(told: Told | None) -> dict[str, tuple[bool, int]]:
    """Issues of cotton growing -> whether a site is known, and behind how many sites it stands."""
    sites, named = (COTTON, {}) if told is None else (told.sites, told.named)
    found = assess(sites, editions(), regions.match, one_draw(), Silent(), named=named).issues
    grown = found.filter(process="cotton-growing")
    return {row["issue"]: (row["site_known"], row["sites"]) for row in grown.iter_rows(named=True)}


@pytest.mark.parametrize(("site", "country"), [("Little Farm", "NL"), ("S4", "BD")], ids=["added", "listed"])
def test_one_named_site_leaves_the_step_behind_the_others_as_unknown_as_it_was(site: str, country: str) -> None:
    told = weighed(said("stage/cotton-growing", "yes", site, country=country, **PROVEN), sites=COTTON)
    before, after = issues(None), issues(told)
    assert set(before.values()) == {(False, 30)}
    assert before.items() <= after.items()
    beside = {key: found for key, found in after.items() if key not in before}
    assert set(beside.values()) == {(True, 1)}


def test_a_site_that_stands_in_the_list_closes_the_step() -> None:
    farm = frame([{"row": 99, "name": "Little Farm", "country": "NL", "processes": "cotton-growing"}])
    found = run(pl.concat([COTTON, farm])).issues.filter(process="cotton-growing")
    assert found.get_column("site_known").all()


def test_a_site_stays_when_the_answer_that_named_it_grows_old_and_its_facts_do_not() -> None:
    old = {**NEW, "date": date(2015, 1, 1)}
    told = weighed(
        said("stage/weaving", "yes", "New Weavers", **old),
        said("migrants/IN", "5%", "New Weavers", **{**PROVEN, "date": date(2015, 1, 1)}),
        said("stage/weaving", "yes", "Alpha Mills", **{**PROVEN, "date": date(2015, 1, 1)}),
    )
    added = told.sites.slice(listed().height)
    assert added.select("name", "processes", "migrant_share").rows() == [("New Weavers", "weaving", None)]
    assert effects(told) == ["adds-site", "too-old", "too-old"]
    assert fact(told, ALPHA, "processes") == "spinning"


@pytest.mark.parametrize("cells", [{"date": date(2015, 1, 1), "document": None}, {"date": date(2031, 1, 1)}])
def test_a_claim_however_old_and_an_answer_of_a_day_to_come_add_no_site(cells: dict[str, object]) -> None:
    told = weighed(said("stage/weaving", "yes", "New Weavers", **{**NEW, **cells}))
    assert told.sites.equals(listed())
