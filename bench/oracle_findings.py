"""The oracle's findings: what was seen at a site moves its likelihood. See `bench/oracle.py`.

Written from docs/method/findings.md, one finding at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bench.oracle_facts import Facts, Row


@dataclass(frozen=True)
class Moves:
    """What the findings of one site and theme do together; 0 does nothing. `harm`: harm stands, fresh or old."""

    low: int = 0
    value: int = 0
    high: int = 0
    down: int = 0
    down_high: int = 0
    harm: bool = False


def _proven(finding: Row) -> bool:
    return finding["evidence"] in {"evidenced", "verified"}


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _mended(facts: Facts, harm: Row, findings: list[Row]) -> bool:
    """Whether a rights holder has shown, on a known day after the harm, that it was mended."""
    return any(
        other["direction"] == "mended"
        and _proven(other)
        and other["kind"] in facts.method["findings"]["rights_holders"]
        and other["date"] is not None
        and harm["date"] is not None
        and harm["date"] < other["date"] <= facts.as_of
        for other in findings
    )


def moves(facts: Facts, row: int, theme: str) -> Moves:
    """What was seen at this site for this theme, taken together."""
    rules, findings = facts.method["findings"], facts.findings.get((row, theme), [])
    if not findings or facts.as_of is None:
        return Moves()
    aged = _years_before(facts.as_of, rules["harm"]["years"])
    stale = _years_before(facts.as_of, rules["no_harm"]["years"])
    low = value = high = 0
    fresh = old = False
    for one in findings:
        if one["direction"] != "harm" or _mended(facts, one, findings):
            continue
        if one["date"] is not None and one["date"] < aged:
            old, high = True, int(facts.method["likelihood"]["highest"])
            continue
        fresh = True
        floor = rules["harm"]["floors"][one["kind"]]
        low = max(low, floor["low"] if _proven(one) else 0)
        value = max(value, floor["value"])
        high = max(high, floor.get("high", floor["value"]))
    if fresh:
        return Moves(low, value, high, harm=True)
    down = down_high = 0
    for one in findings:
        counts = one["direction"] == "no-harm" and _proven(one) and one["date"] is not None
        if not counts or not stale <= one["date"] <= facts.as_of or one["kind"] not in rules["no_harm"]["steps"]:
            continue
        barred = rules["no_harm"]["barred"]
        if one["kind"] in barred["kinds"] and theme in barred["themes"]:
            continue
        step = rules["no_harm"]["steps"][one["kind"]]
        down = max(down, step["value"])
        down_high = max(down_high, 0 if old else step["high"])
    return Moves(low, value, high, down, down_high, harm=old)
