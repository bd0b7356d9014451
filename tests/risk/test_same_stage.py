"""A list bears only on the stage it names: yarn in India on a mill there, not on a dyehouse or a cotton field."""

from __future__ import annotations

import polars as pl
import pytest

from imvo import reference, tables
from imvo.reference import regions
from imvo.risk import method
from imvo.risk.assess import Assessment, assess
from imvo.runs import Silent


@pytest.fixture(scope="module")
def india() -> Assessment:
    """A spinning mill, a dyehouse and a cotton farm in India, about which nothing else is known but cotton."""
    declared = tables.load("sites")
    rows = [
        {"row": 2, "file": "a.csv", "name": "mill", "country": "IN", "processes": "spinning", "materials": "cotton"},
        {"row": 3, "file": "a.csv", "name": "dyehouse", "country": "IN", "processes": "dyeing-finishing"},
        {"row": 4, "file": "a.csv", "name": "farm", "country": "IN", "processes": "cotton-growing"},
    ]
    sites = pl.DataFrame(rows, schema=declared.dtypes)
    return assess(sites, reference.load_all(None), regions.match, method.load(), Silent())


def _signals(found: Assessment, row: int, theme: str = "forced-labour") -> pl.DataFrame:
    cause = found.risks.filter(pl.col("row") == row, pl.col("theme") == theme).get_column("cause").item()
    return found.signals.filter(pl.col("cause") == cause)


def test_a_spinning_mill_rests_on_yarn_with_edition_and_contribution(india: Assessment) -> None:
    goods = _signals(india, 2).filter(pl.col("register") == "goods")
    assert goods.get_column("subject").to_list() == ["Thread/Yarn x IN"]
    assert goods.get_column("edition").item() == "2022"
    assert goods.select("effect", "contribution").row(0) == ("floor", ">=4")


def test_what_is_not_known_of_the_mill_is_shown(india: Assessment) -> None:
    unknown = _signals(india, 2).filter(~pl.col("known"))
    assert "migrant_share" in unknown.get_column("indicator")
    assert unknown.get_column("effect").unique().to_list() == ["widen"]


def test_a_dyehouse_gets_neither_yarn_nor_cotton(india: Assessment) -> None:
    subjects = set(_signals(india, 3).get_column("subject")) | set(
        _signals(india, 3, "child-labour").get_column("subject")
    )
    assert not {s for s in subjects if s.startswith(("Thread/Yarn", "Cotton"))}


def test_a_cotton_farm_gets_cotton_and_not_yarn(india: Assessment) -> None:
    goods = _signals(india, 4, "child-labour").filter(pl.col("register") == "goods").get_column("subject").to_list()
    assert "Cotton x IN" in goods
    assert "Thread/Yarn x IN" not in goods
    risk = india.risks.filter(pl.col("row") == 4, pl.col("theme") == "child-labour")
    assert risk.select("likelihood", "basis").row(0) == (4, "country-product")


def test_hybrid_seed_is_a_part_of_growing_and_lifts_only_the_highest(india: Assessment) -> None:
    seed = _signals(india, 4).filter(pl.col("subject") == "Cottonseed (hybrid) x IN")
    assert seed.select("low", "contribution", "high").row(0) == (">=1", ">=1", ">=4")
