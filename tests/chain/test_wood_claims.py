"""A claim is understood as it is printed, or stays unknown; nothing that is not a claim becomes one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.chain.wood import claims


@pytest.mark.parametrize(
    ("text", "kind", "percent", "complete"),
    [
        ("FSC 100%", "fsc-100", 100, True),
        ("100 % FSC®", "fsc-100", 100, True),
        ("F.S.C. 100%", "fsc-100", 100, True),
        ("Zuiver FSC", "fsc-100", 100, True),
        ("FSC Mix 70%", "fsc-mix", 70, True),
        ("FCS mix 70", "fsc-mix", 70, True),
        ("FSC-Mix Credit", "fsc-mix", None, True),
        ("FSC® MIX KREDIET", "fsc-mix", None, True),
        ("FSC Mix", "fsc-mix", None, False),
        ("FSC Mix 170%", "fsc-mix", None, False),
        ("FSC Recycled 100 %", "fsc-recycled", 100, True),
        ("FSC-zertifiziert", "fsc-unspecified", None, False),
        ("FSC 70%", "fsc-unspecified", None, False),
        ("100% PEFC certified", "pefc", 100, True),
        ("70,5 % PEFC", "pefc", 70.5, True),
        ("82% certificato PECF", "pefc", 82, True),
        ("x % PEFC", "pefc-unspecified", None, False),
        ("PEFC", "pefc-unspecified", None, False),
        ("FSC 100% en 100% PEFC", "several", None, True),
        ("FSC 100% of 100% PEFC", "several", None, False),
        ("FSC/PEFC", "several", None, False),
        ("FSC Controlled Wood", "fsc-controlled", None, True),
        ("FSC controled", "fsc-controlled", None, True),
        ("PEFC Controlled Sources", "pefc-controlled", None, True),
        ("100% PEFC gecontroleerd", "pefc-controlled", None, True),
        ("controlled wood", "controlled", None, False),
        ("geen", "none", None, False),
        ("niet gecertificeerd", "none", None, False),
        ("Non certifié", "none", None, False),
        ("geen FSC", "unknown", None, False),
        ("FSC: nee", "unknown", None, False),
        ("FSC Mix 70% / FSC Controlled Wood", "unknown", None, False),
        ("100% PEFC / FSC Controlled Wood", "unknown", None, False),
        ("70% PEFC, 30% PEFC controlled", "unknown", None, False),
        ("gecertificeerd", "unknown", None, False),
        ("n.v.t.", "unknown", None, False),
        ("duurzaam hout", "unknown", None, False),
        ("®", "unknown", None, False),
    ],
)
def test_a_claim_is_understood_as_printed(text: str, kind: str, percent: float | None, complete: bool) -> None:
    found = claims.parse(text)
    assert found is not None
    assert (found.kind, found.percent, found.complete) == (kind, percent, complete)


def test_an_empty_cell_is_no_claim_and_no_denial() -> None:
    assert claims.parse(None) is None
    assert claims.parse("  ") is None


def test_a_code_among_the_words_is_kept_and_adds_no_claim() -> None:
    found = claims.parse("FSC Mix 70% XXA–COC–000101")
    assert found is not None
    assert found.code is not None
    assert (found.kind, found.percent, found.code.text) == ("fsc-mix", 70, "XXA-COC-000101")
    alone = claims.parse("FSC® C012345")
    assert alone is not None
    assert (alone.kind, alone.complete) == ("code-only", False)


@given(st.text(max_size=40))
def test_any_text_gives_a_known_kind_and_a_percentage_that_is_a_share(text: str) -> None:
    found = claims.parse(text)
    assert found is None or found.kind in claims.KINDS
    assert found is None or found.percent is None or 0 < found.percent <= 100


@given(
    st.sampled_from(["FSC", "PEFC"]),
    st.sampled_from(["controlled", "gecontroleerd", "kontrolliert"]),
    st.text("ab %70", max_size=8),
)
def test_what_is_said_to_be_controlled_is_never_certified(scheme: str, word: str, more: str) -> None:
    found = claims.parse(f"{scheme} {word} {more}")
    assert found is not None
    assert found.kind not in claims.CERTIFIED
