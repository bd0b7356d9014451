"""Which sheet holds the list, and which column holds the country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from imvo.files import Grid, Opened, Sheet, UnusableFile, plain
from imvo.intake.columns import SITES, Found, by_synonym
from imvo.intake.header import Header, find_header
from imvo.intake.notes import Note, note
from imvo.intake.values.places import resolves
from imvo.intake.wording import norm

_RANK = {"high": 3, "medium": 2, "low": 1, None: 0}
_SAMPLE = 400
EXPLAINS = "imvo template"
"""Stands at the head of the sheet that explains an empty table of imvo: every row of it names a column."""
_MOSTLY, _NEARLY_ALL = 0.5, 0.9


@dataclass(frozen=True)
class Chosen:
    """The sheet that is read, where its list begins, and what to tell about the others."""

    grid: Grid
    header: Header
    notes: tuple[Note, ...]


def choose_sheet(opened: Opened, sheet: str | None, mapping: Mapping[str, str] | None, kind: str = SITES) -> Chosen:
    """The sheet named `sheet`, or else the visible one with the best header of `kind`. UnusableFile when none has."""
    sheets = [one for one in opened.sheets if one.name == sheet] if sheet is not None else opened.sheets
    if not sheets:
        names = ", ".join(plain(one.name or "", 60) for one in opened.sheets)
        raise UnusableFile(opened.file, "intake.no-sheet", sheet=plain(sheet or "", 60), sheets=names)
    best: tuple[Grid, Header] | None = None
    lists: list[Sheet] = []
    first = ""
    for one in sorted(sheets, key=lambda one: one.hidden):
        if one.hidden and best is not None:
            break
        grid = opened.read(one)
        first = first or _first_line(grid)
        if grid.head(1)[:1] and EXPLAINS in grid.head(1)[0]:
            continue
        header = find_header(grid, mapping, kind)
        if header is None or not header.named:
            continue
        lists.append(one)
        if best is None or _worth(grid, header) > _worth(*best):
            best = grid, header
    if best is None:
        raise UnusableFile(opened.file, "intake.no-header", first=first)
    return Chosen(*best, notes=_sheet_notes(opened, best[0].sheet, lists, sheet))


def _worth(grid: Grid, header: Header) -> tuple[bool, int]:
    """A sheet with rows under its header before one without, then the one whose header says more."""
    return grid.cells.height > header.at + 1, header.score


def _first_line(grid: Grid) -> str:
    for record in grid.head(20):
        if filled := [plain(text, 30) for text in record if text]:
            return ", ".join(filled[:6])
    return ""


def _sheet_notes(opened: Opened, taken: Sheet, lists: list[Sheet], asked: str | None) -> tuple[Note, ...]:
    if taken.name is None or len(opened.sheets) == 1:
        return ()
    notes = [note("sheet", sheet=taken.name)] if asked is None else []
    others = [one.name or "" for one in lists if one != taken]
    if others:
        notes.append(note("sheets-unread", sheets=", ".join(others)))
    hidden = [one.name or "" for one in opened.sheets if one.hidden]
    if taken.hidden:
        notes.append(note("sheet-hidden", sheet=taken.name))
    elif hidden:
        notes.append(note("sheets-hidden", sheets=", ".join(hidden)))
    return tuple(notes)


_WORLD = frozenset(
    (
        "africa,americas,america,apac,asia,asean,asia pacific,central america,central asia,east asia,eastern europe,"
        "emea,eu,europa,europe,far east,global,latam,latin america,mea,mena,middle east,n asia,n america,ne asia,"
        "north africa,north america,north asia,northeast asia,oceania,s asia,s america,se asia,south america,"
        "south asia,south east asia,southeast asia,western europe,afrika,azie,asien,asie,amerique,afrique,"
        "noord amerika,zuid amerika,midden oosten,zuidoost azie"
    ).split(",")
)


def drop_world(found: list[Found], frame: pl.DataFrame) -> tuple[list[Found], tuple[Note, ...]]:
    """A column of regions that holds parts of the world (AMERICAS, EMEA) says nothing of provinces."""
    for at, one in enumerate(found):
        if one.field == "region" and one.reason != "map":
            texts = frame.get_column(f"c{one.place}").drop_nulls().head(20 * _SAMPLE).unique().to_list()
            if texts and 2 * sum(norm(text) in _WORLD for text in texts) > len(texts):
                found = [*found[:at], replace(one, field=None, confidence=None, reason="none"), *found[at + 1 :]]
                return found, (note("region-world", column=one.header),)
    return found, ()


def choose_country(found: list[Found], frame: pl.DataFrame) -> list[Found]:
    """Give the field `country` to the column whose cells are countries: Region may mean many things."""
    if any(one.field == "country" and one.reason == "map" for one in found):
        return found
    shares = {one.place: _share(frame, one.place) for one in found if _may_be_country(one)}
    if not shares:
        shares = {one.place: _share(frame, one.place) for one in found if one.reason != "map" and one.field != "name"}
        sure = _NEARLY_ALL
    else:
        sure = _MOSTLY if any(share >= _MOSTLY for share in shares.values()) else 0.0
    able = [one for one in found if shares.get(one.place, -1.0) >= sure and one.field != "name"]
    if not able:
        return found
    best = max(able, key=lambda one: (_certainty(one), shares[one.place], -one.place))
    return [_settled(one, best) for one in found]


def _may_be_country(one: Found) -> bool:
    return one.reason != "map" and "country" in (one.field, one.other)


def _certainty(one: Found) -> int:
    match = by_synonym(one.header) if one.header else None
    return _RANK[match.confidence] if match is not None and match.field == "country" else 0


def _settled(one: Found, best: Found) -> Found:
    if one.place == best.place:
        if one.field == "country":
            return one
        match = by_synonym(one.header) if one.header else None
        if match is not None and match.field == "country":
            return replace(one, field="country", confidence=match.confidence, reason=match.reason, other=None)
        return replace(one, field="country", confidence="low", reason="values", other=None)
    if one.field == "country":
        return replace(one, field=None, confidence=None, reason="none", other="country")
    return one


def _share(frame: pl.DataFrame, place: int) -> float:
    """The share of the distinct cells of a column that name a country."""
    column = frame.get_column(f"c{place}").drop_nulls()
    texts = column.head(20 * _SAMPLE).unique().sort().head(_SAMPLE).to_list()
    return sum(map(resolves, texts)) / len(texts) if texts else 0.0
