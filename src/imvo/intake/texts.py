"""Cells that stay text: made plain once, at the door, so that no output has to fear them."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from imvo.files import plain
from imvo.files.grid import ERRORS
from imvo.files.plain import CUT, UNPLAIN
from imvo.intake.notes import Problem, problem
from imvo.intake.spread import Column, faults, no_faults

MOST = 1000  # characters of a cell
# UTF-8 that was once read as Windows-1252 or Mac Roman: "NÂº", "N¬∫", "√©".
_GARBLED = r"[ÂÃÄÅÐÑâ][\u{80}-\u{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[¬√‚ƒ≈][^\x00-\x7f]"
_ODD = f"^#|{UNPLAIN}|{_GARBLED}"  # one pass over a million cells instead of three
_ENCODINGS = ("cp1252", "mac_roman")


def tidy(column: Column, lang: str) -> tuple[Column, pl.DataFrame]:
    """The column with plain texts, and what to tell: cut, stripped of hidden characters, repaired, formula errors."""
    texts = column.texts
    odd = (texts.str.contains(_ODD) | (texts.str.len_bytes() > MOST)).fill_null(value=False)
    if not odd.any():
        return column, no_faults()
    problems: dict[int, Problem] = {}
    old = texts.filter(odd).unique().sort()
    new = []
    for place, text in enumerate(old):
        clean, found = _tidied(text)
        new.append(clean)
        if found:
            problems[place] = found
    table = pl.DataFrame(
        {"text": old, "new": pl.Series(new, dtype=pl.String), "problem": pl.Series(range(len(old)), dtype=pl.UInt32)}
    )
    given = pl.DataFrame({"row": column.rows, "text": texts})
    joined = given.join(table, on="text", how="left", maintain_order="left")
    told = joined.with_columns(pl.when(pl.col("problem").is_in(list(problems))).then("problem").alias("problem"))
    fixed = joined.select(pl.when(pl.col("problem").is_null()).then("text").otherwise("new")).to_series()
    return replace(column, texts=fixed), faults(told, problems, column.header, lang)


def _tidied(text: str) -> tuple[str | None, Problem | None]:
    if text in ERRORS:
        return None, problem("formula-error")
    clean = plain(text, MOST).strip() or None
    if clean is None:
        return None, problem("text-hidden", "note")
    if clean.endswith(CUT) and len(text) > MOST:
        return clean, problem("text-cut", "note", most=MOST)
    for encoding in _ENCODINGS:
        try:
            repaired = clean.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if repaired.isprintable() and repaired != clean:
            return repaired, problem("text-garbled", "note", now=repaired)
    if " ".join(clean.split()) != " ".join(text.split()):
        return clean, problem("text-hidden", "note")
    return clean, None
