# ruff: noqa: E501 - rows read better on one line
"""The public account as data: stable keys, nothing that is withheld, no markup and nothing unseen."""

import json

from imvo.disclosure import account_of
from imvo.reporting.public import data
from imvo.reporting.public.sentences import Sentences
from tests.disclosure.made import before, delivered, measure, rows
from tests.reporting import example


def told(lang="en", **changes):
    return json.loads(data.render(Sentences(account_of(delivered(**changes)), example.view(), lang)))


def test_the_keys_are_those_of_schema_one():
    found = told(before=before())
    assert found["schema"] == 1
    assert list(found) == [
        "schema", "lang", "participant", "agreement", "as_of", "made_with", "note", "risks", "measures", "since", "unknown",
        "harmed", "switched_on", "listed", "withheld",
    ]  # fmt: skip
    assert list(found["risks"][0]) == [
        "rank", "theme", "country", "step", "site_known", "severity", "likelihood", "why", "judgement_alone",
        "own_chain_counts", "involvement",
    ]  # fmt: skip
    assert list(found["measures"][0]) == [
        "kind", "kind_says", "title", "what", "withheld", "goal", "risks", "other_themes", "progress", "progress_before", "new",
        "indicator", "measures_effect", "unit", "baseline", "before", "value", "target",
    ]  # fmt: skip


def test_codes_do_not_hang_on_the_language():
    one, two = told("nl")["risks"][0], told("en")["risks"][0]
    assert (one["theme"], one["country"], one["likelihood"]["class"]) == (
        two["theme"], two["country"], two["likelihood"]["class"],
    )  # fmt: skip
    assert one["why"] != two["why"]


def test_a_country_that_is_not_known_is_null():
    risk = next(each for each in told()["risks"] if each["country"] is None)
    assert risk["step"]["code"] == "cotton-growing"
    assert risk["site_known"] is False


def test_a_figure_has_its_unit_its_day_and_its_evidence():
    found = next(each for each in told()["measures"] if each["kind"] == "purchasing")
    assert found["unit"] == "% of orders"
    assert found["value"] == {"value": 21.0, "date": "2019-06-01", "evidence": "evidenced"}
    assert found["baseline"] == {"value": 34.0, "date": "2018-07-01"}


def test_only_what_is_switched_on_is_listed():
    assert told()["listed"] == {}
    shown = told(on=("sites",))["listed"]
    assert list(shown) == ["sites"]
    assert set(shown["sites"][0]) == {"name", "country"}


def test_unseen_characters_are_gone():
    odd = rows("plan-measures", measure(what="Order \u202eearly\u200b"))
    (found,) = told(tables={"plan-measures": odd})["measures"]
    assert "\u202e" not in found["what"]
    assert "\u200b" not in found["what"]
