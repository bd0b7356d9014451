"""A smelter in a safe country whose mineral has no stated origin never lowers a risk."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from imvo.chain import places as sites_of
from imvo.chain.minerals.places import sites
from imvo.reference import regions
from imvo.reference.chains import chain_of
from imvo.risk import method
from imvo.risk.assess import assess
from imvo.runs import Silent
from tests.chain.minerals_made import editions, lexicon, smelters

STEADY = settings(
    deadline=None,
    derandomize=True,
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SAFE = ("CH", "NO", "DE", "NL")
Row = dict[str, Any]


@cache
def one_draw(chain: str) -> method.Method:
    shipped = method.load().on(chain_of(editions(chain), chain).themes)
    return shipped.model_copy(update={"stability": shipped.stability.model_copy(update={"draws": 1})})


def issues(chain: str, *rows: Row) -> dict[str, Row]:
    """Issue -> its row, for a list of smelters."""
    placed = sites_of.combined([sites({"smelters": smelters(*rows)}, lexicon(chain))])
    found = assess(placed, editions(chain), regions.match, one_draw(chain), Silent()).issues
    return {row["issue"]: row for row in found.to_dicts()}


def lower(before: dict[str, Row], after: dict[str, Row]) -> list[str]:
    """Issues that are gone or weigh less than before."""
    names = ("severity", "likelihood", "likelihood_high")
    return [
        key
        for key, row in before.items()
        if key not in after or any(row[name] is not None and (after[key][name] or 0) < row[name] for name in names)
    ]


def mining(found: dict[str, Row], steps: frozenset[str]) -> dict[str, tuple[Any, ...]]:
    names = ("severity", "likelihood_low", "likelihood", "likelihood_high")
    return {key: tuple(row[name] for name in names) for key, row in found.items() if row["process"] in steps}


@pytest.mark.parametrize("chain", ["gold", "metals"])
def test_the_country_of_the_smelter_changes_nothing_of_the_mine(chain: str) -> None:
    steps = lexicon(chain).mining_stage
    safe = mining(issues(chain, {"smelter_name_given": "Alpin", "country": "CH"}), steps)
    other = mining(issues(chain, {"smelter_name_given": "Alpin", "country": "CD"}), steps)
    unknown = mining(issues(chain, {"smelter_name_given": "Alpin", "country": None}), steps)
    assert safe == other == unknown
    assert safe
    assert all("/unknown/" in key for key in safe)


def test_an_unknown_origin_can_be_as_likely_as_the_worst() -> None:
    unknown = issues("gold", {"smelter_name_given": "Alpin", "country": "CH"})
    worst = issues("gold", {"smelter_name_given": "Alpin", "country": "CH", "origin": "CD"})
    for theme in ("child-labour", "conflict-security", "forced-labour"):
        open_ = unknown[f"{theme}/unknown/gold-mining-unspecified"]
        known = worst[f"{theme}/CD/gold-mining-unspecified"]
        assert open_["likelihood_high"] >= known["likelihood_high"]
        assert open_["severity"] >= known["severity"]


codes = st.sampled_from([None, "CD", "GH", "PE", "CH", "CA", "BF|ML"])
listed = st.lists(
    st.fixed_dictionaries({"country": st.sampled_from([None, *SAFE, "AE", "CD"]), "origin": codes}),
    min_size=1,
    max_size=6,
)


@STEADY
@given(rows=listed, safe=st.sampled_from(SAFE), chain=st.sampled_from(["gold", "metals"]))
def test_one_more_safe_smelter_of_unknown_origin_lowers_no_issue(rows: list[Row], safe: str, chain: str) -> None:
    given_ = [{**row, "smelter_name_given": f"S{n}"} for n, row in enumerate(rows)]
    more = {"smelter_name_given": "Safe", "country": safe, "origin": None}
    before, after = issues(chain, *given_), issues(chain, *given_, more)
    assert not lower(before, after)
    assert any(key.split("/")[1] == "unknown" for key in after), "its mine must be asked for"


@STEADY
@given(rows=listed, chain=st.sampled_from(["gold", "metals"]))
def test_an_origin_withheld_leaves_a_mine_in_an_unknown_country(rows: list[Row], chain: str) -> None:
    given_ = [{**row, "smelter_name_given": f"S{n}"} for n, row in enumerate(rows)]
    withheld = [{**given_[0], "origin": None}, *given_[1:]]
    steps = lexicon(chain).mining_stage
    found = {key for key in mining(issues(chain, *withheld), steps) if key.split("/")[1] == "unknown"}
    assert found


def test_frames_are_in_the_shape_of_sites() -> None:
    made = sites({"smelters": smelters({"smelter_name_given": "Alpin"})}, lexicon("gold"))
    assert sites_of.combined([made, made]).get_column("row").to_list() == [1, 2]
    assert isinstance(made, pl.DataFrame)
