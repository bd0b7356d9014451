"""Numbers as people write them: 1.200, 1,200, 1 200, 12,5. What the decimal mark is, a column decides as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Mark = Literal[".", ","]
DIGITS = r"\d(?:[\d.,'’\u00a0\u202f\u2009 ]*\d)?"
_GROUPS = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f\u2009]\d{3})+(?=$|[.,])")
_SPACES = re.compile(r"[ '’\u00a0\u202f\u2009]")


def readings(token: str) -> dict[Mark | None, float]:
    """What `token` can mean by decimal mark: {None: 1200.0} without a choice, {".": 1.2, ",": 1200.0} with one.

    Empty when it is no number: 1.20.3, 12 34. A token that proves a mark has that mark as its only key.
    """
    if _SPACES.search(token):
        if not _GROUPS.match(token):
            return {}
        token = _SPACES.sub("", token)
    dots, commas = token.count("."), token.count(",")
    if not dots and not commas:
        return {None: float(token)}
    if dots and commas:
        mark: Mark = "." if token.rfind(".") > token.rfind(",") else ","
        return _with(token, mark)
    only: Mark = "." if dots else ","
    other: Mark = "," if dots else "."
    if max(dots, commas) > 1:
        return _with(token, other)
    found = _with(token, only)
    # 1.200 may be a thousand; 0.200 and 1.20 may not.
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", token):
        found |= _with(token, other)
    return found


def _with(token: str, mark: Mark) -> dict[Mark | None, float]:
    """`token` read with `mark` as its decimal mark; empty when its thousands are not in threes."""
    whole, _, part = token.partition(mark)
    thousands = "," if mark == "." else "."
    if (
        thousands in part
        or mark in part
        or not re.fullmatch(rf"\d+|\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", whole)
    ):
        return {}
    return {mark: float(whole.replace(thousands, "") + "." + (part or "0"))}


def decide(tokens: Iterable[str]) -> Mark | None:
    """The decimal mark that the unambiguous tokens prove; None when none does or they contradict each other."""
    proven = {next(iter(found)) for token in tokens if len(found := readings(token)) == 1}
    proven.discard(None)
    return proven.pop() if len(proven) == 1 else None


def pick(token: str, mark: Mark | None) -> list[float]:
    """The values of `token` in a column with decimal `mark`: one when clear, two when not, none when no number."""
    found = readings(token)
    if len(found) > 1 and mark is not None:
        return [found[mark]]
    return sorted(set(found.values()))


def written(value: float) -> str:
    """A number for a message: 1200, 1.2."""
    return str(int(value)) if value.is_integer() else format(value, ".15g")
