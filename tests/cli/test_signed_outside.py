"""A day of signing that cannot be is told with the first and last possible day; the answer is given as well."""

import pytest

from tests.cli.calls import run


def warnings(*more):
    outcome = run("duties", "--as-of", "2020-01-01", *more, "--json")
    assert outcome.code == 0, outcome.err
    assert all("duties" in shape for shape in outcome.json.get("agreements", [outcome.json]))
    return [each["text"] for each in outcome.json["warnings"] if each["kind"] == "signed"]


@pytest.mark.parametrize("signed", ["2010", "2016-07-03", "2022-01-01", "2030-05"])
def test_outside(signed):
    (told,) = warnings("--agreement", "textile", "--signed", signed)
    assert "first possible day 4 July 2016" in told
    assert "last possible day 31 December 2021" in told


@pytest.mark.parametrize("signed", ["2016", "2016-07-04", "2021-12-31", "2018"])
def test_inside_or_perhaps(signed):
    assert warnings("--agreement", "textile", "--signed", signed) == []


def test_a_member_of_an_association_may_have_joined_it_long_before():
    assert warnings("--agreement", "food", "--through", "cbl", "--signed", "1990") == []


def test_on_the_terminal_it_is_a_notice():
    outcome = run("duties", "--agreement", "textile", "--signed", "4-7-2010", "--as-of", "1-1-2020", "--lang", "nl")
    assert "(4 juli 2010) valt buiten het convenant" in outcome.err
    assert "TX-D1" in outcome.out
