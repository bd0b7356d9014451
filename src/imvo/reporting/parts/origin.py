"""Origin for customers: per product line what share of the kilograms is known back to where, on what evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo import tables, words
from imvo.chain.known_sum import known_sum
from imvo.chain.minerals import statements
from imvo.reference import countries
from imvo.reporting.parts.minerals import lexicon
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, joined, many, number, percent
from imvo.tables import Label

KIND, TEXTS = "mineral-lots", "origin-texts"
_PARTS = ("evidenced", "claimed", "recycled", "unknown")


def results(assessed: Assessed) -> Results:
    """The shares, and the statement of each line in words."""
    table = statements.statements(assessed.tables[KIND], assessed.as_of, lexicon(assessed).recycled)
    return {statements.RESULT: table, TEXTS: texts(table, assessed.as_of)}


def texts(table: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """The table `origin-texts` of the table `origin-statements`: four shares that make the whole, and their words."""
    rows = []
    for (line,), lots in table.group_by("product_line", maintain_order=True):
        text = statement(lots, as_of)
        shares = dict(zip(("known", *_PARTS[1:]), (_share(lots, part) for part in _PARTS), strict=True))
        rows.append(
            {
                "product_line": line,
                "kilograms": lots.select(known_sum(pl.col("kilograms"))).item(),
                **{f"{name}_share": share for name, share in shares.items()},
                "text_nl": text.nl,
                "text_en": text.en,
            }
        )
    declared = tables.load(TEXTS)
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared)


def _share(lots: pl.DataFrame, part: str, point: str | None = None) -> float | None:
    """The share of one part, or of one point of it, in the kilograms of the line; None where no weight is known."""
    whole = float(lots.get_column("kilograms").sum())
    chosen = lots.filter(pl.col("part") == part, pl.lit(value=True) if point is None else pl.col("point") == point)
    return min(1.0, float(chosen.get_column("kilograms").sum()) / whole) if whole else None


def statement(lots: pl.DataFrame, as_of: date) -> Label:
    """The statement of one product line: what a document shows, then what is only said, recycled and not known."""
    day = Label(nl=words.day(as_of, "nl"), en=words.day(as_of, "en"))
    silent = int(lots.get_column("lots_without_kilograms").sum())
    whole = float(lots.get_column("kilograms").sum())
    if not whole:
        return many("origin.no-weight", silent, day=day)
    shown = _share(lots, "evidenced")
    known = both("origin.known", known=percent(shown)) if shown else both("origin.known-none")
    said = [both("origin.whole", kg=number(whole), day=day, known=known)]
    for part in _PARTS[:3]:
        said += _of_part(lots, part)
    said += _not_known(lots)
    said += [many("origin.unweighed", silent)] if silent else []
    return joined(said, " ")


def _of_part(lots: pl.DataFrame, part: str) -> list[Label]:
    """The share of one part, but for the first, which stands at the head; then each of its places."""
    share = _share(lots, part)
    if not share:
        return []
    head = [] if part == "evidenced" else [both(f"origin.{part}", share=percent(share))]
    rows = lots.filter(pl.col("part") == part, pl.col("point").is_in(("mine", "country", "collection")))
    return head + [_place(row) for row in rows.filter(pl.col("kilograms") > 0).iter_rows(named=True)]


def _not_known(lots: pl.DataFrame) -> list[Label]:
    """What is not known back to a country, and what is told of it."""
    share, refiner, nothing = (_share(lots, "unknown", point) for point in (None, "refiner", "nothing"))
    if refiner and nothing:
        return [both("origin.unknown", share=percent(share or 0.0), refiner=percent(refiner), nothing=percent(nothing))]
    if refiner:
        return [both("origin.unknown-refined", share=percent(refiner))]
    return [both("origin.unknown-wholly", share=percent(nothing))] if nothing else []


def _place(row: dict[str, Any]) -> Label:
    """One share: back to which point, where, of which kind, on what."""
    told = {
        "share": percent(row["share"]),
        "where": Label(nl=countries.name(row["country"], "nl"), en=countries.name(row["country"], "en")),
        "evidence": both(f"origin.on-{row['evidence']}"),
    }
    if row["point"] != "collection":
        told["kind"] = both(f"origin.kind-{row['kind'] or 'unstated'}")
    return both(f"origin.part-{row['point']}", **told)


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
        notes=tuple(both(f"origin.{key}") for key in ("use", "evidence", "note-recycled")),
        headline=_on_paper(table),
    )


def _on_paper(table: pl.DataFrame) -> tuple[Fact, ...]:
    """For page 1: of all weight together, what a document shows back to a country; what is only said stands beside."""
    papers, word = (_share(table, part) for part in ("evidenced", "claimed"))
    silent = count(int(table.get_column("lots_without_kilograms").sum()))
    if papers is None or word is None:
        return (Fact(both("origin.on-paper"), both("origin.no-share"), both("origin.lots-silent", none=silent)),)
    kilograms = number(float(table.get_column("kilograms").sum()))
    about = both("origin.paper-of", kg=kilograms, word=percent(word), none=silent)
    return (Fact(both("origin.on-paper"), percent(papers), about),)


def _value(lots: pl.DataFrame) -> Label:
    """The figure of a line: only what a document shows of newly mined metal; all else stands in the words beside it."""
    share = _share(lots, "evidenced")
    return both("origin.no-share") if share is None else both("origin.value", share=percent(share))


PART = Part("origin", (KIND,), results, section)
