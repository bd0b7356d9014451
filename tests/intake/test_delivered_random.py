"""A table filled with what its declaration allows comes back cell by cell, whatever its kind and chain."""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from imvo import tables
from imvo.intake.columns import fields
from imvo.intake.template import title
from imvo.intake.values.vocabulary import names_of
from imvo.reference.countries import codes, name
from imvo.tables import Column
from tests.intake.delivered_files import delivered, every_chain, own_words, read_in

# Every kind once, in the last chain that reads it.
KINDS = sorted({kind: chain for chain in every_chain() for kind in read_in(chain) if kind != "sites"}.items())
ROWS = 25
Made = tuple[str, Any]
_TABLES = {"product": "products", "process": "table", "material": "materials"}


def word(chance: random.Random) -> str:
    return " ".join("".join(chance.choices("bdfgklmrsvz", k=3)).capitalize() + "aop" for _ in range(2))


def number(chance: random.Random, column: Column) -> Made:
    low = max(column.minimum or 0, -1e6 if column.reading == "signed" else 0)
    value = round(chance.uniform(low, min(column.maximum or 1e6, 1e6)), 2)
    return f"{value:.2f}", value


def goods(chance: random.Random, column: Column, chain: str, lang: str) -> Made:
    words = own_words(chain)
    said = chance.choice(names_of(words, _TABLES[column.reading], lang))
    return said, "|".join(sorted(words.read(said).of(column.reading)))


def cell(chance: random.Random, column: Column, chain: str, lang: str) -> Made:
    """How a cell is written, and what it must be read as."""
    if not column.required and chance.random() < 0.2:
        return chance.choice(["", "-"]), None
    truth = chance.random() < 0.5
    day = date(2000, 1, 1) + timedelta(chance.randrange(9000))
    share = chance.randrange(101)
    code = chance.choice(list(column.choices) or [""])
    country = chance.choice(codes())
    whole = chance.randrange(int(column.minimum or 0), int(min(column.maximum or 9999, 9999)))
    made: dict[str, Callable[[], Made]] = {
        "text": lambda: (text := word(chance), text),
        "country": lambda: (name(country, lang), country),
        "date": lambda: (day.isoformat(), day),
        "share": lambda: (f"{share}%", share / 100),
        "amount": lambda: number(chance, column),
        "signed": lambda: number(chance, column),
        "count": lambda: (str(whole), whole),
        "yesno": lambda: ({"nl": "ja", "en": "yes"}[lang] if truth else {"nl": "nee", "en": "no"}[lang], truth),
        "choice": lambda: (getattr(column.choices[code], lang), code),
    }
    return made[column.reading]() if column.reading in made else goods(chance, column, chain, lang)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("kind", "chain"), KINDS)
def test_a_filled_table_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, chain: str, lang: str
) -> None:
    # What is checked after the columns are read, such as the digits of an ISIN, has tests of its own.
    monkeypatch.setattr(sys.modules["imvo.intake.gather"], "completed", lambda reading, _lang: reading)
    chance = random.Random(f"{chain} {kind} {lang}")
    names = list(fields(kind))
    columns = [tables.load(kind).column(one) for one in names]
    rows = [[cell(chance, column, chain, lang) for column in columns] for _ in range(ROWS)]
    # A row in which nothing stands is none: the first text is always there.
    first = next(place for place, column in enumerate(columns) if column.reading == "text")
    for row in rows:
        said = word(chance)
        row[first] = (said, said)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([title(one, lang, kind) for one in names])
    writer.writerows([[said for said, _ in row] for row in rows])
    found = delivered(tmp_path, chain, files={f"{kind}.csv": text.getvalue()}, lang=lang)
    assert next(iter(found.tables)) == kind
    assert (found.rows_in, found.accepted, found.rejected_rows) == (ROWS, ROWS, 0)
    assert found.rejected.filter(what="cell").select("column", "value", "reason").rows() == []
    wrong = [
        one
        for place, one in enumerate(names)
        if found.tables[kind].get_column(one).to_list() != pytest.approx([row[place][1] for row in rows])
    ]
    assert wrong == []
