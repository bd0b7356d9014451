"""Texts, numbers and dates in Dutch and English. Nothing here reads the machine's locale.

What may live here: keyed texts (`nl.yaml`, `en.yaml`, and one pair `<room>.nl.yaml`, `<room>.en.yaml` per room),
their loader, and how numbers, shares, money, dates and lists are written. No rule, no markup, no other room.
"""

from imvo.words.catalogue import LANGUAGES, WordsError, files, has, placeholders, source, table, text
from imvo.words.dates import day, partial_day, period
from imvo.words.numbers import count, enumeration, money, number, share, span
from imvo.words.plurals import plural

__all__ = [
    "LANGUAGES",
    "WordsError",
    "count",
    "day",
    "enumeration",
    "files",
    "has",
    "money",
    "number",
    "partial_day",
    "period",
    "placeholders",
    "plural",
    "share",
    "source",
    "span",
    "table",
    "text",
]
