"""The oracle's issues: sites gathered per theme, country and process, and their order. See `bench/oracle.py`."""

from __future__ import annotations

from statistics import median

from bench.oracle import cells, processes_of
from bench.oracle_facts import THEMES, Facts, Row, codes
from bench.oracle_likelihood import candidates

BASES = ("nothing", "process", "site", "country-product")
CLASSES = ("severity", "scale", "scope", "irremediability", "likelihood_low", "likelihood", "likelihood_high")
LISTS = ("priority", "severe-unlikely", "nothing-known")


def unseen(facts: Facts, sites: list[Row]) -> dict[str, int]:
    """Processes that must exist behind a listed product while no listed site does, or may do, them: to sites behind.

    A site whose process follows from its product does that. "Not stated" names nothing. Two vague steps that may be the
    same one are taken for it.
    """
    named = {process for site in sites for process in processes_of(facts, site)} - {"unspecified"}
    behind: dict[str, int] = {}
    for site in sites:
        for process in required(facts, codes(site["products"]), codes(site["materials"])):
            if not any(set(candidates(facts, process)) & set(candidates(facts, one)) for one in named):
                behind[process] = behind.get(process, 0) + 1
    return behind


def required(facts: Facts, products: list[str], materials: list[str]) -> set[str]:
    """What must exist behind a product; a stated material says which steps "some fibre" stands for."""
    needed = {process for product in products for process in codes(facts.products[product]["requires"])}
    origins = {process for material in materials for process in codes(facts.materials[material]["requires"])}
    if not needed:
        return set()
    stages = {facts.processes[process]["stage"] for process in origins}
    vague = {p for p in needed if facts.processes[p]["unspecified"] and facts.processes[p]["stage"] in stages}
    return needed - vague | origins


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
        "basis": max((row["rests_on"] for row in rows), key=BASES.index),
    }
    for name in CLASSES:
        known = [row[name] for row in rows if row[name] is not None]
        issue[name] = max(known) if known else None
    return issue


def _numbered(site: Row) -> bool:
    return site["workers_low"] is not None or site["workers_high"] is not None


def _listed(facts: Facts, issue: Row) -> str:
    if issue["likelihood"] is None:
        return "nothing-known"
    unlikely = issue["likelihood_high"] <= facts.method["severity"]["unlikely_at_most"]
    return "severe-unlikely" if issue["severity_band"] == 1 and unlikely else "priority"


def issues(facts: Facts, sites: list[Row]) -> list[Row]:
    """All issues in the order to act, each with its list and its place in it."""
    by_row = {site["row"]: site for site in sites}
    groups: dict[tuple[str, str | None, str], list[Row]] = {}
    for site in sites:
        for row in (row for theme in THEMES for row in cells(facts, site, theme)):
            if row["occurs"]:
                groups.setdefault((row["theme"], site["country"], row["process"]), []).append(row)
    found = []
    for (theme, country, process), members in groups.items():
        issue = _gathered(theme, country, process, members, site_known=True)
        of = [by_row[row["row"]] for row in members]
        issue["sites"] = len(members)
        issue["workers"] = sum(site["workers_low"] or 0 for site in of)
        issue["sites_without_workers"] = sum(not _numbered(site) for site in of)
        found.append(issue)
    for process, behind in unseen(facts, sites).items():
        for theme in THEMES:
            row = cells(facts, {**NOWHERE, "processes": process}, theme)[0]
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
        issue["list"] = _listed(facts, issue)

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
