"""Codes on sales documents: a certificate code and a trademark licence code are two things, and neither is a claim."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

CodeKind = Literal["certificate", "licence", "unknown"]


@dataclass(frozen=True)
class Code:
    """`text`: one spelling of the code, to compare with. `scheme`: fsc or pefc, None when the code does not tell."""

    text: str
    kind: CodeKind
    scheme: str | None


# The forms as seen on public pages: FSC-C192811 and SGSHK-COC-350878 (hirokawa.holdings), FSC F000100 (fsc.org),
# CU-CoC-805702 and CU-PEFC-805702 (verhoevenhoutproducten.nl), PEFC/01-00-01 (pefc.org). No standard's rule was read.
_FORMS: tuple[tuple[re.Pattern[str], CodeKind, str | None, str], ...] = (
    (re.compile(r"\bFSC[ -]{0,3}([CFN])[ -]?(\d{6})\b"), "licence", "fsc", "FSC-{0}{1}"),
    (re.compile(r"\bPEFC ?/ ?(\d{2}) ?- ?(\d{1,2}) ?- ?(\d{1,6})\b"), "licence", "pefc", "PEFC/{0}-{1}-{2}"),
    (
        re.compile(r"\b([A-Z0-9]{2,12})[ -]PEFC[ /-](?:COC[ /-])?([A-Z0-9]{2,}(?:-[A-Z0-9]+)*)\b"),
        "certificate",
        "pefc",
        "{0}-PEFC-{1}",
    ),
    (
        re.compile(r"\b([A-Z]{2,8}) ?- ?(FM ?[/-] ?COC|COC|CW ?[/-] ?FM|CW) ?- ?(\d{4,6})\b"),
        "certificate",
        "fsc",
        "{0}-{1}-{2}",
    ),
)
_DASHES = re.compile(r"[\u2010-\u2015\u2212_]")


@lru_cache(maxsize=65_536)
def find(text: str | None) -> tuple[Code | None, str]:
    """The first code in a text, and the text without any code. A certificate code goes before a licence code."""
    rest = _upper(text or "")
    found: list[Code] = []
    for pattern, kind, scheme, form in _FORMS:
        for match in pattern.finditer(rest):
            parts = [re.sub(r"\s*([/-])\s*", r"\1", part) for part in match.groups()]
            found.append(Code(form.format(*parts), kind, scheme))
        rest = pattern.sub(" ", rest)
    found.sort(key=lambda code: code.kind != "certificate")
    return (found[0] if found else None), rest.strip()


@lru_cache(maxsize=65_536)
def parse(text: str | None) -> Code | None:
    """The code in the column for codes; None when it is empty. What has no known form is kept as unknown."""
    if text is None or not text.strip():
        return None
    code, _ = find(text)
    return code or Code(" ".join(_upper(text).split()), "unknown", None)


def _upper(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).upper()
    for mark in "®©™":
        shown = shown.replace(mark, " ")
    return re.sub(r"\s+", " ", _DASHES.sub("-", shown).replace("(R)", " ").replace("(TM)", " "))
