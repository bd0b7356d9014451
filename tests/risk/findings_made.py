"""Made-up findings: every kind, direction and state of evidence; fresh, old, undated and of a later day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from imvo.risk.findings import FRAME
from tests.risk.assessed import one_draw

AS_OF = date(2026, 1, 1)
KINDS = ("audit", "worker-voice", "union", "incident", "complaint", "media", "own-visit")
DIRECTIONS = ("harm", "no-harm", "mended")
STATES = ("claimed", "evidenced", "verified")
BARRED = ("forced-labour", "freedom-of-association", "discrimination-gender")
BEFORE = ("priority", "severe-unlikely", "nothing-known")

# One assessment costs as much for a few sites as for one; a failure names what was drawn, so nothing is shrunk.
STEADY = settings(
    deadline=None,
    derandomize=True,
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

Told = dict[str, Any]
ages = st.sampled_from([None, -40, 0, 1, 400, 800, 1900, 4000])


def one(**given: Any) -> Told:
    """A finding with some of its columns; fresh and evidenced harm told by a union unless given."""
    plain: Told = {"row": 2, "theme": "living-wage", "kind": "union", "direction": "harm", "evidence": "evidenced"}
    return {**plain, "date": AS_OF - timedelta(days=30), **given}


def frame(told: list[Told]) -> pl.DataFrame:
    """Findings numbered in the order given."""
    numbered = [{"finding": number, **finding} for number, finding in enumerate(told, 1)]
    return pl.DataFrame(numbered, schema=dict(FRAME))


@st.composite
def findings(draw: st.DrawFn, row: int, theme: str, **fixed: Any) -> Told:
    """One finding at a place; what is `fixed` stays. Half of them are proven and fresh, so that they do something."""
    telling = draw(st.booleans())
    age = draw(st.sampled_from([0, 1, 400]) if telling else ages)
    drawn = {
        "row": row,
        "theme": theme,
        "kind": draw(st.sampled_from(KINDS)),
        "direction": draw(st.sampled_from(DIRECTIONS)),
        "evidence": draw(st.sampled_from(STATES[1:] if telling else STATES)),
        "date": None if age is None else AS_OF - timedelta(days=age),
    }
    return {**drawn, **fixed}


@st.composite
def stories(
    draw: st.DrawFn, rows: list[int], themes: tuple[str, ...] = (), most: int = 12, **last: Any
) -> tuple[list[Told], list[Told]]:
    """Up to `most` places (row, theme), each with some findings and one more, of which what is in `last` is fixed.

    Places have nothing to do with each other, so that one assessment tries many. Of the kinds in `last` one is chosen.
    """
    place = st.tuples(st.sampled_from(rows), st.sampled_from(themes or one_draw().themes))
    before, more = [], []
    for row, theme in draw(st.lists(place, min_size=min(most, 6), max_size=most, unique=True)):
        before += draw(st.lists(findings(row, theme), max_size=3))
        fixed = {
            name: draw(st.sampled_from(value)) if isinstance(value, tuple) else value for name, value in last.items()
        }
        more.append(draw(findings(row, theme, **fixed)))
    return before, more
