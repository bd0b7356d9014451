"""The forms of a site's name, address and identifier by which two lists are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import polars as pl
from ruamel.yaml import YAML

from imvo.reference.normal import key


@cache
def rules() -> Mapping[str, Any]:
    """The values of likeness.yaml."""
    text = (resources.files(__package__) / "likeness.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = YAML(typ="safe").load(text)
    return found


def bare(name: str) -> str:
    """The normal form without legal forms: `PT Maju Jaya Tbk.` -> `maju jaya`. Never empty unless the name is."""
    words = key(name).split()
    ends, fronts = _forms()
    while (n := _matching(words, ends, at_end=True)) and len(words) > n:
        words = words[:-n]
    while (n := _matching(words, fronts, at_end=False)) and len(words) > n:
        words = words[n:]
    return " ".join(words)


@cache
def _forms() -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Legal forms as words, the longest first: those at the end of a name, and those before it."""
    found = ([tuple(key(form).split()) for form in rules()[which]] for which in ("legal_forms", "forms_before"))
    ends, fronts = (tuple(sorted(filter(None, forms), key=lambda form: (-len(form), form))) for forms in found)
    return ends, fronts


def _matching(words: list[str], forms: tuple[tuple[str, ...], ...], *, at_end: bool) -> int:
    """How many words at that side are a legal form."""
    for form in forms:
        part = words[-len(form) :] if at_end else words[: len(form)]
        if tuple(part) == form:
            return len(form)
    return 0


def keyed(sites: pl.DataFrame) -> pl.DataFrame:
    """Add `name_key`, `name_bare`, `address_key`, `city_key` and `id_key`; null where there is nothing to compare."""
    return sites.with_columns(
        name_key=_made(sites, "name", key),
        name_bare=_made(sites, "name", bare),
        address_key=_made(sites, "address", key),
        city_key=_made(sites, "city", key),
        id_key=_made(sites, "site_id", key),
    )


def _made(sites: pl.DataFrame, column: str, made: Callable[[str], str]) -> pl.Series:
    values = sites.get_column(column)
    each = values.drop_nulls().unique()
    forms = pl.Series([made(value) or None for value in each], dtype=pl.String)
    return values.replace_strict(each, forms, default=None, return_dtype=pl.String)
