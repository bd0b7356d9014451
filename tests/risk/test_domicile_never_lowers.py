"""A seat in a safe country never lowers a risk: unknown operations widen it fully, whatever the domicile."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain import financed, places
from imvo.reference import Edition, load, load_all, regions
from imvo.reference.chains import chain_of, editions_of
from imvo.risk import method
from imvo.risk.assess import assess
from imvo.runs import Silent
from tests.chain.held import holdings, loans, positions

_SEATS = ["LU", "IE", "CH", "NL", "KY", None]
_CODES = ["14", "05", "64.19", "10.1", "35.11", None]
_CLASSES = ["likelihood_low", "likelihood", "likelihood_high", "severity"]


@cache
def _registers() -> dict[str, Edition]:
    every = load_all(None)
    return editions_of(every, chain_of(every, load("processes-finance").register.chain))


@cache
def _method() -> method.Method:
    every = load_all(None)
    shipped = method.load().on(chain_of(every, load("processes-finance").register.chain).themes)
    return shipped.model_copy(update={"stability": shipped.stability.model_copy(update={"draws": 1})})


def _risks(frame: pl.DataFrame) -> pl.DataFrame:
    listed = places.combined([financed.sites(frame)])
    found = assess(listed, _registers(), regions.match, _method(), Silent())
    return found.risks.join(listed.select("row", "site_id"), on="row").sort("site_id", "theme")


def _holding(name: str, code: str | None, **fields: Any) -> dict[str, Any]:
    return {"name": name, "value": 1.0, "sector_system": "nace-2", "sector_code": code, **fields}


@given(st.lists(st.tuples(st.sampled_from(_SEATS), st.sampled_from(_CODES)), min_size=1, max_size=5))
def test_the_domicile_changes_nothing(given_rows: list[tuple[str | None, str | None]]) -> None:
    seated = [_holding(f"N{n}", code, country_domicile=seat) for n, (seat, code) in enumerate(given_rows)]
    silent = [{**row, "country_domicile": None} for row in seated]
    assert (
        positions(holdings(*seated))
        .drop("country_domicile")
        .equals(positions(holdings(*silent)).drop("country_domicile"))
    )


@pytest.mark.parametrize("code", _CODES)
def test_unknown_operations_of_a_firm_in_luxembourg_reach_as_far_as_any_country(code: str | None) -> None:
    countries = ["NL", "LU", "BD", "CN", "BR", "CD", "IN", "SE"]
    known = [_holding(f"in {land}", code, country_operations=land) for land in countries]
    unknown = _holding("unknown", code, country_domicile="LU")
    risks = _risks(positions(holdings(*known, unknown)))
    mine = risks.filter(site_id="name: unknown").select("theme", *_CLASSES)
    others = risks.filter(pl.col("site_id") != "name: unknown")
    both = others.join(mine, on="theme", suffix="_unknown").filter(pl.col("basis") != "country-product")
    # Nothing in any country is more likely than what stays possible where the country is not known, and nothing graver.
    assert (both.get_column("likelihood_high_unknown") >= both.get_column("likelihood_high")).fill_null(True).all()
    assert (both.get_column("severity_unknown") >= both.get_column("severity")).all()
    home = others.filter(site_id="name: in lu").join(mine, on="theme", suffix="_unknown")
    for name in ("likelihood", "likelihood_high", "severity"):
        assert (home.get_column(f"{name}_unknown") >= home.get_column(name)).fill_null(True).all()


def test_a_fund_in_luxembourg_stays_a_risk_of_which_nothing_is_known() -> None:
    fund = {"name": "Fund", "value": 1.0, "fund_id": "LU0000000000", "country_domicile": "LU"}
    risks = _risks(positions(holdings(fund)))
    assert risks.height
    assert risks.get_column("likelihood").null_count() == risks.height
    assert (risks.get_column("likelihood_high") == 4).all()


def test_a_borrower_with_a_dutch_seat_is_not_taken_to_work_there() -> None:
    lent = {"borrower": "A", "sector_system": "nace-2", "sector_code": "05", "outstanding": 1.0}
    seated = _risks(positions(lent=loans({**lent, "country_domicile": "NL"})))
    silent = _risks(positions(lent=loans(lent)))
    assert seated.equals(silent)
