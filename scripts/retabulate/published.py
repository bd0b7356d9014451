"""What was published about the agreements: python published.py FIGURES.csv FACTS.md FOLDER

Writes two tables for the test that holds the definitions to their sources:
 figures.csv: one row per published value, with its source;
 statements.csv: every day and number in the collected facts, with the agreement and the keys of the sources beside it.
Facts only: no sentence of a source is kept.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SECTIONS = {
    "1. Textile": "textile",
    "2. Gold": "gold",
    "3. Food": "food",
    "4. Insurance": "insurance",
    "5. Pension funds": "pension-funds",
    "6. Natural stone (TruStone)": "natural-stone",
    "7. Metals": "metals",
    "8. Floriculture": "floriculture",
    "9. Banks": "banks",
    "10. Forest": "forest",
    "Frame": "frame",
}
MONTHS = "January February March April May June July August September October November December".split()
MONTH = "|".join(MONTHS)
DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTH}) (\d{{4}})\b")
MONTH_ONLY = re.compile(rf"\b({MONTH}) (\d{{4}})\b")
# `5 July to 2 August 2019`, `6 to 20 September 2021`: the year, and perhaps the month, stand once.
SPAN = re.compile(rf"\b(\d{{1,2}})(?: ({MONTH}))? to (\d{{1,2}}) ({MONTH}) (\d{{4}})\b")
ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{2}-\d{2}-\d{4}\b")
NUMBER = re.compile(r"(?<![\w.-])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\w.-])\d+(?:\.\d+)?")
KEY = re.compile(r"\[([A-Z]+\d+)\]")
WORDS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
FIELDS = (
    "agreement",
    "metric",
    "period",
    "population",
    "unit",
    "value",
    "value_low",
    "value_high",
    "status",
    "source_url",
)


def values(text: str) -> Iterator[str]:
    """Every day, month, year and number in a line, days as ISO."""
    for first, month, last, month_too, year in SPAN.findall(text):
        yield f"{year}-{MONTHS.index(month or month_too) + 1:02}-{int(first):02}"
        yield f"{year}-{MONTHS.index(month_too) + 1:02}-{int(last):02}"
    for day, month, year in DAY.findall(text):
        yield f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    for month, year in MONTH_ONLY.findall(text):
        yield f"{year}-{MONTHS.index(month) + 1:02}"
    for found in ISO.findall(text):
        yield "-".join(reversed(found.split("-"))) if re.match(r"\d{2}-", found) else found
    # `26-250` is a range, once the days are out.
    for found in NUMBER.findall(re.sub(r"(?<=\d)-(?=\d)", " ", ISO.sub(" ", text))):
        yield found.replace(",", "")
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORDS:
            yield str(WORDS[word])


def statements(text: str) -> set[tuple[str, str, str]]:
    """(agreement, value, source) of every line; a line without a key of its own takes that of its heading's table."""
    found, agreement = set(), None
    for line in text.splitlines():
        heading = re.match(r"# (.*)", line)
        if heading:
            agreement = SECTIONS.get(heading[1].strip())
        if agreement is None:
            continue
        keys = KEY.findall(line) or [""]
        plain = KEY.sub(" ", line)
        found |= {(agreement, value, key) for value in values(plain) for key in keys}
    return found


def main(figures: Path, facts: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with figures.open(encoding="utf-8", newline="") as file:
        rows = [{**row, "agreement": row["agreement"].replace("_", "-")} for row in csv.DictReader(file)]
    rows = [row for row in rows if not row["status"].startswith("recalled")]
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with (folder / "statements.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("agreement", "value", "source"))
        table.writerows(sorted(statements(facts.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
