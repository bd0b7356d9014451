"""Which rows of two lists are the same site: certainly, perhaps, or not; every row stands in just one of these."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo import tables
from imvo.reporting.changes.names import bare
from imvo.reporting.changes.same import Same, same

Row = dict[str, Any]


def sites(*rows: Row) -> pl.DataFrame:
    """A table `sites` of these rows, with what a test does not say left empty."""
    declared = tables.load("sites").dtypes
    filled = [{"row": n, "file": "list.csv", "country": "IN", **row} for n, row in enumerate(rows, start=2)]
    return pl.DataFrame(filled, schema=declared)


def pairs(found: Same) -> list[tuple[int, int]]:
    return [(then, now) for then, now in found.pairs.iter_rows()]


def test_a_list_with_itself_is_the_same_row_by_row() -> None:
    listed = sites({"name": "Mill A"}, {"name": "Mill A"}, {"name": "Mill B", "country": None})
    found = same(listed, listed)
    assert pairs(found) == [(2, 2), (3, 3), (4, 4)]
    assert (found.gone, found.new, found.less, found.more) == ((), (), (), ())
    assert found.perhaps.is_empty()


def test_the_same_identifier_is_the_same_site_whatever_its_name() -> None:
    old = sites({"name": "Kaveri Mill", "site_id": "A1"}, {"name": "Other", "site_id": "A2"})
    new = sites({"name": "Other", "site_id": "A2"}, {"name": "Sunrise Textiles", "site_id": "a1"})
    assert pairs(same(old, new)) == [(2, 3), (3, 2)]


def test_an_identifier_in_another_country_is_not_certain() -> None:
    old = sites({"name": "Kaveri Mill", "site_id": "A1"}, {"name": "Other", "site_id": "A2"})
    new = sites({"name": "Quite Else", "site_id": "A1", "country": "CN"}, {"name": "Other", "site_id": "A2"})
    found = same(old, new)
    assert (found.gone, found.new) == ((2,), (2,))


def test_running_numbers_are_no_identifiers() -> None:
    names = ["Kaveri", "Lotus", "Sunrise", "Delta"]
    old = sites(*({"name": f"{name} Mill", "site_id": str(n)} for n, name in enumerate(names)))
    new = sites(*({"name": f"{name} Mill", "site_id": str(n)} for n, name in enumerate(reversed(names))))
    found = same(old, new)
    assert {(old.row(t - 2, named=True)["name"], new.row(n - 2, named=True)["name"]) for t, n in pairs(found)} == {
        (f"{name} Mill", f"{name} Mill") for name in names
    }


@pytest.mark.parametrize("name", ["Kaveri Mill", "KAVERI MILL LTD.", "kaveri mill co., ltd", "Kaveri-Mill Pvt. Ltd."])
def test_case_marks_and_legal_forms_do_not_count(name: str) -> None:
    assert pairs(same(sites({"name": "Kaveri Mill Limited"}), sites({"name": name}))) == [(2, 2)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("PT Maju Jaya Tbk.", "maju jaya"),
        ("Ege Boya San. Tic. Ltd. Şti.", "ege boya"),
        ("Limited", "limited"),
        ("Solvay S.A.", "solvay"),
        ("", ""),
    ],
)
def test_a_name_without_its_legal_form(name: str, form: str) -> None:
    assert bare(name) == form


def test_two_plants_of_one_name_are_told_apart_by_address() -> None:
    old = sites({"name": "Jaya", "address": "1 Mill Road"}, {"name": "Jaya", "address": "9 Quay Street"})
    new = sites({"name": "Jaya", "address": "9 Quay Street", "tier": 2}, {"name": "Jaya", "address": "77 Hill"})
    found = same(old, new)
    assert pairs(found) == [(3, 2)]
    assert found.perhaps.select("then", "now").rows() == [(2, 3)]


def test_two_plants_of_one_name_without_address_are_told_apart_by_city() -> None:
    old = sites({"name": "Jaya", "city": "Erode"}, {"name": "Jaya", "city": "Salem"})
    new = sites({"name": "Jaya", "city": "Salem", "tier": 1}, {"name": "Jaya", "city": "Erode", "tier": 1})
    assert pairs(same(old, new)) == [(2, 3), (3, 2)]


def test_one_name_with_quite_another_address_is_only_perhaps_the_same() -> None:
    found = same(sites({"name": "Jaya", "address": "Guangdong"}), sites({"name": "Jaya", "address": "Sichuan"}))
    assert found.pairs.is_empty()
    assert found.perhaps.rows() == [(2, 2, 1.0)]


def test_an_address_that_is_written_otherwise_is_the_same() -> None:
    old, new = ({"name": "Jaya", "address": a} for a in ("Plot 12, Sector 5, Noida", "12 Sector-5 Noida"))
    assert pairs(same(sites(old), sites(new))) == [(2, 2)]


def test_near_spelling_in_one_country_is_perhaps_the_same_and_never_certain() -> None:
    found = same(sites({"name": "Shenzen Lake Dyeing"}), sites({"name": "Lake Dyeing Shenzhen"}))
    assert (found.pairs.height, found.gone, found.new) == (0, (), ())
    assert found.perhaps.item(0, "likeness") > 0.9
    abroad = same(sites({"name": "Shenzen Lake Dyeing"}), sites({"name": "Shenzhen Lake Dyeing", "country": "CN"}))
    assert (abroad.perhaps.height, abroad.gone, abroad.new) == (0, (2,), (2,))


def test_each_row_is_in_one_pair_that_is_perhaps_the_same_the_likeliest_first() -> None:
    old = sites({"name": "Orchid Garments"}, {"name": "Orchid Garment"})
    new = sites({"name": "Orchid Garmentz"})
    found = same(old, new)
    assert found.perhaps.height == 1
    assert len(found.gone) == 1


def test_a_country_that_became_known_is_the_same_site() -> None:
    assert pairs(same(sites({"name": "Jaya", "country": None}), sites({"name": "Jaya"}))) == [(2, 2)]
    two = sites({"name": "Jaya"}, {"name": "Jaya", "country": "CN"})
    assert same(sites({"name": "Jaya", "country": None}), two).pairs.is_empty()


def test_a_site_on_several_rows_stays_one_site() -> None:
    row = {"name": "Jaya", "site_id": "A1"}
    old = sites(*({**row, "products": product} for product in ("shirts", "shoes", "yarn")))
    new = sites(*({**row, "products": product} for product in ("shoes", "yarn")))
    found = same(old, new)
    assert pairs(found) == [(3, 2), (4, 3)]
    assert (found.less, found.gone) == ((2,), ())
    back = same(new, old)
    assert (back.more, back.new) == ((2,), ())


def test_a_thousand_rows_of_one_site_make_no_million_pairs() -> None:
    old = sites(*({"name": "Jaya", "tier": 1} for _ in range(1000)))
    new = sites(*({"name": "Jaya", "tier": 2} for _ in range(900)))
    found = same(old, new)
    assert (found.pairs.height, len(found.less)) == (900, 100)


_NAMES = st.sampled_from(["Jaya", "Jaya Ltd", "Jaja", "Lotus Mill", "Lotos Mill", "Delta"])
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": _NAMES,
            "country": st.sampled_from(["IN", "CN", None]),
            "site_id": st.sampled_from(["1", "2", "3", None]),
            "address": st.sampled_from(["1 Mill Road", "9 Quay", None]),
            "tier": st.sampled_from([1, 2, None]),
        }
    ),
    max_size=8,
)


@given(_ROWS, _ROWS)
@settings(max_examples=150, deadline=None)
def test_every_row_of_both_lists_is_accounted_for(old: list[Row], new: list[Row]) -> None:
    found = same(sites(*old), sites(*new))
    then = [t for t, _ in pairs(found)] + found.perhaps.get_column("then").to_list() + [*found.less, *found.gone]
    now = [n for _, n in pairs(found)] + found.perhaps.get_column("now").to_list() + [*found.more, *found.new]
    assert sorted(then) == list(range(2, 2 + len(old)))
    assert sorted(now) == list(range(2, 2 + len(new)))


@given(_ROWS, _ROWS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_rows_plays_no_part(old: list[Row], new: list[Row], rnd: Any) -> None:
    mixed = list(new)
    rnd.shuffle(mixed)
    first, second = same(sites(*old), sites(*new)), same(sites(*old), sites(*mixed))

    def told(found: Same, rows: list[Row]) -> list[tuple[int, str]]:
        """Each old row with what it is paired with, by content."""
        return sorted((then, repr(rows[now - 2])) for then, now in pairs(found))

    assert told(first, new) == told(second, mixed)
    assert (first.gone, first.less) == (second.gone, second.less)
