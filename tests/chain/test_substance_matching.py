"""A substance is taken by a sound number or an exact name; a near name is suggested and never taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.substances import match
from imvo.chain.substances.matching import hazard
from tests.chain.growing_made import substances

KNOWN = substances()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mancozeb", "mancozeb"),
        ("Abamectine", "abamectin"),
        ("CHLOORPYRIFOS", "chlorpyrifos"),
        ("Lambda cyhalothrin", "lambda-cyhalothrin"),
        ("λ-cyhalothrin", "lambda-cyhalothrin"),
        ("2,4-D", "2-4-d"),
        ("Abamectin 18 g/l EC", "abamectin"),
        ("mancozeb 80% WP", "mancozeb"),
        ("Fénamiphos", "fenamiphos"),
    ],
)
def test_spellings_of_one_substance(name: str, code: str) -> None:
    found = match(name, None, None, KNOWN)
    assert (found.codes, found.unknown, found.by) == ((code,), 0, "name")


def test_a_near_name_is_only_suggested() -> None:
    found = match("Chlorothalonyl", None, None, KNOWN)
    assert (found.codes, found.unknown, found.suggestion) == ((), 1, "Chlorothalonil")


def test_a_name_that_is_far_from_all_has_no_suggestion() -> None:
    assert match("geheim middel", None, None, KNOWN).suggestion is None


def test_a_number_finds_what_a_name_does_not() -> None:
    found = match("handelsnaam", "71751-41-2", None, KNOWN)
    assert (found.codes, found.by) == (("abamectin",), "cas")


def test_a_number_with_a_wrong_check_digit_is_told_and_the_name_counts() -> None:
    found = match("Iprodione", "36734-19-8", None, KNOWN)
    assert (found.codes, found.by, found.cas_problem) == (("iprodione",), "name", "digit")


def test_number_and_name_of_two_substances_are_both_left() -> None:
    found = match("Mancozeb", "71751-41-2", None, KNOWN)
    assert (found.codes, found.unknown, found.cas_problem) == ((), 1, "conflict")


def test_a_product_stands_for_its_substance_only_when_it_bears_its_name() -> None:
    assert match(None, None, "Glyphosate", KNOWN).codes == ("glyphosate",)
    assert match(None, None, "Roundup", KNOWN).codes == ()
    assert match("iets anders", None, "Glyphosate", KNOWN).codes == ()


def test_a_mixture_keeps_what_is_known_and_counts_what_is_not() -> None:
    found = match("mancozeb + metalaxyl + zwavelbloem", None, None, KNOWN)
    assert (found.codes, found.unknown, found.by) == (("mancozeb", "metalaxyl"), 1, "several")


def test_the_class_of_a_mixture_waits_for_all_of_its_parts() -> None:
    assert hazard(match("carbofuran + deltamethrin", None, None, KNOWN), KNOWN) == "Ib"
    assert hazard(match("carbofuran + mancozeb", None, None, KNOWN), KNOWN) is None
    assert hazard(match("aldicarb + mancozeb", None, None, KNOWN), KNOWN) == "Ia", "nothing can be more hazardous"


@given(st.text(max_size=40), st.text(max_size=15))
def test_whatever_is_written_is_found_or_unknown(name: str, cas: str) -> None:
    found = match(name or None, cas or None, None, KNOWN)
    assert found.unknown >= (not found.codes)
    assert set(found.codes) <= set(KNOWN.substances)
    assert (found.by is None) == (not found.codes)
