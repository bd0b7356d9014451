"""Approval on a day by the user's list, and its classes beside those of the register."""

from __future__ import annotations

from datetime import date

from tests.chain.growing_made import substances


def test_without_a_list_nothing_is_approved_and_nothing_is_not() -> None:
    assert {one.approval.status for one in substances().substances.values()} == {None}


def test_the_newest_status_that_is_not_later_counts() -> None:
    rows = [
        {"substance": "Mancozeb", "status": "approved", "status_date": date(2006, 7, 1)},
        {"substance": "mancozebe", "status": "not-approved", "status_date": date(2021, 1, 4)},
    ]
    assert substances(*rows, as_of=date(2020, 1, 1)).substances["mancozeb"].approval.status == "approved"
    assert substances(*rows, as_of=date(2021, 1, 4)).substances["mancozeb"].approval.status == "not-approved"
    assert substances(*rows, as_of=date(2000, 1, 1)).substances["mancozeb"].approval.status is None


def test_an_approval_ends_on_its_last_day() -> None:
    row = {"substance": "Spinosad", "status": "approved", "expiry": date(2023, 4, 30)}
    assert substances(row, as_of=date(2023, 4, 30)).substances["spinosad"].approval.status == "approved"
    assert substances(row, as_of=date(2023, 5, 1)).substances["spinosad"].approval.status == "expired"


def test_a_list_that_contradicts_itself_is_told() -> None:
    rows = [{"substance": "Spinosad", "status": status} for status in ("approved", "not-approved")]
    assert substances(*rows).substances["spinosad"].approval.status == "conflict"


def test_of_two_last_days_the_later_is_no_good_news() -> None:
    rows = [
        {"substance": "Spinosad", "status": "approved", "expiry": day} for day in (date(2019, 1, 1), date(2030, 1, 1))
    ]
    found = [substances(*rows, as_of=day).substances["spinosad"].approval for day in (date(2018, 1, 1),
             date(2021, 1, 1), date(2031, 1, 1))]  # fmt: skip
    assert [one.status for one in found] == ["approved", "conflict", "expired"]
    assert found[0].expiry == date(2019, 1, 1)


def test_a_substance_of_the_list_alone_is_known_by_it() -> None:
    known = substances({"substance": "Sulphur", "cas": "7704-34-9", "status": "approved"})
    assert known.by_cas["7704-34-9"] == known.by_form["sulphur"] == "sulphur"
    assert known.substances["sulphur"].who_class is None


def test_of_two_classes_the_more_hazardous_counts_and_both_are_kept() -> None:
    listed = {"substance": "Fenthion", "who_class": "II", "source": "WHO 2019"}
    fenthion = substances(listed).substances["fenthion"]
    assert (fenthion.who_class, fenthion.who_source, fenthion.who_other) == ("Ib", "WHO 1994", "II")
    harsher = substances(listed | {"who_class": "Ia"}).substances["fenthion"]
    assert (harsher.who_class, harsher.who_source, harsher.who_other) == ("Ia", "WHO 2019", "Ib")


def test_a_class_of_the_list_fills_what_was_not_checked() -> None:
    mancozeb = substances({"substance": "Mancozeb", "who_class": "U", "source": "WHO 2019"}).substances["mancozeb"]
    assert (mancozeb.who_class, mancozeb.who_source, mancozeb.who_other) == ("U", "WHO 2019", None)


def test_a_listing_after_the_assessed_day_is_told_as_later() -> None:
    assert substances(as_of=date(2025, 5, 1)).substances["chlorpyrifos"].stockholm == "later"
    assert substances(as_of=date(2025, 5, 2)).substances["chlorpyrifos"].stockholm == "A"
    assert substances(as_of=date(2019, 1, 1)).substances["aldrin"].stockholm == "A", "no date was read"
