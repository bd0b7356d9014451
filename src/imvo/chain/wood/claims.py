"""A claim as printed on a sales document, understood or left unknown. What it counts for stands in counting.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from imvo.chain.wood import codes
from imvo.chain.wood.lists import has, plain, read

CERTIFIED = (
    *("fsc-100", "fsc-mix", "fsc-recycled", "fsc-unspecified"),
    *("pefc", "pefc-unspecified", "several", "code-only"),
)
CONTROLLED = ("fsc-controlled", "pefc-controlled", "controlled")
KINDS = (*CERTIFIED, *CONTROLLED, "none", "unknown")


@dataclass(frozen=True)
class Claim:
    """`kind`: one of KINDS. `percent`: as printed, 0 to 100. `scheme`: fsc, pefc, or both joined by a bar.

    `complete`: the words are a whole claim, more than a label's name. `code`: a code that stood among the words.
    """

    kind: str
    scheme: str | None = None
    percent: float | None = None
    credit: bool = False
    complete: bool = False
    code: codes.Code | None = None


_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?%|\bmix(?:ed)? (\d{1,3})\b", re.IGNORECASE)
_SPLIT = re.compile(r"[/;+&|]|,(?!\d)|\b(?:en|and|und|et|of|or|oder|ou)\b", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def parse(text: str | None) -> Claim | None:
    """The claim in a cell; None when the cell is empty. A cell that holds a code and no words is `code-only`."""
    if text is None or not text.strip():
        return None
    words = read("claim_words")
    code, rest = codes.find(text)
    said = plain(rest)
    if not said:
        return Claim("code-only", code.scheme, code=code) if code else Claim("unknown")
    if said in words["none"]:
        return Claim("none", code=code)
    schemes = [scheme for scheme, names in words["schemes"].items() if has(said, names)]
    if schemes and has(said, words["no"]):
        # "No FSC" says nothing of another scheme.
        return Claim("unknown", code=code)
    if len(schemes) > 1:
        return _several(rest, said, words, code)
    if not schemes:
        kind = "controlled" if has(said, words["controlled"]) else "unknown"
        return Claim(kind, code=code)
    return _one(rest, said, schemes[0], words, code)


def _one(rest: str, said: str, scheme: str, words: dict[str, Any], code: codes.Code | None) -> Claim:
    percents = _percents(rest)
    percent = percents.pop() if len(percents) == 1 else None
    credit = has(said, words["credit"])
    told = percent is not None or credit
    if has(said, words["controlled"]):
        # "Mix 70 %, rest controlled wood" names two things, and does not say which of them the line is.
        mixed = len(percents) > 1 or has(said, [*words["mix"], *words["recycled"], *words["credit"]])
        return Claim("unknown" if mixed else f"{scheme}-controlled", scheme, complete=not mixed, code=code)
    if scheme == "pefc":
        return Claim(
            "pefc" if percent is not None else "pefc-unspecified", scheme, percent, False, percent is not None, code
        )
    for kind in ("recycled", "mix"):
        if has(said, words[kind]):
            return Claim(f"fsc-{kind}", scheme, percent, credit, told, code)
    if percent == 100 or has(said, words["pure"]):
        return Claim("fsc-100", scheme, 100.0, False, True, code)
    # FSC with another percentage and no Mix or Recycled is no claim of that scheme as far as was read.
    return Claim("fsc-unspecified", scheme, code=code)


def _several(rest: str, said: str, words: dict[str, Any], code: codes.Code | None) -> Claim:
    """Both schemes in one cell: certified if each part is, complete if each part is and no `or` stands between."""
    parts = [claim for part in _SPLIT.split(rest) if part.strip() and (claim := parse(part)) is not None]
    if any(part.kind in CONTROLLED or part.kind == "none" for part in parts):
        return Claim("unknown", code=code)
    sound = [part for part in parts if part.kind in CERTIFIED]
    whole = len(sound) == len(parts) and {part.scheme for part in sound} == {"fsc", "pefc"}
    complete = whole and all(part.complete for part in sound) and not has(said, words["or"])
    return Claim("several", "fsc|pefc", complete=complete, code=code)


def _percents(text: str) -> set[float]:
    """The percentages that are printed, without what is no share of a whole."""
    found = {float((match[0] or match[1]).replace(",", ".")) for match in _PERCENT.findall(text)}
    return {value for value in found if 0 < value <= 100}
