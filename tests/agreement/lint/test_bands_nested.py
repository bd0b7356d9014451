"""A wide band that holds others hides no gap, and a gap is told with the values that really lie in none."""

import pytest

from imvo.agreement.lint import lint
from imvo.agreement.loader import loads, parse
from tests.agreement.conftest import SMALL


def binding(*bands: tuple[int, int]) -> str:
    printed = "".join(
        f"      - {{id: b{n}, name: {{nl: B, en: B}}, at_least: {low}, at_most: {high}}}\n"
        for n, (low, high) in enumerate(bands)
    )
    return (
        "binding:\n  scales:\n    - id: size\n      measure: {nl: Grootte, en: Size}\n      unit: {nl: fte, en: FTE}\n"
        f"      sources: [S1]\n      bands:\n{printed}"
    )


@pytest.mark.parametrize(
    ("bands", "gaps"),
    [
        (((0, 16), (5, 10), (20, 30)), ("16–20",)),
        (((0, 100), (50, 60), (150, 200)), ("100–150",)),
        (((0, 10), (10, 20)), ()),
        (((0, 100), (50, 60)), ()),
    ],
)
def test_the_gap_is_between_what_is_held(bands: tuple[tuple[int, int], ...], gaps: tuple[str, ...]) -> None:
    text = SMALL.replace("binding:\n", binding(*bands), 1)
    found = [each for each in lint(loads(text, "small.yaml"), parse(text, "small.yaml")) if each.rule == "bands-gap"]
    told = [value for each in found for value in dict(each.values).get("values", ())]
    assert tuple(told) == gaps
