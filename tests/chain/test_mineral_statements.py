"""Statements of origin: every kilogram once, the unknown a row of its own, and a document only with kind and date."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.minerals.statements import kilograms, statements
from tests.chain.minerals_made import lots

DAY = date(2025, 12, 31)
PAPER = {"document": "COO-1", "document_kind": "origin-certificate", "document_date": date(2025, 3, 1)}


def only(**lot: Any) -> dict[str, Any]:
    return statements(lots({"amount": 1.0, "unit": "kg", **lot}), DAY).row(0, named=True)


LOTS = st.lists(
    st.fixed_dictionaries(
        {
            "product_line": st.sampled_from([None, "rings", "chains"]),
            "amount": st.one_of(st.none(), st.floats(0, 1e6)),
            "unit": st.sampled_from([None, "kg", "g", "ozt", "oz", "pieces"]),
            "kind": st.sampled_from([None, "recycled", "mined-artisanal", "stock", "unknown"]),
            "origin": st.sampled_from([None, "PE", "CD"]),
            "mine": st.sampled_from([None, "Coop"]),
            "refiner": st.sampled_from([None, "Alpin"]),
            "document": st.sampled_from([None, "D1"]),
            "document_kind": st.sampled_from([None, "assay", "own-statement"]),
            "document_date": st.sampled_from([None, date(2025, 1, 1), date(2026, 1, 1)]),
            "verified_by": st.sampled_from([None, "Audits"]),
            "verified_on": st.sampled_from([None, date(2025, 2, 1)]),
        }
    ),
    max_size=20,
)


@given(LOTS)
def test_kilograms_and_lots_are_conserved_per_line(given_: list[dict[str, Any]]) -> None:
    bought = lots(*given_)
    table = statements(bought, DAY)
    assert table["lots"].sum() == bought.height
    weighed = bought.with_columns(kilograms())
    assert table["lots_without_kilograms"].sum() == weighed["kilograms"].null_count()
    for line in (None, "rings", "chains"):
        here = pl.col("product_line").eq_missing(pl.lit(line, dtype=pl.String))
        own, stated = weighed.filter(here), table.filter(here)
        assert stated["kilograms"].sum() == pytest.approx(own["kilograms"].sum())
        if stated["kilograms"].sum() > 0:
            assert stated["share"].sum() == pytest.approx(1.0)


@given(LOTS, st.randoms())
def test_the_order_of_lots_does_not_matter(given_: list[dict[str, Any]], random: Any) -> None:
    exact = ["product_line", "point", "kind", "evidence", "country", "lots"]
    before = statements(lots(*given_), DAY)
    random.shuffle(given_)
    assert statements(lots(*given_), DAY).select(exact).equals(before.select(exact))


@pytest.mark.parametrize(
    ("lot", "point"),
    [
        ({"mine": "Coop", "origin": "PE", "refiner": "Alpin"}, "mine"),
        ({"mine": "Coop", "refiner": "Alpin"}, "refiner"),
        ({"origin": "PE"}, "country"),
        ({"smelter_id": "CID1"}, "refiner"),
        ({"refiner_country": "CH", "supplier": "Trader"}, "nothing"),
        ({"kind": "recycled", "mine": "Coop", "origin": "PE"}, "collection"),
        ({"kind": "recycled", "refiner": "Alpin"}, "refiner"),
    ],
)
def test_the_furthest_point_stated(lot: dict[str, Any], point: str) -> None:
    assert only(**lot)["point"] == point


@pytest.mark.parametrize(
    ("lot", "evidence"),
    [
        ({}, "claimed"),
        ({"document": "COO-1"}, "claimed"),
        ({**PAPER, "document_date": None}, "claimed"),
        ({**PAPER, "document_kind": "own-statement"}, "claimed"),
        ({**PAPER, "document_date": date(2026, 1, 1)}, "claimed"),
        (PAPER, "evidenced"),
        ({**PAPER, "verified_by": "Audits"}, "evidenced"),
        ({**PAPER, "verified_by": "Audits", "verified_on": date(2026, 2, 1)}, "evidenced"),
        ({**PAPER, "verified_by": "Audits", "verified_on": date(2025, 4, 1)}, "verified"),
        ({"verified_by": "Audits", "verified_on": date(2025, 4, 1)}, "claimed"),
    ],
)
def test_a_claim_is_no_evidence_and_evidence_no_verification(lot: dict[str, Any], evidence: str) -> None:
    assert only(origin="PE", **lot)["evidence"] == evidence


@pytest.mark.parametrize(
    ("lot", "part"),
    [
        ({"origin": "PE", "kind": "mined-artisanal", **PAPER}, "evidenced"),
        ({"origin": "PE", "mine": "Coop", **PAPER}, "evidenced"),
        ({"origin": "PE", "kind": "mined-artisanal"}, "claimed"),
        ({"origin": "PE", **PAPER}, "claimed"),
        ({"origin": "PE", "kind": "stock", **PAPER}, "claimed"),
        ({"origin": "PE", "kind": "recycled", "mine": "Coop", **PAPER}, "recycled"),
        ({"origin": "PE", "material": "recycled-gold", **PAPER}, "recycled"),
        ({"kind": "recycled"}, "recycled"),
        ({"kind": "mined-artisanal", "refiner": "Alpin", **PAPER}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_only_newly_mined_metal_on_a_document_has_a_known_origin(lot: dict[str, Any], part: str) -> None:
    table = statements(lots({"amount": 1.0, "unit": "kg", **lot}), DAY, {"recycled-gold"})
    assert table["part"].to_list() == [part]


def test_troy_ounces_are_weighed_and_plain_ounces_are_not() -> None:
    bought = lots({"amount": 1.0, "unit": "ozt"}, {"amount": 1.0, "unit": "oz"}, {"amount": 1000.0, "unit": "g"})
    assert bought.select(kilograms())["kilograms"].to_list() == [pytest.approx(0.0311034768), None, 1.0]


def test_a_share_is_of_one_country_and_a_lot_without_weight_lends_it_no_other() -> None:
    bought = lots(
        {"product_line": "rings", "amount": 3.0, "unit": "kg", "origin": "PE"},
        {"product_line": "rings", "amount": 1.0, "unit": "kg", "origin": "GH"},
        {"product_line": "rings", "origin": "CD"},
    )
    table = statements(bought, DAY).select("country", "kilograms", "share", "lots_without_kilograms")
    assert table.rows() == [("CD", None, None, 1), ("GH", 1.0, 0.25, 0), ("PE", 3.0, 0.75, 0)]
