"""How files write a code of economic activity, and the codes that may be meant. Which of them exist is not asked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LONGEST = 200
_SYSTEM = re.compile(
    r"(NACE|ISIC|SBI)[\s_:-]*((?:REV|R|V)[\s._]*\d(?:\.\d)?|20\d\d(?=[\s:_-])|\d(?:\.\d)?(?=[\s:_-]))?[\s:_.-]*"
)
# A section alone, or before what it is called.
_SECTION = re.compile(r"([A-V])(?:\s*[-–—:].*)?", re.DOTALL)
# A letter, digits in groups, letters right behind them, and a description.
_CODE = re.compile(r"([A-V])?[\s.:_-]{0,2}(\d+(?:[.\s]\d+)*)([A-Z]*)(?:\s*[-–—:,;(].*|\s+[^\d\s].*)?", re.DOTALL)
_MOST_DIGITS = 8


@dataclass(frozen=True)
class Spelling:
    """What a text may mean. `system`: named in the text itself; `letter`: of the section; `codes`: digits, as written
    first; `padded`: the same when a spreadsheet may have dropped a leading zero."""

    system: str | None = None
    letter: str | None = None
    codes: tuple[str, ...] = ()
    padded: tuple[str, ...] = ()


def read(text: str) -> Spelling | None:
    """`NACE 35.11`, `C24.10`, `610`, `64.2.0`, `G472G`, `35.11 Production of electricity`; None when it is no code."""
    given = unicodedata.normalize("NFKC", text).strip(" \t\r\n'\"’").upper()
    if not given or len(given) > _LONGEST:
        return None
    system = _SYSTEM.match(given)
    named = f"{system[1]} {system[2] or ''}".strip() if system else None
    rest = given[system.end() :] if system else given
    section = _SECTION.fullmatch(rest)
    if section:
        return Spelling(named, section[1])
    match = _CODE.fullmatch(rest)
    # What fills a code up to a fixed length is its own letter.
    if match is None or match[3].strip(match[1] or ""):
        return None
    codes, padded = _digits(match[2])
    return Spelling(named, match[1], codes, padded) if codes or padded else None


def _digits(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes as written, and codes with the zero that a number loses: `610` is a group, or class 06.10."""
    first, *others = re.split(r"[.\s]", written)
    joined = first + "".join(others)
    if others and len(first) >= 3 and not "".join(others).strip("0"):
        # 610.0: a number with a decimal, not a level more.
        joined, others = first, []
    if len(joined) > _MOST_DIGITS:
        return (), ()
    if len(first) == 1:
        return (), (f"0{joined}",)
    if others or len(joined) == 2:
        return (joined,), ()
    return (joined,), (f"0{joined}",) if joined[0] != "0" else ()
