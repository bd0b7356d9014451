"""An agreement as it stands on a day: who takes part, which versions hold, where sources disagree."""

from datetime import date

import pytest

from imvo.agreement.loader import loads
from imvo.agreement.portrait import portrait, stage

PARTIES = """\
parties:
  - id: a
    type: company
    name: A
    memberships: [{role: participant, from: 2020-03-01, to: 2020-12-31, exit: bankruptcy, sources: [S1]}]
  - {id: b, type: company, name: B, memberships: [{role: participant, from: 2020-06, to: unknown, sources: [S1]}]}
  - {id: c, type: union, name: C, memberships: [{role: signatory, from: unknown, to: unknown, sources: [S1]}]}
  - {id: d, type: union, name: D, memberships: [{role: refused, from: unknown, to: unknown, sources: [S1]}]}
  - id: e
    type: company
    name: E
    memberships: [{role: participant, from: 2020-03-01, to: unknown, exit: put-out, sources: [S1]}]
"""


DAYS = ("unknown", "2021-06-30", "unknown")  # of three rounds


def on(text, day):
    found = portrait(loads(text, "small.yaml"), date.fromisoformat(day))
    return {each.party.id: each.presence for each in found.attendance}


@pytest.fixture
def peopled(small):
    return small.replace("governance:", PARTIES + "governance:")


def test_presence_follows_the_day(peopled):
    assert on(peopled, "2020-03-01") == {"a": "present", "b": "later", "c": "unsure", "d": "refused", "e": "unsure"}
    assert on(peopled, "2020-12-31")["a"] == "present"
    assert on(peopled, "2021-01-01")["a"] == "left"


def test_a_day_known_to_the_month_leaves_it_unsure(peopled):
    assert on(peopled, "2020-06-15")["b"] == "unsure"
    assert on(peopled, "2020-07-01")["b"] == "no-end"


def test_nobody_takes_part_before_the_agreement(peopled):
    assert on(peopled, "2019-12-31")["c"] == "later"


def test_who_is_known_to_have_gone_is_not_called_present(peopled):
    assert on(peopled, "2022-01-01")["e"] == "unsure"


def test_parties_of_an_ended_agreement_are_those_of_its_last_day(peopled):
    ended = peopled.replace("ends: unknown", "ends: 2020-10-31")
    found = portrait(loads(ended, "small.yaml"), date(2023, 1, 1))
    assert found.parties_on == date(2020, 10, 31)
    assert [each.party.id for each in found.of("to-the-end")] == ["a"]


def test_who_stayed_to_the_last_day_did_not_leave(peopled):
    stayed = peopled.replace("to: 2020-12-31, exit: bankruptcy", "to: 2020-12-31, exit: end-of-agreement")
    assert on(stayed, "2021-06-01")["a"] == "to-the-end"
    assert on(peopled, "2021-06-01")["a"] == "left"


def test_of_a_later_term_nothing_is_known_of_who_is_not_named_in_it(peopled):
    two = peopled.replace(
        "    ends: unknown\n    sources: [S1]",
        "    ends: 2020-12-31\n    sources: [S1]\n"
        "  - {id: second, signed: unknown, starts: 2021-02-01, ends: 2023-01-31, sources: [S1]}",
    ).replace("from: 2020-03-01, to: unknown, exit: put-out", "from: 2021-03-01, to: unknown")
    assert on(two, "2021-06-01") == {
        "a": "to-the-end",
        "b": "not-for-term",
        "c": "not-for-term",
        "d": "refused",
        "e": "no-end",
    }
    assert on(two, "2020-11-01")["b"] == "no-end"
    between = portrait(loads(two, "small.yaml"), date(2021, 1, 15))
    assert (between.state.state, between.parties_on) == ("between-terms", date(2020, 12, 31))


def test_versions_in_force(small):
    text = small.replace(
        "sources: [S1]}\nremedy:",
        "sources: [S1], versions: ["
        "{from: 2020, change: {nl: a, en: a}, sources: [S1]}, "
        "{from: unknown, change: {nl: b, en: b}, sources: [S1]}]}\n"
        "remedy:",
    )
    found = portrait(loads(text, "small.yaml"), date(2020, 6, 1))
    assert [each.answer.value for each in found.versions] == ["unknown", "unknown"]
    found = portrait(loads(text, "small.yaml"), date(2021, 1, 1))
    assert [each.answer.value for each in found.versions] == ["yes", "unknown"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-06-29", "ahead"),
        ("2021-07-15", "answering"),
        ("2021-09-10", "replying"),
        ("2021-09-20", "replying"),
        ("2021-09-21", "over"),
    ],
)
def test_the_stage_of_a_round(small, day, expected):
    text = small.replace(
        "sources: [S1]}\nremedy:",
        "sources: [S1], rounds: [{id: r, reference: 2021-06-30, answers_from: 2021-06-30, answers_to: 2021-07-31, "
        "reply_from: 2021-09-06, reply_to: 2021-09-20, sources: [S1]}]}\nremedy:",
    )
    one = loads(text, "small.yaml").scheme.rounds[0]
    assert stage(one, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ("{id: r, reference: 2021-06-30, sources: [S1]}", ["held"]),
        ("{id: r, reference: unknown, covers_from: 2020, covers_to: 2020-12, sources: [S1]}", ["held"]),
        ("{id: r, reference: unknown, reported: 2021-07-01, sources: [S1]}", ["held"]),
        ("{id: r, reference: unknown, sources: [S1]}", ["unknown"]),
        ("{id: r, reference: 2021-06-30, answers_to: 2021-12-31, sources: [S1]}", ["unknown"]),
        ("{id: r, reference: 2022-06-30, sources: [S1]}", ["ahead"]),
        (
            ", ".join(f"{{id: {name}, reference: {on}, sources: [S1]}}" for name, on in zip("rst", DAYS, strict=True)),
            ["held", "held", "unknown"],
        ),
    ],
)
def test_a_round_whose_day_has_passed_was_held(small, rounds, expected):
    text = small.replace("sources: [S1]}\nremedy:", f"sources: [S1], rounds: [{rounds}]}}\nremedy:")
    found = portrait(loads(text, "small.yaml"), date(2021, 8, 1))
    assert [each for _, each in found.rounds] == expected


def test_every_reading_of_a_fact_is_kept(small):
    text = small.replace(
        "    ends: unknown\n    sources: [S1]",
        "    ends: 2023\n    status: conflicting\n    sources: [S1]\n"
        "    claims: [{of: ends, value: '2023', sources: [S1]}, {of: ends, value: '2024', sources: [S1]}]",
    )
    (found,) = portrait(loads(text, "small.yaml"), date(2021, 1, 1)).conflicts
    assert (found.where, found.key) == (("terms", "first"), "ends")
    assert [claim.value for claim in found.claims] == ["2023", "2024"]


def test_figures_that_disagree_stand_together(small):
    rows = "".join(
        f"  - {{metric: m, period: '2020', population: p, unit: u, value: {n}, status: {s}, sources: [S1]}}\n"
        for n, s in ((1, "conflicting"), (2, "conflicting"), (3, "sourced"))
    )
    found = portrait(loads(small + "figures:\n" + rows, "small.yaml"), date(2021, 1, 1))
    assert [[row.value for row in one.rows] for one in found.figure_conflicts] == [[1, 2]]
