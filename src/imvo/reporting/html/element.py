"""HTML as escaped elements. A plain text can never become markup; only what `h` made is markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

from imvo.files.plain import CUT, plain

VOID = {"meta", "link", "br", "hr", "col"}
LONGEST = 600  # characters of an attribute
SENTENCES = 4000  # characters of one text on the page; a cell of a list may hold a megabyte

_KEPT = re.compile("([\\u00a0\\u202f])")  # spaces that do not break, in our own texts and harmless in those of others


class Markup(str):
    """Text that is already HTML. Joined to a plain text it becomes plain text again and is escaped."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"


def visible(text: str, longest: int = LONGEST) -> str:
    """The text with nothing unseen in it (`imvo.files.plain`), cut to `longest` characters."""
    if len(text) <= longest and text.isascii() and text.isprintable():
        return text
    cut = (
        plain(text[: 2 * longest], None)
        if text.isascii()
        else "".join(part if _KEPT.fullmatch(part) else plain(part, None) for part in _KEPT.split(text[: 2 * longest]))
    )
    return cut if len(cut) <= longest else cut[: longest - 1] + CUT


def h(tag: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element. An attribute's trailing underscore falls away (`class_`), others become hyphens (`aria_label`).

    None and False leave an attribute out; True writes it without a value; a Markup value is
    escaped but never cut. Children: text, markup, or lists of them.
    """
    given = "".join(
        _attribute(name, value) for name, value in attributes.items() if value is not None and value is not False
    )
    if tag in VOID:
        return Markup(f"<{tag}{given}>")
    return Markup(f"<{tag}{given}>{join(children)}</{tag}>")


def join(children: Child) -> Markup:
    """Children one after the other, plain texts escaped."""
    if children is None:
        return Markup("")
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return Markup(html.escape(visible(children, SENTENCES), quote=False))
    return Markup("".join(join(child) for child in children))


def _attribute(name: str, value: str | int | bool) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {written}"
    return f' {written}="{html.escape(value if isinstance(value, Markup) else visible(str(value)))}"'
