"""The uniform shapes of registers: which columns a table of each shape has, so that nobody needs code per register."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "u8": pl.UInt8(),
    "i64": pl.Int64(),
    "f64": pl.Float64(),
    "bool": pl.Boolean(),
}


@dataclass(frozen=True)
class Shape:
    """`columns`: name to type, in order; `optional`: may be missing from the file (all empty) or empty in a row;
    `values`: the closed sets of codes; `joined`: columns of several codes joined by a bar."""

    columns: dict[str, str]
    optional: frozenset[str] = frozenset()
    values: dict[str, frozenset[str]] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()


def _text(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "text")


SOURCED = frozenset({"sourced", "judgement"})

SHAPES: dict[str, Shape] = {
    "measure": Shape(
        columns={**_text("country", "indicator"), "value": "f64", "error": "f64", "year": "text"},
        optional=frozenset({"error"}),
    ),
    "listing": Shape(
        columns=_text(
            *("country", "region", "process", "material", "product", "theme", "subject", "grade"),
            *("text_en", "text_nl", "source_title", "publisher", "date", "url", "status", "chain"),
        ),
        # A date or an address that the source does not give stays empty: nothing is invented.
        optional=frozenset(
            {"country", "region", "process", "material", "product", "date", "url", "source_title", "publisher", "chain"}
        ),
        values={
            "grade": frozenset({"strong", "moderate", "possible", "listed", "part", "ungraded"}),
            "status": SOURCED,
        },
    ),
    "status": Shape(
        columns=_text("country", "instrument", "theme", "value", "date", "source"),
        # `theme` is empty for an instrument that bears on none of the nine themes.
        optional=frozenset({"theme", "date", "source"}),
        values={"value": frozenset({"yes", "no", "unknown"})},
        joined=frozenset({"theme"}),
    ),
    "areas": Shape(
        columns=_text("country", "region", "region_name", "basis"),
        optional=frozenset({"region", "region_name", "basis"}),
    ),
    "grades": Shape(
        columns={
            **_text("process", "theme"),
            **dict.fromkeys(("low", "value", "high", "scale", "reach", "irremediability"), "u8"),
            **_text("applies", "ground_en", "ground_nl", "status", "sources"),
        },
        optional=frozenset({"low", "value", "high", "scale", "reach", "irremediability", "applies", "sources"}),
        values={"status": SOURCED, "applies": frozenset({"yes", "no"})},
    ),
    # Own columns, declared in register.yaml under `columns`; text where nothing is declared.
    "vocabulary": Shape(columns={}),
}
