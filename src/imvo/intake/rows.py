"""Which records of a list are none of its rows: totals, repeated headers, notes under the list, those out of shape."""

from __future__ import annotations

from dataclasses import dataclass

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
# In a column of products or materials nothing is called so: whatever follows, it is a total.
_TOTAL_OF = r"(?i)^(?:grand |sub[- ]?|eind|gesamt)?(?:total|totaal|totals|totaux|summe|somme)\b"
# The one word for a total that is the name of a firm as well.
_FIRM = r"(?i)^total$"
_REMARK = (
    r"(?i)^(?:source|sources|bron|bronnen|note|notes|noot|quelle|remark|remarks|disclaimer|last update[ds]?|"
    r"as of|per|stand|legend|legenda|\*+)\b?[ :*)]"
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


def no_sites(frame: pl.DataFrame, names: str, country: str | None) -> list[tuple[pl.Series, str, str, Problem]]:
    """Repeated headers, totals and remarks in a list of sites, told by the column of names."""
    name = frame.get_column(names)
    cells = [column for column in frame.columns if column.startswith("c")]
    total = name.str.contains(_TOTAL).fill_null(value=False)
    if country:  # "Total, 12 countries" is a total too
        total = total & ~_placed(frame, total, [country])
    return [
        (_headers(frame, names, cells, SITES) | _units(frame, names, cells), "", names, problem("header-again", "row")),
        (total, "", names, problem("total", "row")),
        (_remarks(frame, names, cells), "", names, problem("remark", "row")),
    ]


@dataclass(frozen=True)
class Roles:
    """The columns of a delivered table by what they hold: `names`, all `texts`, `countries`, and all that are `used`.

    `of_words`: the names are words such as products, so that none of them is called Total.
    """

    names: str
    texts: list[str]
    countries: list[str]
    used: list[str]
    of_words: bool


def no_records(frame: pl.DataFrame, kind: str, columns: Roles) -> list[tuple[pl.Series, str, str, Problem]]:
    """Repeated headers, totals, remarks and rows that say nothing, of any declared kind.

    `frame` has the columns `first` and `left` of `marked`.
    """
    cells = [column for column in frame.columns if column.startswith("c")]
    total = _says(frame, "left", _TOTAL) | _says(frame, "first", _TOTAL)
    # An issuer, a supplier or a member may be called Total: then it has a country, or a code or another text beside it.
    total = total & ~_placed(frame, total, columns.countries)
    beside = frame.select(texts=pl.sum_horizontal(pl.lit(0), pl.col(columns.texts).is_not_null()) > 1).to_series()
    total = total & ~(beside & (_says(frame, "left", _FIRM) | _says(frame, "first", _FIRM)))
    if columns.of_words:
        total = total | _says(frame, columns.names, _TOTAL_OF)
    again = _headers(frame, "first", cells, kind) | _units(frame, "first", cells)
    silent = frame.select(pl.all_horizontal(pl.col(columns.used).is_null())).to_series()
    return [
        (again, "", "first", problem("header-again", "row")),
        (total, "", "left", problem("row-total", "row")),
        (_remarks(frame, "first", cells), "", "first", problem("row-remark", "row")),
        (silent, "", "left", problem("row-silent", "row")),
    ]


def _says(frame: pl.DataFrame, column: str, pattern: str) -> pl.Series:
    return frame.get_column(column).str.contains(pattern).fill_null(value=False)


def marked(frame: pl.DataFrame, names: str) -> pl.DataFrame:
    """`frame` with `left`, the leftmost filled cell of each record, and `first`, its name or else that cell."""
    cells = [column for column in frame.columns if column.startswith("c")]
    return frame.with_columns(first=pl.coalesce(names, *cells), left=pl.coalesce(cells))


def _placed(frame: pl.DataFrame, some: pl.Series, countries: list[str]) -> pl.Series:
    """Which of `some` rows name a country in one of the columns `countries`."""
    found = pl.Series([False], dtype=pl.Boolean).new_from_index(0, frame.height)
    for column in countries:
        given = frame.filter(some).get_column(column).drop_nulls().unique()
        known = pl.Series([text for text in given if resolves(text)], dtype=pl.String)
        found = found | frame.get_column(column).is_in(known.implode()).fill_null(value=False)
    return found


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
