from __future__ import annotations

import datetime

import pytest

from imvo.reference import RegisterError, check
from imvo.reference.load import metadata
from imvo.reference.model import last_day


def _without(text: str, start: str, end: str) -> str:
    return text[: text.index(start)] + text[text.index(end) :]


def test_a_register_without_assertions_fails(copy_of) -> None:
    folder = copy_of("gender")
    file = folder / "register.yaml"
    file.write_text(_without(file.read_text(encoding="utf-8"), "assertions:", "ignored:"), encoding="utf-8")
    with pytest.raises(RegisterError, match="assertions"):
        metadata(folder)
    assert any("assertions" in f.what and f.file == "register.yaml" for f in check(folder.parent))


@pytest.mark.parametrize("part", ["  rows: {min: 160, max: 175}\n", "  key: [country, indicator]\n"])
def test_a_register_that_misses_one_assertion_fails(copy_of, part: str) -> None:
    folder = copy_of("gender")
    file = folder / "register.yaml"
    text = file.read_text(encoding="utf-8")
    assert part in text
    file.write_text(text.replace(part, ""), encoding="utf-8")
    with pytest.raises(RegisterError, match=part.split(":", maxsplit=1)[0].strip()):
        metadata(folder)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "positive-only"}, "not being on it is not good news"),
        ({"kind": "nearly-full"}, "kind"),
        ({"edition_date": "spring"}, "edition_date"),
        ({"licence": '""'}, "licence"),
        ({"themes": "[]"}, "themes"),
        ({"notes": "&x [1, 2"}, "notes|expected"),
        ({"retrieved": "unknown\nscore: 3"}, "score"),
    ],
)
def test_metadata_that_do_not_hold_are_refused(copy_of, fields: dict[str, str], words: str) -> None:
    folder = copy_of("gender", **fields)
    with pytest.raises(RegisterError, match=words):
        metadata(folder)


def test_an_indicator_without_a_range_fails(copy_of) -> None:
    folder = copy_of("gender")
    file = folder / "register.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(", range: {min: 0, max: 1}", ""), encoding="utf-8")
    with pytest.raises(RegisterError, match="without `range`"):
        metadata(folder)


def test_a_year_or_date_without_quotes_is_read_as_text(copy_of) -> None:
    folder = copy_of("gender", edition="2024", edition_date="2024-03-13", reference_period="2022")
    read = metadata(folder)
    assert (read.edition, read.edition_date, read.reference_period) == ("2024", "2024-03-13", "2022")


def test_the_last_day_of_a_partial_date() -> None:
    assert last_day("2022") == datetime.date(2022, 12, 31)
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    assert last_day("2022-12") == datetime.date(2022, 12, 31)
    assert last_day("2022-09-28") == datetime.date(2022, 9, 28)
    with pytest.raises(ValueError, match="not a date"):
        last_day("2022-9")
