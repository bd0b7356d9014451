"""One way to compare what people write: small letters, no accents, single spaces between words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAP = re.compile(r"[^\w%#]+|_+")


@lru_cache(maxsize=65536)
def norm(text: str) -> str:
    """`Pays d'origine` -> `pays d origine`; `% Female` -> `% female`; letters of other scripts stay."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.replace("%", " % ").replace("#", " # ").replace("&", " and ")
    return " ".join(_GAP.sub(" ", text).split())


_NOTHING = frozenset(
    norm(word)
    for word in (
        "n/a na n.a. n.v.t. nvt nb n.b. unknown onbekend unbekannt inconnu tbd tbc tba none geen keine null nil "
        "not-available not-applicable not-known niet-bekend niet-van-toepassing k.a. k.A. nicht-bekannt non-connu "
        "not-disclosed undisclosed not-provided no-data keine-angabe keine-angaben keine-daten inconnue geen-gegevens"
    ).split()
) | {""}


def says_nothing(text: str) -> bool:
    """Whether a cell says in so many words that nothing is known: `-`, `n/a`, `onbekend`, `?`."""
    return norm(text) in _NOTHING


_NO = frozenset("no nee nein non aucun aucune kein keiner keines".split())


def claims_nothing(text: str) -> bool:
    """Whether a cell in a column of labels claims none: it says nothing, or says no."""
    return says_nothing(text) or norm(text) in _NO
