"""A list of holdings that the reader of any table has read: its codes checked, its funds summed, as of a TPT file."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from imvo.intake.holdings.account import account_notes
from imvo.intake.holdings.complete import complete
from imvo.intake.holdings.told import note
from imvo.intake.holdings.totals import totals
from imvo.intake.holdings.weights import scale
from imvo.intake.notes import Note
from imvo.intake.reading import Reading


def listed(reading: Reading, lang: str) -> Reading:
    """`reading` with the tables `holdings` (completed), `funds` and `identifier-faults`; unchanged without holdings.

    The rows stay as they are in number and value. A list states no total of its own, so whether a sum agrees with it is
    unknown.
    """
    given = reading.tables.get("holdings")
    if given is None:
        return reading
    weighed, told = _weighed(given)
    holdings, faults = complete(weighed, lang)
    funds = totals(holdings)
    made = {"holdings": holdings, "funds": funds, "identifier-faults": faults}
    notes = (*reading.notes, *told, *account_notes(holdings, funds, faults))
    return replace(reading, tables={**reading.tables, **made}, notes=notes)


def _weighed(given: pl.DataFrame) -> tuple[pl.DataFrame, list[Note]]:
    """Percentages as shares of one. The weights of several portfolios in one list are of one scale."""
    holders = max(given.select("holder_id", "holder_name").n_unique(), 1)
    nothing = pl.Series([None], dtype=pl.Float64).new_from_index(0, given.height)
    found = scale(given.get_column("weight") / holders, nothing, nothing)
    if found == "hundred":
        return given.with_columns(pl.col("weight") / 100), [note("weight-hundred")]
    if found is None:
        return given.with_columns(weight=nothing), [note("weight-unsure")]
    return given, []
