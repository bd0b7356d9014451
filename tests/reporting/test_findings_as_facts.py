"""A finding among the facts behind a likelihood reads as a sentence in both languages, and every text is used."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from imvo import words
from imvo.reporting import seen
from imvo.risk.findings import HARM
from tests.risk.findings_made import DIRECTIONS, KINDS, STATES

WHY = ("claimed", "undated", "later", "aged", "blocked-by-harm", "theme-barred", "kind-barred", "mended")
WHY += ("nothing-to-mend", "nothing-to-lower", "not-assessed")


def signal(kind: str = "union", value: str = "harm/evidenced", effect: str = "floor", **more: Any) -> dict[str, Any]:
    return {"register": "findings", "indicator": kind, "subject": "3", "value": value, "effect": effect} | (
        {"reference_date": "2025-06-03"} | more
    )


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_kind_and_direction_has_words_of_its_own(lang: str) -> None:
    said = {seen.said(signal(kind, f"{way}/verified"), lang) for kind, way in product(KINDS, DIRECTIONS)}
    assert len(said) == len(KINDS) * len(DIRECTIONS)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_three_states_of_evidence_never_share_words(lang: str) -> None:
    assert len({seen.value(signal(value=f"harm/{state}"), lang) for state in STATES}) == len(STATES)
    assert len({seen.source(signal(value=f"harm/{state}"), lang) for state in STATES}) == len(STATES)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_reason_has_words(lang: str) -> None:
    assert len({seen.value(signal(value=f"no-harm/claimed/{why}"), lang) for why in WHY}) == len(WHY)


def test_the_source_names_number_and_date() -> None:
    assert seen.source(signal(), "en") == "your finding 3, 3 June 2025, ◧\N{NO-BREAK SPACE}evidenced"
    assert (
        seen.source(signal(reference_date=None), "nl")
        == "uw bevinding 3, datum niet bekend, ◧\N{NO-BREAK SPACE}onderbouwd"
    )
    assert seen.subject(signal(), "nl") == "bevinding 3"


def test_aged_harm_reads_as_what_is_not_known() -> None:
    said = seen.said(signal(value=f"{HARM}/evidenced/aged", effect="widen"), "en")
    assert said.startswith("whether harm that was seen at a site here long ago was mended")


def test_no_text_stands_there_for_nothing() -> None:
    used = {"seen.value", "seen.value_why", "seen.subject", "seen.register", "seen.source", "seen.no_date", "seen.open"}
    used |= {f"seen.{way}.{kind}" for way, kind in product(DIRECTIONS, KINDS)}
    used |= {f"seen.direction.{way}" for way in DIRECTIONS}
    used |= {f"seen.why.{why}" for why in WHY}
    assert {key for key in words.table("en") if key.startswith("seen.")} == used


def test_only_findings_are_findings() -> None:
    assert seen.is_finding(signal())
    assert not seen.is_finding({"subject": "IN"})
