"""The floor of the bench: what Polars alone needs to read the list as text and write the documented tables.

    python bench/floor.py bench/out/suppliers.csv bench/out/floor

Nothing is understood or judged: `sites.parquet` holds the text as it stands, `risks.parquet` nine themes per row with
constant classes, both with the columns and types of src/imvo/tables/*.yaml. A program that does any work takes longer.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import polars as pl

from imvo import tables

# The columns of the generated list, by the column of `sites` that holds them.
TEXT = {
    "name": "Factory name",
    "address": "Address",
    "city": "City",
    "country_given": "Country",
    "product_given": "Product",
    "process_given": "Process",
    "material_given": "Material",
}
CONSTANT = {
    "severity": 3,
    "scale": 3,
    "scope": 3,
    "irremediability": 3,
    "likelihood_low": 2,
    "likelihood": 3,
    "likelihood_high": 4,
    "basis": "process",
    "process": "cut-make-trim",
    "cause": 1,
}


THEMES = 9


def sites(text: pl.DataFrame, name: str) -> pl.DataFrame:
    """The declared columns of `sites`, the text of the list in its place, all else empty."""
    columns: list[pl.Expr] = []
    for column, dtype in tables.load("sites").dtypes.items():
        if column == "row":
            columns.append(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias(column))
        elif column == "file":
            columns.append(pl.lit(name).alias(column))
        elif column in TEXT:
            columns.append(pl.col(TEXT[column]).alias(column))
        else:
            columns.append(pl.lit(None, dtype=dtype).alias(column))
    return text.select(columns)


def risks(rows: pl.Series) -> pl.DataFrame:
    """Nine themes per row, with constant classes."""
    declared = tables.load("risks")
    # As many themes as a list of suppliers is assessed on without an agreement.
    themes = pl.DataFrame({"theme": declared.column("theme").values[:THEMES]})
    constant = [pl.lit(value, dtype=declared.dtypes[name]).alias(name) for name, value in CONSTANT.items()]
    return rows.to_frame("row").join(themes, how="cross").with_columns(constant).select(list(declared.dtypes))


def main() -> None:
    """Read the call, read the list, write both tables."""
    parser = argparse.ArgumentParser(description="Read a list as text and write the documented tables.")
    parser.add_argument("path", type=Path)
    parser.add_argument("out", type=Path)
    call = parser.parse_args()
    call.out.mkdir(parents=True, exist_ok=True)
    text = pl.read_csv(call.path, infer_schema=False)
    found = sites(text, call.path.name)
    found.write_parquet(call.out / "sites.parquet")
    risks(found.get_column("row")).write_parquet(call.out / "risks.parquet")


if __name__ == "__main__":
    main()
