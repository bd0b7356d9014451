"""ISIN, LEI and CIC by form and check digit, each with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import words
from imvo.intake.identifiers import CHECKS, categories, cic, isin, lei
from tests.intake.portfolios import isin_of, lei_of


@pytest.mark.parametrize(
    ("text", "state", "why"),
    [
        ("US0378331005", "valid", None),
        (" us 0378331005 ", "valid", None),
        ("US0378331003", "checksum", "isin-checksum"),
        ("EZ0LL4J65C40", "valid", None),
        ("EZ0LL4J65C41", "checksum", "isin-checksum"),
        ("EZ0LL4J65C40FIXED", "malformed", "isin-length"),
        ("ZZ0378331005", "malformed", "isin-prefix"),
        ("US03783310é5", "malformed", "isin-characters"),
        ("", "not-checked", "empty"),
        (None, "not-checked", "empty"),
        ("n/a", "not-checked", "empty"),
    ],
)
def test_isin(text: str | None, state: str, why: str | None) -> None:
    found = isin(text)
    assert (found.state, found.why) == (state, why)
    assert (found.code is not None) == (state == "valid")


@pytest.mark.parametrize(
    ("text", "state", "why"),
    [
        (lei_of(7), "valid", None),
        (lei_of(7).lower(), "valid", None),
        (lei_of(7)[:-1] + ("1" if lei_of(7)[-1] != "1" else "2"), "checksum", "lei-checksum"),
        ("98", "malformed", "lei-length"),
        ("basket", "malformed", "lei-length"),
        ("5299000000000000000A", "malformed", "lei-characters"),
        (None, "not-checked", "empty"),
    ],
)
def test_lei(text: str | None, state: str, why: str | None) -> None:
    assert (lei(text).state, lei(text).why) == (state, why)


@pytest.mark.parametrize(
    ("text", "state", "why"),
    [
        ("SE31", "valid", None),
        ("XL71", "valid", None),
        ("XT09", "valid", None),
        ("XVA1", "valid", None),
        ("NA31", "valid", None),
        ("EU12", "malformed", "cic-country"),
        ("XA12", "malformed", "cic-country"),
        ("SEG1", "malformed", "cic-category"),
        ("SE30", "malformed", "cic-subcategory"),
        ("SE3", "malformed", "cic-length"),
        ("", "not-checked", "empty"),
    ],
)
def test_cic(text: str, state: str, why: str | None) -> None:
    assert (cic(text).state, cic(text).why) == (state, why)


def test_every_category_has_a_class() -> None:
    assert "".join(sorted(categories())) == "0123456789ABCDEF"


@given(st.text(max_size=30))
def test_no_text_breaks_a_check_and_every_refusal_has_words(text: str) -> None:
    for check in CHECKS.values():
        found = check(text)
        if found.state in ("malformed", "checksum"):
            assert all(words.has(f"holdings.fault.{found.why}", lang) for lang in words.LANGUAGES)


@given(st.integers(0, 10**9 - 1), st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes(number: int, at: int, digit: str) -> None:
    code = isin_of(number)
    wrong = code[:at] + digit + code[at + 1 :]
    if at >= 2 and wrong != code:
        assert isin(wrong).state == "checksum"
