"""Results on stdout, notices on stderr. On a terminal text is wrapped and titles are bold; a pipe gets it plain."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Any

_WIDEST = 100


def as_json(value: object) -> None:
    """One JSON object, readable by people too."""
    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def _plain(text: str) -> str:
    from imvo.files import plain

    return plain(text, None)


def line(text: str = "", *, indent: int = 0, hang: int = 0) -> None:
    """One paragraph. `indent`: spaces before it; `hang`: further spaces before its second and later lines.

    Text of a stranger (a supplier's name) is made plain: nothing in it can move the cursor or turn the line around.
    """
    safe = _plain(text)
    before = " " * indent
    if not sys.stdout.isatty():
        print(f"{before}{safe}".rstrip())
        return
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    wrapped = textwrap.wrap(
        safe, max(width, 40), initial_indent=before, subsequent_indent=" " * (indent + hang), break_on_hyphens=False
    )
    print("\n".join(wrapped))


def title(text: str) -> None:
    """A line that stands out on a terminal that can show it."""
    safe = _plain(text)
    bold = (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and os.name != "nt"
    )
    print(f"\x1b[1m{safe}\x1b[0m" if bold else safe)


def table(rows: Sequence[tuple[str, ...]], *, indent: int = 0) -> None:
    """Columns of text under each other; the last one may be long."""
    if not rows:
        return
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        line("  ".join([*cells, row[-1]]), indent=indent, hang=sum(widths) + 2 * len(widths))


def notice(text: str) -> None:
    """Something to know that is no result."""
    print(_plain(text), file=sys.stderr)


def said(both: Any, lang: str) -> str:
    """One of the two languages of a text that has both."""
    return str(both.nl if lang == "nl" else both.en)
