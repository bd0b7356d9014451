"""Texts and figures in both languages at once, for what is made before the language of the reader is known."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from imvo import words
from imvo.tables import Label


def both(key: str, **values: Label | str) -> Label:
    """The keyed text in both languages; a value that is a label is filled in by its own language."""
    nl = {name: value.nl if isinstance(value, Label) else value for name, value in values.items()}
    en = {name: value.en if isinstance(value, Label) else value for name, value in values.items()}
    return Label(nl=words.text(key, "nl", **nl), en=words.text(key, "en", **en))


def many(key: str, n: int, **values: Label) -> Label:
    """The keyed text in the form for `n`, in both languages."""
    nl, en = ({name: getattr(value, lang) for name, value in values.items()} for lang in ("nl", "en"))
    return Label(nl=words.plural(key, n, "nl", **nl), en=words.plural(key, n, "en", **en))


def joined(parts: Iterable[Label], mark: str) -> Label:
    """Texts one after the other with `mark` between them."""
    each = list(parts)
    return Label(nl=mark.join(one.nl for one in each), en=mark.join(one.en for one in each))


def headed(label: Label) -> Label:
    """A name as it stands at the head of a line: first letter large."""
    return Label(nl=f"{label.nl[:1].upper()}{label.nl[1:]}", en=f"{label.en[:1].upper()}{label.en[1:]}")


def within(label: Label) -> Label:
    """A name as it stands within a sentence: first letter small, unless it is an abbreviation."""
    small = (one if one[1:2].isupper() else f"{one[:1].lower()}{one[1:]}" for one in (label.nl, label.en))
    nl, en = small
    return Label(nl=nl, en=en)


def count(n: float) -> Label:
    """A whole number; a fraction is rounded to one."""
    return Label(nl=words.count(round(n), "nl"), en=words.count(round(n), "en"))


def number(x: float, decimals: int | None = None) -> Label:
    """A number with at most three decimals, or just so many."""
    return Label(nl=words.number(x, "nl", decimals), en=words.number(x, "en", decimals))


def percent(x: float, decimals: int = 1) -> Label:
    """A share between 0 and 1."""
    return Label(nl=words.share(x, "nl", decimals), en=words.share(x, "en", decimals))


def labelled(frame: pl.DataFrame) -> dict[str, Label]:
    """Code -> name, from a table with `id`, `name_nl` and `name_en`."""
    return {code: Label(nl=nl, en=en) for code, nl, en in frame.select("id", "name_nl", "name_en").iter_rows()}
