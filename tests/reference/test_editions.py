from __future__ import annotations

import datetime
import hashlib

import pytest

from imvo.reference import RegisterError, available, load, load_all


@pytest.fixture
def three(copy_of):
    """The shipped edition (March 2024) beside one of 2020 and one of May 2027."""
    older = copy_of("gender", "gender_2020", edition='"2020"', edition_date='"2020"')
    copy_of("gender", "gender_2027", edition='"2027"', edition_date='"2027-05-02"')
    return older.parent


@pytest.mark.parametrize(
    ("as_of", "edition", "later"),
    [
        ("2019-07-04", "2020", True),  # the nearest later one
        ("2020-12-30", "2020", True),  # a year counts as known from its last day on
        ("2020-12-31", "2020", False),
        ("2024-03-30", "2020", False),
        ("2024-03-31", "2023/2024", False),
        ("2027-05-01", "2023/2024", False),
        ("2027-05-02", "2027", False),
        ("2030-01-01", "2027", False),
    ],
)
def test_the_newest_edition_not_later_than_the_date_else_the_nearest_later(three, as_of, edition, later) -> None:
    day = datetime.date.fromisoformat(as_of)
    found = load("gender", day, three)
    assert (found.edition, found.later) == (edition, later)
    assert load_all(day, three)["gender"].folder == found.folder


def test_without_a_date_the_newest_counts(three) -> None:
    found = load("gender", None, three)
    assert (found.edition, found.later) == ("2027", False)


def test_the_users_own_copy_of_an_edition_counts(copy_of) -> None:
    folder = copy_of("gender")
    assert load("gender", None, folder.parent).folder == folder
    assert load("gender", datetime.date(1999, 1, 1), folder.parent).folder == folder


def test_the_hash_is_that_of_the_file() -> None:
    found = load("goods")
    assert found.sha256 == hashlib.sha256((found.folder / "table.csv").read_bytes()).hexdigest()


def test_a_changed_file_is_read_again(copy_of) -> None:
    folder = copy_of("gender")
    before = load("gender", None, folder.parent)
    text = (folder / "table.csv").read_text(encoding="utf-8")
    (folder / "table.csv").write_text(text + "XK,gii,0.2,2022\n", encoding="utf-8")
    after = load("gender", None, folder.parent)
    assert after.table.height == before.table.height + 1
    assert after.sha256 != before.sha256


def test_names_that_begin_alike_are_not_mixed_up() -> None:
    # `process` is a beginning of process_grades and process_hazards, and no register.
    with pytest.raises(RegisterError, match="no register 'process'"):
        load("process")


def test_an_unknown_register_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RegisterError, match="countries"):
        load("happiness")


def test_a_folder_that_does_not_exist_is_refused(tmp_path) -> None:
    with pytest.raises(RegisterError, match="does not exist"):
        available(tmp_path / "none")
