"""A claim is shown by claim and code on the supplier's own document, and confirmed by the registry's export."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from imvo.chain.wood.evidence import evidence
from tests.chain.wood_made import certificates, purchases


def judged(line: dict[str, Any], *held: dict[str, Any], export: bool = True) -> tuple[str, str, str]:
    found = evidence(purchases(line), certificates(*(held or ({},))) if export else None)
    row = found.row(0, named=True)
    return row["class"], row["state"], row["reason"]


def test_a_sound_line_is_verified_with_an_export_and_evidenced_without() -> None:
    assert judged({}) == ("certified", "verified", "registry-confirms")
    assert judged({}, export=False) == ("certified", "evidenced", "no-registry")


def test_a_code_without_a_claim_on_the_document_is_claimed_only() -> None:
    assert judged({"claim": None}) == ("certified", "claimed", "code-only")
    assert judged({"claim": "XXA-COC-000101", "code": None}) == ("certified", "claimed", "code-only")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"claim": "FSC"}, "claim-incomplete"),
        ({"code": None}, "no-code"),
        ({"code": "FSC-C900101"}, "licence-code-only"),
        ({"code": "see our website"}, "code-not-understood"),
        ({"code": "XXB-PEFC-000202"}, "code-of-other-scheme"),
        ({"claim_on": "product"}, "not-on-document"),
        ({"claim_on": "elsewhere"}, "not-on-document"),
        ({"document": None}, "no-document"),
        ({"entity": None}, "no-entity"),
        ({"supplier": None}, "no-entity"),
        ({"entity": "Another Firm AB"}, "entity-differs"),
        ({"entity": "Nordvik GmbH"}, "entity-differs"),
    ],
)
def test_what_is_missing_keeps_a_line_claimed_and_says_why(line: dict[str, Any], reason: str) -> None:
    assert judged(line) == ("certified", "claimed", reason)


@pytest.mark.parametrize("entity", ["nordvik ab", "NORDVIK", "Nordvik A.B.", "Nördvik AB"])
def test_case_accents_and_a_missing_legal_form_are_the_same_firm(entity: str) -> None:
    assert judged({"entity": entity})[1] == "verified"


@pytest.mark.parametrize(
    ("line", "held", "said"),
    [
        ({"date": date(2021, 12, 31)}, {}, ("disputed", "not-valid-on-day")),
        ({"date": date(2022, 1, 1)}, {}, ("verified", "registry-confirms")),
        ({"date": date(2026, 12, 31)}, {}, ("verified", "registry-confirms")),
        ({"date": date(2027, 1, 1)}, {}, ("disputed", "not-valid-on-day")),
        ({}, {"holder": "Another Firm AB"}, ("disputed", "holder-differs")),
        ({}, {"products": "Plywood"}, ("disputed", "product-out-of-scope")),
        ({}, {"products": "Solid wood"}, ("verified", "registry-confirms")),
        ({}, {"products": "W5.2"}, ("evidenced", "scope-unclear")),
        ({}, {"products": None}, ("evidenced", "scope-unclear")),
        ({}, {"valid_to": None}, ("evidenced", "validity-unknown")),
        ({}, {"status": "suspended"}, ("evidenced", "status-unclear")),
        ({}, {"status": None}, ("verified", "registry-confirms")),
        ({}, {"code": "XXZ-COC-999999"}, ("evidenced", "not-in-registry")),
        ({"date": None}, {}, ("evidenced", "no-date")),
        ({"group": None, "product": "diversen"}, {}, ("evidenced", "scope-unclear")),
    ],
)
def test_the_registry_confirms_disputes_or_leaves_open(
    line: dict[str, Any], held: dict[str, Any], said: tuple[str, str]
) -> None:
    assert judged(line, held)[1:] == said


def test_of_two_periods_the_one_of_the_day_counts() -> None:
    old = {"valid_from": date(2015, 1, 1), "valid_to": date(2019, 12, 31)}
    assert judged({}, old, {})[1] == "verified"
    assert judged({}, {}, old)[1] == "verified"
    assert judged({}, {}, old | {"status": "ended"})[1] == "verified", "ended before the day"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"status": "suspended"}, ("evidenced", "status-unclear")),
        ({"holder": "Another Firm AB"}, ("disputed", "holder-differs")),
        ({"products": "Plywood"}, ("verified", "registry-confirms")),
    ],
)
def test_rows_of_one_period_that_contradict_each_other_leave_the_doubt(
    other: dict[str, Any], said: tuple[str, str]
) -> None:
    assert judged({}, {}, other)[1:] == judged({}, other, {})[1:] == said


@pytest.mark.parametrize(
    ("claim", "code", "said"),
    [
        (None, None, ("unknown", "none", "nothing-stated")),
        ("gecertificeerd", None, ("unknown", "none", "not-understood")),
        ("geen", None, ("uncertified", "none", "said-none")),
        (None, "on request", ("unknown", "none", "not-understood")),
    ],
)
def test_silence_is_unknown_and_only_a_denial_is_uncertified(
    claim: str | None, code: str | None, said: tuple[str, str, str]
) -> None:
    assert judged({"claim": claim, "code": code}) == said


def test_controlled_wood_can_be_evidenced_and_is_never_certified() -> None:
    assert judged({"claim": "FSC Controlled Wood"}) == ("controlled", "verified", "registry-confirms")


def test_legality_stands_apart_from_the_claim() -> None:
    found = evidence(purchases({"legality": "flegt", "claim": None, "code": None}, {"legality": None}))
    assert found["legality"].to_list() == ["flegt", None]
    assert found["class"].to_list() == ["unknown", "certified"]


def test_a_line_without_country_code_unit_volume_and_group_stays() -> None:
    bare = {"code": None, "unit": None, "volume": None, "volume_given": None, "group": None, "product": "diversen"}
    row = evidence(purchases(bare)).row(0, named=True)
    assert (row["group"], row["unit"], row["volume"], row["origin"]) == ("unknown", "unknown", None, None)


@pytest.mark.parametrize(
    ("product", "group"),
    [
        ("Okoumé multiplex", "panels"),
        ("Eiken gezaagd 27 mm", "hardwood-temperate"),
        ("AZOBE damwand", "hardwood-tropical"),
        ("Vurenhout C24", "softwood"),
        ("Hardhout div.", "hardwood"),
        ("Pinda's", "unknown"),
    ],
)
def test_the_words_of_a_product_tell_its_group_only_where_the_ledger_does_not(product: str, group: str) -> None:
    assert evidence(purchases({"group": None, "product": product}))["group"].item() == group
    assert evidence(purchases({"group": "other", "product": product}))["group"].item() == "other"


def test_rounding_is_read_from_the_volume_as_written() -> None:
    lines = [
        {"volume": 1250.5, "volume_given": "1.250,50"},
        {"volume": 12.0, "volume_given": "12 m³"},
        {"volume": 3.0, "volume_given": None},
    ]
    found = evidence(purchases(*lines))
    widths = (found["volume_high"] - found["volume_low"]).to_list()
    assert widths == pytest.approx([0.01, 1.0, 0.0])
    assert found["rounding"].to_list() == ["as-written", "as-written", "unknown"]
