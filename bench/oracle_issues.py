"""The oracle's issues: sites gathered per theme, country and process, and their order. See `bench/oracle.py`."""

from __future__ import annotations

from statistics import median

from bench.oracle import processes_of, risk
from bench.oracle_facts import THEMES, Facts, Row, codes
from bench.oracle_likelihood import candidates

BASES = ("nothing", "process", "country-product", "site")
CLASSES = ("severity", "scale", "scope", "irremediability", "likelihood_low", "likelihood", "likelihood_high")
LISTS = ("priority", "severe-unlikely", "nothing-known")


def unseen(facts: Facts, sites: list[Row]) -> dict[str, int]:
    """Processes that must exist behind a listed product and of which the list names no site: process -> sites behind."""
    named = {process for site in sites for process in processes_of(facts, site)[0]}
    behind: dict[str, int] = {}
    for site in sites:
        required: set[str] = set()
        for product in codes(site["products"]):
            required.update(codes(facts.products[product]["requires"]))
        materials = codes(site["materials"])
        if "fibre-unspecified" in required and materials:
            # The stated material says which fibre it is.
            required.discard("fibre-unspecified")
            for material in materials:
                required.update(codes(facts.materials[material]["requires"]))
        for process in required:
            if process not in named and not named.intersection(candidates(facts, process)):
                behind[process] = behind.get(process, 0) + 1
    return behind


NOWHERE: Row = {
    "row": 0,
    "country": None,
    "region": None,
    "products": None,
    "materials": None,
    "workers_low": None,
    "workers_high": None,
    "women_share": None,
    "migrant_share": None,
}


def _gathered(theme: str, country: str | None, process: str, rows: list[Row], *, site_known: bool) -> Row:
    issue: Row = {
        "issue": f"{theme}/{country or 'unknown'}/{process}",
        "theme": theme,
        "country": country,
        "process": process,
        "site_known": site_known,
        "basis": max((row["basis"] for row in rows), key=BASES.index),
    }
    for name in CLASSES:
        known = [row[name] for row in rows if row[name] is not None]
        issue[name] = max(known) if known else None
    return issue


def _listed(issue: Row) -> str:
    if issue["likelihood"] is None:
        return "nothing-known"
    return "severe-unlikely" if issue["severity_band"] == 1 and issue["likelihood_high"] == 1 else "priority"


def issues(facts: Facts, sites: list[Row], rows: list[Row]) -> list[Row]:
    """All issues in the order to act, each with its list and its place in it."""
    by_row = {site["row"]: site for site in sites}
    groups: dict[tuple[str, str | None, str], list[Row]] = {}
    for row in rows:
        if row["occurs"]:
            groups.setdefault((row["theme"], by_row[row["row"]]["country"], row["process"]), []).append(row)
    found = []
    for (theme, country, process), members in groups.items():
        issue = _gathered(theme, country, process, members, site_known=True)
        lows = [by_row[row["row"]]["workers_low"] for row in members]
        issue["sites"] = len(members)
        issue["workers"] = sum(low for low in lows if low is not None)
        issue["sites_without_workers"] = lows.count(None)
        found.append(issue)
    for process, behind in unseen(facts, sites).items():
        for theme in THEMES:
            row = risk(facts, {**NOWHERE, "processes": process}, theme)
            if row["occurs"]:
                issue = _gathered(theme, None, process, [row], site_known=False)
                found.append({**issue, "sites": behind, "workers": 0, "sites_without_workers": behind})
    return _ordered(facts, sites, found)


def _ordered(facts: Facts, sites: list[Row], found: list[Row]) -> list[Row]:
    numbers = [site["workers_low"] for site in sites if site["workers_low"] is not None]
    usual = median(numbers) if numbers else None
    bands = facts.method["severity"]["bands"]
    for issue in found:
        issue["severity_band"] = bands[issue["severity"]]
        issue["list"] = _listed(issue)

    def key(issue: Row) -> tuple[object, ...]:
        exposed = issue["sites"]
        if usual is not None:
            exposed = issue["workers"] + issue["sites_without_workers"] * usual
        return (
            LISTS.index(issue["list"]),
            issue["severity_band"],
            -(issue["likelihood"] or 0),
            -exposed,
            -(issue["likelihood_high"] or 0),
            issue["issue"],
        )

    found.sort(key=key)
    places = dict.fromkeys(LISTS, 0)
    for issue in found:
        places[issue["list"]] += 1
        issue["rank"] = places[issue["list"]]
    return found
