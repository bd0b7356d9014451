"""Every figure, day and number in a definition stands in what was published, and every published figure is in one.

`published/` is a re-tabulation of the collected facts (scripts/retabulate/published.py): `figures.csv` holds one row
per published value, `statements.csv` every day and number of the other facts with the keys of their sources.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from imvo import agreement as room
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Claim, Closed, Sourced

FOLDER = Path(__file__).parent / "published"
NAMES = room.available()
# Whole numbers that count years or points of a list, not measured values.
COUNTERS = {
    "order",
    "number",
    "year",
    "first",
    "last",
    "years",
    "months",
    "covered",
    "covered_otherwise",
    "pages",
    "seats",
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def address(text_: str) -> str:
    """An address without what may differ in writing."""
    return (
        text_.split(" (", maxsplit=1)[0]
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/")
    )


FIGURES = rows("figures.csv")
# By agreement and value: the keys, and of published figures the addresses, of the sources that give it.
SOURCES: dict[tuple[str, str], set[str]] = defaultdict(set)
for row in rows("statements.csv"):
    SOURCES[row["agreement"], row["value"]].add(row["source"])
for row in FIGURES:
    for value in (part for column in ("value", "value_low", "value_high") for part in row[column].split("/") if part):
        SOURCES[row["agreement"], value].add(address(row["source_url"]))


VALUES = ("value", "value_low", "value_high")


def key(row: dict[str, str]) -> tuple[object, ...]:
    values = (number(row[column]) if row[column] else None for column in VALUES)
    return row["metric"], row["period"], row["unit"], *values, row["status"]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_was_published(name: str) -> None:
    published = {key(row) for row in FIGURES if row["agreement"] == name}
    figures = room.load(name).figures
    assert figures
    for figure in figures:
        value = (figure.metric, figure.period, figure.unit, figure.value, figure.low, figure.high, figure.status)
        assert value in published


@pytest.mark.parametrize("name", NAMES)
def test_every_published_figure_is_in_the_definition(name: str) -> None:
    agreement = room.load(name)
    there = {(f.metric, f.period, f.unit, f.value, f.low, f.high, f.status) for f in agreement.figures}
    fields = {part for _, value, _ in leaves(agreement, "", None) for part in text(value).split("/")}
    missing = [
        row
        for row in FIGURES
        if row["agreement"] == name
        and row["status"] != "derived"
        and key(row) not in there
        and not {text(number(value)) for column in VALUES for value in row[column].split("/") if value} <= fields
    ]
    assert [(row["metric"], row["period"], *(row[column] for column in VALUES)) for row in missing] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_day_and_number_stands_in_one_of_its_sources(name: str) -> None:
    agreement = room.load(name)
    found = [
        f"{path}: {part} is not in {', '.join(said.sources)}"
        for path, value, said in leaves(agreement, "", None)
        if said is not None and getattr(said, "status", "") != "derived"  # worked out: its note says from what
        for part in text(value).split("/")
        if part[0].isdigit() and part != "0" and not given(agreement, said.sources, published(name, part))
    ]
    assert found == []


def given(agreement: room.Agreement, keys: tuple[str, ...], by: set[str]) -> bool:
    """Whether one of the sources cited is among those that give a value, by its key or by its address."""
    addresses = [address(agreement.sources[key].address) for key in keys]
    return bool(by & set(keys)) or any(each and each in known for each in by for known in addresses)


def published(name: str, value: str) -> set[str]:
    """The sources that give a value; a discount stands there without its minus, and "free" is written as 0."""
    value = value.removeprefix("-")
    return SOURCES[name, value] | SOURCES["frame", value]


def leaves(part: Any, path: str, said: Sourced | None) -> Iterator[tuple[str, Any, Sourced | None]]:
    """Every day and measured number of a definition, with its path and the statement it stands in."""
    if isinstance(part, PartialDate) or (isinstance(part, int | float) and not isinstance(part, bool)):
        if path.rpartition(".")[2] not in COUNTERS:
            yield path, part, said
    elif isinstance(part, Claim):
        yield path, part.value, part
    elif isinstance(part, Closed):
        said = part if isinstance(part, Sourced) else said
        for field in type(part).model_fields:
            # `oecd_steps` and `yearly` are imvo's own reading of a text, `number` counts a list.
            if field not in ("figures", "schema_", "note", "oecd_steps"):
                yield from leaves(getattr(part, field), f"{path}.{field}".strip("."), said)
    elif isinstance(part, tuple | list):
        for place, each in enumerate(part):
            label = getattr(each, "id", None) or str(place)
            yield from leaves(each, f"{path}[{label}]", said)


def number(text_: str) -> Any:
    try:
        return float(text_)
    except ValueError:
        return text_


def text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)
