"""The tariff of one term is not told as that of another, nor as running when none runs."""

from datetime import date

import pytest

from imvo.agreement import fee
from imvo.agreement.fee_terms import tariff_days
from tests.agreement.made_up import made, who

TERMS = """
- {id: first, signed: 2020-01-15, starts: 2020-02-01, ends: 2022-01-31, years: 2, sources: [S1]}
- {id: second, signed: unknown, starts: 2023-01-01, ends: 2024-12-31, duties: unknown, sources: [S1]}
"""
BINDING = """
fees:
  payer: [company]
  sources: [S1]
  items: [{id: base, name: {nl: Bijdrage, en: Fee}, amount: 500, sources: [S1]}]
"""
AGREEMENT = made(terms=TERMS, binding=BINDING)


@pytest.mark.parametrize(
    ("day", "kind", "total", "earlier"),
    [
        (date(2021, 1, 1), "own-term", 500, None),
        (date(2022, 6, 1), "between-terms", 500, None),
        (date(2023, 6, 1), "other-term", None, 500),
        (date(2025, 6, 1), "ended", 500, None),
    ],
)
def test_whose_tariff_it_is(day, kind, total, earlier):
    of = tariff_days(AGREEMENT, day)
    found = fee(AGREEMENT, who(), 1, on=day)
    assert (of.term.id, of.kind) == ("first", kind)
    assert (found.total, found.earlier) == (total, earlier)
    if kind == "other-term":
        assert found.state == "unknown"
        assert found.why[0].key == "sums.fee.other-term"


def test_one_item_of_which_it_is_not_known_whether_it_applies():
    binding = (
        BINDING.replace(
            "sources: [S1]}]",
            "sources: [S1]}, {id: off, name: {nl: K, en: D}, amount: -100,"
            " applies: {facts: {drawn: yes}}, sources: [S1]}]",
        )
        + 'facts: [{id: drawn, ask: {nl: "?", en: "?"}, sources: [S1]}]\n'
    )
    found = fee(made(terms=TERMS, binding=binding), who(), 1, on=date(2021, 1, 1))
    assert (found.state, found.total, found.possible, found.depends_on) == ("unknown", None, (500, 400), "off")
