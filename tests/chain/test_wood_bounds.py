"""Rounding of each volume gives the exact ends of a share."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.wood import bounds


def test_the_total_of_2020_from_its_rounded_volumes() -> None:
    shares, volumes = np.array([98.8, 67.2, 98.2]), np.array([1.1, 0.3, 0.6])
    low, high = (bounds.ratio(shares, volumes - 0.05, volumes + 0.05, upper) for upper in (False, True))
    assert bounds.share(shares, volumes) == pytest.approx(93.88)
    assert (round(low or 0, 2), round(high or 0, 2)) == (92.96, 94.76)


TERMS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=5)


@given(TERMS)
def test_no_choice_of_ends_goes_beyond(terms: list[tuple[float, int, int]]) -> None:
    weights = np.array([weight for weight, _, _ in terms])
    low = np.array([float(start) for _, start, _ in terms])
    high = low + np.array([float(width) for _, _, width in terms])
    corners = [np.array(ends) for ends in product(*zip(low, high, strict=True))]
    ratios = [float((weights * v).sum() / v.sum()) for v in corners if v.sum() > 0]
    found = bounds.ratio(weights, low, high, upper=False), bounds.ratio(weights, low, high, upper=True)
    if not ratios:
        assert found == (None, None)
    else:
        assert found == (pytest.approx(min(ratios)), pytest.approx(max(ratios)))


@given(st.integers(0, 10**7), st.integers(0, 4), st.sampled_from([".", ","]))
def test_the_last_written_decimal_is_found_with_either_mark(whole: int, decimals: int, mark: str) -> None:
    value = whole / 10**decimals
    text = f"{value:.{decimals}f}".replace(".", mark)
    assert bounds.half_unit(value, text) == pytest.approx(0.5 * 10**-decimals)


@pytest.mark.parametrize(("value", "text"), [(12.0, None), (12.0, ""), (12.0, "een dozijn"), (12.0, "17")])
def test_a_text_that_does_not_show_the_value_tells_no_rounding(value: float, text: str | None) -> None:
    assert bounds.half_unit(value, text) is None
