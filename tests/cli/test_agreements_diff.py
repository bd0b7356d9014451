"""`imvo agreements diff` tells what changed, in order of date, with sources."""

import pytest

from imvo import agreement
from tests.cli.calls import run
from tests.cli.small_agreement import folder


def told(start, end, *given, name="textile"):
    outcome = run("agreements", "diff", name, "--from", start, "--to", end, *given)
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_the_end_of_textile():
    text = told("2021-06-01", "2022-01-01")
    assert "1 June 2021: running. 1 January 2022: ended." in text
    lines = [line for line in text.splitlines() if "2021: " in line][1:]
    assert "30 June 2021: last day on which new cases are taken in: Dispute" in text
    assert "1 July 2021: first day of: Last phase [TX37]" in text
    assert "31 December 2021: last day of the agreement (term 1)" in " ".join(lines[-4:])


def test_a_company_that_signs():
    text = told("2018-10-31", "2018-11-01")
    assert "1 November 2018: first day as participant: Castella (Company) [TX1]" in text
    assert "Castella" not in told("2018-11-01", "2018-11-02").split("Of no known day")[0]


def test_nothing_is_known_to_have_changed(tmp_path):
    text = told("2022-01-01", "2022-01-02", "--definitions", folder(tmp_path, "mine"), name="mine")
    assert "Nothing is known to have changed." in text


@pytest.mark.parametrize("name", agreement.available())
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_agreement_can_be_told(name, lang):
    text = told("2014-01-01", "2026-12-31", "--lang", lang, name=name)
    assert "{" not in text
    days = run("agreements", "diff", name, "--from", "2014-01-01", "--to", "2026-12-31", "--json").json["changes"]
    dated = [each["on"][:4] for each in days if each["on"]]
    assert dated == sorted(dated)


def test_a_wrong_order_and_a_missing_day():
    assert "comes before" in run("agreements", "diff", "textile", "--from", "2021-01-02", "--to", "2021-01-01").err
    assert run("agreements", "diff", "textile", "--from", "2021-01-02").code == 2
