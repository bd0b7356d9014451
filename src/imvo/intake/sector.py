"""Does the list look like one of the agreement's sector? A warning only: the list is read in any case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import polars as pl

from imvo.intake.notes import Note, note
from imvo.intake.values.vocabulary import sector_words
from imvo.intake.wording import norm

SAMPLE = 5000  # names looked at
# A list is warned about when fewer of its rows show the sector than this, and no column says so.
_ENOUGH = 0.2


def looks_like(sites: pl.DataFrame, sector: str = "textile") -> Note | None:
    """A warning when neither the codes of products and processes, nor the sectors given, nor names show `sector`."""
    if not sites.height:
        return None
    words = _words(sector)
    told = sites.select(
        pl.any_horizontal(pl.col("products", "processes", "materials").is_not_null()).sum().alias("codes")
    ).item()
    given = sites.get_column("sector_given").drop_nulls().value_counts()
    said = sum(count for text, count in given.iter_rows() if _shows(text, words))
    if max(told, said) >= _ENOUGH * sites.height:
        return None
    names = sites.get_column("name").head(SAMPLE).to_list()
    shown = sum(1 for name in names if _shows(name, words))
    if shown >= _ENOUGH * len(names):
        return None
    others = _others(names + given.get_column("sector_given").to_list(), sector)
    return note("sector-other" if others else "sector", n=shown, of=len(names), others=", ".join(others))


def is_own(texts: Iterable[str]) -> bool:
    """Whether a text, such as what an agreement says it is about, has a word of the sector of the register's steps."""
    own = {row["sector"] for row in sector_words() if row["shows"] != "other"}
    words = frozenset(word for sector in own for word in _words(sector))
    return any(_shows(text, words) for text in texts)


def _words(sector: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(norm(row["word"]).split()) for row in sector_words() if row["sector"] == sector)


def _shows(text: str, words: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of `words` stands in `text`, as a word or at the start of one (`textil` in `Textilwerke`)."""
    tokens = norm(text).split()
    for at, token in enumerate(tokens):
        for word in words:
            if len(word) == 1:
                if token == word[0] or (len(word[0]) >= 5 and token.startswith(word[0])):
                    return True
            elif tuple(tokens[at : at + len(word)]) == word:
                return True
    return False


def _others(texts: Iterable[str], sector: str) -> list[str]:
    """The sectors that the names show instead, the most frequent first."""
    found: Counter[str] = Counter()
    kinds = sorted({row["sector"] for row in sector_words()} - {sector})
    listed = {kind: _words(kind) for kind in kinds}
    for text in texts:
        for kind in kinds:
            if _shows(text, listed[kind]):
                found[kind] += 1
    return [kind for kind, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:3]]
