"""Origin for customers: per product line what share of the kilograms is known back to where, on what evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo import tables, words
from imvo.chain.minerals import statements
from imvo.reference import countries
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, number, percent
from imvo.tables import Label

KIND, TEXTS = "mineral-lots", "origin-texts"
_KNOWN = ("mine", "country")


def results(assessed: Assessed) -> Results:
    """The shares, and the statement of each line in words."""
    table = statements.statements(assessed.tables[KIND], assessed.as_of)
    return {statements.RESULT: table, TEXTS: _texts(table, assessed.as_of)}


def _texts(table: pl.DataFrame, as_of: date) -> pl.DataFrame:
    rows = []
    for (line,), lots in table.group_by("product_line", maintain_order=True):
        text = statement(lots, as_of)
        rows.append(
            {
                "product_line": line,
                "kilograms": float(lots.get_column("kilograms").sum()),
                "known_share": _share(lots, pl.col("point").is_in(_KNOWN)),
                "text_nl": text.nl,
                "text_en": text.en,
            }
        )
    declared = tables.load(TEXTS)
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared)


def _share(lots: pl.DataFrame, which: pl.Expr) -> float | None:
    whole = float(lots.get_column("kilograms").sum())
    return min(1.0, float(lots.filter(which).get_column("kilograms").sum()) / whole) if whole else None


def statement(lots: pl.DataFrame, as_of: date) -> Label:
    """The statement of one product line: what is known and on what, each part of it, and what is not known."""
    day = Label(nl=words.day(as_of, "nl"), en=words.day(as_of, "en"))
    silent = int(lots.get_column("lots_without_kilograms").sum())
    whole = float(lots.get_column("kilograms").sum())
    if not whole:
        return _lots("origin.no-weight", silent, day=day)
    known = pl.col("point").is_in(_KNOWN)
    said = [
        both(
            "origin.whole",
            kg=number(whole),
            day=day,
            known=_part_of(lots, known),
            papers=_part_of(lots, known & (pl.col("evidence") != "claimed")),
            word=_part_of(lots, known & (pl.col("evidence") == "claimed")),
        )
    ]
    parts = lots.filter(known & (pl.col("kilograms") > 0))
    said += [_part(row) for row in parts.iter_rows(named=True)]
    refiner, nothing = (_part_of(lots, pl.col("point") == point) for point in ("refiner", "nothing"))
    said.append(both("origin.unknown", share=_part_of(lots, ~known), refiner=refiner, nothing=nothing))
    said += [_lots("origin.unweighed", silent)] if silent else []
    return Label(nl=" ".join(one.nl for one in said), en=" ".join(one.en for one in said))


def _part_of(lots: pl.DataFrame, which: pl.Expr) -> Label:
    return percent(_share(lots, which) or 0.0)


def _part(row: dict[str, Any]) -> Label:
    """One share: back to which point, where, of which kind, on what."""
    return both(
        f"origin.part-{row['point']}",
        share=percent(row["share"]),
        where=Label(nl=countries.name(row["country"], "nl"), en=countries.name(row["country"], "en")),
        kind=both(f"origin.kind-{row['kind'] or 'unstated'}"),
        evidence=both(f"origin.on-{row['evidence']}"),
    )


def _lots(key: str, n: int, **values: Label) -> Label:
    nl, en = ({name: getattr(value, lang) for name, value in values.items()} for lang in ("nl", "en"))
    return Label(nl=words.plural(key, n, "nl", **nl), en=words.plural(key, n, "en", **en))


def section(_assessed: Assessed, found: Results) -> Section:
    """A statement per product line, and the table behind them."""
    facts = []
    for row in found[TEXTS].iter_rows(named=True):
        name, share = row["product_line"], row["known_share"]
        label = both("origin.no-line") if name is None else Label(nl=name, en=name)
        value = both("origin.no-share") if share is None else percent(share)
        facts.append(Fact(label, value, Label(nl=row["text_nl"], en=row["text_en"])))
    return Section(
        id="origin",
        title=both("origin.title"),
        lede=both("origin.lede"),
        facts=tuple(facts),
        shown=(Shown(statements.RESULT, found[statements.RESULT]),),
        notes=tuple(both(f"origin.{key}") for key in ("use", "evidence", "recycled")),
    )


PART = Part("origin", (KIND,), results, section)
