"""The public account as a page: it can be published as it is, and reads well with and without a plan."""

import re
from datetime import date

import pytest

from imvo.action.measures import library
from imvo.disclosure import account_of
from imvo.reporting.public import page
from imvo.reporting.public.sentences import Sentences
from tests.disclosure.made import before, delivered, measure, rows
from tests.reporting import example

NO_PLAN = {name: rows(name) for name in ("plan-measures", "plan-issues", "plan-contacts")}


def source(lang="en", **changes):
    return page.render(Sentences(account_of(delivered(**changes)), example.view(), lang))


def text(lang="en", **changes):
    bare = re.sub(r"<style>.*?</style>", "", source(lang, **changes), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", bare).split())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_script_no_request_and_one_policy(lang):
    found = source(lang)
    assert "<script" not in found
    assert "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" in found
    assert not re.search(r'(?:src|href)="(?!#|data:|https://)', found)
    assert 'name="robots"' not in found  # it is meant to be found


def test_it_says_that_a_risk_is_no_accusation_and_where_to_turn():
    found = text()
    assert "A risk is not an accusation." in found
    assert "desk@example.org" in found
    assert "National Contact Point" in found
    assert "As of 4 July 2019" in found


def test_a_risk_has_its_reason_with_a_public_source():
    assert "(US Department of Labor, 2022; later)" in text()


def test_effect_stands_beside_baseline_last_year_and_target():
    found = text(before=before())
    assert "At the start 34 % of orders 1 July 2018" in found
    assert "Last year 30 % of orders (◧ evidenced) 1 December 2018" in found
    assert "Latest 21 % of orders (◧ evidenced) 1 June 2019" in found
    assert "Target 10 % of orders 1 July 2020" in found
    assert "Running. A year ago: decided." in found


def test_a_value_without_a_document_is_called_claimed():
    claimed = rows("plan-measures", measure(value_evidence=None))
    assert "21 % of orders (○ claimed)" in text(tables={"plan-measures": claimed})


def test_an_activity_is_not_called_an_effect():
    counted = rows("plan-measures", measure(measures_what="activity"))
    assert "This counts an activity, not yet an effect" in text(tables={"plan-measures": counted})


def test_without_a_plan_it_says_so_honestly():
    found = text(tables=NO_PLAN)
    assert "We have no measure to tell of here yet." in found
    assert "We have not yet named who answers, nor promised that nobody suffers for complaining." in found
    assert "You can turn to us" not in found


@pytest.mark.parametrize(
    ("promise", "said"),
    [(True, "We promise that nobody"), (False, "You can turn to us."), (None, "You can turn to us.")],
)
def test_it_promises_only_what_the_plan_says(promise, said):
    desk = rows("plan-contacts", {"about": "firm", "who": "Desk", "no_retaliation": promise})
    found = text(tables={"plan-contacts": desk})
    assert said in found
    assert ("We promise that nobody" in found) is (promise is True)


def test_the_way_for_who_is_harmed_stands_on_the_first_screen():
    found = source()
    assert found.index('href="#harmed"') < found.index('id="risks"')


def test_without_marks_only_the_library_the_kind_and_the_progress_are_told():
    own = rows(
        "plan-measures",
        measure(public=None),
        measure(
            measure="M2", public=None, kind="remediation", proposal="price-covers-wages", what="Pay at the two mills"
        ),
    )
    found = text(tables={"plan-measures": own})
    assert "The words of this measure stay inside." in found
    assert "A price from which a living wage can be paid" in found
    for words in ("Order twelve weeks ahead", "two mills", "forced overtime", "21 %", "34 %"):
        assert words not in found


def test_words_of_the_library_are_told_in_the_language_of_the_page():
    of = next(one for one in library() if one.id == "price-covers-wages")
    row = measure(
        proposal=of.id, what=f"{of.title.nl}. {of.what.nl}", indicator=of.indicator.nl, unit=of.indicator.unit.nl
    )
    for lang in ("nl", "en"):
        found = text(lang, tables={"plan-measures": rows("plan-measures", row)})
        for each in (of.title, of.what, of.indicator):
            assert found.count(getattr(each, lang)) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"progress": "decided", "starts": None}, "Decided; not begun."),
        ({"progress": "decided", "starts": date(2019, 7, 5)}, "Decided; not begun."),
        ({"progress": "decided", "starts": date(2019, 7, 4)}, "Decided. "),
        ({"progress": "running", "starts": date(2019, 7, 5)}, "Running."),
    ],
)
def test_what_is_decided_and_has_not_begun_says_so(given, said):
    found = text(tables={"plan-measures": rows("plan-measures", measure(**given))})
    assert said in found
    assert ("not begun" in found) is ("not begun" in said)


def test_the_first_account_has_nothing_to_compare():
    assert "This is our first account; there is nothing to compare." in text()
    assert "This is our first account" not in text(before=before())


def test_a_later_year_counts_how_far_the_measures_are_and_which_went():
    then = rows("plan-measures", measure(), measure(measure="M9", what="Given up"))
    found = text(before=before(measures=then))
    assert "Our public measures: running: 1; decided: 1; new: 1; no longer told: 1." in found


def test_later_is_explained_before_it_is_used():
    found = text()
    assert found.index("“later” behind a source means") < found.index("; later)")


def test_what_imvo_put_together_is_not_called_published_elsewhere():
    assert "put together by imvo; a page it was made from" in text()


def test_without_a_risk_it_does_not_rejoice():
    empty = example.issues().clear()
    assert "That is a gap in what we know, and no good news." in text(tables={"issues": empty})


def test_what_changed_since_last_year():
    found = text(before=before(method="2"))
    assert "New among our main risks: Forced labour: Spinning, India" in found
    assert "another method then" in found


def test_a_measure_that_names_a_site_says_that_its_text_is_left_out():
    named = rows("plan-measures", measure(goal="Safer work at Example Mill 1 Ltd"))
    found = text(tables={"plan-measures": named})
    assert "Words of this measure are left out" in found
    assert "Safer work" not in found


def test_each_switch_shows_its_own_and_stops_saying_that_it_is_withheld():
    assert "Names of production sites." in text()
    shown = text(on=("sites",))
    assert "Names of production sites." not in shown
    assert "Example Mill 1 Ltd" in shown
    assert "Addresses and particulars of production sites." in shown


def test_an_unknown_switch_shows_nothing():
    assert text(on=("everything",)) == text()


def test_text_of_the_company_is_never_markup():
    hostile = rows("plan-measures", measure(what=example.HOSTILE))
    found = source(tables={"plan-measures": hostile, "sites": example.sites().clear()})
    assert "<script" not in found
    assert "&lt;script&gt;" in found
    assert "\u202e" not in found


def test_dutch_reads_as_dutch():
    found = text("nl", before=before())
    assert "Een risico is geen beschuldiging." in found
    assert "Wat wij eraan doen" in found
    assert "Hoe wij er zelf bij betrokken zijn" in found
