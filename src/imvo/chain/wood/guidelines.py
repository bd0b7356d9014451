"""What a certificate covers of the guidelines, per version in force. Covered by the standard is not met by the firm."""

from __future__ import annotations

from datetime import date

import polars as pl

from imvo import tables
from imvo.reference import Edition

REGISTER = "certificate-matrix"
UNSTATED = "version not stated"  # in the register, of a standard whose source names none
_RESULT = "certificate-gaps"


def gaps(matrix: Edition, on: date, lines: pl.DataFrame | None = None) -> pl.DataFrame:
    """The table `certificate-gaps`: every requirement against every version in force on that day, or perhaps in force.

    `lines`: the table `wood-evidence`; then only the laws and the schemes that a line names stay, with how many lines
    rest on them. A pair of which no words were read says not-checked. What is not covered carries the proposed measure.
    """
    standards = _in_force(_read(matrix, "standards"), on).join(_resting(lines), on="scheme", how="left")
    if lines is not None:
        standards = standards.filter((pl.col("scheme") == "eu") | pl.col("lines").is_not_null())
    requirements = _read(matrix, "requirements").with_row_index("place")
    cells = matrix.table.select(
        pl.col("standard").alias("id"), "requirement", "state", "clause", "basis", "ground_nl", "ground_en", "source"
    )
    named = requirements.select(
        "place",
        "kind",
        "measure_nl",
        "measure_en",
        requirement="id",
        requirement_nl="name_nl",
        requirement_en="name_en",
    )
    pairs = standards.with_row_index("order").join(named, how="cross").join(cells, on=["id", "requirement"], how="left")
    state = pl.col("state").fill_null("not-checked")
    done = state == "covered"
    full = pairs.sort("order", "place").with_columns(
        state.alias("state"),
        pl.col("lines").fill_null(0),
        *(pl.when(~done).then(pl.col(f"measure_{lang}")).alias(f"measure_{lang}") for lang in ("nl", "en")),
        met_by_firm=pl.lit("not-assessed"),
    )
    return tables.shape(full, tables.load(_RESULT))


def _in_force(standards: pl.DataFrame, on: date) -> pl.DataFrame:
    """Versions in force on the day, and those whose days were not read. An ended one is left out."""
    first, last = (pl.col(name).str.to_date(strict=False) for name in ("from", "to"))
    known = standards.filter(~(first > on).fill_null(value=False) & ~(last < on).fill_null(value=False))
    return known.with_columns(in_force=pl.when(first.is_null()).then(pl.lit("unknown")).otherwise(pl.lit("yes"))).drop(
        "source"
    )


def _resting(lines: pl.DataFrame | None) -> pl.DataFrame:
    """Scheme -> lines whose claim or code names it, certified and controlled alike."""
    schema = {"scheme": pl.String, "lines": pl.UInt32}
    if lines is None:
        return pl.DataFrame(schema=schema)
    named = lines.select(pl.col("scheme").drop_nulls().str.split("|").explode())
    return named.group_by("scheme").agg(pl.len().alias("lines")).cast(schema)  # type: ignore[arg-type]


def _read(matrix: Edition, name: str) -> pl.DataFrame:
    return pl.read_csv(matrix.folder / f"{name}.csv", infer_schema=False)
