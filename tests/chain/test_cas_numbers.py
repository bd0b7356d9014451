"""A CAS number counts only with its form and a sound check digit."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import reference
from imvo.chain.substances.cas import tidy, valid

NUMBERS = (
    reference.load("substances")
    .table.select(pl.concat_str("cas", "other_cas", separator="|", ignore_nulls=True).str.split("|").explode())
    .to_series()
    .drop_nulls()
    .to_list()
)


@pytest.mark.parametrize("number", ["7732-18-5", "50-00-0", "71751-41-2"])
def test_a_sound_number(number: str) -> None:
    assert valid(number)


@pytest.mark.parametrize("text", ["38641-91-0", "7732-18-4", "7732185", "abamectin", "", "1-23-4", "12345678-12-3"])
def test_what_is_no_number(text: str) -> None:
    assert not valid(text)


def test_every_number_of_the_register_is_sound() -> None:
    numbers = [number for number in NUMBERS if number]
    assert len(numbers) > 140
    assert all(valid(number) for number in numbers)


@given(st.sampled_from([number for number in NUMBERS if number]), st.data())
def test_one_wrong_digit_that_weighs_is_always_found(number: str, data: st.DataObject) -> None:
    """A digit whose weight shares no factor with ten changes the check digit whatever it becomes."""
    digits = [place for place, letter in enumerate(number[:-2]) if letter.isdigit()]
    weights = {place: weight for weight, place in enumerate(reversed(digits), start=1)}
    place = data.draw(st.sampled_from([place for place, weight in weights.items() if weight % 2 and weight % 5]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not valid(number[:place] + other + number[place + 1 :])


def test_spaces_dashes_and_padding_are_tidied() -> None:
    assert tidy(" 000071751 – 41 – 2 ") == "71751-41-2"
