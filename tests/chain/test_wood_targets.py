"""A target is read on its own population, in the series that its own measure names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from imvo import agreement, reference
from imvo.chain.wood.targets import targets


def found() -> dict[str, dict[str, Any]]:
    promised = agreement.load("forest").targets
    table = targets(promised, reference.load("wood-series"), date(2021, 1, 1))
    return {row["target"]: row for row in table.iter_rows(named=True)}


def test_softwood_was_counted_for_members_and_promised_for_the_market() -> None:
    row = found()["softwood"]
    assert (row["measured"], row["scope"], row["measured_scope"]) == (98.8, "dutch-market", "vvnh-members")
    assert (row["state"], row["reached"], row["gap"]) == ("other-scope", "no", pytest.approx(1.2))


def test_the_total_of_members_is_met_whatever_the_rounding() -> None:
    row = found()["vvnh-total"]
    assert (row["measured"], row["state"], row["gap"], row["rounding_decides"]) == (
        93.7,
        "met",
        pytest.approx(3.7),
        False,
    )


def test_every_target_of_the_agreement_stands_in_the_table() -> None:
    assert set(found()) == {target.id for target in agreement.load("forest").targets}


def test_a_value_that_was_not_published_leaves_the_target_open() -> None:
    promised = [t for t in agreement.load("forest").targets if t.id == "vvnh-total"]
    later = promised[0].model_copy(update={"by": agreement.PartialDate.parse("2024")})
    row = targets((later,), reference.load("wood-series")).row(0, named=True)
    assert (row["measured"], row["state"], row["rounding_decides"]) == (None, "unknown", None)
