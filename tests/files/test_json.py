"""Lists of records in JSON, within bounds; every other JSON is refused with what to do."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.files import DEFAULT, Grid, Limits, Opened, UnusableFile, open_file
from imvo.files.grid import CellKind
from imvo.files.kind import Kind
from imvo.intake import read


def _open(tmp_path: Path, text: str, limits: Limits = DEFAULT) -> Opened:
    path = tmp_path / "list.json"
    path.write_text(text, encoding="utf-8")
    return open_file(path, limits=limits, accept_json=True)


def _read_all(tmp_path: Path, text: str, limits: Limits) -> list[Grid]:
    opened = _open(tmp_path, text, limits)
    return [opened.read(sheet) for sheet in opened.sheets]


def _refused(tmp_path: Path, text: str, limits: Limits = DEFAULT) -> str:
    with pytest.raises(UnusableFile) as refusal:
        _read_all(tmp_path, text, limits)
    assert refusal.value.file == "list.json"
    assert refusal.value.mend
    return refusal.value.key


def test_records_become_rows_under_their_names(tmp_path: Path) -> None:
    opened = _open(tmp_path, '[{"a": 1.50, "b": " x "}, {"b": null, "c": true}]')
    assert (opened.kind, opened.mislabelled) == (Kind.JSON, False)
    grid = opened.read(opened.sheets[0])
    assert grid.head(3) == [["a", "b", "c"], ["1.50", "x", ""], ["", "", "TRUE"]]
    assert grid.cells.get_column("row").to_list() == [1, 2, 3]
    assert grid.kinds is not None
    assert grid.kinds.row(1) == (CellKind.NUMBER, CellKind.TEXT, CellKind.TEXT)


def test_numbers_keep_their_digits_and_what_is_none_is_an_error(tmp_path: Path) -> None:
    opened = _open(
        tmp_path, f'[{{"a": 0.10000000000000000001, "b": {"9" * 400}, "c": NaN, "d": -Infinity, "e": 1e999}}]'
    )
    grid = opened.read(opened.sheets[0])
    assert grid.head(2)[1] == ["0.10000000000000000001", "9" * 400, "NaN", "-Infinity", "1e999"]
    assert grid.kinds is not None
    number, error = CellKind.NUMBER, CellKind.ERROR
    assert grid.kinds.row(1) == (number, number, error, error, number)


def test_every_list_of_records_is_a_sheet_and_the_rest_is_named(tmp_path: Path) -> None:
    text = (
        '{"from": "A", "x": {"one": [{"a": 1}], "n": [1, 2]}, "two": [{"b": 2}, {"b": 3}], "empty": [], '
        '"x.one": [{"a": 9}]}'
    )
    opened = _open(tmp_path, text)
    assert [sheet.name for sheet in opened.sheets] == ["x.one", "two", "x.one'"]
    assert opened.beside == ("from", "x.n")
    assert [opened.read(sheet).cells.height for sheet in opened.sheets] == [2, 3, 2]


def test_what_is_nested_in_a_record_stays_as_text(tmp_path: Path) -> None:
    opened = _open(tmp_path, '[{"a": {"b": [1, "x"]}}]')
    assert json.loads(opened.read(opened.sheets[0]).head(2)[1][0]) == {"b": ["1", "x"]}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[]", "files.json-no-records"),
        ('{"a": 1}', "files.json-no-records"),
        ('[["a"], ["b"]]', "files.json-no-records"),
        ('[{"a": 1}, 2]', "files.json-no-records"),
        ('[{"a": 1}, ', "files.json-broken"),
        ('[{"a": 1,}]', "files.json-broken"),
        ('[{"a": 1, "b": 2, "a": 3}]', "files.json-twice"),
        ("[" * 100_000 + "]" * 100_000, "files.json-depth"),
        ('{"a": ' * 20 + '[{"b": 1}]' + "}" * 20, "files.json-depth"),
    ],
)
def test_refused_with_its_reason(tmp_path: Path, text: str, key: str) -> None:
    assert _refused(tmp_path, text) == key


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"json_bytes": 20}, "files.too-large"),
        ({"json_values": 3}, "files.json-values"),
        ({"rows": 1}, "files.too-many-rows"),
        ({"columns": 1}, "files.too-many-columns"),
        ({"cell_characters": 3}, "files.cell-too-long"),
    ],
)
def test_bounds(tmp_path: Path, change: dict[str, int], key: str) -> None:
    assert _refused(tmp_path, '[{"a": "long text", "b": 1}, {"a": "x", "b": 2}]', replace(DEFAULT, **change)) == key


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_bytes(b'[{"a": "\xe9"}]')
    with pytest.raises(UnusableFile) as refusal:
        open_file(path, accept_json=True)
    assert refusal.value.key == "files.encoding"


def test_a_reader_that_cannot_use_json_refuses_it_by_name(tmp_path: Path) -> None:
    path = tmp_path / "suppliers.csv"
    path.write_text('[\n  {"name": "A", "country": "NL"}\n]', encoding="utf-8")
    with pytest.raises(UnusableFile, match="JSON file"):
        open_file(path)
    with pytest.raises(UnusableFile, match="JSON file"):
        read(path)
    assert open_file(path, accept_json=True).mislabelled


def test_a_header_in_brackets_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("[name],[country]\nA,NL\n", encoding="utf-8")
    assert open_file(path, accept_json=True).kind is Kind.TEXT


_value = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8))
_records = st.lists(st.dictionaries(st.sampled_from("abcdef"), _value, min_size=1), min_size=1, max_size=8)


@given(_records)
def test_no_record_is_lost(tmp_path_factory: object, records: list[dict[str, object]]) -> None:
    opened = _open(tmp_path_factory.mktemp("json"), json.dumps(records))  # type: ignore[attr-defined]
    cells = opened.read(opened.sheets[0]).cells
    assert cells.height == len(records) + 1
    for at, record in enumerate(records, start=1):
        numbers = [value for value in record.values() if type(value) in (int, float)]
        shown = set(filter(None, cells.row(at)[1:]))
        assert all(json.dumps(number) in shown for number in numbers)
