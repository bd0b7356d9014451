"""`imvo agreements show` tells the whole of an agreement as it stands on a day."""

import pytest

from imvo import agreement
from imvo.cli import tell_agreement
from imvo.cli.agreements_show import PARTS
from tests.cli.calls import run
from tests.cli.small_agreement import folder


def told(*given, agreement_id="textile"):
    outcome = run("agreements", "show", agreement_id, *given)
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.mark.parametrize("name", agreement.available())
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_agreement_can_be_told_on_many_days(name, lang):
    for day in ("2015-01-01", "2019-12-01", "2022-06-30", "2026-01-01"):
        text = told("--as-of", day, "--lang", lang, agreement_id=name)
        for duty in agreement.load(name).duties:
            assert f"\n{duty.id}: " in text
        assert " ." not in text.replace(" ...", "")
        assert "{" not in text


def test_every_part_has_a_teller():
    assert list(PARTS) == list(tell_agreement.TELLERS)


@pytest.mark.parametrize("part", PARTS)
def test_one_part(part):
    whole, alone = told("--as-of", "2019-07-04"), told("--as-of", "2019-07-04", "--part", part)
    body = alone.split("\n", 2)[2]
    assert body.strip() in whole
    assert len(alone) < len(whole)
    shape = run("agreements", "show", "textile", "--part", part, "--json").json
    assert shape["definition"]["id"] == "textile"


def test_a_wrong_part_names_the_parts():
    outcome = run("agreements", "show", "textile", "--part", "fee")
    assert outcome.code == 2
    assert "fees" in outcome.err


def test_triggers_are_sentences():
    text = told("--part", "duties")
    assert "When: each membership year, from year 2" in text
    assert "When: in assessment rounds: 2019 (by 4 July 2019)" in text
    assert "Wanneer: elk lidmaatschapsjaar, vanaf jaar 2" in told("--part", "duties", "--lang", "nl")


def test_parties_follow_the_day():
    before = told("--part", "parties", "--as-of", "2018-10-31")
    after = told("--part", "parties", "--as-of", "2018-11-01")
    assert "Castella" in before.split("Not yet on this day")[1]
    assert "Castella" in after.split("Not sure")[0]


def test_all_claims_with_their_sources():
    text = told("--part", "targets")
    assert "Sources disagree about by which day: 2021 [TX7, TX1]; 2020 [TX20, TX51]" in text
    assert "2021 [TX7, TX1]; 2020 [TX20, TX51]" in told("--part", "conflicts")


def test_complaints_follow_the_day():
    open_, gone = (told("--part", "remedy", "--as-of", day) for day in ("2020-01-01", "2022-01-01"))
    assert "On 1 January 2020: A new case is taken in." in open_
    assert "On 1 January 2022: A new case is not taken in any more; it can go elsewhere." in gone


def test_json_holds_what_follows_the_day():
    shape = run("agreements", "show", "textile", "--as-of", "2021-07-01", "--json").json
    assert {route["track"]: route["reception"] for route in shape["on_the_day"]["remedy"]} == {
        "complaint": "accepted",
        "dispute": "refused",
    }
    assert any(one["key"] == "by" for one in shape["on_the_day"]["conflicts"])


def test_a_definition_of_ones_own(tmp_path):
    text = told("--definitions", folder(tmp_path, "mine"), agreement_id="mine")
    assert "Id: mine" in text
