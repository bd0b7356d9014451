from __future__ import annotations

import datetime

import pytest

from imvo.reference import Added, AddError, add, check, kinds, load, load_all

HEADER = ["Country / Territory", "ISO3", "CPI score 2023", "Standard error", "Rank"]
ROWS = [
    (4, ["Denmark", "DNK", "90", "1.2", "1"]),
    (5, ["Namibia", "NA", "49", None, "59"]),
    (6, ["Bangladesh", "BGD", "24", "2,1", "149"]),
]


def _add_cpi(folder) -> Added:
    return add(ROWS, HEADER, "cpi", folder, retrieved=datetime.date(2024, 2, 1))


def test_a_users_table_becomes_a_register_that_loads_and_checks(tmp_path) -> None:
    added = _add_cpi(tmp_path)
    assert (added.register_id, added.edition, added.accepted, added.rejected) == ("cpi", "2023", 3, ())
    edition = load("cpi", None, tmp_path)
    assert edition.table.rows() == [
        ("BD", "cpi", 24.0, 2.1, "2023"),
        ("DK", "cpi", 90.0, 1.2, "2023"),
        ("NA", "cpi", 49.0, None, "2023"),
    ]
    assert not edition.register.redistributable
    assert edition.register.retrieved == "2024-02-01"
    assert check(tmp_path) == []
    assert "cpi" in load_all(None, tmp_path)
    assert "cpi" not in load_all()


def test_the_same_input_gives_the_same_bytes(tmp_path) -> None:
    contents = []
    for name in ("a", "b"):
        folder = _add_cpi(tmp_path / name).folder
        contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1]


def test_adding_the_same_edition_replaces_it_and_another_stands_beside_it(tmp_path) -> None:
    _add_cpi(tmp_path)
    add([(2, ["Denmark", "DNK", "80", None, "1"])], HEADER, "cpi", tmp_path)
    assert load("cpi", None, tmp_path).table.height == 1
    add(ROWS, [*HEADER[:2], "CPI score 2019", *HEADER[3:]], "cpi", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cpi_2019", "cpi_2023"]
    assert load("cpi", datetime.date(2020, 5, 1), tmp_path).edition == "2019"
    assert check(tmp_path) == []


def test_every_shipped_kind_but_the_general_ones_works_without_details(tmp_path) -> None:
    assert {"ituc", "cpi", "wages", "water-stress", "freedom-house", "slavery-index", "measure", "listing"} == set(
        kinds()
    )
    for kind in sorted(set(kinds()) - {"measure", "listing"}):
        added = add([(2, ["NL", "1"]), (3, ["BE", "2"])], ["land", "value"], kind, tmp_path, year="2024")
        assert (added.accepted, added.register_id) == (2, kind)
        register = load(kind, None, tmp_path).register
        assert register.indicators[0].good is not None
        assert register.indicators[0].ground
    assert check(tmp_path) == []


def test_words_of_a_kind_are_read_as_its_codes(tmp_path) -> None:
    add([(2, ["NL", "5+"]), (3, ["BE", "2"])], ["country", "Rating"], "ituc", tmp_path, year="2024")
    assert load("ituc", None, tmp_path).table["value"].to_list() == [2.0, 6.0]


def test_a_measure_of_ones_own_needs_its_details(tmp_path) -> None:
    rows = [(2, ["Nederland", "3"])]
    with pytest.raises(AddError, match="themes"):
        add(rows, ["land", "waarde"], "measure", tmp_path, year="2024")
    details = {
        "id": "heat",
        "title": {"nl": "Hitte", "en": "Heat"},
        "themes": ["safety-health"],
        "indicator": {
            "id": "days",
            "title": {"nl": "Hete dagen", "en": "Hot days"},
            "worse": "high",
            "range": {"min": 0, "max": 366},
        },
    }
    added = add(rows, ["land", "waarde"], "measure", tmp_path, year="2024", details=details)
    assert added.register_id == "heat"
    assert check(tmp_path) == []
    with pytest.raises(AddError, match="worse and range"):
        add(rows, ["land", "waarde"], "measure", tmp_path, details={**details, "indicator": None})


def test_a_listing_of_ones_own(tmp_path) -> None:
    details = {"id": "union-list", "title": {"nl": "Vakbondslijst", "en": "Union list"}, "themes": ["child-labour"]}
    rows = [(2, ["India", "Zari", "embroidery"]), (3, ["India", "Zari", "magic"])]
    added = add(rows, ["country", "good", "process"], "listing", tmp_path, year="2023", details=details)
    assert [r.reason for r in added.rejected] == ["This is not a process that imvo knows."]
    row = load("union-list", None, tmp_path).table.row(0, named=True)
    assert (row["theme"], row["grade"], row["text_nl"]) == (
        "child-labour",
        "listed",
        "Vakbondslijst noemt Zari uit India.",
    )
    assert row["date"] is None
    assert check(tmp_path) == []


def test_a_register_of_imvo_itself_is_not_overwritten(tmp_path) -> None:
    with pytest.raises(AddError, match="register of imvo itself"):
        add(ROWS, HEADER, "cpi", tmp_path, details={"id": "governance"})


@pytest.mark.parametrize(
    ("header", "kind", "words"),
    [
        (["country", "colour"], "cpi", "Columns not found: value"),
        (["colour", "score"], "cpi", "Columns not found: country"),
        (["country", "score"], "happiness", "There is no kind 'happiness'"),
        (["country", "score"], "cpi", "No row could be read"),
    ],
)
def test_nothing_is_written_when_it_cannot_be_a_register(tmp_path, header, kind, words) -> None:
    with pytest.raises(AddError, match=words):
        add([(2, ["NL", "3"])], header, kind, tmp_path)
    assert list(tmp_path.iterdir()) == []
