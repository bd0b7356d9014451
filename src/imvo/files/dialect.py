"""By which character the fields of a text file are parted: the one that parts its records most evenly."""

from __future__ import annotations

import csv
from collections import Counter

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 256 * 1024


def delimiter(data: bytes) -> str:
    """The delimiter of UTF-8 text, judged on its beginning outside quotes; a comma when there is none."""
    text = data[:_SAMPLE].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(data) > _SAMPLE and len(lines) > 1:
        lines.pop()
    best, choice = (0.0, 0.0), ","
    for candidate in DELIMITERS:
        score = _evenness(lines, candidate)
        if score > best:
            best, choice = score, candidate
    return choice


def _evenness(lines: list[str], candidate: str) -> tuple[float, float]:
    """The share of records that have the usual number of fields (more than one), then that number."""
    try:
        sizes = Counter(len(record) for record in csv.reader(lines, delimiter=candidate) if record)
    except csv.Error:
        return 0.0, 0.0
    total = sum(sizes.values())
    parted = {size: count for size, count in sizes.items() if size > 1}
    if not parted:
        return 0.0, 0.0
    size, count = max(parted.items(), key=lambda item: (item[1], item[0]))
    return round(count / total, 2), float(size)
