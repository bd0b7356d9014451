"""Volume is conserved, controlled is never counted, and what is unknown never looks like good news."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.chain.wood.evidence import evidence
from imvo.chain.wood.shares import shares
from tests.chain.wood_made import certificates, purchases

PARTS = ("certified", "below", "controlled", "uncertified", "unknown")
LINE = st.fixed_dictionaries(
    {
        "group": st.sampled_from(["hardwood-tropical", None]),
        "product": st.sampled_from(["diversen", "eiken"]),
        "volume": st.one_of(st.none(), st.integers(0, 5000).map(lambda n: n / 10)),
        "unit": st.sampled_from(["m3", None]),
        "claim": st.sampled_from(
            ["FSC 100%", "FSC Mix 70%", "FSC Mix Credit", "FSC", "FSC Controlled Wood", "geen", "?", None]
        ),
        "code": st.sampled_from(["XXA-COC-000101", "FSC-C900101", None]),
        "document": st.sampled_from(["F-1", None]),
    }
)
LINES = st.lists(LINE, min_size=1, max_size=6)


def counted(lines: list[dict[str, Any]]) -> pl.DataFrame:
    written = [line | {"volume_given": None if line["volume"] is None else str(line["volume"])} for line in lines]
    return shares(evidence(purchases(*written), certificates({})))


def cell(table: pl.DataFrame, **which: str) -> dict[str, Any]:
    usual = {"group": "all", "unit": "m3", "level": "claimed", "counting": "chain-of-custody"}
    return table.filter(*(pl.col(name) == value for name, value in (usual | which).items())).row(0, named=True)


@settings(max_examples=20)
@given(LINES)
def test_volume_and_lines_are_conserved_by_class_and_unit(lines: list[dict[str, Any]]) -> None:
    table = counted(lines)
    for row in table.iter_rows(named=True):
        if row["volume"] is not None:
            assert sum(row[part] for part in PARTS) == pytest.approx(row["volume"])
    for unit in ("m3", None):
        given = [line["volume"] for line in lines if line["unit"] == unit]
        if given:
            row = cell(table, unit=unit or "unknown")
            known = [volume for volume in given if volume is not None]
            assert row["volume"] == (pytest.approx(sum(known)) if known else None)
            assert row["lines"] == len(given)
            assert row["lines"] + row["lines_in_other_units"] == len(lines)


@settings(max_examples=20)
@given(LINES)
def test_the_intervals_hold_the_share_and_stay_in_order(lines: list[dict[str, Any]]) -> None:
    for row in counted(lines).iter_rows(named=True):
        if row["share"] is not None:
            ends = (row["share_low"], row["share"], row["share_high"], row["share_at_most"])
            assert all(one <= other + 1e-12 for one, other in pairwise(ends))
            assert min(ends) >= 0
            assert max(ends) <= 1


@settings(max_examples=20)
@given(LINES)
def test_more_proof_is_never_a_larger_share(lines: list[dict[str, Any]]) -> None:
    table = counted(lines)
    for rule in ("chain-of-custody", "printed-percentage"):
        for unit in table["unit"].unique():
            levels = [
                cell(table, unit=unit, level=level, counting=rule)["certified"] or 0.0
                for level in ("claimed", "evidenced", "verified")
            ]
            assert levels == sorted(levels, reverse=True)


@settings(max_examples=20)
@given(LINES, st.integers(1, 900))
def test_an_unknown_line_never_raises_share_or_coverage(lines: list[dict[str, Any]], volume: int) -> None:
    blank = {
        "group": None,
        "product": "diversen",
        "volume": float(volume),
        "unit": "m3",
        "claim": None,
        "code": None,
        "document": None,
    }
    before, after = counted([*lines, blank | {"volume": 0.0}]), counted([*lines, blank])
    for level in ("claimed", "evidenced", "verified"):
        old, new = cell(before, level=level), cell(after, level=level)
        assert new["certified"] == pytest.approx(old["certified"])
        assert (new["share"] or 0) <= (old["share"] or 0) + 1e-12
        assert old["coverage"] is None or new["coverage"] <= old["coverage"] + 1e-12


@settings(max_examples=20)
@given(LINES, st.sampled_from(["FSC Controlled Wood", "PEFC Controlled Sources", "controlled wood"]))
def test_controlled_never_enters_the_share(lines: list[dict[str, Any]], claim: str) -> None:
    more = {
        "group": "panels",
        "product": "x",
        "volume": 50.0,
        "unit": "m3",
        "claim": claim,
        "code": "XXA-COC-000101",
        "document": "F-1",
    }
    before, after = counted([*lines, more | {"volume": 0.0}]), counted([*lines, more])
    for level in ("claimed", "evidenced", "verified"):
        old, new = cell(before, level=level), cell(after, level=level)
        assert new["certified"] == pytest.approx(old["certified"])
        assert new["controlled"] == pytest.approx(old["controlled"] + 50)
        assert (new["share"] or 0) <= (old["share"] or 0) + 1e-12


@settings(max_examples=20)
@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(lines: list[dict[str, Any]], chance: Any) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)
    first, second = counted(lines), counted(mixed)
    numbers = [name for name, dtype in first.schema.items() if dtype == pl.Float64]
    assert first.drop(numbers).equals(second.drop(numbers))
    for name in numbers:
        assert second[name].to_list() == pytest.approx(first[name].to_list(), nan_ok=True)


def test_a_credit_claim_counts_whole_by_one_rule_and_is_open_by_the_other() -> None:
    table = counted([{"volume": 10.0, "claim": "FSC Mix Credit"}, {"volume": 30.0, "claim": "FSC Mix 70%"}])
    whole, printed = cell(table), cell(table, counting="printed-percentage")
    assert (whole["certified"], whole["controlled"], whole["unknown"]) == pytest.approx((40, 0, 0))
    assert (printed["certified"], printed["controlled"], printed["unknown"]) == pytest.approx((21, 9, 10))
    assert printed["share"] == pytest.approx(21 / 40)


def test_hardwood_of_both_zones_and_of_unknown_zone_stands_together_too() -> None:
    kinds = ("hardwood", "hardwood-temperate", "hardwood-tropical", "softwood")
    table = counted([{"volume": 1.0, "group": kind} for kind in kinds])
    assert cell(table, group="hardwood-all")["volume"] == pytest.approx(3)
    assert cell(table)["volume"] == pytest.approx(4)


def test_lines_of_which_none_has_a_volume_have_none_of_nought() -> None:
    row = cell(counted([{"volume": None, "claim": "FSC 100%"}, {"volume": None}]))
    assert {name: row[name] for name in ("volume", "volume_low", "volume_high", *PARTS)} == dict.fromkeys(
        ("volume", "volume_low", "volume_high", *PARTS)
    )
    assert row["lines_without_volume"] == row["lines"] == 2


def test_no_lines_give_an_empty_table() -> None:
    assert shares(evidence(purchases())).is_empty()
