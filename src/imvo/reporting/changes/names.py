"""The forms of a site's name, address and identifier by which two lists are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import polars as pl
from ruamel.yaml import YAML

from imvo.reference.normal import key, keys


@cache
def rules() -> Mapping[str, Any]:
    """The values of likeness.yaml."""
    text = (resources.files(__package__) / "likeness.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = YAML(typ="safe").load(text)
    return found


def bare(name: str) -> str:
    """The normal form without legal forms: `PT Maju Jaya Tbk.` -> `maju jaya`. Never empty unless the name is."""
    return _without_forms(key(name))


def _without_forms(form: str) -> str:
    """The same of a normal form."""
    words = tuple(form.split())
    ends, fronts = _forms()
    while (n := _longest(words, ends.get(words[-1], ()) if words else (), at_end=True)) and len(words) > n:
        words = words[:-n]
    while (n := _longest(words, fronts.get(words[0], ()) if words else (), at_end=False)) and len(words) > n:
        words = words[n:]
    return " ".join(words)


_Forms = Mapping[str, Sequence[tuple[str, ...]]]


@cache
def _forms() -> tuple[_Forms, _Forms]:
    """Legal forms as words, the longest first: those at the end of a name by their last word, those before it by their
    first."""
    found: list[dict[str, list[tuple[str, ...]]]] = []
    for which, place in (("legal_forms", -1), ("forms_before", 0)):
        forms = sorted(
            {tuple(key(form).split()) for form in rules()[which]} - {()}, key=lambda form: (-len(form), form)
        )
        by_word: dict[str, list[tuple[str, ...]]] = {}
        for form in forms:
            by_word.setdefault(form[place], []).append(form)
        found.append(by_word)
    return found[0], found[1]


def _longest(words: tuple[str, ...], forms: Sequence[tuple[str, ...]], *, at_end: bool) -> int:
    """How many words at that side are a legal form."""
    for form in forms:
        if (words[-len(form) :] if at_end else words[: len(form)]) == form:
            return len(form)
    return 0


def keyed(then: pl.DataFrame, now: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Two tables `sites` with `name_key`, `name_bare`, `address_key`, `city_key` and `id_key`; null where there is
    nothing to compare. A text that stands in both, as most do, is put into its form once."""
    made = [_made(then, now, column, _key_or_none) for column in ("name", "address", "city", "site_id")]
    named = ("name_key", "address_key", "city_key", "id_key")
    sides = []
    for place, side in enumerate((then, now)):
        with_keys = side.with_columns(form[place].alias(name) for form, name in zip(made, named, strict=True))
        sides.append(with_keys)
    first, second = _made(sides[0], sides[1], "name_key", _bare_or_none)
    return sides[0].with_columns(first.alias("name_bare")), sides[1].with_columns(second.alias("name_bare"))


def _key_or_none(texts: pl.Series) -> pl.Series:
    found = keys(texts)
    return found.set(found == "", None)


def _bare_or_none(forms: pl.Series) -> pl.Series:
    return pl.Series([_without_forms(form) or None for form in forms], dtype=pl.String)


def _made(
    then: pl.DataFrame, now: pl.DataFrame, column: str, form: Callable[[pl.Series], pl.Series]
) -> list[pl.Series]:
    """The forms of one column, of both sides."""
    values = [side.get_column(column) for side in (then, now)]
    each = pl.concat(values).drop_nulls().unique()
    forms = form(each)
    return [one.replace_strict(each, forms, default=None, return_dtype=pl.String) for one in values]
