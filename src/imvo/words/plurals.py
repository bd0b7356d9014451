"""Texts that change with a number."""

from __future__ import annotations

from imvo.words.catalogue import placeholders, source, text
from imvo.words.numbers import count


def plural(key: str, n: int, lang: str, **values: str) -> str:
    """The text of `key.one` when `n` is 1, otherwise of `key.other`; `{n}` is filled with `n` as written in `lang`.

    A form may leave `{n}` out ("one row"). Errors as `text`.
    """
    form = f"{key}.one" if n == 1 else f"{key}.other"
    if "n" in placeholders(source(form, lang)):
        return text(form, lang, n=count(n, lang), **values)
    return text(form, lang, **values)
