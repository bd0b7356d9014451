"""Every row of a deliveries file becomes a record or is rejected with its column, its value and why."""

from datetime import UTC, date, datetime

import pytest

from imvo import agreement as room
from imvo.agreement.deliveries import Record, RejectedRecord, read
from imvo.agreement.participant import Chain

TEXTILE = room.load("textile")


def one(**cells: object) -> Record | RejectedRecord:
    found = read([(7, cells)], TEXTILE)
    return (*found.records, *found.rejected)[0]


def test_a_record_keeps_its_row() -> None:
    found = one(duty="TX-D1", date="2017-06-01", evidence="plan.pdf")
    assert found == Record(7, "TX-D1", room.PartialDate.parse("2017-06-01"), "plan.pdf", "delivered")


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        (date(2017, 6, 1), "2017-06-01"),
        (datetime(2017, 6, 1, 23, 59, tzinfo=UTC), "2017-06-01"),
        ("2017-06", "2017-06"),
        (2017, "2017"),
        (2017.0, "2017"),
    ],
)
def test_dates_as_spreadsheets_give_them(cell: object, read_as: str) -> None:
    found = one(duty="TX-D1", date=cell)
    assert isinstance(found, Record)
    assert str(found.day) == read_as


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (None, "delivered"),
        ("Geleverd", "delivered"),
        ("not_delivered", "not delivered"),
        ("niet geleverd", "not delivered"),
        ("WAIVED", "waived"),
    ],
)
def test_status_in_both_languages(status: str | None, outcome: str) -> None:
    found = one(Duty="tx-d1", Date="2017-06-01", Status=status)
    assert isinstance(found, Record)
    assert (found.duty, found.outcome) == ("TX-D1", outcome)


@pytest.mark.parametrize(
    ("cells", "column", "key", "nearest"),
    [
        ({"date": "2017-06-01"}, "duty", "duty-empty", None),
        ({"duty": "TX-D11", "date": "2017"}, "duty", "duty-unknown", "TX-D1"),
        ({"duty": "TX-D1", "date": "2017", "status": "delivred"}, "status", "status-unknown", "delivered"),
        ({"duty": "TX-D1"}, "date", "date-empty", None),
        ({"duty": "TX-D1", "date": "1-6-2017"}, "date", "date-unreadable", None),
    ],
)
def test_rejected(cells: dict[str, str], column: str, key: str, nearest: str | None) -> None:
    found = one(**cells)
    assert isinstance(found, RejectedRecord)
    assert (found.row, found.column, found.reason.key) == (7, column, f"agreement.rejected.{key}")
    assert found.nearest == nearest


def test_a_chain_is_kept_by_its_id() -> None:
    chains = (Chain(id="cotton", name="Cotton from India"), Chain(id="wool"))
    for said in ("COTTON", "cotton from india"):
        found = read([(2, {"duty": "TX-D1", "date": "2017", "chain": said})], TEXTILE, chains)
        assert [record.chain for record in found.records] == ["cotton"]


def test_rows_in_is_records_and_rejected() -> None:
    rows = [(2, {"duty": "TX-D1", "date": "2017"}), (3, {}), (4, {"duty": "?", "date": "2017"})]
    found = read(rows, TEXTILE)
    assert ([r.row for r in found.records], [r.row for r in found.rejected]) == ([2], [3, 4])
