"""Records, and those who are exempt, chain by chain."""

import pytest

from imvo.agreement import in_words
from imvo.agreement.deliveries import read
from imvo.agreement.participant import Chain
from tests.agreement.made_up import who
from tests.agreement.records import YEARLY, agreement, duty, lines

CHAINED = agreement(duty("D1", applies="{groups: [importer]}"))
WHOLE = agreement(duty("D1"))
EXEMPT = agreement(duty("D1", exempt="[other]"))
A, B, C = ({"id": name, "name": f"Chain {name}", "facts": {"imports": "yes"}} for name in "abc")
NOT = {"id": "n", "facts": {"imports": "no"}}
OPEN = {"id": "o"}
COTTON = [{"id": "cotton-india"}, {"id": "cotton-2", "name": "Cotton from Turkey"}]


def told(asked, *records, chains=(A, B), day="2018-07-01"):
    return [(each.state, each.chains) for each in lines(asked, day, records, chains=chains)]


def test_a_record_of_a_chain_is_for_that_chain_only() -> None:
    found = told(CHAINED, {"date": "2018-06-01", "chain": "Chain a"}, chains=(A, B, C))
    assert found == [("delivered", ("a",)), ("due", ("b", "c"))]


def test_chains_with_the_same_state_share_a_line() -> None:
    assert told(CHAINED) == [("due", ("a", "b"))]
    both = [{"date": "2018-06-01", "chain": name} for name in ("a", "b")]
    assert [state for state, _ in told(CHAINED, *both)] == ["delivered", "delivered"]


def test_a_record_that_names_no_chain_may_be_for_each() -> None:
    record = {"date": "2018-06-01"}
    (found,) = lines(CHAINED, "2018-07-01", [record], chains=[A, B])
    assert (found.state, found.chains) == ("unknown", ("a", "b"))
    assert "a, b" in in_words.say(found.reason, "en")
    assert told(CHAINED, record, chains=(A, NOT)) == [("delivered", ("a",))]
    assert told(CHAINED, record, chains=(A, OPEN)) == [("unknown", ("a",)), ("unknown", ("o",))]


def test_not_delivered_without_a_chain_makes_no_chain_overdue() -> None:
    asked = agreement(duty("D1", "{kind: calendar, due: 2018-03-31}", applies="{groups: [importer]}"))
    assert told(asked, {"date": "2018-06-01", "status": "not delivered"}) == [("unknown", ("a", "b"))]
    found = told(asked, {"date": "2018-06-01", "status": "not delivered", "chain": "b"})
    assert found == [("passed-without-record", ("a",)), ("overdue", ("b",))]


def test_what_is_owed_as_a_whole_is_not_surely_done_for_one_chain() -> None:
    record = {"date": "2018-06-01", "chain": "a"}
    assert told(WHOLE, record) == [("unknown", ())]
    assert told(WHOLE, record, chains=(A,)) == [("delivered", ())]
    assert told(WHOLE, {"date": "2018-06-01"}) == [("delivered", ())]


def test_a_group_of_chains_that_is_exempt_takes_out_these_chains_only() -> None:
    assert told(EXEMPT, chains=(A, NOT)) == [("due", ("a",))]
    assert told(EXEMPT, chains=(NOT,)) == [("exempt", ())]
    assert told(EXEMPT, chains=(A, OPEN)) == [("due", ("a",)), ("unknown", ("o",))]
    assert told(EXEMPT, chains=(NOT, OPEN)) == [("unknown", ("o",))]
    assert told(EXEMPT, chains=()) == [("unknown", ())]


def test_what_would_tell_whether_a_chain_is_exempt_is_asked() -> None:
    _, found = lines(EXEMPT, "2018-07-01", [], chains=[A, OPEN])
    assert dict(found.reason.values) == {"asks": "imports"}


def test_years_without_a_record_are_named_per_chain() -> None:
    asked = agreement(duty("D1", YEARLY, applies="{groups: [importer]}"))
    found = lines(asked, "2019-07-01", [{"date": "2018-06-01", "chain": "a"}], chains=[A, B])
    assert [(each.chains, each.unrecorded) for each in found] == [(("a",), ("agreement-year-1",)), (("b",), ())]


@pytest.mark.parametrize(
    ("said", "chains", "key", "nearest"),
    [
        ("coton-india", COTTON, "chain-unknown", "cotton-india"),
        ("Cotton from Turkie", COTTON, "chain-unknown", "Cotton from Turkey"),
        ("a", (), "chain-none", None),
        ("Twice", ({"id": "x", "name": "Twice"}, {"id": "y", "name": "Twice"}), "chain-two", None),
    ],
)
def test_a_chain_that_is_not_there_is_refused(said, chains, key, nearest) -> None:
    rows = [(2, {"duty": "D1", "date": "2018", "chain": said})]
    (found,) = read(rows, CHAINED, who(chains=chains).chains).rejected
    assert (found.column, found.reason.key, found.nearest) == ("chain", f"agreement.rejected.{key}", nearest)
    for lang in ("nl", "en"):
        assert in_words.say(found.reason, lang)


def test_an_id_goes_before_a_name_and_no_chains_given_means_not_looked_at() -> None:
    rows = [(2, {"duty": "D1", "date": "2018", "chain": "X"})]
    chains = (Chain(id="x"), Chain(id="y", name="x"))
    assert read(rows, CHAINED, chains).records[0].chain == "x"
    assert read(rows, CHAINED).records[0].chain == "X"
