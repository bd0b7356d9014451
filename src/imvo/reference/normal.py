"""One form for the many spellings of a place name, so that names can be compared exactly."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_APOSTROPHES = re.compile(r"['’‘ʼ`´ʻʽ]")
_SHORT = {"rep": "republic", "dem": "democratic", "st": "saint", "ste": "saint", "sta": "santa", "fed": "federated"}
# Words that lists put in or leave out at will.
_FILLERS = frozenset({"the", "of", "and", "en", "und", "et"})
# A lower-case word that has to be looked at: an initial, a filler or a short form.
_SPECIAL = rf"\b(?:[a-z0-9]|{'|'.join(sorted(_FILLERS | _SHORT.keys()))})\b"


def keys(texts: pl.Series) -> pl.Series:
    """`key` of each text, null for null. Plain names take a quick way: a million of them go by."""
    frame = texts.alias("text").to_frame()
    low = pl.col("text").str.to_lowercase().str.replace_all(r"['`]", "").str.replace_all(r"[^a-z0-9]+", " ")
    plain = pl.col("text").str.len_bytes() == pl.col("text").str.len_chars()
    frame = frame.with_columns(key=pl.when(plain).then(low.str.strip_chars(" ")))
    frame = frame.with_columns(key=pl.when(~pl.col("key").str.contains(_SPECIAL)).then("key"))
    slow = frame.filter(pl.col("key").is_null()).get_column("text").unique().drop_nulls()
    known = pl.DataFrame({"text": slow, "own": pl.Series([key(text) for text in slow], dtype=pl.String)})
    joined = frame.join(known, on="text", how="left", maintain_order="left")
    return joined.select(pl.coalesce("key", "own").alias(texts.name)).to_series()


def key(text: str) -> str:
    """Case, marks, punctuation, fillers and short forms out: `The Gambia` -> `gambia`, `U.S.A.` -> `usa`.

    Idempotent. An empty text means that nothing to compare was left.
    """
    shown = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    folded = shown.casefold().translate(_LETTERS)
    # Casefolding may bring marks back (as with the Turkish dotted I), so they go out once more.
    folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if unicodedata.category(c) != "Mn")
    folded = re.sub(r"[\W_]+", " ", _APOSTROPHES.sub("", folded))
    return " ".join(_words(folded.split()))


def _words(words: list[str]) -> list[str]:
    kept = [_SHORT.get(word, word) for word in words if word not in _FILLERS]
    joined: list[str] = []
    initials = ""
    for word in [*kept, ""]:
        if len(word) == 1 and word.isascii():
            initials += word
            continue
        if initials:
            joined.append(initials)
            initials = ""
        if word:
            joined.append(word)
    # Initials may have formed a short form or a filler; once more settles it.
    return joined if joined == words else _words(joined)
