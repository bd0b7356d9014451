"""Codes as the Solvency II templates write them: with what they are before a stroke (ISIN/..., LEI/..., CAU/...)."""

from __future__ import annotations

import re

import polars as pl

from imvo.intake.identifiers import categories, lei
from imvo.intake.solvency.find import columns

# `CAU/ISIN/NL0000000000+USD`: an ISIN that is issued in several currencies has the currency behind it.
_ISIN = re.compile(r"(?:CAU/)?ISIN/([^+]+)(?:\+[A-Z]{3})?", re.IGNORECASE)
_OTHER = re.compile(r"([A-Z]{2,8})/(.+)", re.IGNORECASE)


def asset_codes(codes: pl.Series, types: pl.Series | None) -> tuple[pl.Series, pl.Series]:
    """The bare code of every asset and what it says it is; `types`: the column C0050, where the file has it."""
    known = {text: _split(text) for text in codes.drop_nulls().unique()}
    bare = codes.replace_strict({text: pair[0] for text, pair in known.items()}, default=None, return_dtype=pl.String)
    said = codes.replace_strict({text: pair[1] for text, pair in known.items()}, default=None, return_dtype=pl.String)
    return bare, said if types is None else pl.select(pl.coalesce(said, types)).to_series()


def _split(text: str) -> tuple[str, str | None]:
    if found := _ISIN.fullmatch(text.strip()):
        return found[1].strip(), "ISIN"
    if found := _OTHER.fullmatch(text.strip()):
        return found[2].strip(), found[1].upper()
    return text, None


def entity_codes(codes: pl.Series, types: pl.Series | None) -> pl.Series:
    """Codes of issuers without `LEI/`; one that is said to be none (type 9, or another word) only when it is an LEI."""
    frame = pl.DataFrame({"code": codes, "type": types if types is not None else pl.Series([None] * len(codes))})
    known = {(code, kind): _entity(code, kind) for code, kind in frame.unique().iter_rows() if code is not None}
    return pl.Series([known.get(pair) for pair in frame.iter_rows()], dtype=pl.String)


def _entity(code: str, kind: str | None) -> str | None:
    word, stroke, rest = code.partition("/")
    bare = rest if stroke else code
    if kind == "9" or (stroke and word.strip().upper() != "LEI"):
        return lei(bare).code
    return bare.strip()


def classes_of(texts: pl.Series) -> pl.Series:
    """The class of assets of a category of S.06.03: `3L`, `3L - Listed equity`, `2`."""
    known = {text: _class(text) for text in texts.drop_nulls().unique()}
    return texts.replace_strict(known, default=None, return_dtype=pl.String)


def _class(text: str) -> str | None:
    word = re.split(r"[\s\-–:.]", text.strip().upper(), maxsplit=1)[0].rpartition(":")[2]
    special: dict[str, str] = columns()["categories"]
    if word in special:
        return special[word]
    return categories().get(word[:1]) if word in categories() or word == "3L" else None
