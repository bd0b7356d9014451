"""Harm and no harm at one site about one theme stand side by side, and harm counts unless the method lets no harm."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.action import finding_conflicts
from tests.action.seen import HARM, PROOF, states

AUDIT = {**HARM, "kind": "audit", "direction": "no-harm", **PROOF}


def test_a_union_and_an_audit_stand_side_by_side() -> None:
    found = finding_conflicts.table(states(HARM, AUDIT)).row(0, named=True)
    assert (found["harm_kind"], found["no_harm_kind"], found["counts"]) == ("union", "audit", "harm")
    assert (found["harm_evidence"], found["no_harm_evidence"]) == ("claimed", "evidenced")


@pytest.mark.parametrize(
    "changed", [{"theme": "living-wage"}, {"site": "Twin Works", "site_row": 3}, {"direction": "mended"}]
)
def test_another_site_theme_or_a_remedy_is_no_conflict(changed: dict[str, object]) -> None:
    assert finding_conflicts.table(states(HARM, {**AUDIT, **changed})).is_empty()


def test_where_no_harm_lowers_all_the_same_it_is_what_counts() -> None:
    told = states(HARM, AUDIT).with_columns(
        effect=pl.when(pl.col("direction") == "no-harm").then(pl.lit("lowers")).otherwise("effect")
    )
    assert finding_conflicts.table(told).get_column("counts").to_list() == ["no-harm"]


def test_of_thousands_the_best_proven_of_each_side_stand_there() -> None:
    many = [{**(HARM if n % 2 else AUDIT), "text": f"{n}"} for n in range(300)]
    proven = {**HARM, **PROOF, "text": "proven"}
    found = finding_conflicts.table(states(*many, proven))
    assert found.height == finding_conflicts.EACH**2
    assert "evidenced" in found.get_column("harm_evidence").to_list()
