from __future__ import annotations

import polars as pl

from imvo.reference import load
from imvo.reference.countries import codes


def _value(register_id: str, country: str, indicator: str) -> float | None:
    table = load(register_id).table.filter(pl.col("country") == country, pl.col("indicator") == indicator)
    return table["value"].item() if table.height else None


def test_governance_reads_the_sources_own_codes() -> None:
    assert {"AD", "CD", "RO", "TL", "PS", "XK", "HK"} <= set(load("governance").table["country"])


def test_the_two_congos_are_kept_apart() -> None:
    assert _value("governance", "CD", "rl") != _value("governance", "CG", "rl")
    assert _value("conflict-deaths", "CD", "deaths") == 19979
    assert (_value("conflict-deaths", "CG", "deaths") or 0) < 100
    assert _value("deforestation", "CD", "eudr-class") == 1


def test_deaths_over_five_years_are_the_sum_of_the_years() -> None:
    table = load("conflict-deaths").table
    years = table.filter(pl.col("indicator") == "deaths-year").group_by("country").agg(pl.col("value").sum())
    total = table.filter(pl.col("indicator") == "deaths").select("country", all="value")
    joined = years.join(total, on="country", how="full", coalesce=True)
    assert joined.filter(pl.col("value") != pl.col("all")).height == 0
    assert joined["all"].null_count() == 0


def test_no_recorded_death_is_no_zero() -> None:
    assert _value("conflict-deaths", "NL", "deaths") is None


def test_deforestation_has_its_three_classes_and_is_silent_on_territories() -> None:
    counts = dict(load("deforestation").table.group_by("value").len().iter_rows())
    assert counts == {0.0: 139, 1.0: 50, 2.0: 4}
    assert {_value("deforestation", c, "eudr-class") for c in ("BY", "KP", "MM", "RU")} == {2.0}
    assert _value("deforestation", "HK", "eudr-class") is None
    assert _value("deforestation", "TW", "eudr-class") is None


def test_a_treaty_on_which_the_sources_are_silent_is_unknown() -> None:
    table = load("ratifications").table
    assert table.select(pl.struct("country", "instrument").n_unique()).item() == len(codes()) * 13
    germany = table.filter(pl.col("country") == "DE", pl.col("instrument") == "c138")
    assert germany["value"].to_list() == ["unknown"]


def test_sources_that_disagree_are_both_kept() -> None:
    haiti = load("ratifications").table.filter(pl.col("country") == "HT", pl.col("instrument") == "op-crc-ac")
    assert set(haiti.select("source", "value").iter_rows()) == {("DOL", "yes"), ("UN", "no")}


def test_signing_is_not_ratifying() -> None:
    usa = load("ratifications").table.filter(pl.col("country") == "US", pl.col("instrument") == "crc")
    assert usa["value"].to_list() == ["no"]


def test_the_themes_of_a_treaty_are_those_it_declares() -> None:
    edition = load("ratifications")
    declared = {i.id: "|".join(i.themes) or None for i in edition.register.indicators}
    assert dict(edition.table.select("instrument", "theme").unique().iter_rows()) == declared


def test_whole_countries_have_no_region_and_others_only_regions() -> None:
    table = load("conflict-areas").table
    whole = set(table.filter(pl.col("region").is_null())["country"])
    assert whole == {"BI", "ER", "LY", "VE", "ZW"}
    assert not whole & set(table.filter(pl.col("region").is_not_null())["country"])
