"""Origin for customers: per product line what share of the kilograms is known back to where, on what evidence."""

from __future__ import annotations

from datetime import date

import polars as pl

from imvo import tables, words
from imvo.chain.minerals import statements
from imvo.reference import countries
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, number, percent
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
    """The statement of one product line: every known part, then what is not known and what could not be weighed."""
    day = Label(nl=words.day(as_of, "nl"), en=words.day(as_of, "en"))
    silent = int(lots.get_column("lots_without_kilograms").sum())
    whole = float(lots.get_column("kilograms").sum())
    if not whole:
        return both("origin.no-weight", lots=count(silent), day=day)
    by = lots.group_by("point", "evidence", maintain_order=True).agg(
        pl.col("share").sum(), pl.col("kind").drop_nulls().unique().sort(), pl.col("countries").drop_nulls()
    )
    parts = [_part(row) for row in by.iter_rows(named=True) if row["point"] in _KNOWN and row["share"]]
    refined = [_part(row) for row in by.iter_rows(named=True) if row["point"] == "refiner" and row["share"]]
    known, to_refiner, nothing = (
        _share(lots, pl.col("point").is_in(points)) or 0.0 for points in (_KNOWN, ("refiner",), ("nothing",))
    )
    said = [both("origin.whole", kg=number(whole), day=day, share=percent(known))]
    said += [both("origin.parts", parts=_listed(parts))] if parts else []
    said += [both("origin.refined", share=percent(to_refiner), parts=_listed(refined))] if refined else []
    said.append(both("origin.unknown", share=percent(nothing)))
    said += [both("origin.unweighed", lots=count(silent))] if silent else []
    return Label(nl=" ".join(one.nl for one in said), en=" ".join(one.en for one in said))


def _part(row: dict[str, object]) -> Label:
    """One share: back to which point, where, on what."""
    declared = tables.load(statements.RESULT)
    codes = sorted({code for text in row["countries"] for code in text.split("|")})  # type: ignore[attr-defined]
    where = Label(nl=_names(codes, "nl"), en=_names(codes, "en"))
    kinds = [declared.column("kind").choices[kind] for kind in row["kind"]]  # type: ignore[attr-defined]
    what = Label(nl=", ".join(kind.nl for kind in kinds), en=", ".join(kind.en for kind in kinds))
    values: dict[str, Label | str] = {
        "share": percent(float(str(row["share"]))),
        "point": declared.column("point").choices[str(row["point"])],
        "evidence": declared.column("evidence").choices[str(row["evidence"])],
        "kinds": what if kinds else both("origin.kind-unstated"),
    }
    return both("origin.part-where", where=where, **values) if codes else both("origin.part", **values)


def _names(codes: list[str], lang: str) -> str:
    return ", ".join(countries.name(code, lang) for code in codes)


def _listed(parts: list[Label]) -> Label:
    return Label(nl="; ".join(part.nl for part in parts), en="; ".join(part.en for part in parts))


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
