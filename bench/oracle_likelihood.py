"""The oracle's likelihood: start, country, who works there, floors. See `bench/oracle.py`."""

from __future__ import annotations

from dataclasses import dataclass

from bench.oracle_facts import Facts, Row, codes

Steps = tuple[int, int, int]  # lowest, ranked, highest
UNKNOWN: Steps = (-1, 0, 1)
NEVER_BLOCKS: Steps = (-1, -1, -1)
MAYBE_WORSE: Steps = (-1, -1, 1)  # not known, of a measure that may not lower: it stands in no other's way down


@dataclass(frozen=True)
class Place:
    """Where a site is, as far as it is known: the country, and its province as an ISO 3166-2 code."""

    country: str | None
    region: str | None


def candidates(facts: Facts, process: str) -> list[str]:
    """The processes that this one may be: itself, or the candidates of one that is not stated."""
    return codes(facts.processes[process]["candidates"]) or [process]


def start(facts: Facts, process: str, theme: str) -> Steps | None:
    """Where the index starts, or nothing when no candidate has a grade."""
    rows = {c: facts.grades[c, theme] for c in candidates(facts, process) if (c, theme) in facts.grades}
    may_occur = {c: row for c, row in rows.items() if row["applies"] != "no"}
    if not may_occur and len(rows) < len(candidates(facts, process)):
        return None
    may_occur = may_occur or rows
    ranked_as = facts.processes[process]["ranked_as"]
    named = may_occur.get(ranked_as) or max(may_occur.values(), key=lambda row: row["value"])
    lows, highs = [r["low"] for r in rows.values()], [r["high"] for r in rows.values()]
    if len(rows) < len(candidates(facts, process)):  # nothing is known of one that it may be
        rules = facts.method["likelihood"]
        lows, highs = [*lows, rules["lowest"]], [*highs, rules["highest"]]
    return min(lows), named["value"], max(highs)


def occurs(facts: Facts, process: str, theme: str) -> bool:
    """False only where the register says of every process it may be that the theme cannot occur there."""
    rows = [facts.grades.get((c, theme)) for c in candidates(facts, process)]
    return any(row is None or row["applies"] != "no" for row in rows)


def _step(rule: Row, value: float, *, lowers: bool) -> int:
    sign = 1 if rule["worse"] == "high" else -1
    if sign * value >= sign * rule["up_at"]:
        return 1
    if not lowers:
        return -1  # known and not bad, from a measure that may not lower: it does not stand in the way of the others
    return -1 if sign * value <= sign * rule["down_at"] else 0


def _measure(facts: Facts, rule: Row, country: str | None) -> Steps:
    register = facts.registers[rule["register"]]
    lowers = rule.get("down_at") is not None and register.may_lower
    worst = NEVER_BLOCKS
    for indicator in rule["indicators"]:
        known = facts.measures.get((rule["register"], country, indicator)) if country else None
        if known is None:
            absent_is_no_news = country is not None and register.kind == "positive-only"
            steps = NEVER_BLOCKS if absent_is_no_news else UNKNOWN if lowers else MAYBE_WORSE
        else:
            value, margin = known[0], rule["z"] * known[1]
            either = sorted(_step(rule, value + side * margin, lowers=lowers) for side in (-1, 1))
            steps = (either[0], _step(rule, value, lowers=lowers), either[1])
        worst = tuple(map(max, worst, steps))  # type: ignore[assignment]
    return worst


def _informs(facts: Facts, rule: Row, process: str, theme: str) -> bool:
    if rule["register"] not in facts.registers or theme not in rule["themes"]:
        return False
    limited = rule.get("processes")
    return not limited or any(c in limited for c in candidates(facts, process))


def _lacks_treaty(facts: Facts, country: str | None, theme: str) -> bool:
    """True when a treaty that bears on the theme is not ratified here, or it is not known whether it is."""
    used = facts.bearing.get(theme, set()).intersection(facts.method["likelihood"]["status"]["instruments"])
    answers = [facts.ratified.get((country or "", treaty), {"unknown"}) for treaty in used]
    return any(answer != {"yes"} for answer in answers)  # two sources that disagree are not a yes


def _area(facts: Facts, place: Place, theme: str) -> Steps | None:
    rule = facts.method["likelihood"]["areas"]
    if theme not in facts.registers[rule["register"]].themes:
        return None
    if place.country is None:
        return -1, -1, rule["step"]
    listed = facts.areas.get(place.country, [])
    if None in listed or (place.region is not None and place.region in listed):
        return rule["step"], rule["step"], rule["step"]
    return (-1, -1, rule["step"]) if listed and place.region is None else None


def country_step(facts: Facts, place: Place, process: str, theme: str) -> Steps:
    """At most one step up or down; the worst of all that informs the theme, counted once."""
    rules = [r for r in facts.method["likelihood"]["country"] if _informs(facts, r, process, theme)]
    lowering = [r for r in rules if r.get("down_at") is not None and facts.registers[r["register"]].may_lower]
    worst: Steps = NEVER_BLOCKS if lowering else (0, 0, 0)
    for rule in rules:
        steps = _measure(facts, rule, place.country)
        if rule.get("processes") and len(candidates(facts, process)) > 1:
            # It bears on some of the processes this may be: on the highest value only.
            steps = (-1, -1, steps[2])
        worst = tuple(map(max, worst, steps))  # type: ignore[assignment]
    area = _area(facts, place, theme)
    if area:
        worst = tuple(map(max, worst, area))  # type: ignore[assignment]
    low, value, high = worst
    if _lacks_treaty(facts, place.country, theme):
        high += facts.method["likelihood"]["status"]["widen"]
    return low, value, min(high, 1)


def exposed(facts: Facts, site: Row, theme: str) -> tuple[int, bool]:
    """Who works there: one class on the highest value where a share is high or not known; and whether one is high."""
    high, told = 0, False
    for rule in facts.method["likelihood"]["site"]:
        if theme not in rule["themes"]:
            continue
        share = site[rule["field"]]
        if share is None or share >= rule["up_at"]:
            high = 1
        told = told or (share is not None and share >= rule["up_at"])
    return high, told


def _fits(row: Row, site: Row) -> bool | None:
    """Whether the site's material and product are those of the list; nothing when it is not stated."""
    answers: list[bool | None] = []
    for asked, stated in (("material", "materials"), ("product", "products")):
        if row[asked]:
            have = codes(site[stated])
            answers.append(row[asked] in have if have else None)
    if False in answers:
        return False
    return None if None in answers else True


def floors(facts: Facts, site: Row, process: str, theme: str) -> Steps:
    """What the lists lift the lowest, ranked and highest value to; 0 lifts nothing."""
    low = value = high = 0
    vague, ranked_as = facts.processes[process]["unspecified"], facts.processes[process]["ranked_as"]
    for named in dict.fromkeys([process, *candidates(facts, process)]):
        for row in facts.lists.get((named, theme), []):
            fits = _fits(row, site)
            if fits is False or (site["country"] and row["country"] != site["country"]):
                continue
            lift = facts.method["likelihood"]["floors"][row["grade"] or "ungraded"]
            high = max(high, lift.get("high", lift["value"]))
            if named not in {process, ranked_as} or fits is None or site["country"] is None:
                continue  # it may be the same or not: the highest value only
            if lift["value"] > facts.method["likelihood"]["lowest"]:
                value = max(value, lift["value"])
            if not vague:
                low = max(low, lift["low"])
    return low, value, high
