"""What `imvo lookthrough` prints: rows, where a holder's value ends, funds that hold each other, what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from imvo import words
from imvo.cli import show
from imvo.files import plain

if TYPE_CHECKING:
    from imvo.intake.fund_positions import Positions

CLASSES = ("issuer", "undisclosed", "unknown", "circular")
REJECTED = 20
ASKED = 3
NAMED = 5
UNUSED = 20


@dataclass(frozen=True)
class Outcome:
    """What was written. `holder` None: every holder. `totals`, `cycles`: the tables; `exposures`: of one holder."""

    holder: str | None
    totals: pl.DataFrame
    cycles: pl.DataFrame
    rows: int
    exposures: pl.DataFrame | None = None


def tell(read: Sequence[Positions], found: Outcome | None, out: Path, lang: str, *, as_json: bool, quiet: bool) -> None:
    """Print the outcome. `found` None: no row could be used, so nothing was written."""
    if as_json:
        show.as_json(_shape(read, found, out))
        return
    _rows(read, lang, quiet=quiet)
    if found is None:
        show.line(words.text("lookthrough.no-row", lang))
        return
    if not quiet:
        if found.holder is not None:
            _holder(found, lang)
        _cycles(found.cycles, lang)
    written = words.text("lookthrough.written", lang, rows=words.count(found.rows, lang), file=str(out))
    show.line(written)


def _left_out(read: Sequence[Positions]) -> pl.DataFrame:
    return pl.concat([one.reading.rejected for one in read])


def _rows(read: Sequence[Positions], lang: str, *, quiet: bool) -> None:
    numbers = {
        "rows": sum(one.reading.rows_in for one in read),
        "accepted": sum(one.reading.accepted for one in read),
        "rejected": sum(one.reading.rejected_rows for one in read),
    }
    show.line(words.text("lookthrough.rows", lang, **{name: words.count(n, lang) for name, n in numbers.items()}))
    lines = _left_out(read).filter(pl.col("what") != "note")
    for row in lines.head(0 if quiet else REJECTED).iter_rows(named=True):
        said = {name: str(row[name] or "") for name in ("file", "row", "reason", "mend")}
        show.line(words.text("lookthrough.left-out", lang, **said), indent=2, hang=2)
    if lines.height > REJECTED and not quiet:
        show.line(words.text("lookthrough.more", lang, n=words.count(lines.height - REJECTED, lang)), indent=2)
    for one in read:
        if one.unused and not quiet:
            names = words.enumeration([plain(header, 60) for header in one.unused[:UNUSED]], lang)
            show.line(words.text("lookthrough.unused", lang, file=one.reading.file, columns=names), indent=2, hang=2)
    funds = pl.concat([one.incomplete for one in read]).unique()
    if len(funds):
        show.line(words.plural("lookthrough.incomplete", len(funds), lang), indent=2)


def _holder(found: Outcome, lang: str) -> None:
    totals = found.totals.row(0, named=True)
    show.line()
    show.title(plain(str(found.holder), 100))
    value = totals["value"]
    lines = [(words.text("lookthrough.value", lang), words.number(value, lang, 2), "")]
    for name in CLASSES:
        share = words.share(totals[name] / value, lang, 2) if value > 0 else ""
        label = words.text(f"lookthrough.class.{name}", lang)
        if totals[name] or name in ("issuer", "undisclosed"):
            lines.append((label, words.number(totals[name], lang, 2), share))
    width = max(len(number) for _, number, _ in lines)
    show.table([(label, number.rjust(width), share) for label, number, share in lines], indent=2)
    assert found.exposures is not None
    hidden = found.exposures.filter(pl.col("class") == "undisclosed", pl.col("value") > 0, pl.col("id") != found.holder)
    if hidden.height:
        largest = hidden.sort("value", "id", descending=[True, False]).get_column("id").head(ASKED).to_list()
        names = words.enumeration([plain(name, 60) for name in largest], lang)
        show.line(words.text("lookthrough.ask", lang, funds=names), indent=2)


def _cycles(cycles: pl.DataFrame, lang: str) -> None:
    number = cycles.get_column("cycle").n_unique()
    if not number:
        return
    show.line()
    show.line(words.plural("lookthrough.cycles", number, lang, funds=words.count(cycles.height, lang)))
    solved = cycles.filter(pl.col("outcome") == "solved").get_column("cycle").n_unique()
    if solved:
        show.line(words.plural("lookthrough.solved", solved, lang), indent=2)
    for outcome in ("circular", "undisclosed"):
        some = cycles.filter(pl.col("outcome") == outcome)
        if some.height:
            firsts = some.group_by("cycle").agg(pl.col("fund").first()).sort("cycle").get_column("fund")
            names = words.enumeration([plain(name, 60) for name in firsts.head(NAMED)], lang)
            show.line(words.plural(f"lookthrough.{outcome}", len(firsts), lang, funds=names), indent=2)


def _shape(read: Sequence[Positions], found: Outcome | None, out: Path) -> dict[str, Any]:
    """The whole outcome as plain values; of every holder at once the tables stand in the folder."""
    shape: dict[str, Any] = {
        "rows_in": sum(one.reading.rows_in for one in read),
        "accepted": sum(one.reading.accepted for one in read),
        "rejected": sum(one.reading.rejected_rows for one in read),
        "incomplete": pl.concat([one.incomplete for one in read]).unique().sort().to_list(),
        "unused_columns": {one.reading.file: list(one.unused) for one in read},
        "rejected_rows": _left_out(read).to_dicts(),
        "written": None,
    }
    if found is None:
        return shape
    shape |= {"holder": found.holder, "rows_written": found.rows, "written": str(out)}
    if found.holder is not None:
        shape |= {"totals": found.totals.row(0, named=True)}
    return shape | {"cycles": found.cycles.to_dicts()}
