"""Does the list look like one of the chain's sector? A warning only: the list is read in any case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import polars as pl

from imvo.intake.notes import Note, note
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import norm

SAMPLE = 5000  # names looked at
# A list is warned about when fewer of its rows show the sector than this, and no column says so.
_ENOUGH = 0.2

Words = frozenset[tuple[str, ...]]


def looks_like(sites: pl.DataFrame, vocabulary: Vocabulary) -> Note | None:
    """A warning when neither the codes of products and processes, nor the sectors given, nor names show the sector."""
    if not sites.height or not vocabulary.sector_words:
        return None
    own = _words(word.word for word in vocabulary.sector_words if word.own)
    told = sites.select(
        pl.any_horizontal(pl.col("products", "processes", "materials").is_not_null()).sum().alias("codes")
    ).item()
    given = sites.get_column("sector_given").drop_nulls().value_counts()
    said = sum(count for text, count in given.iter_rows() if _shows(text, own))
    if max(told, said) >= _ENOUGH * sites.height:
        return None
    names = sites.get_column("name").head(SAMPLE).to_list()
    shown = sum(1 for name in names if _shows(name, own))
    if shown >= _ENOUGH * len(names):
        return None
    others = _others(names + given.get_column("sector_given").to_list(), vocabulary)
    return note("sector-other" if others else "sector", n=shown, of=len(names), others=", ".join(others))


def _words(words: Iterable[str]) -> Words:
    return frozenset(tuple(norm(word).split()) for word in words)


def _shows(text: str, words: Words) -> bool:
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


def _others(texts: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """The sectors that the names show instead, the most frequent first."""
    found: Counter[str] = Counter()
    others = [word for word in vocabulary.sector_words if not word.own]
    listed = {
        kind: _words(word.word for word in others if word.sector == kind)
        for kind in sorted({word.sector for word in others})
    }
    for text in texts:
        for kind, words in listed.items():
            if _shows(text, words):
                found[kind] += 1
    return [kind for kind, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:3]]
