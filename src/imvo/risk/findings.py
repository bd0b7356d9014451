"""What was seen at a site, as the method reads it: what each finding does to the likelihood there."""

from __future__ import annotations

from types import MappingProxyType

import polars as pl

FRAME = MappingProxyType(
    {
        "finding": pl.UInt32(),
        "row": pl.UInt32(),
        "theme": pl.String(),
        "kind": pl.String(),
        "direction": pl.String(),
        "evidence": pl.String(),
        "date": pl.Date(),
    }
)
"""Columns of the findings of one assessment. `row` is that of the site; `evidence`: claimed, evidenced or verified."""


def none() -> pl.DataFrame:
    """No findings."""
    return pl.DataFrame(schema=dict(FRAME))
