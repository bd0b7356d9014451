"""The tables that come back to a dossier: no two columns share a header, and every title is read back as its column."""

from __future__ import annotations

from collections import Counter

import pytest

from imvo import tables
from imvo.action.evidence import judged
from imvo.action.returned import KINDS, nothing
from imvo.intake.columns import by_synonym, fields
from imvo.intake.header import telling
from imvo.intake.wording import norm
from imvo.tables import Column

RETURNED = tables.names("returned")


def columns(kind: str) -> list[Column]:
    return [column for column in tables.load(kind).columns if column.synonyms]


def test_every_kind_that_comes_back_is_declared() -> None:
    assert set(KINDS) == set(RETURNED)


@pytest.mark.parametrize("kind", RETURNED)
def test_no_two_columns_share_a_header(kind: str) -> None:
    heads = Counter[str]()
    for column in columns(kind):
        heads.update({norm(text) for text in (*column.synonyms, column.title.nl, column.title.en, column.name)})
    assert [head for head, n in heads.items() if n > 1] == []


@pytest.mark.parametrize("kind", RETURNED)
def test_every_title_is_read_back_as_its_column(kind: str) -> None:
    for column in columns(kind):
        for title in (column.title.nl, column.title.en):
            found = by_synonym(title, kind)
            assert found is not None
            assert (found.field, found.confidence) == (column.name, "high")


@pytest.mark.parametrize("kind", RETURNED)
def test_a_row_says_where_it_stands(kind: str) -> None:
    declared = tables.load(kind)
    assert declared.key == ("file", "sheet", "row")
    assert [column.name for column in declared.columns[:3]] == ["row", "file", "sheet"]
    assert not any(column.synonyms for column in declared.columns[:3])


@pytest.mark.parametrize("kind", RETURNED)
def test_what_tells_the_kind_can_stand_in_a_header(kind: str) -> None:
    assert set() < telling(kind) <= set(fields(kind))


@pytest.mark.parametrize("kind", ["answers", "findings"])
def test_what_evidence_consists_of_is_declared(kind: str) -> None:
    assert judged(nothing().tables[kind]).columns[-2:] == ["evidence", "lacking"]
