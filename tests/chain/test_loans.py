"""What a loan is for, where it works, and how many project-finance clients have a grievance mechanism."""

from __future__ import annotations

from typing import Any

import pytest

from imvo.chain.loans import grievance
from tests.chain.held import loans, positions


@pytest.mark.parametrize(
    ("purpose", "flag", "found"),
    [
        ("project-finance", None, "project-finance"),
        (None, True, "project-finance"),
        ("corporate", True, "project-finance"),
        ("corporate", False, "corporate-loan"),
        (None, False, "loan-not-project"),
        (None, None, "loan"),
        ("other", None, "other-loan"),
    ],
)
def test_the_purpose_is_as_stated_or_as_flagged(purpose: str | None, flag: bool | None, found: str) -> None:
    lent = loans({"borrower": "A", "purpose": purpose, "project_finance": flag})
    assert positions(lent=lent).item(0, "asset_class") == found


@pytest.mark.parametrize(
    ("fields", "country"),
    [
        ({"purpose": "project-finance", "country_project": "HN", "country_operations": "CH"}, "HN"),
        ({"purpose": "project-finance", "country_operations": "CH"}, "CH"),
        ({"purpose": "corporate", "country_project": "HN"}, None),
        ({"country_domicile": "NL"}, None),
    ],
)
def test_a_project_works_where_it_is_and_a_seat_is_no_operation(fields: dict[str, Any], country: str | None) -> None:
    assert positions(lent=loans({"borrower": "A", **fields})).item(0, "country") == country


def test_a_loan_without_an_amount_stays() -> None:
    found = positions(lent=loans({"borrower": "A"}, {"borrower": "B", "outstanding": 5.0}))
    assert found.get_column("value").to_list() == [None, 5.0]


def test_mechanisms_are_counted_out_of_all_project_clients_and_currencies_stay_apart() -> None:
    project = {"purpose": "project-finance"}
    table = grievance.mechanisms(
        loans(
            {**project, "borrower": "A", "grievance_mechanism": "yes", "outstanding": 60.0},
            {**project, "borrower": "B", "grievance_mechanism": "no", "outstanding": 40.0},
            {**project, "borrower": "C", "outstanding": 100.0},
            {**project, "borrower": "C", "grievance_mechanism": "unknown", "currency": "USD"},
            {"borrower": "D", "grievance_mechanism": "yes", "outstanding": 900.0},
        )
    )
    euros = table.filter(currency="EUR").select("state", "clients", "value", "share").rows()
    assert euros == [("yes", 1, 60.0, 0.3), ("no", 1, 40.0, 0.2), ("unknown", 1, 100.0, 0.5)]
    assert table.filter(currency="USD").select("clients", "without_value").rows() == [(0, 0), (0, 0), (1, 1)]


def test_a_client_that_says_yes_and_no_is_unknown() -> None:
    client = {"purpose": "project-finance", "borrower": "A", "outstanding": 1.0}
    table = grievance.mechanisms(
        loans({**client, "grievance_mechanism": "yes"}, {**client, "grievance_mechanism": "no"})
    )
    assert table.filter(state="unknown").select("clients", "loans").rows() == [(1, 2)]


def test_without_project_finance_the_table_is_empty() -> None:
    assert grievance.mechanisms(loans({"borrower": "A", "outstanding": 1.0})).is_empty()


def test_what_is_drawn_under_loans_without_an_amount_is_unknown() -> None:
    client = {"purpose": "project-finance", "grievance_mechanism": "yes"}
    table = grievance.mechanisms(loans({**client, "borrower": "A"}, {**client, "borrower": "B"}))
    assert table.select("state", "value", "without_value").rows() == [
        ("yes", None, 2), ("no", 0.0, 0), ("unknown", 0.0, 0),
    ]  # fmt: skip
