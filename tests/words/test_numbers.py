"""Numbers, shares, money and lists are written as a Dutch or an English reader expects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import words


@pytest.mark.parametrize(
    ("x", "nl", "en"),
    [
        (0, "0", "0"),
        (1234.5, "1.234,5", "1,234.5"),
        (-0.55, "−0,55", "−0.55"),
        (-0.0001, "0", "0"),
        (1_000_000, "1.000.000", "1,000,000"),
        (0.1 + 0.2, "0,3", "0.3"),
        (999.9999, "1.000", "1,000"),
    ],
)
def test_number(x: float, nl: str, en: str) -> None:
    assert (words.number(x, "nl"), words.number(x, "en")) == (nl, en)


def test_fixed_decimals_keep_their_zeros() -> None:
    assert words.number(2.5, "nl", decimals=2) == "2,50"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_read_back(n: int) -> None:
    assert int(words.count(n, "nl").replace(".", "").replace("−", "-")) == n


def test_share() -> None:
    assert (words.share(0.62, "nl"), words.share(0.62, "en")) == ("62\N{NARROW NO-BREAK SPACE}%", "62%")
    assert words.share(0.125, "en", decimals=1) == "12.5%"


def test_money() -> None:
    assert words.money(1234.5, "nl", decimals=2) == "€\N{NO-BREAK SPACE}1.234,50"
    assert words.money(-1234.5, "en", decimals=2) == "−€1,234.50"
    assert words.money(1000, "en", "USD") == "USD\N{NO-BREAK SPACE}1,000"


def test_span() -> None:
    assert words.span(500, 1000, "en") == "500–1,000"
    assert words.span(500, 500, "nl") == "500"
    assert words.span(500, None, "nl") == "ten minste 500"


@pytest.mark.parametrize(
    ("parts", "nl"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_enumeration(parts: list[str], nl: str) -> None:
    assert words.enumeration(parts, "nl") == nl
