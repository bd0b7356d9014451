"""Sums by substance, class and hectare: what is unknown keeps its place, and mixtures are divided over nothing."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.chain.crop_protection import by_class, by_substance, per_hectare, read
from tests.chain.growing_made import frame, substances

KNOWN = substances()
RECORDS = frame(
    "crop-protection",
    {"grower": "A", "crop": "rozen", "year": 2020, "substance": "carbofuran", "active_kilograms": 2.0, "hectares": 4.0},
    {"grower": "A", "crop": "rozen", "year": 2020, "substance": "carbofuran", "amount": 6.0, "unit": "kg",
     "hectares": 3.0},
    {"grower": "B", "crop": "rozen", "year": 2020, "substance": "mancozeb + zwavel", "amount": 9.0, "unit": "kg"},
    {"grower": "B", "crop": "rozen", "year": 2020, "substance": "geheim", "active_kilograms": 8.0},
    {"crop": None, "substance": None, "amount": 5.0, "unit": "l"},
)  # fmt: skip
READ = read(RECORDS, KNOWN)


def test_by_class_the_unknown_is_a_class() -> None:
    rows = {row["hazard_class"]: row for row in by_class(READ).iter_rows(named=True)}
    assert list(rows) == ["Ib", None]
    assert rows["Ib"]["share_of_records"] == pytest.approx(0.4)
    assert rows["Ib"]["share_of_active"] == pytest.approx(0.2)
    assert (rows["Ib"]["product_kilograms"], rows["Ib"]["records_without_active"]) == (6.0, 1)
    assert (rows[None]["product_kilograms"], rows[None]["product_litres"]) == (9.0, 5.0)


def test_by_substance_names_the_known_and_the_unknown() -> None:
    table = by_substance(READ, RECORDS, KNOWN)
    rows = {(row["substance"], row["as_given"]): row for row in table.iter_rows(named=True)}
    assert set(rows) == {
        ("carbofuran", None), ("mancozeb", None), (None, "mancozeb + zwavel"), (None, "geheim"), (None, None),
    }  # fmt: skip
    carbofuran = rows["carbofuran", None]
    assert (carbofuran["rotterdam"], carbofuran["records"], carbofuran["growers"]) == ("listed", 2, 1)
    assert (carbofuran["active_kilograms"], carbofuran["product_kilograms"]) == (2.0, 6.0)


def test_a_mixture_gives_its_kilograms_to_none_of_its_substances() -> None:
    table = by_substance(READ, RECORDS, KNOWN)
    mancozeb = table.filter(substance="mancozeb").row(0, named=True)
    assert (mancozeb["in_mixtures"], mancozeb["active_kilograms"], mancozeb["product_kilograms"]) == (1, None, None)


def test_an_amount_that_no_record_tells_is_unknown_and_not_nought() -> None:
    silent = frame("crop-protection", {"grower": "A", "substance": "carbofuran"}, {"substance": "geheim"})
    silent_read = read(silent, KNOWN)
    amounts = ["active_kilograms", "product_kilograms", "product_litres"]
    for table in (by_class(silent_read), by_substance(silent_read, silent, KNOWN)):
        assert table.select(amounts).null_count().row(0) == (table.height,) * 3
    assert by_class(silent_read)["share_of_active"].null_count() == 2
    area = per_hectare(silent_read).select("active_kilograms", "hectares", "active_per_hectare")
    assert area.null_count().row(0) == (area.height,) * 3


def test_a_convention_that_was_not_checked_is_empty() -> None:
    table = by_substance(READ, RECORDS, KNOWN)
    assert table.filter(substance="mancozeb").select("rotterdam", "stockholm", "who_class").row(0) == (None, None, None)


def test_per_hectare_rests_on_records_that_state_both() -> None:
    rows = {row["grower"]: row for row in per_hectare(READ).iter_rows(named=True)}
    assert (rows["A"]["records"], rows["A"]["counted"], rows["A"]["product_counted"]) == (2, 1, 1)
    assert rows["A"]["active_per_hectare"] == pytest.approx(0.5)
    assert rows["A"]["product_per_hectare"] == pytest.approx(2.0)
    assert (rows["B"]["counted"], rows["B"]["active_per_hectare"]) == (0, None)
    assert None in rows, "a record without a grower stays"


def test_the_order_of_records_does_not_matter() -> None:
    turned = read(RECORDS.reverse(), KNOWN)
    assert by_class(turned).select("hazard_class", "records").equals(by_class(READ).select("hazard_class", "records"))
    names = ["substance", "as_given", "records", "in_mixtures"]
    again = by_substance(turned, RECORDS.reverse(), KNOWN).select(names).sort(pl.all())
    assert again.equals(by_substance(READ, RECORDS, KNOWN).select(names).sort(pl.all()))
