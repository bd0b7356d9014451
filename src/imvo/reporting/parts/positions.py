"""The delivered holdings and loans as one table of positions, for every part that speaks of them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from imvo.chain import financed
from imvo.chain import vocabulary as chain
from imvo.chain.holdings import Counted, Through, counted, look_through
from imvo.intake.values import vocabulary
from imvo.reporting.parts.part import Given
from imvo.tables import Label

HOLDINGS, FUNDS, LOANS = "holdings", "funds", "loans"
KINDS = (HOLDINGS, LOANS)


@dataclass(frozen=True)
class Positions:
    """`frame`: the table `financed-positions`. `counted` and `through`: of the holdings, None without any."""

    frame: pl.DataFrame
    counted: Counted | None
    through: Through | None


def positions_of(given: Given) -> Positions:
    """Holdings looked through, and loans, each with what is known of whoever uses the money; worked out once a run."""
    if financed.RESULT not in given.worked_out:
        given.worked_out[financed.RESULT] = _positions(given)
    found: Positions = given.worked_out[financed.RESULT]
    return found


def _positions(given: Given) -> Positions:
    named = financed.Named(vocabulary.of_folder(given.editions[chain.REGISTER].folder))
    parts: list[pl.DataFrame] = []
    found = through = None
    held, lent = given.table(HOLDINGS), given.table(LOANS)
    if held is not None:
        funds = given.table(FUNDS)
        found = counted(held, funds)
        through = look_through(found, funds)
        parts.append(financed.of_holdings(through, named))
    if lent is not None:
        parts.append(financed.of_loans(lent, named))
    return Positions(financed.numbered(parts), found, through)


def left_out(given: Given) -> int:
    """Rows of the files with holdings or loans that were not accepted."""
    files: set[str] = set()
    for kind in KINDS:
        frame = given.table(kind)
        files |= set() if frame is None else set(frame.get_column("file"))
    return given.rejected.filter((pl.col("what") == "row") & pl.col("file").is_in(sorted(files))).height


def sectors(given: Given) -> dict[str, Label]:
    """Code of a sector -> its name."""
    frame = chain.load(given.editions[chain.REGISTER]).processes
    return {code: Label(nl=nl, en=en) for code, nl, en in frame.select("id", "name_nl", "name_en").iter_rows()}
