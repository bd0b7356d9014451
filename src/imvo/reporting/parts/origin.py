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
from imvo.reporting.texts import both, count, joined, many, number, percent
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
        return many("origin.no-weight", silent, day=day)
    known = pl.col("point").is_in(_KNOWN)
    said = [both("origin.whole", kg=number(whole), day=day, known=_known(lots))]
    parts = lots.filter(known & (pl.col("kilograms") > 0))
    said += [_part(row) for row in parts.iter_rows(named=True)]
    said += _not_known(lots)
    said += [many("origin.unweighed", silent)] if silent else []
    return joined(said, " ")


def _known(lots: pl.DataFrame) -> Label:
    """What is known back to a country, and on what: a share of nothing is not printed as a share."""
    known, claimed = pl.col("point").is_in(_KNOWN), pl.col("evidence") == "claimed"
    whole, papers, word = (_share(lots, which) for which in (known, known & ~claimed, known & claimed))
    if not whole:
        return both("origin.known-none")
    if papers and word:
        return both("origin.known-both", known=percent(whole), papers=percent(papers), word=percent(word))
    return both(f"origin.known-{'papers' if papers else 'word'}", known=percent(whole))


def _not_known(lots: pl.DataFrame) -> list[Label]:
    """What is not known back to a country, and what is told of it."""
    refiner, nothing = (_share(lots, pl.col("point") == point) for point in ("refiner", "nothing"))
    if refiner and nothing:
        share = percent(_share(lots, ~pl.col("point").is_in(_KNOWN)) or 0.0)
        return [both("origin.unknown", share=share, refiner=percent(refiner), nothing=percent(nothing))]
    if refiner:
        return [both("origin.unknown-refined", share=percent(refiner))]
    return [both("origin.unknown-wholly", share=percent(nothing))] if nothing else []


def _part(row: dict[str, Any]) -> Label:
    """One share: back to which point, where, of which kind, on what."""
    return both(
        f"origin.part-{row['point']}",
        share=percent(row["share"]),
        where=Label(nl=countries.name(row["country"], "nl"), en=countries.name(row["country"], "en")),
        kind=both(f"origin.kind-{row['kind'] or 'unstated'}"),
        evidence=both(f"origin.on-{row['evidence']}"),
    )


def section(_assessed: Assessed, found: Results) -> Section:
    """A statement per product line, and the table behind them."""
    table, facts = found[statements.RESULT], []
    for row in found[TEXTS].iter_rows(named=True):
        name = row["product_line"]
        label = both("origin.no-line") if name is None else Label(nl=name, en=name)
        lots = table.filter(pl.col("product_line").eq_missing(pl.lit(name, dtype=pl.String)))
        facts.append(Fact(label, _value(lots), Label(nl=row["text_nl"], en=row["text_en"])))
    return Section(
        id="origin",
        title=both("origin.title"),
        lede=both("origin.lede"),
        facts=tuple(facts),
        shown=(Shown(statements.RESULT, found[statements.RESULT]),),
        notes=tuple(both(f"origin.{key}") for key in ("use", "evidence", "recycled")),
        headline=_on_paper(table),
    )


def _on_paper(table: pl.DataFrame) -> tuple[Fact, ...]:
    """For page 1: of all weight together, what a document shows back to a country; what is only said stands beside."""
    known, claimed = pl.col("point").is_in(_KNOWN), pl.col("evidence") == "claimed"
    papers, word = (_share(table, which) for which in (known & ~claimed, known & claimed))
    silent = count(int(table.get_column("lots_without_kilograms").sum()))
    if papers is None or word is None:
        return (Fact(both("origin.on-paper"), both("origin.no-share"), both("origin.lots-silent", none=silent)),)
    kilograms = number(float(table.get_column("kilograms").sum()))
    about = both("origin.paper-of", kg=kilograms, word=percent(word), none=silent)
    return (Fact(both("origin.on-paper"), percent(papers), about),)


def _value(lots: pl.DataFrame) -> Label:
    """The figure beside a line: what is on a document and what is only said are two figures, never one."""
    known, claimed = pl.col("point").is_in(_KNOWN), pl.col("evidence") == "claimed"
    papers, word = (_share(lots, which) for which in (known & ~claimed, known & claimed))
    if papers is None or word is None:
        return both("origin.no-share")
    told = (("papers", papers), ("word", word))
    shares = [both(f"origin.value-{name}", share=percent(share)) for name, share in told if share]
    return joined(shares, ", ") if shares else both("origin.value-none")


PART = Part("origin", (KIND,), results, section)
