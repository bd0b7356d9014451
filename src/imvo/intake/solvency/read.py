"""Read a file with S.06.02 or S.06.03: positions joined to what is said of their assets, lines per fund."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from imvo import tables
from imvo.files import DEFAULT, Limits, Opened, UnusableFile, open_file
from imvo.intake.holdings import complete, totals
from imvo.intake.holdings.account import account_notes, sheet_notes
from imvo.intake.holdings.told import note
from imvo.intake.reading import Reading
from imvo.intake.solvency.assets import Assets, joined
from imvo.intake.solvency.find import Block, blocks_in
from imvo.intake.solvency.lines import Part, assets_of, look_through_of, positions_of
from imvo.runs import Progress, Silent

KINDS = frozenset({"holdings", "funds", "identifier-faults"})
_TITLES = {"s-06-02": "S.06.02", "s-06-03": "S.06.03"}


def read(
    path: Path,
    *,
    assets: Path | None = None,
    lang: str = "en",
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Reading:
    """The tables `holdings`, `funds` and `identifier-faults` of the file at `path`.

    `assets`: a file with the second part of S.06.02, where it is not in the same file. UnusableFile when there is no
    row of column codes, or only information on assets. Every line counts: a position, a line with information on an
    asset that a position has, or a line of `rejected`.
    """
    progress = progress or Silent()
    progress.phase("read", 0)
    opened = open_file(path, limits=limits)
    beside = [] if assets is None else [open_file(assets, limits=limits)]
    found = [(one, block) for one in (opened, *beside) for block in blocks_in(one)]
    if not found:
        raise UnusableFile(opened.file, "holdings.no-solvency")
    if not any(block.parts & {"positions", "lines"} for _, block in found):
        raise UnusableFile(opened.file, "holdings.assets-alone")
    progress.phase("understand", sum(block.until - block.at for _, block in found))
    reading = _reading(opened, found, lang)
    progress.done(reading.rows_in)
    return reading


def _reading(opened: Opened, found: list[tuple[Opened, Block]], lang: str) -> Reading:
    parts: list[Part] = []
    described: list[Assets] = []
    for one, block in found:
        if block.template == "s-06-03":
            parts.append(look_through_of(block, one.file, lang))
        elif "positions" in block.parts:
            parts.append(positions_of(block, one.file, lang))
        else:
            described.append(assets_of(block, one.file, lang))
    given, account = joined(pl.concat([part.given for part in parts]), described, lang)
    holdings, faults = complete(given, lang)
    told = pl.concat([*(part.rejected for part in parts), *account.rejected])
    rejected = tables.check(told, tables.load("rejected"))
    funds = totals(holdings)
    templates = ", ".join(sorted({_TITLES[block.template] for _, block in found}))
    notes = [note("solvency", templates=templates)]
    if account.rows:
        notes.append(note("assets", n=account.rows))
    return Reading(
        file=opened.file,
        tables={"holdings": holdings, "funds": funds, "identifier-faults": faults},
        rejected=rejected,
        rows_in=sum(part.rows_in for part in parts) + account.rows_in,
        accepted=holdings.height + account.rows,
        rejected_rows=rejected.filter(pl.col("what") == "row").height,
        notes=(
            *notes,
            *sheet_notes(opened, [block.grid.sheet for one, block in found if one is opened]),
            *(one for part in parts for one in part.notes),
            *account_notes(holdings, funds, faults),
        ),
    )
