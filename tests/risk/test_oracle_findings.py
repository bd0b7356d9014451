"""With findings too the fast implementation agrees, cell by cell, with the plain one of docs/method/findings.md."""

from __future__ import annotations

import random
from datetime import timedelta

import polars as pl
import pytest

from bench.oracle import risks
from bench.oracle_issues import issues
from tests.risk.assessed import one_draw, run
from tests.risk.findings_made import AS_OF, DIRECTIONS, KINDS, STATES, Told, frame
from tests.risk.sites_made import made
from tests.risk.test_oracle import ISSUES, RISKS, differences, facts, told

AGES = (None, -40, 0, 1, 400, 730, 731, 1826, 1827, 4000)


def some_seen(sites: pl.DataFrame, count: int, seed: int) -> list[Told]:
    """Findings at a tenth of the sites, so that several meet at one site and theme."""
    draw = random.Random(seed)
    rows = draw.sample(sites.get_column("row").to_list(), max(sites.height // 10, 1))
    found = []
    for _ in range(count):
        age = draw.choice(AGES)
        found.append(
            {
                "row": draw.choice(rows),
                "theme": draw.choice(one_draw().themes),
                "kind": draw.choice(KINDS),
                "direction": draw.choice(DIRECTIONS),
                "evidence": draw.choice(STATES),
                "date": None if age is None else AS_OF - timedelta(days=age),
            }
        )
    return found


@pytest.mark.parametrize(("size", "count", "seed"), [(600, 1500, 1), (300, 200, 2), (60, 300, 3), (60, 40, 4)])
def test_made_up_findings_agree_on_every_cell(size: int, count: int, seed: int) -> None:
    sites = made(700, seed).tail(size)
    seen = some_seen(sites, count, seed)
    rows, fast = sites.to_dicts(), run(sites, findings=frame(seen), as_of=AS_OF)
    known = facts().seen(seen, AS_OF)
    plain = risks(known, rows)
    found = [
        *differences(
            {(row["row"], row["theme"]): row for row in plain},
            {(row["row"], row["theme"]): row for row in fast.risks.to_dicts()},
            RISKS,
        ),
        *differences(
            {row["issue"]: row for row in issues(known, rows)},
            {row["issue"]: row for row in fast.issues.to_dicts()},
            ISSUES,
        ),
    ]
    assert not found, told(found)
    assert any(row["basis"] == "site" and row["likelihood"] != row["without"][1] for row in plain)
