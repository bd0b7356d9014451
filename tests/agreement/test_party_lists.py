"""Who takes part on a day, who came and went, and who votes: yes, no or unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from tests.agreement.made_up import made

AGREEMENT = made(
    parties="""
- id: fme
  type: company
  name: FME
  memberships:
    - {role: supporter, from: 2019-07-01, to: unknown, sources: [S1]}
    - {role: signatory, from: 2019-12-02/2024-06-01, to: 2024-06-30, sources: [S1]}
- id: fnv
  type: union
  name: FNV
  memberships: [{role: signatory, from: 2018-06-29, to: 2023-05-25, sources: [S1]}]
- id: late
  type: company
  name: Late
  memberships: [{role: participant, from: 2020-03, to: 2024-06-30, sources: [S1]}]
- id: gone
  type: company
  name: Gone
  memberships: [{role: participant, from: 2019-01-01, to: 2020-01-01, sources: [S1]}]
- id: refused
  type: company
  name: Refused
  memberships: [{role: refused, from: 2019-01-01, to: unknown, sources: [S1]}]
"""
)


def test_by_type_and_role() -> None:
    before = room.parties_on(AGREEMENT, date(2023, 5, 24), "signatory", "union")
    after = room.parties_on(AGREEMENT, date(2023, 6, 1), "signatory", "union")
    assert (before.yes, after.no) == (("fnv",), ("fnv",))


def test_a_month_leaves_its_days_unknown() -> None:
    assert room.parties_on(AGREEMENT, date(2020, 3, 15), "participant").unknown == ("late",)
    assert "late" in room.parties_on(AGREEMENT, date(2020, 4, 1), "participant").yes


def test_between_two_days() -> None:
    found = room.party_change(AGREEMENT, date(2019, 7, 1), date(2024, 6, 1))
    assert (found.left, found.joined, found.unknown) == (("fnv", "gone"), ("fme", "late"), ())
    assert room.party_change(AGREEMENT, date(2019, 7, 1), date(2021, 1, 1), type_="company").unknown == ("fme",)


@pytest.mark.parametrize(
    ("party", "day", "answer"),
    [
        ("fme", "2019-06-30", "no"),
        ("fnv", "2020-01-01", "yes"),
        ("fnv", "2023-05-26", "no"),
        ("late", "2020-03-15", "unknown"),
        ("refused", "2020-03-15", "no"),
        ("fme", "2019-12-01", "no"),
        ("fme", "2022-01-01", "unknown"),
        ("fme", "2024-06-01", "yes"),
    ],
)
def test_votes(party: str, day: str, answer: str) -> None:
    assert room.votes(AGREEMENT, party, date.fromisoformat(day)).value == answer


def test_a_supporter_never_votes() -> None:
    party = "- {id: s, type: company, name: S, memberships: [{role: supporter, from: 2019, to: 2020, sources: [S1]}]}"
    agreement = made(parties=party)
    for day in (date(2018, 1, 1), date(2019, 6, 1), date(2020, 6, 1), date(2022, 1, 1)):
        assert room.votes(agreement, "s", day) is room.Answer.NO


def test_who_is_no_party_has_no_answer() -> None:
    with pytest.raises(KeyError):
        room.votes(AGREEMENT, "nobody", date(2020, 1, 1))


@given(st.dates(date(2018, 1, 1), date(2025, 1, 1)), st.sampled_from([None, "signatory", "participant", "supporter"]))
def test_every_party_stands_in_exactly_one_list(day: date, role: str | None) -> None:
    found = room.parties_on(AGREEMENT, day, role)  # type: ignore[arg-type]
    assert sorted((*found.yes, *found.no, *found.unknown)) == sorted(party.id for party in AGREEMENT.parties)
