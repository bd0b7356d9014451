"""Partial dates: whatever day they turn out to be, no answer that was given proves wrong."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.agreement.dates import PartialDate, calendar_day
from imvo.agreement.truth import Answer

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@st.composite
def partial(draw: st.DrawFn) -> PartialDate:
    text = draw(DAYS).isoformat()
    return PartialDate.parse(text[: draw(st.sampled_from([4, 7, 10]))])


@st.composite
def with_day(draw: st.DrawFn) -> tuple[PartialDate, date]:
    found = draw(partial())
    return found, draw(st.dates(found.first, found.last))


@given(with_day(), with_day())
def test_a_certain_answer_holds_for_every_possible_day(
    a: tuple[PartialDate, date], b: tuple[PartialDate, date]
) -> None:
    (left, left_day), (right, right_day) = a, b
    for answer, truth in (
        (left.before(right), left_day < right_day),
        (left.after(right), left_day > right_day),
        (left.on_or_before(right), left_day <= right_day),
        (left.on_or_after(right), left_day >= right_day),
        (left.same_day(right), left_day == right_day),
    ):
        assert answer is Answer.UNKNOWN or answer is Answer.of(truth)


@given(DAYS, DAYS)
def test_known_days_are_never_unknown(a: date, b: date) -> None:
    left = PartialDate.of(a)
    assert left.before(b) is Answer.of(a < b)
    assert left.same_day(b) is Answer.of(a == b)


@given(partial(), partial())
def test_mirror_images(a: PartialDate, b: PartialDate) -> None:
    assert a.before(b) is b.after(a)
    assert a.on_or_after(b) is ~a.before(b)


@given(partial())
def test_written_and_read_again(a: PartialDate) -> None:
    assert PartialDate.parse(str(a)) == a


@given(with_day(), st.integers(-8, 8))
def test_an_anniversary_lies_in_the_anniversary_of_the_partial_date(a: tuple[PartialDate, date], years: int) -> None:
    found, day = a
    later, same = found.plus_years(years), PartialDate.of(day).plus_years(years)
    assert later.first <= same.first <= later.last


@given(with_day(), with_day())
def test_days_between_are_bounded(a: tuple[PartialDate, date], b: tuple[PartialDate, date]) -> None:
    least, most = a[0].days_until(b[0])
    assert least <= (b[1] - a[1]).days <= most


def test_29_february_has_its_anniversary_on_1_march() -> None:
    signed = PartialDate.parse("2020-02-29")
    assert str(signed.plus_years(1)) == "2021-03-01"
    assert str(signed.plus_years(4)) == "2024-02-29"


def test_a_month_and_a_year_stay_what_they_are() -> None:
    assert str(PartialDate.parse("2017-04").plus_years(2)) == "2019-04"
    assert str(PartialDate.parse("2017").plus_years(2)) == "2019"
    assert str(PartialDate.parse("2017-04").plus_days(-1)) == "2017-03-31/2017-04-29"
    assert PartialDate.parse("2017-04").day is None
    assert PartialDate.parse("2017-04-02").day == date(2017, 4, 2)


@pytest.mark.parametrize(
    "text", ["", "20", "2020-6", "2020-13", "2019-02-29", "2020-06-31", "15-06-2020", "soon", "0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected a date written as"):
        PartialDate.parse(text)


def test_bounds_in_order() -> None:
    with pytest.raises(ValueError, match="back"):
        PartialDate(date(2020, 2, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2019-07-03T21:59:59+00:00", "2019-07-03"), ("2019-07-03T22:00:00+00:00", "2019-07-04")],
)
def test_days_are_those_of_amsterdam(moment: str, day: str) -> None:
    assert calendar_day(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_a_moment_without_a_time_zone_is_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar_day(datetime(2019, 7, 4, 12))  # noqa: DTZ001 - that is the point
