"""Who is listed has the kind and route of the list; who is no party is told so; names count as well as ids."""

import pytest

from tests.cli.calls import TEXTILE, run


def states(outcome):
    assert outcome.code == 0, outcome.err
    return {duty["state"] for duty in outcome.json["duties"]}


def test_a_listed_party_has_its_own_route_and_kind():
    shape = run("duties", "--agreement", "textile", "--party", "dibella", "--as-of", "2019-12-20", "--json").json
    assert (shape["role"], shape["route"], shape["signed"]) == ("company", "sister-initiative", "2018-12-18")
    assert "Bündnis" in run("duties", "--agreement", "textile", "--party", "dibella", "--as-of", "2019-12-20").out


@pytest.mark.parametrize(
    ("agreement", "party", "lang", "said"),
    [
        ("food", "unicef-nl", "en", "UNICEF NL chose not to sign"),
        ("food", "unicef-nl", "nl", "UNICEF NL heeft ervoor gekozen dit convenant niet te tekenen"),
        ("metals", "fme", "en", "FME supports the agreement on this day and is no party"),
        ("metals", "fme", "nl", "FME steunt het convenant op deze dag"),
    ],
)
def test_who_is_no_party_has_no_duties(agreement, party, lang, said):
    call = ["duties", "--agreement", agreement, "--party", party, "--as-of", "2019-12-01", "--lang", lang]
    outcome = run(*call)
    assert said in outcome.out
    assert "-D1" not in outcome.out
    shape = run(*call, "--json").json
    assert {duty["state"] for duty in shape["duties"]} == {"not-applicable"}
    assert said in shape["apart"]
    assert all(said in duty["reason"] for duty in shape["duties"])


def test_a_supporter_that_signs_later_is_a_party_then():
    later = run("duties", "--agreement", "metals", "--party", "fme", "--as-of", "2024-06-01", "--json").json
    assert later["apart"] is None


def test_who_left_is_told_before_any_duty():
    outcome = run("duties", "--agreement", "food", "--party", "fnv", "--as-of", "2023-06-01")
    assert outcome.code == 0
    assert outcome.out.index("no longer takes part") < outcome.out.find("FO-D") or "FO-D" not in outcome.out


@pytest.mark.parametrize(("given", "id_"), [("fnli", "fnli"), ("FNLI", "fnli"), (" Cbl ", "cbl")])
def test_through_an_association_by_id_or_name(given, id_):
    shape = run("duties", "--agreement", "food", "--through", given, "--as-of", "2020-01-01", "--json").json
    assert (shape["through"], shape["signed"]) == (id_, "2018-06-29")


@pytest.mark.parametrize("given", ["fnv", "unicef-nl", "government", "nonsense"])
def test_through_whose_signature_binds_nobody(given):
    outcome = run("duties", "--agreement", "food", "--through", given)
    assert outcome.code == 2
    assert "cbl, fnli, knsv" in outcome.err
    assert "fnv," not in outcome.err


def test_through_where_no_association_binds():
    outcome = run("duties", "--agreement", "textile", "--through", "inretail")
    assert outcome.code == 2
    assert "Leave --through out" in outcome.err


def test_a_party_that_is_like_none_gets_no_suggestion():
    outcome = run("duties", "--agreement", "textile", "--party", "zzzz")
    assert outcome.code == 2
    assert "Use " not in outcome.err
    assert "imvo agreements show textile --part parties" in outcome.err
    assert "dibella" in run("duties", "--agreement", "textile", "--party", "Dibela").err


@pytest.mark.parametrize("given", ["union", "UNION", "vakbond", "Trade union"])
def test_a_role_by_id_or_by_name(given):
    assert run("duties", *TEXTILE, "--role", given, "--json").json["role"] == "union"
    assert "union" in run("duties", *TEXTILE, "--role", "vakbund").err


def test_a_route_and_a_party_by_name():
    named = "Deelname via het Duitse Bündnis für nachhaltige Textilien"
    assert run("duties", *TEXTILE, "--route", named, "--json").json["route"] == "sister-initiative"
    assert run("duties", "--agreement", "textile", "--party", "Dibella B.V.", "--json").json["party"] == "dibella"
