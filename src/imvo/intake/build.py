"""From the kept records and their columns to the table of sites, with every fault told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from imvo.files import Grid
from imvo.intake.columns import Found
from imvo.intake.notes import Note, note, problem
from imvo.intake.rows import refuse
from imvo.intake.spread import Column, faults, no_faults, spread
from imvo.intake.values.amounts import read_amounts
from imvo.intake.values.dates import read_dates
from imvo.intake.values.goods import FIELDS, read_goods, settle
from imvo.intake.values.places import read_countries
from imvo.intake.values.shares import read_shares
from imvo.intake.values.tiers import read_tiers
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.values.workers import read_workers
from imvo.intake.work import Work

_TEXTS = ("site_id", "group", "address", "city", "region", "postal_code", "sector_given", "subcontractors")
_GOODS = ("process_given", "product_given", "material_given")
_NAMELESS = ("-", "--", "?", ".", "n/a", "n.a.", "unknown", "onbekend", "tbd", "tbc")
_SAME = ("name", "address", "city", "country", "process_given", "product_given")


@dataclass
class Built:
    """The table of sites so far, one Series per column, with faults and notes."""

    sites: pl.DataFrame
    faults: pl.DataFrame
    notes: list[Note] = field(default_factory=list)


def build(grid: Grid, frame: pl.DataFrame, found: list[Found], lang: str, vocabulary: Vocabulary) -> Built:
    """Sites of the records in `frame`; rows that fall are told with `what` "row", cells with "cell" and "note"."""
    work = Work(grid, frame, {one.field: one for one in found if one.field}, lang)
    _texts(work)
    refused = _rows(work)
    work.drop(refused)
    _numbers(work)
    _goods(work, vocabulary)
    _sector_as_product(work, vocabulary)
    sites = work.assembled("sites")
    work.faults.append(_twice(sites, lang, work))
    told = pl.concat([refused, *work.faults])
    return Built(sites, told, work.notes)


def _texts(work: Work) -> None:
    """Names, places and other texts, and the country: what is given stays, the code may be unknown."""
    for name in ("name", *_TEXTS):
        if column := work.plain(name):
            work.made[name] = column.texts
    for name in _GOODS:
        if column := work.plain(name):
            work.made[name] = column.texts
    if column := work.plain("country"):
        result = spread(column, partial(read_countries, lang=work.lang), {"country": pl.String()}, work.lang)
        work.made["country"] = result.values.get_column("country")
        work.made["country_given"] = column.texts
        work.faults.append(result.faults)
    names = work.made["name"]
    nameless = names.str.to_lowercase().is_in(_NAMELESS)
    work.made["name"] = pl.select(pl.when(~nameless).then(names)).to_series()


def _rows(work: Work) -> pl.DataFrame:
    """Rows without a name and address; a row with only an address goes by that."""
    frame = work.frame
    name, address = work.made["name"], work.made.get("address")
    nameless = name.is_null() & (address.is_null() if address is not None else True)
    refused = refuse(frame, [(nameless, "", "", problem("nameless", "row"))], work.lang)
    if address is not None:
        borrowed = name.is_null() & address.is_not_null()
        if borrowed.any():
            work.made["name"] = pl.select(pl.when(borrowed).then(address).otherwise(name)).to_series()
            lines = refuse(
                frame, [(borrowed, work.places["name"].header, "", problem("name-address", "note"))], work.lang
            )
            work.faults.append(lines.with_columns(what=pl.lit("note")))
    return refused


def _numbers(work: Work) -> None:
    i64, f64 = pl.Int64(), pl.Float64()
    work.values("workers_low", read_workers, {"workers_low": i64, "workers_high": i64})
    low = work.made.get("workers_low")
    work.values("workers_high", read_workers, {"workers_from": i64, "workers_high": i64})
    if low is not None and "workers_from" in work.made:
        high = work.made["workers_high"]
        fits = ((low <= high) | high.is_null()).fill_null(value=True)
        work.made["workers_high"] = pl.select(pl.when(fits).then(high)).to_series()
    for name in ("women_share", "migrant_share", "volume_share"):
        if name in work.places:
            work.values(name, partial(read_shares, header=work.places[name].header), {name: f64})
    for name in ("women_share", "migrant_share"):
        _empty_shares(work, name)
    work.values("spend", read_amounts, {"spend": f64})
    work.values("since", read_dates, {"since": pl.Date()})
    work.values("tier", read_tiers, {"tier": pl.UInt8()})


def _empty_shares(work: Work, name: str) -> None:
    """0% beside an unknown number of workers says nothing: lists write it so where nothing was filled in."""
    share, low, high = (work.made.get(column) for column in (name, "workers_low", "workers_high"))
    if share is None or low is None or high is None:
        return
    hollow = ((share == 0) & low.is_null() & high.is_null()).fill_null(value=False)
    if hollow.any():
        work.made[name] = pl.select(pl.when(~hollow).then(share)).to_series()
        place = f"c{work.places[name].place}"
        lines = refuse(work.frame, [(hollow, work.places[name].header, place, problem("share-hollow"))], work.lang)
        work.faults.append(lines.with_columns(what=pl.lit("cell")))


def _goods(work: Work, vocabulary: Vocabulary) -> None:
    """Codes of product, process and material from the three columns together."""
    parts: list[pl.DataFrame] = []
    given: list[pl.Series] = []
    for name in _GOODS:
        if (texts := work.made.get(name)) is None:
            continue
        kind = name.removesuffix("_given")
        column = Column(work.places[name].header, work.frame.get_column("row"), texts)
        outputs: dict[str, pl.DataType] = {f"{kind}.{one}": pl.String() for one in FIELDS}
        result = spread(column, partial(read_goods, column=kind, vocabulary=vocabulary), outputs, work.lang)
        work.faults.append(result.faults)
        parts.append(result.values)
        given.append(texts.alias(name))
    if not parts:
        return
    wide = pl.concat([pl.DataFrame(given), *parts], how="horizontal")
    key = [series.name for series in given]
    distinct = wide.unique(key, keep="any")
    named = {one: [name for name in wide.columns if name.endswith(f".{one}")] for one in FIELDS}
    rows = []
    for record in distinct.iter_rows(named=True):
        joined = {one: _join(record[name] for name in names) for one, names in named.items()}
        process = settle(joined["process"], joined["product"], joined["stage-word"], vocabulary.made_by)
        rows.append((process, joined["product"], joined["material"]))
    codes = pl.DataFrame(
        rows, schema={"processes": pl.String, "products": pl.String, "materials": pl.String}, orient="row"
    )
    table = pl.concat([distinct.select(key), codes], how="horizontal")
    placed = wide.select(key).join(table, on=key, how="left", maintain_order="left", nulls_equal=True)
    for name in codes.columns:
        work.made[name] = placed.get_column(name)


def _sector_as_product(work: Work, vocabulary: Vocabulary) -> None:
    """A list that says only "Apparel" says at least what is made in the end; the process stays open."""
    if "sector_given" not in work.made:
        return
    column = Column(work.places["sector_given"].header, work.frame.get_column("row"), work.made["sector_given"])
    read = partial(read_goods, column="product", vocabulary=vocabulary)
    outputs: dict[str, pl.DataType] = {one: pl.String() for one in FIELDS}
    # A word of another sector is no fault: the column need not name a product.
    implied = spread(column, read, outputs, work.lang).values.get_column("product")
    stated = work.made.get("products", pl.Series([None], dtype=pl.String).new_from_index(0, work.frame.height))
    filled = int((stated.is_null() & implied.is_not_null()).sum())
    if filled:
        work.made["products"] = pl.select(pl.coalesce(stated, implied)).to_series()
        work.notes.append(note("sector-product", n=filled, column=column.header))


def _join(codes: Iterable[str | None]) -> str | None:
    found = {code for text in codes if text for code in text.split("|")}
    return "|".join(sorted(found)) or None


def _twice(sites: pl.DataFrame, lang: str, work: Work) -> pl.DataFrame:
    """A note on each row that repeats an earlier one in name, place, country, process and product."""
    sites = sites.with_columns(country=pl.coalesce("country", "country_given"))
    mark = sites.select(_SAME).hash_rows()
    again = sites.filter(mark.is_duplicated()).select("row", *_SAME)
    if again.is_empty():
        return no_faults()
    first = pl.col("row").min().over(_SAME).alias("first")
    again = again.with_columns(first).filter(pl.col("row") != pl.col("first"))
    if again.is_empty():
        return no_faults()
    problems = {number: problem("twice", "note", row=number) for number in again.get_column("first").unique().sort()}
    rows = again.select("row", text="name", problem="first")
    work.notes.append(note("twice", n=again.height))
    return faults(rows, problems, work.places["name"].header, lang)
