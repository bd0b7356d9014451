from __future__ import annotations

import pytest

from imvo.reference import available, check, load, load_all
from imvo.reference.shapes import SHAPES

SHIPPED = [
    *("conflict-areas", "conflict-deaths", "countries", "deforestation", "gender", "goods", "governance"),
    *("process-grades", "process-hazards", "processes", "ratifications", "world-map"),
]


def test_all_registers_are_at_hand() -> None:
    assert set(SHIPPED) <= set(available())
    assert list(load_all()) == available()


def test_every_shipped_register_keeps_its_own_assertions() -> None:
    assert check() == []


@pytest.mark.parametrize("register_id", SHIPPED)
def test_what_is_shipped_may_be_shipped(register_id: str) -> None:
    register = load(register_id).register
    assert register.redistributable
    assert register.licence
    assert register.publisher


@pytest.mark.parametrize("register_id", SHIPPED)
def test_the_table_has_the_columns_of_its_shape_in_order(register_id: str) -> None:
    edition = load(register_id)
    columns = list(SHAPES[edition.register.shape].columns)
    assert edition.table.columns[: len(columns)] == columns


def test_lists_and_treaties_may_not_lower() -> None:
    for register_id, edition in load_all().items():
        if edition.register.kind == "positive-only" or edition.register.shape in {"status", "areas", "listing"}:
            assert not edition.register.may_lower, register_id


def test_no_shipped_file_holds_a_carriage_return_or_a_byte_order_mark() -> None:
    for edition in load_all().values():
        for path in edition.folder.glob("*.csv"):
            content = path.read_bytes()
            assert b"\r" not in content, path.name
            assert not content.startswith(b"\xef\xbb\xbf"), path.name
