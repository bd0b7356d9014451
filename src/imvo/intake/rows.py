"""Which records of a list are no sites: totals, repeated headers, notes under the list, records out of shape."""

from __future__ import annotations

import polars as pl

from imvo.files import Grid, plain
from imvo.intake.columns import SITES, spellings
from imvo.intake.header import Header, repeats_header
from imvo.intake.notes import Problem, problem
from imvo.intake.spread import VALUE_CHARACTERS, no_faults
from imvo.intake.values.places import resolves

_TOTAL = (
    r"(?i)^(?:grand |sub[- ]?|eind|gesamt)?(?:total|totaal|totals|totaux|summe|somme|gesamt|som)"
    r"(?: (?:general|général|workers|werknemers|sites|suppliers|leveranciers|number|aantal))?\s*:?\s*[\d.,]*$"
)
_REMARK = (
    r"(?i)^(?:source|sources|bron|bronnen|note|notes|noot|quelle|remark|remarks|disclaimer|last update[ds]?|"
    r"as of|per|stand|legend|legenda|\*+)\b?[ :*]"
)


def refuse(frame: pl.DataFrame, problems: list[tuple[pl.Series, str, str, Problem]], lang: str) -> pl.DataFrame:
    """Lines of refused rows. A problem: mask over `frame`, the header it is about, the column of its value, why."""
    lines = [no_faults()]
    taken = pl.Series([False], dtype=pl.Boolean).new_from_index(0, frame.height)
    for mask, header, value, found in problems:
        refused = mask.fill_null(value=False) & ~taken
        if not refused.any():
            continue
        hit = frame.select("row", *([value] if value else [])).filter(refused)
        taken = taken | refused
        values = hit.get_column(value).to_list() if value else [None] * hit.height
        lines.append(
            no_faults().vstack(
                pl.DataFrame(
                    {
                        "row": hit.get_column("row"),
                        "what": pl.Series(["row"] * hit.height, dtype=pl.String),
                        "column": pl.Series([header or None] * hit.height, dtype=pl.String),
                        "value": pl.Series([v and plain(v, VALUE_CHARACTERS) for v in values], dtype=pl.String),
                        "reason": pl.Series([found.reason(lang)] * hit.height, dtype=pl.String),
                        "mend": pl.Series([found.mend(lang)] * hit.height, dtype=pl.String),
                    }
                )
            )
        )
    return pl.concat(lines)


def out_of_shape(grid: Grid, header: Header, frame: pl.DataFrame) -> list[tuple[pl.Series, str, str, Problem]]:
    """Records of a text file with more or fewer fields than its header: their cells may stand in the wrong columns."""
    if grid.kinds is not None:
        return []
    at = header.at + 1
    named = max((place for place, text in enumerate(header.texts, start=1) if text), default=0)
    width = grid.irregular.get(at, (grid.usual, named))[0]
    rows = frame.get_column("row")
    long = [row for row, (_, filled) in grid.irregular.items() if filled > width]
    short = [row for row, (written, _) in grid.irregular.items() if written < named]
    too_long = rows.is_in(pl.Series(long, dtype=pl.UInt32).implode())
    beyond = [f"c{place}" for place in range(width, grid.width)]
    if beyond:
        too_long = too_long | frame.select(pl.any_horizontal(pl.col(beyond).is_not_null())).to_series()
    too_short = rows.is_in(pl.Series(short, dtype=pl.UInt32).implode())
    if grid.usual < named:
        too_short = too_short | ~rows.is_in(pl.Series(list(grid.irregular), dtype=pl.UInt32).implode())
    first = "c0"
    return [
        (too_long, "", first, problem("fields-many", "row", n=width)),
        (too_short, "", first, problem("fields-few", "row", n=named)),
    ]


def no_sites(
    frame: pl.DataFrame, names: str, country: str | None, kind: str = SITES
) -> list[tuple[pl.Series, str, str, Problem]]:
    """Repeated headers, totals and remarks, told by the column of names."""
    name = frame.get_column(names)
    cells = [column for column in frame.columns if column.startswith("c")]
    total = name.str.contains(_TOTAL).fill_null(value=False)
    if country:  # "Total, 12 countries" is a total too
        given = frame.filter(total).get_column(country).drop_nulls().unique()
        known = pl.Series([text for text in given if resolves(text)], dtype=pl.String)
        total = total & ~frame.get_column(country).is_in(known.implode()).fill_null(value=False)
    return [
        (_headers(frame, names, cells, kind) | _units(frame, names, cells), "", names, problem("header-again", "row")),
        (total, "", names, _total(kind)),
        (_remarks(frame, names, cells), "", names, problem("remark", "row")),
    ]


def _total(kind: str) -> Problem:
    return problem("total" if kind == SITES else "total-line", "row")


def lonely_totals(frame: pl.DataFrame, texts: list[str]) -> list[tuple[pl.Series, str, str, Problem]]:
    """Totals in any of the columns `texts` but the first, with nothing in the others.

    A company may be called Total: with a code or a second text beside it, it is none.
    """
    lonely = frame.select((pl.sum_horizontal(pl.col(texts).is_not_null()) <= 1).alias("lonely")).to_series()
    return [
        (frame.get_column(name).str.contains(_TOTAL).fill_null(value=False) & lonely, "", name, _total(""))
        for name in texts[1:]
    ]


def _remarks(frame: pl.DataFrame, names: str, cells: list[str]) -> pl.Series:
    """Notes under a list, with nothing beside them."""
    lonely = pl.sum_horizontal(pl.col(cells).is_not_null()) <= 1
    return _rows(frame, frame.filter(pl.col(names).str.contains(_REMARK)).filter(lonely))


def _units(frame: pl.DataFrame, names: str, cells: list[str]) -> pl.Series:
    """Rows such as "(text), (ISO code), (number)", which belong to a header: every cell between brackets, and two."""
    bracketed = pl.col(cells).str.contains(r"^(\([^()]*\)|\[[^\[\]]*\])$")
    several = pl.sum_horizontal(pl.col(cells).is_not_null()) >= 2
    # Few names begin with a bracket: only those rows are looked at in full.
    name = pl.col(names)
    near = frame.filter(name.is_null() | name.str.starts_with("(") | name.str.starts_with("["))
    return _rows(frame, near.filter(pl.all_horizontal(bracketed.fill_null(value=True)) & several))


def _rows(frame: pl.DataFrame, some: pl.DataFrame) -> pl.Series:
    """Which rows of `frame` stand in `some`."""
    return frame.get_column("row").is_in(some.get_column("row").implode())


def _headers(frame: pl.DataFrame, names: str, cells: list[str], kind: str) -> pl.Series:
    """Rows that repeat a header: only those whose name is itself the word for a column are looked at closely."""
    spelled = pl.Series(sorted(spellings(kind)), dtype=pl.String)
    near = frame.filter(pl.col(names).str.to_lowercase().is_in(spelled.implode())).select("row", *cells)
    hit = [record[0] for record in near.iter_rows() if repeats_header([text or "" for text in record[1:]], kind)]
    return frame.get_column("row").is_in(pl.Series(hit, dtype=pl.UInt32).implode())
