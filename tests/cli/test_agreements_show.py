"""`imvo agreements show` tells the whole of an agreement as it stands on a day."""

import re
import textwrap

import pytest
from pydantic import BaseModel

from imvo import agreement, words
from imvo.cli import tell_agreement
from imvo.cli.agreements_show import PARTS
from tests.cli.calls import run
from tests.cli.small_agreement import folder

# Two full stops, a word for a rhythm twice, or a day between two days behind a word that needs one day.
BADLY_SAID = re.compile(
    r"(?<!\.)\.\.(?!\.)|\.;|a year a year|per jaar per jaar"
    r"|\b(?:on|from|by|until|including) between\b|\b(?:op|vanaf|uiterlijk|met) tussen\b"
)


def wrapped(text):
    return [line for part in text.splitlines() for line in textwrap.wrap(part, 100) or [""]]


def told(*given, agreement_id="textile"):
    outcome = run("agreements", "show", agreement_id, *given)
    assert outcome.code == 0, outcome.err
    return outcome.out


@pytest.mark.parametrize("name", agreement.available())
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_agreement_can_be_told_on_many_days(name, lang):
    for day in ("2015-01-01", "2019-12-01", "2022-06-30", "2026-01-01"):
        text = told("--as-of", day, "--lang", lang, "--part", "all", agreement_id=name)
        page = told("--as-of", day, "--lang", lang, agreement_id=name)
        for duty in agreement.load(name).duties:
            assert f"\n{duty.id}: " in text
            assert f"\n  {duty.id} (" in page
        for each in (text, page):
            assert " ." not in each.replace(" ...", "")
            assert "{" not in each
            assert not BADLY_SAID.findall(each)
            assert len(wrapped(page)) <= 75
            assert len(page.splitlines()) <= 45
        assert not {"none found in", "niet gevonden in"} & set(re.findall(r"none found in|niet gevonden in", page))


def test_every_part_has_a_teller():
    assert list(PARTS) == list(tell_agreement.TELLERS)


@pytest.mark.parametrize("part", PARTS)
def test_one_part(part):
    whole, alone = told("--as-of", "2019-07-04", "--part", "all"), told("--as-of", "2019-07-04", "--part", part)
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


def test_who_stayed_to_the_end_did_not_leave():
    text = told("--part", "parties", "--as-of", "2026-01-01", agreement_id="metals")
    stayed, left = text.split("Took part until the end:")[1].split("Left before this day:")
    assert "Uzimet (" in stayed
    assert "Uzimet (uzimet" not in left
    assert "Not known for this term:" in told(
        "--part", "parties", "--as-of", "2026-01-01", agreement_id="natural-stone"
    )


def test_the_ids_that_people_need():
    for name in ("metals", "natural-stone", "textile"):
        one = agreement.load(name)
        people, bound = (told("--part", part, agreement_id=name) for part in ("parties", "bound"))
        assert all(
            f"{party.name} ({party.id};" in people or f"{party.name} ({party.id})" in people for party in one.parties
        )
        binding = one.binding
        for wanted in (
            *(f"--route {each.id}" for each in binding.routes),
            *(f"--role {each.id}" for each in one.party_types),
            *(f"--fact {each.id}=" for each in binding.facts),
            *(f"--measure {each.id}=" for each in binding.scales),
            *(f"(id: {each.id})" for each in binding.groups),
        ):
            assert wanted in bound


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        ("2020-06-01", (), ("Myanmar",)),
        (
            "2021-08-01",
            (
                "Case C&A, Myanmar (complaint): by SOMO, Clean Clothes Campaign, Z; against C&A",
                "2 July 2020: Filed",
                "14 July 2021: Interim",
                "Open on this day.",
            ),
            ("Third hearing", "Final decision", "Partly founded", "stayed open after"),
        ),
        (
            "2022-02-01",
            (
                "11 January 2022: Third",
                "Open on this day.",
                "stayed open after the end of the agreement (31 December 2021)",
            ),
            ("Final decision", "Partly founded"),
        ),
        (
            "2022-07-15",
            ("July 2022: Final decision", "Whether it was decided by this day is not known"),
            ("Partly founded",),
        ),
        (
            "2023-01-01",
            ("Outcome: Partly founded", "stayed open after the end of the agreement"),
            ("Open on this day",),
        ),
    ],
)
def test_a_case_is_told_as_far_as_it_had_come(day, there, not_there):
    text = told("--part", "remedy", "--as-of", day)
    assert [each for each in there if each not in text] == []
    assert [each for each in not_there if each in text] == []


def test_rounds_have_names_and_tell_that_they_were_held():
    text = told("--part", "assessment", "--lang", "nl", agreement_id="pension-funds")
    assert "Beoordelingsronde “meting 1”: gehouden; peildag 31 december 2019" in text
    assert "measurement" not in text
    assert "Beoordelingsronde 3: gehouden" in told("--part", "assessment", "--lang", "nl", agreement_id="insurance")


@pytest.mark.parametrize("name", agreement.available())
def test_codes_have_words_in_dutch(name):
    text = told("--part", "all", "--lang", "nl", agreement_id=name)
    one = agreement.load(name)
    for line in text.splitlines():
        assert not line.startswith(tuple(f"{term.id}:" for term in one.terms))
        assert "rol: participant" not in line
        assert not re.search(r"(?:bewering|rol): (?:yes|no|not named)\b", line)
    assert not [each.id for each in one.scheme.rounds if f"ronde {each.id}:" in text and not each.id.isdecimal()]


def test_every_key_that_sources_disagree_about_has_words():
    def keys(part):
        if isinstance(part, BaseModel):
            yield from (claim.of for claim in getattr(part, "claims", ()))
            for name in type(part).model_fields:
                yield from keys(getattr(part, name))
        elif isinstance(part, tuple):
            for each in part:
                yield from keys(each)

    found = {key for name in agreement.available() for key in keys(agreement.load(name))}
    assert len(found) > 5
    assert [key for key in sorted(found) for lang in words.LANGUAGES if not words.has(f"told.field.{key}", lang)] == []


def test_the_page_tells_where_the_rest_is():
    page = told("--as-of", "2022-01-01")
    assert "Complaining on this day: A new case is not taken in any more" in page
    assert "Turn to: The company (brand) itself; The National Contact Point" in page
    assert "Where sources disagree: 1 fact, " in page
    assert f"Not known: {len(agreement.load('textile').unknowns)} things, such as:" in page
    assert all(part in page.splitlines()[-1] for part in (*PARTS, "all"))
    assert (
        run("agreements", "show", "textile", "--json").json
        == run("agreements", "show", "textile", "--part", "all", "--json").json
    )
