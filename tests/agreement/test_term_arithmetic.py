"""The first day plus the years of a term, held against the stated end."""

import pytest

from imvo import agreement as room
from imvo import words
from imvo.agreement import in_words
from imvo.agreement.model.content import Term


def check(starts: object, ends: object, years: float | None = None, **more: object) -> room.TermCheck:
    said = {"id": "first", "signed": "unknown", "starts": starts, "ends": ends, "sources": ["S1"], **more}
    return room.term_check(Term.model_validate(said if years is None else {**said, "years": years}))


@pytest.mark.parametrize(
    ("starts", "years", "ends", "last_day", "consistent"),
    [
        ("2016-12-07", 3, "2020-06", "2019-12-06", "no"),
        ("2019-10-01", 5, "2024-12", "2024-09-30", "no"),
        ("2019-07-01", 5, "2024-06-30", "2024-06-30", "yes"),
        ("2018-07-05", 5, "2023-07-05", "2023-07-04", "yes"),  # the anniversary itself
        ("2019-10-01", 5, "2024", "2024-09-30", "yes"),  # may be that day
        ("2020-02-29", 1, "2021-02-28", "2021-02-28", "yes"),
        ("2020-01-01", 2.5, "2022-06-30", "2022-06-30", "yes"),
    ],
)
def test_start_plus_years(starts: str, years: float, ends: str, last_day: str, consistent: str) -> None:
    found = check(starts, ends, years)
    assert (str(found.last_day), found.consistent.value) == (last_day, consistent)
    assert found.full_on is not None
    assert found.last_day == found.full_on.plus_days(-1)


@pytest.mark.parametrize(
    ("starts", "ends", "years"), [("unknown", "2020", 3), ("2016-12-07", "unknown", 3), ("2016-12-07", "2020", None)]
)
def test_what_is_missing_leaves_it_unknown(starts: str, ends: str, years: float | None) -> None:
    assert check(starts, ends, years).consistent is room.Answer.UNKNOWN


def test_every_claimed_end_is_held_against_the_term() -> None:
    claims = [{"of": "ends", "value": value, "sources": ["S1"]} for value in ("2023-07-05", "2023-06", "open")]
    found = check("2018-07-05", "2023-07-05", 5, status="conflicting", claims=claims)
    assert [(str(claim.day), claim.fits.value) for claim in found.claims] == [("2023-07-05", "yes"), ("2023-06", "no")]


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_it_can_be_said(lang: str) -> None:
    for found in (check("2016-12-07", "2020-06", 3), check("2016", "2019", 3), check("unknown", "2020", 3)):
        assert in_words.say(found.reason, lang)
