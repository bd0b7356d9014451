"""Of an association: how many of the members it binds have answered, and what is not known of that."""

import pytest

from imvo import agreement as room
from tests.agreement.made_up import made


def association(binds: str) -> room.Agreement:
    member = "memberships: [{role: signatory, from: 2020, to: unknown, sources: [S1]}]"
    return made(parties=f"- {{id: fnli, type: company, name: FNLI, {member}{binds}}}")


BINDS = ", binds: {{number: {number}, at_least: {least}, as_of: 2019, sources: [S1]}}"


def test_a_lower_bound_is_said() -> None:
    agreement = association(BINDS.format(number=500, least="true"))
    found = room.roll_up_of(agreement, "fnli", 33)
    assert (found.answered, found.bound, found.at_least, found.share) == (33, 500, True, 0.066)
    assert found.sources == ("S1",)
    (line,) = room.roll_ups(agreement, {})
    assert (line.answered, line.share) == (None, None)


def test_what_cannot_be_told() -> None:
    unknown = room.roll_up_of(association(BINDS.format(number="unknown", least="false")), "fnli", 33)
    assert (unknown.bound, unknown.share) == (None, None)
    more = room.roll_up_of(association(BINDS.format(number=20, least="true")), "fnli", 33)
    assert (more.bound, more.share) == (20, None)
    none = room.roll_up_of(association(""), "fnli", 33)
    assert (none.bound, none.as_of) == (None, None)
    assert room.roll_ups(association(""), {}) == ()
    with pytest.raises(KeyError):
        room.roll_up_of(association(""), "nobody", 1)
