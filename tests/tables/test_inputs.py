"""The tables that people deliver: no two columns share a name for a header, every chain reads what is declared."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from imvo import reference, tables
from imvo.intake.columns import fields
from imvo.intake.header import telling
from imvo.intake.wording import norm
from imvo.reference.chains import chains
from imvo.reporting.parts import PARTS
from imvo.tables import Column

INPUTS = tables.names("inputs")
# Kinds that no chain lists: a reader of a fixed form gives them beside the kind that its chain lists, or a command of
# its own reads them.
BESIDE = {
    "fund-positions": "holdings",
    "funds": "holdings",
    "mineral-declarants": "smelters",
    "mineral-declarations": "smelters",
    "smelter-lookups": "smelters",
    "smelter-mines": "smelters",
}


def columns(kind: str) -> list[Column]:
    return [column for column in tables.load(kind).columns if column.synonyms]


@pytest.mark.parametrize("kind", INPUTS)
def test_no_two_columns_share_a_header(kind: str) -> None:
    heads = Counter()
    for column in columns(kind):
        heads.update({norm(text) for text in (*column.synonyms, column.title.nl, column.title.en, column.name)})
    assert [head for head, n in heads.items() if n > 1] == []


@pytest.mark.parametrize("kind", INPUTS)
def test_a_row_says_where_it_stands(kind: str) -> None:
    declared = tables.load(kind)
    assert declared.key == ("file", "sheet", "row")
    assert [(column.name, column.type, column.required) for column in declared.columns[:3]] == [
        ("row", "u32", True),
        ("file", "text", True),
        ("sheet", "text", False),
    ]
    assert not any(column.synonyms for column in declared.columns[:3])


@pytest.mark.parametrize("kind", INPUTS)
def test_what_tells_the_kind_can_stand_in_a_header(kind: str) -> None:
    if kind in BESIDE and not fields(kind):
        assert columns(kind) == []
    else:
        assert set() < telling(kind) <= set(fields(kind))


@pytest.mark.parametrize("kind", INPUTS)
def test_a_column_as_given_stands_beside_the_column_it_is_of(kind: str) -> None:
    declared = tables.load(kind).dtypes
    given = [column for column in columns(kind) if f"{column.name}_given" in declared]
    for column in given:
        assert not tables.load(kind).column(f"{column.name}_given").synonyms
    for column in columns(kind):
        assert column.unit_of is None or column.unit_of in fields(kind)


@pytest.mark.parametrize("name", tables.names())
def test_choices_are_named_in_both_languages_and_apart(name: str) -> None:
    for column in tables.load(name).columns:
        assert set(column.choices) in (set(), set(column.values))
        assert all(choice.nl.strip() and choice.en.strip() for choice in column.choices.values()), column.name
        for one, other in combinations(column.choices, 2):
            said = [
                {norm(text) for text in (code, choice.nl, choice.en, *choice.synonyms)}
                for code, choice in ((one, column.choices[one]), (other, column.choices[other]))
            ]
            assert not said[0] & said[1], f"{column.name}: {one} and {other} share {said[0] & said[1]}"


def listed() -> set[str]:
    return {kind for chain in chains(reference.load_all()).values() for kind in chain.inputs}


def test_every_kind_is_read_in_some_chain() -> None:
    assert set(INPUTS) - listed() - BESIDE.keys() == set()
    assert set(BESIDE.values()) <= listed()


def test_every_kind_that_a_chain_reads_is_declared() -> None:
    assert sorted(listed() - {"sites", *INPUTS}) == []


def test_every_kind_that_a_chain_reads_wakes_a_part() -> None:
    assert sorted(listed() - {"sites", *BESIDE} - {kind for part in PARTS for kind in part.kinds}) == []
