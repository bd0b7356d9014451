"""Text of strangers stays text: in one line, without tricks, bounded."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.files import plain
from imvo.files.plain import CUT, UNPLAIN


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("Köln & 上海 Ltd", "Köln & 上海 Ltd"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\u202egpj.exe", "a\ufffdgpj.exe"),
        ("a\r\nb\tc", "a  b c"),
        ("a\u00a0b\u200bc\ufeff", "a bc"),
        ("a\x00\x1bb", "a\ufffd\ufffdb"),
    ],
)
def test_shown(given_: str, shown: str) -> None:
    assert plain(given_) == shown


def test_bounded_with_a_mark() -> None:
    assert len(plain("x" * 2**20)) == 1000
    assert plain("x" * 201, 200).endswith(CUT)
    assert plain("x" * 200, 200) == "x" * 200


@given(st.text())
def test_one_printable_line(text: str) -> None:
    shown = plain(text, 50)
    assert len(shown) <= 50
    assert shown.isprintable() or shown == ""
    assert plain(shown, 50) == shown


@given(st.text(max_size=30))
def test_the_pattern_finds_what_plain_would_change(text: str) -> None:
    found = pl.Series([text]).str.contains(UNPLAIN).item()
    tricky = any(letter in text for letter in "\u202e\u200b\x00\n\t\u2066\u00ad\u00a0")
    assert found or not tricky
