"""`assess` under an agreement that names no chain says whose hazards are behind the ranking."""

from pathlib import Path

import pytest

from tests.cli.calls import listed, run

NO_CHAIN = Path(__file__).resolve().parents[2] / "examples" / "agreements" / "renewable-energy.yaml"


@pytest.mark.parametrize(("agreement", "told"), [("textile", False), ("natural-stone", False), (NO_CHAIN, True)])
def test_the_hazards_are_those_of_textile(tmp_path, agreement, told):
    call = ["assess", listed(tmp_path), "-o", tmp_path / "out", "--agreement", agreement, "--as-of", "2020-09-01"]
    warnings = {warning["kind"]: warning["text"] for warning in run(*call, "--json").json["warnings"]}
    assert ("hazards" in warnings) == told
    if told:
        assert "clothing, footwear and textile" in warnings["hazards"]


def test_in_dutch_on_the_terminal(tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", "--agreement", NO_CHAIN, "--lang", "nl")
    assert "gaat over een andere sector (Hernieuwbare energie" in outcome.out + outcome.err
