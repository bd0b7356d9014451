"""What has to come first, and when it is not missing."""

from typing import Any

import pytest

from imvo import agreement as room
from imvo.agreement import in_words
from tests.agreement.records import ONCE, YEARLY, agreement, duty, lines

DONE = {"duty": "D2", "date": "2018-06-01"}


def second(first: str, *records: dict[str, str], day: str = "2018-07-01", **said: Any) -> room.DutyState:
    asked = agreement(first, duty("D2", prerequisite="[D1]"))
    return next(each for each in lines(asked, day, records, **said) if each.id == "D2")


def test_without_a_record_of_what_comes_first_it_is_not_complete() -> None:
    found = second(duty("D1"), DONE)
    assert (found.state, found.missing) == ("incomplete", ("D1",))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"actor": "[union]"}, {}),
        ({"applies": "{groups: [seller]}"}, {"facts": {"sells": "no"}}),
        ({"exempt": "[seller]"}, {"facts": {"sells": "yes"}}),
        ({"changes": "[{kind: waived, on: 2018-01-01, what: {nl: x, en: x}, reason: unknown, sources: [S1]}]"}, {}),
        ({"changes": "[{kind: abandoned, on: 2018-01-01, what: {nl: x, en: x}, reason: unknown, sources: [S1]}]"}, {}),
    ],
)
def test_what_is_not_owed_is_not_missing(more: dict[str, str], said: dict[str, Any]) -> None:
    found = second(duty("D1", **more), DONE, **said)
    assert (found.state, found.missing, found.reason.key) == ("delivered", (), "agreement.reason.delivered")


@pytest.mark.parametrize(
    "first",
    [
        duty("D1", applies="{groups: [seller]}"),
        duty("D1", exempt="[seller]"),
        duty("D1", "{kind: on-event, event: {nl: x, en: x}}"),
        duty("D1", changes="[{kind: waived, on: unknown, what: {nl: x, en: x}, reason: unknown, sources: [S1]}]"),
    ],
)
def test_when_it_is_not_known_whether_it_is_owed_the_reason_says_so(first: str) -> None:
    found = second(first, DONE)
    assert (found.state, found.missing) == ("delivered", ())
    assert found.reason.key == "agreement.reason.delivered-first-unknown"
    for lang in ("nl", "en"):
        assert "D1" in in_words.say(found.reason, lang)


def test_a_record_that_may_still_have_to_come_leaves_it_open() -> None:
    found = second(duty("D1"), DONE, {"duty": "D1", "date": "2018"})
    assert (found.state, found.reason.key) == ("delivered", "agreement.reason.delivered-first-unknown")


@pytest.mark.parametrize("status", ["delivered", "waived"])
def test_what_was_ever_done_is_done(status: str) -> None:
    """A later "not delivered", of another year, takes nothing away."""
    first = {"duty": "D1", "date": "2017-06-01", "status": status}
    missed = {"duty": "D1", "date": "2018-02-01", "status": "not delivered"}
    found = second(duty("D1", YEARLY), DONE, first, missed)
    assert (found.state, found.missing) == ("delivered", ())


def test_done_in_the_first_term_is_done() -> None:
    asked = agreement(duty("D1", ONCE), duty("D2", prerequisite="[D1]"))
    records = [{"date": "2017-06-01"}, {"duty": "D2", "date": "2020-06-01"}]
    assert [each.state for each in lines(asked, "2020-07-01", records)] == ["due", "delivered"]


def test_chains_have_their_own_prerequisites() -> None:
    asked = agreement(
        duty("D1", applies="{groups: [importer]}"), duty("D2", applies="{groups: [importer]}", prerequisite="[D1]")
    )
    chains = [{"id": name, "facts": {"imports": "yes"}} for name in ("a", "b")]
    records = [{"date": "2018-05-01", "chain": "a"}] + [{**DONE, "chain": name} for name in ("a", "b")]
    found = [each for each in lines(asked, "2018-07-01", records, chains=chains) if each.id == "D2"]
    assert [(each.state, each.chains, each.missing) for each in found] == [
        ("delivered", ("a",), ()),
        ("incomplete", ("b",), ("D1",)),
    ]
