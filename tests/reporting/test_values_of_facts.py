"""Values and editions behind an issue: codes by their names, and no words of one language on a page of the other."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from imvo.reporting.phrases import Phrases
from imvo.tables import Label
from tests.reporting.example import view

TEXTS = {
    ("ratifications", "c182"): Label(nl="ILO 182, ergste vormen", en="ILO 182, worst forms"),
    ("ratifications", "palermo"): Label(nl="Protocol van Palermo", en="Palermo Protocol"),
}


def say(lang: str) -> Phrases:
    return Phrases(dataclasses.replace(view(), signal_texts=TEXTS), lang)


def signal(**given: Any) -> dict[str, Any]:
    usual = {"register": "ratifications", "value": None, "known": True, "judgement": False, "effect": "raises",
             "edition": None, "reference_date": None, "later": False}  # fmt: skip
    return usual | given


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("c182|palermo", "ILO 182, ergste vormen, Protocol van Palermo"),
        ("spinning", "Spinnen"),
        ("c182|no-such", "ILO 182, ergste vormen, no-such"),
        ("0.25", "0,25"),
    ],
)
def test_codes_in_a_value_are_named(value: str, told: str) -> None:
    assert say("nl").value(signal(value=value)) == told


def test_an_edition_in_words_gives_way_to_its_date() -> None:
    worded = signal(register="governance", edition="data of 2023", reference_date="2023")
    assert "data of" not in say("nl").source(worded)
    assert "2023" in say("nl").source(worded)
    assert "2021" in say("nl").source(signal(register="governance", edition="2021"))
