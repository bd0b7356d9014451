"""A plain implementation of docs/method/risk.md, row by row, to hold the fast one against.

It is written from the documentation and shares no code with `imvo.risk`: where the two differ, one of them, or the
documentation, is wrong. `tests/risk/test_oracle.py` compares them on 2,000 made-up sites. It reads rows and gives rows:

    facts = gather(imvo.reference.load_all(None), imvo.reference.regions.match)
    rows = risks(facts, sites)                   # one per site and theme, as in tables/risks.yaml
    gathered = issues(facts, sites)              # as in tables/issues.yaml, without stability, later, judgement, cause
"""

from __future__ import annotations

from bench.oracle_facts import THEMES, Facts, Row, codes
from bench.oracle_findings import Moves, moves
from bench.oracle_likelihood import Place, candidates, country_step, exposed, floors, occurs, start

Classes = tuple[int, int | None, int]


def processes_of(facts: Facts, site: Row) -> list[str]:
    """The processes of a site as stated, or those that follow from its products, or the one that stands for none."""
    made_by = [facts.products[product]["made_by"] for product in codes(site["products"])]
    return codes(site["processes"]) or list(dict.fromkeys(made_by)) or ["unspecified"]


def place_of(facts: Facts, site: Row) -> Place:
    """The country and, as far as the list's text tells, the province of a site."""
    country, text = site["country"], site["region"]
    return Place(country, facts.match(country, text) if country and text else None)


def severity(facts: Facts, site: Row, process: str, theme: str, *, woken: bool = False) -> dict[str, int]:
    """Scale, scope, irremediability, and the highest of them. A process not stated takes the highest it may have.

    `woken`: the theme cannot occur there, and was seen all the same: the theme's own classes count too.
    """
    rules = facts.method["severity"]
    default = {**rules["defaults"][theme], "reach": None}
    rows = [facts.grades.get((c, theme), default) for c in candidates(facts, process)]
    rows += [default] if woken else []
    scale = max(row["scale"] or default["scale"] for row in rows)
    irremediability = max(row["irremediability"] or default["irremediability"] for row in rows)
    workers = site["workers_high"]
    of_workers = rules["scope"]["unknown"]
    if workers is not None:
        of_workers = next(cls for least, cls in rules["scope"]["cuts"] if workers >= least)
    scope = max(of_workers, *(row["reach"] or 0 for row in rows))
    return {
        "severity": max(scale, scope, irremediability),
        "scale": scale,
        "scope": scope,
        "irremediability": irremediability,
    }


def _kept(facts: Facts, index: int) -> int:
    rules = facts.method["likelihood"]
    return int(min(max(index, rules["lowest"]), rules["highest"]))


def likelihood(facts: Facts, site: Row, process: str, theme: str) -> tuple[Classes, str]:
    """Lowest, ranked and highest class, the ranked one empty when nothing is known; and what they rest on."""
    if not occurs(facts, process, theme):
        return (1, 1, 1), "process"
    rules = facts.method["likelihood"]
    place = place_of(facts, site)
    begin = start(facts, process, theme)
    least = floors(facts, site, process, theme)
    country = country_step(facts, place, process, theme)
    who, told = exposed(facts, site, theme)
    if begin is None:
        if not least[1]:
            return (int(rules["lowest"]), None, int(rules["highest"])), "nothing"
        # Ranked by the list alone; how high it could be is not known.
        classes = (max(least[0], 1), least[1], int(rules["highest"]))
    else:
        raw = [_kept(facts, b + c + w) for b, c, w in zip(begin, country, (0, 0, who), strict=True)]
        low, value, high = map(max, raw, least)
        classes = (low, value, high)
    return classes, "country-product" if least[1] else "site" if told else "process"


def _seen(plain: Classes, basis: str, seen: Moves) -> tuple[Classes, str]:
    """First what lowers, never below the lowest class, then what lifts; where nothing is known nothing is lowered."""
    low, value, high = plain
    most = high
    if value is not None:
        value = max(value - seen.down, low)
        most = max(high - seen.down_high, value)
    if seen.value:
        value = max(value or 0, seen.value)
    if value is not None and seen != Moves():
        basis = "site"
    return (max(low, seen.low), value, max(most, seen.high, value or 0)), basis


def cells(facts: Facts, site: Row, theme: str) -> list[Row]:
    """The risk of one site for one theme, per process of the site: the one that weighs most first."""
    found, seen = [], moves(facts, site["row"], theme)
    processes = processes_of(facts, site)
    anywhere = any(occurs(facts, process, theme) for process in processes)
    for process in processes:
        plain, on = likelihood(facts, site, process, theme)
        bears = occurs(facts, process, theme) or (seen.harm and not anywhere)
        (low, value, high), basis = _seen(plain, on, seen) if bears else (plain, on)
        woken = bears and not occurs(facts, process, theme)
        row: Row = {
            "row": site["row"],
            "theme": theme,
            **severity(facts, site, process, theme, woken=woken),
            "likelihood_low": low,
            "likelihood": value,
            "likelihood_high": high,
            "basis": basis,
            "process": process,
            "occurs": occurs(facts, process, theme) or (bears and seen.harm),
            "without": plain,
            "rests_on": basis if bears and seen.value else on,
        }
        found.append(row)

    def weight(row: Row) -> tuple[object, ...]:
        _, value, high = row["without"]
        likely = -(row["likelihood"] or 0), -row["likelihood_high"], -(value or 0), -high
        return not row["occurs"], value is None, -row["severity"], *likely, row["process"]

    return sorted(found, key=weight)


def risks(facts: Facts, sites: list[Row]) -> list[Row]:
    """One row per site and theme. `occurs` is beside the documented columns: false rows make no issue."""
    return [cells(facts, site, theme)[0] for site in sites for theme in THEMES]
