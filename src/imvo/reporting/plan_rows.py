"""Measures as rows that can be read: a title for the whole text, the unit beside what is measured, risks by number."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.action.measure_titles import said, title
from imvo.reporting.plan_case import Names
from imvo.reporting.texts import joined
from imvo.tables import Label

_BAR = "\N{BROKEN BAR}"  # a page takes a bar for the border between codes; here a cell is one whole
_UNIT = "\t"


def readable(rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """The rows with every cell of `what` and `indicator` as one whole; an indicator goes with its `unit`, a column."""
    measured = pl.concat_str("indicator", pl.lit(_UNIT), pl.col(unit).fill_null(""))
    return rows.with_columns(_whole(pl.col("what")), _whole(measured).alias("indicator"))


def words(rows: pl.DataFrame) -> dict[str, Mapping[str, Label]]:
    """What the cells of `readable` rows are called."""
    whats, measured = (rows.get_column(name).drop_nulls().unique() for name in ("what", "indicator"))
    return {"what": {text: title(text) for text in whats}, "indicator": {text: _measured(text) for text in measured}}


def numbered(rows: pl.DataFrame, issues: pl.DataFrame, names: Names) -> tuple[pl.DataFrame, Mapping[str, Label]]:
    """The rows with `issues` as one whole, and what each is called: themes with their places in the order to act."""
    first = issues.filter(pl.col("list") == "priority").select("issue", "rank")
    places = dict(first.iter_rows())
    told = rows.with_columns(_whole(pl.col("issues")))
    cells = told.get_column("issues").drop_nulls().unique()
    return told, {cell: _by_theme(cell.split(_BAR), places, names) for cell in cells}


def _by_theme(keys: list[str], places: Mapping[str, int], names: Names) -> Label:
    """Such as "Child labour (1, 4); Living wage: sewing, Turkey": a risk without a place stands in full."""
    per: dict[str, list[int]] = {}
    for key in keys:
        if key in places:
            per.setdefault(key.partition("/")[0], []).append(places[key])
    told = []
    for theme, ranks in per.items():
        name = names.themes.get(theme, Label(nl=theme, en=theme))
        numbers = ", ".join(map(str, sorted(ranks)))
        told.append(Label(nl=f"{name.nl} ({numbers})", en=f"{name.en} ({numbers})"))
    told += [names.issue(key) for key in keys if key not in places]
    return joined(told, "; ")


def _measured(text: str) -> Label:
    indicator, _, unit = text.partition(_UNIT)
    parts = [said(part) for part in (indicator, unit) if part]
    return (
        parts[0] if len(parts) == 1 else Label(nl=f"{parts[0].nl} ({parts[1].nl})", en=f"{parts[0].en} ({parts[1].en})")
    )


def _whole(cell: pl.Expr) -> pl.Expr:
    return cell.str.replace_all("|", _BAR, literal=True)
