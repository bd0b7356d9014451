"""HTML as escaped elements. A plain text can never become markup; only what `h` made is markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

VOID = {"meta", "link", "br", "hr", "col"}
LONGEST = 600  # characters of one foreign text on the page; a cell may hold a megabyte

# Control characters, and those that change the direction or the look of the text around them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")


class Markup(str):
    """Text that is already HTML. Joined to a plain text it becomes plain text again and is escaped."""

    __slots__ = ()


Child: TypeAlias = "str | Iterable[Child] | None"


def visible(text: str, longest: int = LONGEST) -> str:
    """The text with every unseen character made visible as the replacement mark, cut to `longest` characters."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", cut)


def h(tag: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element. An attribute's trailing underscore falls away (`class_`), others become hyphens (`aria_label`).

    None and False leave an attribute out; True writes it without a value; a Markup value is escaped but never cut. Children: text, markup, or lists of them.
    """
    given = "".join(_attribute(name, value) for name, value in attributes.items() if value is not None and value is not False)
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
        return Markup(html.escape(visible(children, max(LONGEST, 4000)), quote=False))
    return Markup("".join(join(child) for child in children))


def _attribute(name: str, value: str | int | bool) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {written}"
    return f' {written}="{html.escape(value if isinstance(value, Markup) else visible(str(value)))}"'
