"""The world map as static SVG, built by hand: deterministic, small, and readable without colour or sight.

See docs/decisions/0009-hand-built-pictures.md for why no chart library draws it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from imvo.reporting.html.element import Markup, h

VIEW = "150 0 1850 850"  # the sheet of the register without the empty Pacific at its left edge
DOT = 9


class Outline(NamedTuple):
    """One country on the sheet: a point inside it, and its path (empty when it is too small to draw)."""

    x: int
    y: int
    path: str


@cache
def outlines() -> Mapping[str, Outline]:
    """Country code -> outline, from the register world-map."""
    source = resources.files("imvo.reference") / "world_map" / "table.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return {row["country"]: Outline(int(row["x"]), int(row["y"]), row["path"]) for row in rows}


def world_map(
    classes: Mapping[str, str], labels: Mapping[str, str], title: str, described: str, name: str = "world"
) -> Markup:
    """The map: `classes` gives a country its style (`b1l4`; `none` is hatched), `labels` its words.

    A country without a drawn outline gets a dot. `name` makes the ids unique on the page. Countries in neither mapping
    stay blank paper: no site there.
    """
    shapes = outlines()
    blank = h("path", d=Markup("".join(o.path for code, o in shapes.items() if code not in classes)), class_="blank")
    drawn = [
        _country(shapes[code], style, labels.get(code, code), name)
        for code, style in sorted(classes.items())
        if code in shapes
    ]
    hatch = h(
        "pattern",
        h("rect", width="10", height="10", fill="#ffffff"),
        h("path", d="M-2,2l4-4M0,10l10-10M8,12l4-4", stroke="#5b6675", stroke_width="2"),
        id=f"{name}-hatch", width="10", height="10", patternUnits="userSpaceOnUse",
    )  # fmt: skip
    return h(
        "svg",
        h("title", title, id=f"{name}-title"),
        h("desc", described, id=f"{name}-desc"),
        h("defs", hatch),
        blank,
        drawn,
        viewBox=VIEW, role="img", aria_labelledby=f"{name}-title {name}-desc", class_="world",
    )  # fmt: skip


def _country(shape: Outline, style: str, label: str, name: str) -> Markup:
    fill = {"fill": f"url(#{name}-hatch)"} if style == "none" else {"class_": style}
    if shape.path:
        return h("path", h("title", label), d=Markup(shape.path), **fill)
    return h("circle", h("title", label), cx=shape.x, cy=shape.y, r=DOT, **fill)
