"""Every declared table can be loaded, is whole in both languages, and refuses what breaks it."""

import polars as pl
import pytest

from imvo import tables


@pytest.mark.parametrize("name", tables.names())
def test_a_declaration_is_whole(name: str) -> None:
    table = tables.load(name)
    assert table.table == name
    assert len(table.dtypes) == len(table.columns), "two columns share a name"
    assert set(table.key) <= set(table.dtypes)
    for column in table.columns:
        assert column.title.nl.strip()
        assert column.title.en.strip()
        assert column.doc.endswith(".")


@pytest.mark.parametrize("name", tables.names())
def test_an_empty_frame_keeps_to_its_declaration(name: str) -> None:
    table = tables.load(name)
    assert tables.check(tables.empty(table), table).height == 0


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        tables.load("no-such-table")


def _rejected(**changes: object) -> pl.DataFrame:
    row = {"file": "a.csv", "sheet": None, "row": 2, "what": "row", "column": None, "value": None}
    row |= {"reason": "why", "mend": "how"} | changes
    table = tables.load("rejected")
    return pl.DataFrame([row], schema=table.dtypes)


def test_a_sound_frame_passes_unchanged() -> None:
    frame = _rejected()
    assert tables.check(frame, tables.load("rejected")).equals(frame)


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"reason": None}, "required"), ({"what": "nonsense"}, "undeclared"), ({"row": 0}, "below")],
)
def test_a_broken_value_is_named(changes: dict[str, object], said: str) -> None:
    with pytest.raises(tables.TableError, match=said):
        tables.check(_rejected(**changes), tables.load("rejected"))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(tables.TableError, match="columns"):
        tables.check(_rejected().drop("mend"), tables.load("rejected"))


def test_a_shared_key_is_named() -> None:
    table = tables.load("questions")
    row = {"question": "country/all", "rank": 1, "kind": "country", "whom": "buyers", "top_issue": "x"}
    row |= {"issues": 1, "moves": 1, "sites": 1}
    frame = pl.DataFrame([row, row], schema=table.dtypes)
    with pytest.raises(tables.TableError, match="key"):
        tables.check(frame, table)


def test_shape_selects_and_casts_before_it_checks() -> None:
    frame = _rejected().with_columns(pl.col("row").cast(pl.Int64), more=pl.lit(1))
    assert tables.shape(frame, tables.load("rejected")).equals(_rejected())


@pytest.mark.parametrize("name", tables.names())
def test_the_schema_at_the_head_of_the_file_is_that_of_the_table(name: str) -> None:
    assert tables.schema_of(name) == tables.load(name).schema_
