"""How numbers, shares, money and lists are written: nl 1.234,5, en 1,234.5."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from imvo.words.catalogue import text

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = {"nl": (".", ","), "en": (",", ".")}  # thousands, decimal
NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"


def number(x: float, lang: str, decimals: int | None = None) -> str:
    """A number with the marks of `lang`. `decimals` fixes their number; without it at most three are written.

    Halves round to even on the decimal that is printed for `x` (2.675 is 2.68, as a reader expects).
    """
    thousands, mark = _MARKS[lang]
    value = Decimal(str(x))  # the decimals that are printed for a float, not those of its binary value
    places = Decimal(1).scaleb(-(3 if decimals is None else decimals))
    plain = f"{value.quantize(places, rounding=ROUND_HALF_EVEN):f}"
    if decimals is None and "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    sign, digits = ("\N{MINUS SIGN}", plain[1:]) if plain.startswith("-") else ("", plain)
    if not digits.strip("0."):
        sign = ""
    whole, _, part = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", thousands)
    return f"{sign}{grouped}{mark}{part}" if part else f"{sign}{grouped}"


def count(n: int, lang: str) -> str:
    """A whole number: nl 12.345, en 12,345."""
    return number(n, lang, decimals=0)


def share(x: float, lang: str, decimals: int = 0) -> str:
    """A share between 0 and 1 as a percentage: nl 62 % with a narrow space, en 62%."""
    value = float(Decimal(str(x)) * 100)
    gap = NARROW if lang == "nl" else ""
    return f"{number(value, lang, decimals)}{gap}%"


def money(x: float, lang: str, currency: str = "EUR", decimals: int = 0) -> str:
    """An amount: nl € 1.234,50, en €1,234.50; any other currency by its code before the amount."""
    amount = number(abs(x), lang, decimals)
    sign = "\N{MINUS SIGN}" if x < 0 else ""
    if currency == "EUR":
        return f"€{NO_BREAK}{sign}{amount}" if lang == "nl" else f"{sign}€{amount}"
    return f"{currency}{NO_BREAK}{sign}{amount}"


def span(low: int, high: int | None, lang: str) -> str:
    """A range of whole numbers: 500, 500-1,000 with an en dash, or "at least 500" without an upper bound."""
    if high is None:
        return text("words.at_least", lang, n=count(low, lang))
    if low == high:
        return count(low, lang)
    return f"{count(low, lang)}\N{EN DASH}{count(high, lang)}"


def enumeration(parts: Sequence[str], lang: str) -> str:
    """A list in a sentence: a, b en c; a, b and c. No parts give an empty text."""
    if len(parts) < 2:
        return "".join(parts)
    return text("words.list", lang, first=", ".join(parts[:-1]), last=parts[-1])
