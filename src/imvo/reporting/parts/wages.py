"""Living wage: the gap per site and level, its average with coverage, and the matched series beside it."""

from __future__ import annotations

import polars as pl

from imvo.chain import wages
from imvo.chain.unlisted import located, unlisted
from imvo.chain.wages import gaps, sites, years
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, percent
from imvo.tables import Label, empty, load

KIND, BENCHMARKS, SITES = "wages", "wage-benchmarks", "sites"
# Other tables whose rows are places too: a place that they add is not added again.
ELSEWHERE = {"crop-protection": "grower"}
# Columns on the page; the files beside it hold all.
YEARS = (
    "year", "sites_compared", "sites_listed", "workers_compared", "average_gap", "matched_sites", "matched_earlier",
    "matched_now", "benchmark_changed",
)  # fmt: skip
PER_SITE = (
    "site", "country", "year", "workers_compared", "gap_share", "largest_gap", "buyer_share", "currency",
    "buyer_gap_per_year",
)  # fmt: skip
GAPS = (
    "site",
    "level",
    "year",
    "workers",
    "wage",
    "benchmark",
    "benchmark_year",
    "currency",
    "period",
    "gap_share",
    "why_not",
)
NONE = "\N{EN DASH}"


def places(given: Given) -> pl.DataFrame:
    """Sites of the wages that no other table tells of."""
    paid = given.table(KIND)
    if paid is None:
        return empty(load(SITES))
    named = paid.select("row", "file", "sheet", "country", "country_given", "region", "site_id", name="site")
    listed = given.table(SITES)
    others = [] if listed is None else [listed.select("name", "country")]
    for kind, column in ELSEWHERE.items():
        if (rows := given.table(kind)) is not None:
            others.append(rows.select(pl.col(column).alias("name"), "country"))
    return unlisted(named, others)


def results(assessed: Assessed) -> Results:
    """The gap of every row, of every site and of every year."""
    delivered = assessed.table(KIND)
    delivered = empty(load(KIND)) if delivered is None else delivered
    paid = located(delivered, "site", assessed.sites)
    compared = wages.compare(paid, assessed.table(BENCHMARKS))
    by_site = wages.by_site(compared, paid, assessed.sites)
    return {
        gaps.RESULT: compared,
        sites.RESULT: by_site,
        years.RESULT: wages.by_year(compared, by_site, assessed.sites),
    }


def section(assessed: Assessed, found: Results) -> Section:
    """The newest year in figures, the tables, and what a reader must know beside them."""
    compared, series = found[gaps.RESULT], found[years.RESULT]
    newest = _newest(series.tail(1)) if series.height else []
    facts = [_comparable(compared), *newest, *_allocated(found)]
    notes = ["unknown", "minimum", "averages", "shares", "hours", "files"]
    silent = compared.filter(pl.col("why_not").is_null() & ~pl.col("overtime_stated")).height
    told = [both(f"wages.{note}") for note in notes]
    if silent:
        told.append(both("wages.overtime", n=count(silent), all=count(compared.height)))
    if assessed.table(BENCHMARKS) is None:
        told.insert(0, both("wages.no-benchmarks"))
    return Section(
        id="wages",
        title=both("wages.title"),
        lede=both("wages.lede"),
        facts=tuple(facts),
        shown=(
            Shown(years.RESULT, series.reverse(), columns=YEARS),
            Shown(sites.RESULT, found[sites.RESULT], columns=PER_SITE),
            Shown(gaps.RESULT, _on_page(compared), columns=GAPS),
        ),
        notes=tuple(told),
        headline=tuple(newest[:1] or facts[:1]),
    )


def _on_page(compared: pl.DataFrame) -> pl.DataFrame:
    return compared.with_columns(pl.col("wage").round(2), pl.col("why_not").fill_null(NONE))


def _comparable(compared: pl.DataFrame) -> Fact:
    done = compared.get_column("why_not").null_count()
    value = percent(done / compared.height) if compared.height else both("wages.none")
    return Fact(both("wages.comparable"), value, both("wages.comparable-of", n=count(done), all=count(compared.height)))


def _newest(series: pl.DataFrame) -> list[Fact]:
    """The average of the newest year, that of the matched sites, and the workers below, each with its coverage."""
    row = series.row(0, named=True)
    year = _year(row["year"])
    coverage = both(
        "wages.average-of", sites=count(row["sites_compared"]), all=count(row["sites_listed"]),
        workers=count(row["workers_compared"]), listed=count(row["workers_listed"]),
        silent=count(row["sites_without_workers"]),
    )  # fmt: skip
    facts = [
        Fact(both("wages.average", year=year), _share(row["average_gap"]), coverage),
        Fact(both("wages.below", year=year), _share(row["below_share"]), both("wages.below-of",
             workers=count(row["workers_compared"]))),
    ]  # fmt: skip
    if row["average_gap_by_volume"] is not None:
        about = both("wages.by-volume-of", volume=percent(row["volume_compared"]))
        facts.append(Fact(both("wages.by-volume", year=year), percent(row["average_gap_by_volume"]), about))
    if row["earlier_year"] is not None:
        earlier = _year(row["earlier_year"])
        about = _matched_about(row["matched_sites"], row["benchmark_changed"])
        value = both("wages.from-to", then=_share(row["matched_earlier"]), now=_share(row["matched_now"]))
        facts.append(Fact(both("wages.matched", earlier=earlier, year=year), value, about))
    return facts


def _matched_about(matched: int, changed: int) -> Label:
    if changed:
        return both("wages.matched-broken", sites=count(matched), changed=count(changed))
    return both(
        "wages.matched-of" if matched else "wages.matched-none", **({"sites": count(matched)} if matched else {})
    )


def _allocated(found: Results) -> list[Fact]:
    """What of the gap falls to the buyer in the newest year, per currency, and of how many sites that is not known."""
    table = found[sites.RESULT].filter(pl.col("year").is_not_null(), pl.col("levels_compared") > 0)
    if table.is_empty():
        return []
    newest = table.filter(pl.col("year") == pl.col("year").max())
    sure = newest.filter(pl.col("buyer_gap_per_year").is_not_null())
    about = both("wages.allocated-of", sites=count(sure.height), all=count(newest.height))
    amounts = [
        both("wages.money", currency=currency, amount=count(amount))
        for currency, amount in sure.group_by("currency", maintain_order=True)
        .agg(pl.col("buyer_gap_per_year").sum())
        .sort("currency")
        .rows()
    ]
    value = Label(nl=", ".join(one.nl for one in amounts), en=", ".join(one.en for one in amounts)) if amounts else None
    year = _year(newest.item(0, "year"))
    return [Fact(both("wages.allocated", year=year), value or both("wages.unknown-value"), about)]


def _share(value: float | None) -> Label:
    return both("wages.unknown-value") if value is None else percent(value)


def _year(year: int) -> Label:
    return Label(nl=str(year), en=str(year))


PART = Part("wages", (KIND, BENCHMARKS), results, section, places)
