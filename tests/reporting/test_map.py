"""The map colours only what is known, and every country has a place on it."""

from __future__ import annotations

import re

from imvo.reporting.classes import COLOURS, Rated, styles
from imvo.reporting.map import outlines, world_map


def _drawn(**classes: str) -> str:
    return world_map(classes, {code: f"{code} said" for code in classes}, "Title", "Described")


def test_every_country_has_a_point_on_the_sheet() -> None:
    shapes = outlines()
    assert len(shapes) == 250
    assert all(0 <= shape.x <= 2000 and 0 <= shape.y <= 1000 for shape in shapes.values())


def test_outlines_are_closed_paths_on_the_sheet() -> None:
    for shape in outlines().values():
        assert re.fullmatch(r"(M\d+,\d+l[-\d, ]+z)*", shape.path)


def test_a_small_country_is_a_dot() -> None:
    assert re.search(r"<circle [^>]*class=\"b1l4\"><title>SG said</title>", _drawn(SG="b1l4"))


def test_nothing_known_is_hatched() -> None:
    drawn = _drawn(IN="none")
    assert "url(#world-hatch)" in drawn
    assert not re.search(r'class="b\dl\d"', drawn)


def test_title_and_description_name_the_picture() -> None:
    drawn = _drawn(IN="b1l4")
    assert 'aria-labelledby="world-title world-desc"' in drawn
    assert '<title id="world-title">Title</title><desc id="world-desc">Described</desc>' in drawn


def test_an_unknown_code_is_left_out() -> None:
    assert "ZZ" not in _drawn(ZZ="b1l4")


def test_order_of_the_countries_does_not_matter() -> None:
    assert _drawn(IN="b1l4", CN="b2l1") == _drawn(CN="b2l1", IN="b1l4")


def test_each_class_has_a_legible_colour() -> None:
    for shades in COLOURS.values():
        for back, ink in shades.values():
            assert _contrast(back, ink) >= 4.5
    assert styles().count("{") == 12


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_pips_show_the_class_without_colour() -> None:
    assert Rated(5, 1, 1, 2, 4).pips == "●●◐◐"
    assert Rated(5, 1, 1, 3, 3).pips == "●●●○"
    assert Rated(5, 1, None, None, None).pips == "?"
