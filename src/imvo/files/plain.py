"""Text of a stranger made safe to show: nothing invisible, nothing that turns the line around, nothing endless."""

from __future__ import annotations

import unicodedata

MARK = "\ufffd"
CUT = "…"
# Marks that change the direction of what follows (Unicode 15, UAX 9) and others without a shape of their own.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SILENT = frozenset("\u200b\u2060\ufeff\u00ad\u180e\u034f\u115f\u1160\u3164\uffa0")
_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# What a Polars or other regular expression may search for to find the cells that `plain` would change.
UNPLAIN = (
    r"[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff"
    r"\uffa0\ufff9-\ufffb]|[\x{e0000}-\x{e007f}]|[^\S ]"
)


def plain(text: str, most: int | None = 1000) -> str:
    """`text` in one line: line ends and tabs are spaces, direction marks and control characters show as U+FFFD,
    zero-width ones are gone; at most `most` characters, the last then an ellipsis. None: no bound.
    """
    if most is not None and len(text) > 4 * most:
        text = text[: 4 * most]
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_shown, text))
    if most is not None and len(text) > most:
        text = text[: most - 1] + CUT
    return text


def _shown(letter: str) -> str:
    if letter.isprintable():
        return "" if letter in _SILENT else letter
    if letter in _SPACES or unicodedata.category(letter) == "Zs":
        return " "
    if letter in _SILENT:
        return ""
    return MARK
