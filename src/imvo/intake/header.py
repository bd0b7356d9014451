"""Where the list begins: the row that names the columns, under whatever titles stand above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from imvo import tables
from imvo.files import Grid
from imvo.files.grid import CellKind
from imvo.intake.columns import SITES, Match, by_synonym, canonical, ignored, known
from imvo.intake.values.numbers import DIGITS
from imvo.intake.wording import norm

DEPTH = 40  # rows searched for a header
# By how much a later row has to be the better header: one column more that it names for certain.
_CLEARLY = 3
_YEAR = re.compile(r"(?:19|20|21)\d\d(?:\.0)?")
_WRITTEN = re.compile(rf"[-+(]?\s*[€$£]?\s*{DIGITS}\s*(?:\)|%|€)?|\d{{1,4}}([-/.])\d{{1,2}}\1\d{{1,4}}")
_DATA = frozenset({CellKind.NUMBER, CellKind.DATE})
_CERTAIN = {"high": 3, "medium": 2, "low": 1}


@dataclass(frozen=True)
class Header:
    """The header: its place among the records (0 is the first), its texts, and how well it was recognised."""

    at: int
    texts: list[str]
    score: int
    named: bool


def find_header(grid: Grid, mapping: Mapping[str, str] | None, kind: str = SITES) -> Header | None:
    """The row of `grid` that best reads as a header of `kind`; None when no row names a single column."""
    best: Header | None = None
    rows = grid.head(DEPTH)
    for at, texts in enumerate(rows):
        if holds_data(grid, at, texts, mapping):
            continue
        candidate = _judge(at, texts, mapping, kind)
        if candidate is not None and (best is None or _better(candidate, best)):
            best = candidate
    if best is None:
        return None
    # A row above it may group columns, and one below it may divide them.
    if best.at > 0:
        best = _joined(rows, best, best.at, mapping, kind)
    if best.at + 1 < len(rows) and not holds_data(grid, best.at + 1, rows[best.at + 1], mapping):
        best = _joined(rows, best, best.at + 1, mapping, kind)
    return best


def _better(later: Header, earlier: Header) -> bool:
    """A row that names what its kind needs before one that does not; of two alike the earlier, unless by far."""
    if later.named != earlier.named:
        return later.named
    return later.score >= earlier.score + (_CLEARLY if later.named else 1)


def holds_data(grid: Grid, at: int, texts: list[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Whether record `at` holds a number or a date: then it is no header, unless the mapping names one of its cells.

    A year may head a column.
    """
    if mapping and {norm(header) for header in mapping} & {norm(text) for text in texts if text}:
        return False
    kinds = [CellKind.TEXT] * len(texts) if grid.kinds is None else map(CellKind, grid.kinds.row(at))
    return any(
        text and not _YEAR.fullmatch(text) and (kind in _DATA or (kind is CellKind.TEXT and _WRITTEN.fullmatch(text)))
        for text, kind in zip(texts, kinds, strict=True)
    )


def _judge(at: int, texts: list[str], mapping: Mapping[str, str] | None, kind: str) -> Header | None:
    """Score of one row: certain names weigh more, each field counts once, long cells are no headers."""
    fields: dict[str, int] = {}
    for text in texts:
        if not text or len(text) > 120:
            continue
        match = _match(text, mapping, kind)
        if match is not None and match.field:
            fields[match.field] = max(fields.get(match.field, 0), _CERTAIN[match.confidence])
    if not fields:
        return None
    return Header(at, texts, sum(fields.values()), _tells(kind, fields.keys()))


def _tells(kind: str, named: AbstractSet[str]) -> bool:
    """Whether a header that names these columns is known to be of this kind."""
    also = frozenset(tables.load(kind).recognise_also)
    return telling(kind) <= named or (bool(also) and also <= named)


def telling(kind: str) -> frozenset[str]:
    """The columns by which a header is known to be of this kind: without a required one no row could be used."""
    table = tables.load(kind)
    required = [column.name for column in table.columns if column.required and column.synonyms]
    return frozenset([*table.recognise, *required])


def _match(text: str, mapping: Mapping[str, str] | None, kind: str) -> Match | None:
    if mapping:
        for header, field in mapping.items():
            if norm(header) == norm(text):
                return (
                    None if ignored(field) or not known(field, kind) else Match(canonical(field, kind), "high", "map")
                )
    return by_synonym(text, kind)


def _joined(rows: list[list[str]], best: Header, low_row: int, mapping: Mapping[str, str] | None, kind: str) -> Header:
    """A header of two rows (`Workers` above `Total` and `% female`): taken when together they name more."""
    above, group = [], ""
    for text in rows[low_row - 1]:
        group = text or group
        above.append(group)
    texts = [
        low if not high or by_synonym(low, kind) else f"{high} {low}".strip()
        for high, low in zip(above, rows[low_row], strict=True)
    ]
    joined = _judge(low_row, texts, mapping, kind)
    return joined if joined and joined.named and joined.score > best.score else best


def repeats_header(texts: list[str], kind: str = SITES) -> bool:
    """Whether a record of the list is a header again: at least half of its cells, and two, name a field exactly."""
    filled = [text for text in texts if text]
    named = [text for text in filled if (match := by_synonym(text, kind)) and match.confidence == "high"]
    return len(named) >= 2 and 2 * len(named) >= len(filled)
