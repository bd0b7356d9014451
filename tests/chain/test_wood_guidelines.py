"""Every requirement is answered for every version in force; what was not read is not checked, and nothing is met."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from imvo import reference
from imvo.chain.wood.evidence import evidence
from imvo.chain.wood.guidelines import gaps
from tests.chain.wood_made import purchases

MATRIX = reference.load("certificate-matrix")


def versions(on: date, standard: str = "FSC-STD-40-004") -> dict[str, str]:
    table = gaps(MATRIX, on).filter(pl.col("standard") == standard)
    return dict(table.select("version", "in_force").unique().iter_rows())


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2011, 9, 30), set()),
        (date(2011, 10, 1), {"V2-1"}),
        (date(2017, 6, 1), {"V2-1", "V3-0"}),
        (date(2020, 6, 1), {"V3-0"}),
        (date(2022, 12, 31), {"V3-0", "V3-1"}),
        (date(2023, 1, 1), {"V3-1"}),
    ],
)
def test_the_versions_of_the_day_count(on: date, expected: set[str]) -> None:
    assert set(versions(on)) == expected


def test_a_version_without_known_days_says_so() -> None:
    assert versions(date(2020, 1, 1), "FSC-STD-01-001") == {"V5-2": "unknown"}


def test_every_requirement_stands_once_for_every_version() -> None:
    table = gaps(MATRIX, date(2024, 1, 1))
    requirements = pl.read_csv(MATRIX.folder / "requirements.csv", infer_schema=False).height
    assert set(table.group_by("standard", "version").len()["len"]) == {requirements}


def test_covered_by_the_standard_is_never_met_by_the_firm() -> None:
    assert set(gaps(MATRIX, date(2024, 1, 1))["met_by_firm"]) == {"not-assessed"}


def test_whatever_is_not_covered_has_a_measure_in_both_languages() -> None:
    table = gaps(MATRIX, date(2024, 1, 1))
    covered = pl.col("state") == "covered"
    assert table.filter(~covered & (pl.col("measure_nl").is_null() | pl.col("measure_en").is_null())).is_empty()
    assert table.filter(covered & pl.col("measure_nl").is_not_null()).is_empty()


def test_a_state_rests_on_a_source_and_a_clause_on_words() -> None:
    table = gaps(MATRIX, date(2024, 1, 1))
    checked = pl.col("state") != "not-checked"
    assert table.filter(checked & (pl.col("source").is_null() | pl.col("ground_en").is_null())).is_empty()
    assert table.filter(~checked & (pl.col("clause").is_not_null() | pl.col("source").is_not_null())).is_empty()


def test_cells_name_known_versions_and_requirements() -> None:
    for column, file in (("standard", "standards"), ("requirement", "requirements")):
        known = pl.read_csv(MATRIX.folder / f"{file}.csv", infer_schema=False)["id"]
        assert set(MATRIX.table[column]) <= set(known)


def test_a_ledger_keeps_the_schemes_it_names_and_the_laws() -> None:
    lines = evidence(purchases({}, {"claim": None, "code": None}, {"claim": "FSC Controlled Wood"}))
    table = gaps(MATRIX, date(2024, 1, 1), lines)
    assert set(table["scheme"]) == {"fsc", "eu"}
    assert set(table.filter(pl.col("scheme") == "fsc")["lines"]) == {2}


def test_a_heading_alone_covers_nothing() -> None:
    only_headings = (pl.col("basis") == "contents") | pl.col("ground_en").str.contains(
        "were not read|No article was read"
    )
    assert MATRIX.table.filter(only_headings & (pl.col("state") == "covered")).is_empty()
