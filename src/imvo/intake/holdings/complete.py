"""From holdings as a file gives them to checked ones: identifiers, class of assets, the fund that a position is.

A position is never dropped or changed in value here. What is not known stays empty or is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from imvo import tables
from imvo.intake.holdings.told import fault
from imvo.intake.identifiers import Checked, What, categories, cic, isin, lei
from imvo.intake.wording import norm

# What files write for "this code is an ISIN": the number of the closed list of EIOPA, or the word.
_SAYS_ISIN = frozenset({"1", "isin", "1 isin", "iso 6166", "1 iso 6166 for isin code", "iso 6166 for isin code"})
_LEI_COLUMNS = (
    ("issuer_lei", "lei_state"),
    ("group_lei", "group_lei_state"),
    ("underlying_lei", "underlying_lei_state"),
)


def complete(given: pl.DataFrame, lang: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables `holdings` and `identifier-faults`.

    `given`: the columns of `holdings`, or some of them with at least row, file and sheet; isin and the columns of LEIs
    hold the codes as the file gives them. Rows stay as they are in number, order and value.
    """
    frame = _all_columns(given)
    faults: list[pl.DataFrame] = []
    frame = _isin(frame, faults, lang)
    # A code of which the file does not say what it is, counts as an LEI only when it is one.
    bare = pl.col("issuer_lei").is_null() & pl.col("issuer_code").is_not_null()
    guessed = _column(frame, "issuer_code", lambda text: lei(text).code or "", pl.String())
    frame = frame.with_columns(issuer_code=pl.coalesce("issuer_code", "issuer_lei"))
    frame = frame.with_columns(
        pl.when(bare).then(guessed.replace("", None)).otherwise("issuer_lei").alias("issuer_lei")
    )
    for column, state in _LEI_COLUMNS:
        frame = _checked(frame, column, state, "lei", lei, faults, lang)
    frame = _checked(frame, "cic", "cic_state", "cic", cic, faults, lang)
    holdings = tables.shape(_classes(frame), tables.load("holdings"))
    declared = tables.load("identifier-faults")
    told = pl.concat([tables.empty(declared), *faults]).sort("sheet", "row", "field", nulls_last=True)
    return holdings, tables.check(told, declared)


def plain_id(text: str | None) -> str | None:
    """An identifier in the form in which two of them are compared: capitals, no spaces, no `ISIN/` before it."""
    if text is None:
        return None
    code = "".join(text.split()).upper().removeprefix("CAU/").removeprefix("ISIN/")
    return code or None


def _all_columns(given: pl.DataFrame) -> pl.DataFrame:
    """All declared columns; the file's own further columns stay behind them."""
    dtypes = tables.load("holdings").dtypes
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in dtypes.items() if name not in given.columns]
    frame = given.with_columns(missing)
    named = [name for name in ("holder_id", "through_fund") if frame.get_column(name).null_count() < frame.height]
    frame = frame.with_columns(_column(frame, name, plain_id, pl.String()) for name in named)
    return frame.with_columns(pl.col("source").fill_null("list"))


def _isin(frame: pl.DataFrame, faults: list[pl.DataFrame], lang: str) -> pl.DataFrame:
    """The code typed as ISIN is checked; one without a type is an ISIN when it is one by form and check digit."""
    says = _column(frame, "instrument_id_type", lambda text: norm(text or "") in _SAYS_ISIN, pl.Boolean())
    fits = _column(frame, "instrument_id", lambda text: isin(text).state == "valid", pl.Boolean())
    untyped = pl.col("instrument_id_type").is_null()
    code = pl.when((says | (untyped & fits)).fill_null(value=False)).then("instrument_id")
    frame = frame.with_columns(pl.coalesce("isin", code).alias("isin"))
    frame = frame.with_columns(pl.coalesce("instrument_id", "isin").alias("instrument_id"))
    return _checked(frame, "isin", "isin_state", "isin", isin, faults, lang)


def _checked(
    frame: pl.DataFrame,
    column: str,
    state: str,
    what: What,
    check: Callable[[str | None], Checked],
    faults: list[pl.DataFrame],
    lang: str,
) -> pl.DataFrame:
    """`column` keeps a code that holds (a CIC stays as given), `state` says the outcome; the others go to `faults`."""
    texts = frame.get_column(column).unique().to_list()
    found = {text: check(text) for text in texts}
    table = pl.DataFrame(
        {
            column: texts,
            "_code": [found[text].code for text in texts],
            "_state": [found[text].state for text in texts],
            "_why": [_reason(found[text], lang) for text in texts],
        },
        schema_overrides={column: pl.String, "_code": pl.String, "_state": pl.String, "_why": pl.String},
    )
    joined = frame.join(table, on=column, how="left", nulls_equal=True, maintain_order="left")
    wrong = joined.filter(pl.col("_state").is_in(["malformed", "checksum"]))
    faults.append(
        wrong.select(
            *("file", "sheet", "row", pl.lit(what).alias("what"), pl.lit(column).alias("field")),
            *(pl.col(column).alias("code"), pl.col("_state").alias("state"), pl.col("_why").alias("reason")),
            *("holder_id", "name", "value"),
        )
    )
    kept = pl.col(column) if what == "cic" else pl.col("_code").alias(column)
    return joined.with_columns(kept, pl.col("_state").alias(state)).drop("_code", "_state", "_why")


def _reason(found: Checked, lang: str) -> str | None:
    return fault(found.why, lang) if found.why and found.state != "not-checked" else None


def _classes(frame: pl.DataFrame) -> pl.DataFrame:
    """The class as the file states it, otherwise that of the CIC's category, otherwise unknown; and the fund it is."""
    known = categories()

    def class_of(text: str | None) -> str | None:
        code = cic(text).code
        return known[code[2]] if code else None

    by_cic = _column(frame, "cic", class_of, pl.String())
    frame = frame.with_columns(pl.coalesce("asset_class", by_cic, pl.lit("unknown")).alias("asset_class"))
    own = _column(frame, "instrument_id", plain_id, pl.String())
    is_fund = pl.col("asset_class") == "fund"
    fund = pl.coalesce("fund_id", pl.when(is_fund).then(pl.coalesce(pl.col("isin"), own)))
    # S.06.02 lists what the insurer holds itself, "not on a look-through basis"; how large its stake in a fund is, it
    # does not say.
    held = (pl.col("source") == "s-06-02") & ~pl.col("asset_class").is_in(["fund", "unknown"])
    direct = pl.when(held).then(pl.lit("direct"))
    mandate = pl.coalesce("mandate", direct, pl.lit("unknown"))
    return frame.with_columns(fund.alias("fund_id"), mandate.alias("mandate"))


def _column(frame: pl.DataFrame, name: str, read: Callable[[str | None], object], dtype: pl.DataType) -> pl.Series:
    """`read` of every distinct text of a column, put back on its rows."""
    texts = frame.get_column(name).unique().to_list()
    table = pl.DataFrame(
        {"text": texts, "made": pl.Series([read(text) for text in texts], dtype=dtype)},
        schema_overrides={"text": pl.String},
    )
    joined = frame.select(pl.col(name).alias("text")).join(
        table, on="text", how="left", nulls_equal=True, maintain_order="left"
    )
    return joined.get_column("made").alias(name)
