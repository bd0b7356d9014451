"""A row of numbers alone that adds up what stands above it would double every sum: it is left out, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imvo.intake import gather
from imvo.runs import Silent
from tests.intake.delivered_files import delivered, reader, told, workbook

HEAD = "Art;Product;Land;Volume (ton)\n"
ROWS = "1;Cacao;Ghana;12,5\n2;Koffie;Peru;40\n3;Thee;India;123\n"


@pytest.mark.parametrize("total", ["175,5", "175,50", "176"])
def test_a_sum_without_a_label_is_a_total(tmp_path: Path, total: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}{ROWS};;;{total}\n"})
    assert found.tables["purchases"].get_column("amount").sum() == 175.5
    assert [(row, reason[:19]) for row, _, reason in told(found, "row")] == [(5, "The row has no name")]


@pytest.mark.parametrize("line", [";;;175,6", ";;;1", "4;;Ghana;175,5", ";Rijst;;175,5"])
def test_any_other_row_stays(tmp_path: Path, line: str) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}{ROWS}{line}\n"})
    assert found.tables["purchases"].height == 4


def test_one_row_above_is_no_sum(tmp_path: Path) -> None:
    assert delivered(tmp_path, files={"x.csv": f"{HEAD}1;Cacao;Ghana;5\n;;;5\n"}).accepted == 2


def test_subtotals_and_the_total_of_all(tmp_path: Path) -> None:
    text = f"{HEAD}{ROWS};;;175,5\n1;Rijst;India;1\n2;Soja;India;2\n;;;3\n;;;178,5\n"
    assert delivered(tmp_path, files={"x.csv": text}).tables["purchases"].get_column("amount").sum() == 178.5


def test_every_filled_number_has_to_be_a_sum(tmp_path: Path) -> None:
    text = "Gewas;Kg;Opp. (ha);Prijs\nroos;1;2;9\nroos;3;4;8\n"
    for name, line, rows in [("a.csv", ";4;6;17\n", 2), ("b.csv", ";4;9;\n", 3)]:
        found = delivered(tmp_path, "floriculture", files={name: text + line}, kinds={name: "crop-protection"})
        assert found.accepted == rows


def test_noughts_are_no_total(tmp_path: Path) -> None:
    rows = [["Product", "Kg"], ["Cacao", 0], ["Koffie", 0], [None, 0]]
    assert gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent()).accepted == 3


def test_in_a_list_without_words_no_row_is_a_total(tmp_path: Path) -> None:
    rows = "".join(f";{n % 7 + 1}\n" for n in range(20_000))
    assert delivered(tmp_path, files={"x.csv": f"Product;Kg\n{rows}"}).accepted == 20_000


def test_a_nameless_row_between_others_is_part_of_the_sum(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"x.csv": f"{HEAD}{ROWS};;;4,5\n;;;180\n"})
    assert found.tables["purchases"].get_column("amount").sum() == 180


def test_numbers_of_a_workbook(tmp_path: Path) -> None:
    rows = [["Product", "Kg"], ["Cacao", 0.1], ["Koffie", 0.2], [None, 0.1 + 0.2]]
    found = gather([workbook(tmp_path / "x.xlsx", {"A": rows})], reader(), Silent())
    assert (found.accepted, found.rejected_rows) == (2, 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=12), st.integers(1, 10**6))
def test_only_the_sum_goes(tmp_path: Path, cents: list[int], more: int) -> None:
    lines = "".join(f"1;Cacao;Ghana;{one / 100:.2f}\n" for one in cents)
    total = delivered(tmp_path, files={"x.csv": f"{HEAD}{lines};;;{sum(cents) / 100:.2f}\n"})
    other = delivered(tmp_path, files={"y.csv": f"{HEAD}{lines};;;{(sum(cents) + more) / 100:.2f}\n"})
    assert (total.accepted, other.accepted) == (len(cents), len(cents) + 1)
