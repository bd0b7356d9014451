"""Kilograms of active substance only where they are known; otherwise the product, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.crop_protection import by_class, read
from tests.chain.growing_made import frame, substances

KNOWN = substances()
RECORD = {"substance": "abamectin"}


def one(**record: object) -> dict[str, object]:
    return read(frame("crop-protection", RECORD | record), KNOWN).row(0, named=True)


@pytest.mark.parametrize(
    ("record", "active", "how"),
    [
        ({"active_kilograms": 3.0}, 3.0, "stated"),
        ({"active_kilograms": 3.0, "amount": 10.0, "unit": "kg", "active_share": 0.5}, 3.0, "stated"),
        ({"amount": 10.0, "unit": "kg", "active_share": 0.8}, 8.0, "share"),
        ({"amount": 500.0, "unit": "g", "active_share": 0.8}, 0.4, "share"),
        ({"amount": 96.0, "unit": "l", "active_grams_per_litre": 18.0}, 1.728, "litres"),
        ({"amount": 2400.0, "unit": "ml", "active_grams_per_litre": 480.0}, 1.152, "litres"),
    ],
)
def test_known_active_substance(record: dict[str, object], active: float, how: str) -> None:
    found = one(**record)
    assert (found["active_kilograms"], found["active_from"]) == (pytest.approx(active), how)
    assert found["why_not"] is None


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({}, "no-amount"),
        ({"amount": 9.0}, "no-unit"),
        ({"amount": 9.0, "unit": "kg"}, "no-content"),
        ({"amount": 80.0, "unit": "l", "active_share": 0.025}, "volume"),
        ({"amount": 80.0, "unit": "kg", "active_grams_per_litre": 25.0}, "weight"),
        ({"substance": "mancozeb + metalaxyl", "amount": 9.0, "unit": "kg", "active_share": 0.68}, "mixture"),
        ({"amount": 5.0, "unit": "kg", "active_kilograms": 50.0}, "too-much"),
    ],
)
def test_unknown_active_substance(record: dict[str, object], why: str) -> None:
    found = one(**record)
    assert (found["active_kilograms"], found["active_from"], found["why_not"]) == (None, None, why)


def test_litres_are_no_kilograms() -> None:
    found = one(amount=80.0, unit="l")
    assert (found["product_kilograms"], found["product_litres"]) == (None, 80.0)


def test_no_hectares_and_nought_hectares_are_unknown() -> None:
    assert one(hectares=0.0)["hectares"] is None


RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "substance": st.sampled_from(["abamectin", "carbofuran", "mancozeb + metalaxyl", "geheim", None]),
            "unit": st.sampled_from(["kg", "g", "l", None]),
            "amount": st.one_of(st.none(), st.floats(0, 1e4)),
            "active_share": st.one_of(st.none(), st.floats(0, 1)),
            "active_grams_per_litre": st.one_of(st.none(), st.floats(0, 900)),
        }
    ),
    min_size=1,
    max_size=25,
)


@given(RECORDS)
def test_no_record_and_no_kilogram_is_lost_between_the_classes(records: list[dict[str, object]]) -> None:
    found = read(frame("crop-protection", *records), KNOWN)
    table = by_class(found)
    assert found.height == table.get_column("records").sum() == len(records)
    assert table.get_column("active_kilograms").sum() == pytest.approx(found.get_column("active_kilograms").sum())
    assert (found.get_column("active_kilograms").is_null() == found.get_column("why_not").is_not_null()).all()
    weight = {"kg": 1.0, "g": 0.001}
    rest = sum(
        record["amount"] * weight[record["unit"]]
        for record, active in zip(records, found.get_column("active_kilograms"), strict=True)
        if record["amount"] is not None and record["unit"] in weight and active is None
    )
    assert table.get_column("product_kilograms").sum() == pytest.approx(rest)
