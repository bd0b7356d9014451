"""A made-up list in the shape in which a brand publishes its sites, and what comes back on twenty of them."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from tests.reporting import answers_run
from tests.reporting.answers_run import Made, Row
from tests.risk.findings_made import DIRECTIONS, KINDS, STATES

HEAD = ("Factory Name", "Factory Type", "Product Type", "Brand(s)", "Supplier Group", "Address", "City", "State",
        "Country/Region", "Region", "Total Workers", "Line Workers", "% Female Workers", "% Migrant Workers",
        "Subcons")  # fmt: skip
COUNTRIES = {"China Mainland": 60, "Viet Nam": 45, "INDONESIA": 22, "THAILAND": 16, "Taiwan, R.O.C.": 10, "India": 14,
             "Sri Lanka": 9, "Turkiye": 7, "GEORGIA": 3, "Korea (South)": 6, "Hong Kong SAR": 3, "BANGLADESH": 8,
             "United States of America": 6, "MALAYSIA": 6, "Cambodia": 5, "Pakistan": 4}  # fmt: skip
KINDS_OF_WORK = {("FINISHED GOODS", "APPAREL"): 45, ("FINISHED GOODS", "FOOTWEAR"): 20, ("MATERIALS", "MATERIALS"): 18,
                 ("FINISHED GOODS", "EQUIPMENT"): 9, ("FINISHED GOODS COMPONENTS", "FOOTWEAR"): 8}  # fmt: skip
SYLLABLES = ("KA", "LO", "MIR", "TEN", "SU", "BAR", "VEL", "NO", "RI", "DAS", "QUE", "HAN", "PO", "ZI")
SITES = 20
AGES = (20, 200, 500, 3000, None)  # days before the assessed one
THEMES = ("discrimination-gender", "child-labour", "forced-labour", "freedom-of-association", "living-wage",
          "safety-health", "raw-materials", "water-chemicals-energy", "animal-welfare")  # fmt: skip
FACTS = ("process", "country", "migrants", "women", "region")
PROOF = {
    "claimed": {"Evidence": "Claimed"},
    "evidenced": {"Evidence": "Evidenced", "Document": "Record", "Page": "4", "Public or confidential": "Public"},
    "verified": {"Evidence": "Verified", "Document": "Record", "Page": "5", "Public or confidential": "Public",
                 "Verified by": "A made-up inspector"},
}  # fmt: skip


Place = Mapping[str, Any]
"""A site by `row`, `name` and `country`, and a `theme`."""


def listed(path: Path, rows: int = 200, seed: int = 7) -> Path:
    """A workbook of made-up sites: a title above the header, workers as text, shares that are missing for some."""
    chance = random.Random(seed)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Worksheet")
    sheet.write_string(0, 0, "Made-up Manufacturing Data Export - Filters applied: (ALL)        Data As Of   June 2019")
    for row, cells in enumerate([HEAD, *(_site(chance, number) for number in range(rows))], start=1):
        for column, cell in enumerate(cells):
            if cell:
                sheet.write_string(row, column, cell)
    book.close()
    return path


def _site(chance: random.Random, number: int) -> Sequence[str]:
    country = chance.choices(list(COUNTRIES), list(COUNTRIES.values()))[0]
    kind, goods = chance.choices(list(KINDS_OF_WORK), list(KINDS_OF_WORK.values()))[0]
    name = "".join(chance.choices(SYLLABLES, k=3))
    workers = round(chance.lognormvariate(6.3, 1.1)) + 5
    total = f"{workers:,}" if number % 10 == 0 else f"{workers}"
    silent = kind == "MATERIALS" or chance.random() < 0.15
    shares = ("", "") if silent else (f"{chance.randint(5, 98)}.0%", f"{max(0, chance.randint(-40, 45))}.5%")
    city = "".join(chance.choices(SYLLABLES, k=2)).title()
    return (f"{name} {number + 1} CO., LTD.", kind, goods, "MADE-UP", f"NO GROUP ({goods[:2]})", f"{number} ROAD",
            city, "", "" if chance.random() < 0.03 else country, "", "" if chance.random() < 0.05 else total,
            f"{round(workers * 0.8)}", *shares, "")  # fmt: skip


def chosen(made: Made, seed: int = 7) -> pl.DataFrame:
    """Twenty sites: some of each kind of fact that the workbook asks for, then any others. `row`, `name`, `country`."""
    rows: dict[int, None] = {}
    for kind in FACTS:
        asked = [one for one in answers_run.rows(made) if one["Question key"].startswith(f"{kind}/")]
        rows |= dict.fromkeys(int(one["Row in the list"]) for one in asked[:4] if one["Row in the list"])
    others = made.result.sites.get_column("row").to_list()
    random.Random(seed).shuffle(others)
    rows |= dict.fromkeys(others)
    first = pl.DataFrame({"row": list(rows)[:SITES]}, schema={"row": pl.UInt32})
    return first.join(made.result.sites, on="row", how="left", maintain_order="left").select("row", "name", "country")


def topics(sites: pl.DataFrame) -> list[Place]:
    """Several themes for each site, and no place twice."""
    every = [dict(row) for row in sites.iter_rows(named=True)]
    numbers = range(len(KINDS) * len(DIRECTIONS) * len(STATES))
    return [{**every[n % len(every)], "theme": THEMES[(n + n // len(every)) % len(THEMES)]} for n in numbers]


def findings(places: Sequence[Place], as_of: date) -> str:
    """One finding of each kind, direction and state, some of them old or without a day, at the places in turn; CSV."""
    head = ("Site", "Row in the list", "Country", "Theme", "Kind of finding", "Source", "Date", "What it says",
            "Evidence", "Document", "Page", "Public or confidential", "Verified by", "What was seen")  # fmt: skip
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(head)
    for number, (kind, direction, state) in enumerate(product(KINDS, DIRECTIONS, STATES)):
        place, age = places[number % len(places)], AGES[number % len(AGES)]
        day = "" if age is None else (as_of - timedelta(days=age)).isoformat()
        proof = ("", "", "") if state == "claimed" else ("Made-up report", "3", "Public")
        by = "A made-up inspector" if state == "verified" else ""
        writer.writerow((place["name"], place["row"], place["country"] or "", place["theme"], kind,
                         f"Source {number}", day, direction, state, *proof, by, f"Finding {number}"))  # fmt: skip
    return sink.getvalue()


ANSWERS = {"process": ("Spinning", "Weaving", "Cut-make-trim", "Dyeing"), "country": ("India", "Turkey"),
           "migrants": ("45%", "2%", "0%"), "women": ("80%", "12%"), "region": ("Made-up province",)}  # fmt: skip


def answered(made: Made, path: Path, sites: pl.DataFrame, states: Sequence[str] = STATES, hidden: str = "") -> Path:
    """The workbook of questions as given back: every fact that it asks of these sites, with proof by turns.

    `hidden`: the answer to what may stand behind the products unseen.
    """
    own, given = set(sites.get_column("row")), 0

    def fill(row: Row) -> Row:
        nonlocal given
        kind = row["Question key"].partition("/")[0]
        if kind == "hidden" and hidden:
            return {"Answer": hidden}
        if kind not in FACTS or not row["Row in the list"] or int(row["Row in the list"]) not in own:
            return {}
        given += 1
        state, options = states[given % len(states)], ANSWERS[kind]
        return {
            "Answer": options[given % len(options)],
            "Date": (made.result.request.as_of - timedelta(days=100)).isoformat(),
            **PROOF[state],
        }

    return answers_run.filled(made, path, fill)


def places(made: Made, sites: pl.DataFrame) -> set[tuple[str, str]]:
    """Country and process of everything that these sites do."""
    done = made.result.assessment.processes.join(sites.select("row"), on="row", how="semi")
    at = done.join(made.result.sites.select("row", "country"), on="row").with_columns(
        pl.col("processes").str.split("|")
    )
    pairs = at.explode("processes").select(pl.col("country").fill_null("unknown"), "processes")
    return {(country, process) for country, process in pairs.iter_rows()}


def by_issue(made: Made) -> Mapping[str, Mapping[str, Any]]:
    """Issue -> all that the table says of it, without the number of its cause, which names nothing."""
    issues = made.result.assessment.issues.drop("cause")
    return {row["issue"]: row for row in issues.iter_rows(named=True)}
