"""The sector of each position: by its code, otherwise by its name in words, otherwise by its class of assets."""

from __future__ import annotations

import polars as pl

from imvo.intake.values.vocabulary import Vocabulary
from imvo.reference import sector_tables, sectors

UNSPECIFIED = "unspecified"


def with_sectors(lines: pl.DataFrame, words: Vocabulary, by_class: dict[str, str]) -> pl.DataFrame:
    """`lines` with `sector` and `sector_how`. Needs sector_system, sector_code, sector_given and asset_class.

    `words`: the vocabulary of the chain; `by_class`: class of assets -> the sector that follows from it. Codes of one
    classification in one file are read together: some of them may show of which edition they all are.
    """
    coded = _by_code(lines)
    said = _by_words(lines.get_column("sector_given"), words)
    joined = lines.join(coded, on=_CODED, how="left", nulls_equal=True, maintain_order="left")
    joined = joined.join(said, on="sector_given", how="left", nulls_equal=True, maintain_order="left")
    of_class = pl.col("asset_class").replace_strict(by_class, default=None, return_dtype=pl.String)
    found = pl.coalesce("by_code", "by_words", of_class)
    how = (
        pl.when(pl.col("by_code").is_not_null())
        .then("how")
        .when(pl.col("by_words").is_not_null())
        .then(pl.lit("words"))
        .when(of_class.is_not_null())
        .then(pl.lit("class"))
        .otherwise(pl.lit("unknown"))
    )
    return joined.with_columns(sector=found.fill_null(UNSPECIFIED), sector_how=how).drop("by_code", "how", "by_words")


_CODED = ["file", "sector_system", "sector_code"]


def _by_code(lines: pl.DataFrame) -> pl.DataFrame:
    """_CODED, `by_code` (null: unknown) and `how`."""
    rows = []
    distinct = lines.select(_CODED).unique().sort(_CODED, nulls_last=True)
    for (file, system), group in distinct.group_by("file", "sector_system", maintain_order=True):
        codes = group.get_column("sector_code").to_list()
        edition = sectors.edition_shown(system, codes) or system
        for code in codes:
            found = sectors.sector_of(edition, code)
            if found.how == "unknown":
                found = sectors.sector_of(system, code)
            known = found.how != "unknown" and found.process != UNSPECIFIED
            rows.append((file, system, code, found.process if known else None, found.how))
    schema = dict.fromkeys([*_CODED, "by_code", "how"], pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _by_words(given: pl.Series, words: Vocabulary) -> pl.DataFrame:
    """`sector_given` and `by_words`: the sector that the words name; of several the narrowest that stands for all."""
    rows = []
    for text in given.drop_nulls().unique().sort():
        named = tuple(sorted(words.read(text).of("process")))
        process = sector_tables.sectors().standing_for(named) if named else UNSPECIFIED
        rows.append((text, None if process == UNSPECIFIED else process))
    return pl.DataFrame(rows, schema={"sector_given": pl.String, "by_words": pl.String}, orient="row")
