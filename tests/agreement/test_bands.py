"""A value lies in the band that the source prints for it, or it is said that no single one does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from imvo.agreement.bands import place
from imvo.agreement.model.situation import Scale

EDGES = st.lists(st.integers(-1000, 1000), min_size=2, max_size=8, unique=True).map(sorted)
NAME = {"nl": "x", "en": "x"}


def scale(bands: list[dict[str, object]], shared_edge: str = "printed") -> Scale:
    return Scale.model_validate(
        {
            "id": "s",
            "measure": NAME,
            "unit": NAME,
            "shared_edge": shared_edge,
            "bands": [{"id": f"b{place}", "name": NAME, **band} for place, band in enumerate(bands)],
            "sources": ["S1"],
        }
    )


@given(EDGES, st.one_of(st.integers(-1100, 1100), st.floats(-1100, 1100)))
def test_half_open_bands_that_cover_the_line_hold_every_value_exactly_once(edges: list[int], value: float) -> None:
    inner: list[dict[str, object]] = [{"at_least": low, "below": high} for low, high in pairwise(edges)]
    found = place(scale([{"below": edges[0]}, *inner, {"at_least": edges[-1]}]), value)
    assert len(found.bands) == 1
    assert not found.by_convention


@given(EDGES, st.integers(-1000, 1000))
def test_an_edge_that_two_bands_print_is_in_both_or_by_convention_in_the_upper_one(
    edges: list[int], value: int
) -> None:
    printed: list[dict[str, object]] = [{"at_least": low, "at_most": high} for low, high in pairwise(edges)]
    inside = edges[0] <= value <= edges[-1]
    shared = value in edges[1:-1]
    assert len(place(scale(printed), value).bands) == (0 if not inside else 2 if shared else 1)
    upper = place(scale(printed, "upper"), value)
    assert len(upper.bands) == (1 if inside else 0)
    assert upper.by_convention is shared
    assert not shared or upper.bands[0].low == value
