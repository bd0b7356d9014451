"""Whether the agreement runs, as the pages say it: never surer than its sources, as the way for complaints is."""

from datetime import date

import pytest

from imvo import agreement as agreements
from imvo.reporting.view_of import _state_text


@pytest.mark.parametrize(
    ("agreement", "day", "said"),
    [
        ("textile", date(2019, 7, 4), "The agreement runs until 31 December 2021."),
        ("textile", date(2022, 3, 1), "The agreement ended on 31 December 2021."),
        ("banks", date(2019, 7, 4), "The agreement runs at least until 7 December 2019; its end is not certain."),
        (
            "banks",
            date(2019, 12, 31),
            "is not certain: the sources differ on its last day (7 December 2019; June 2020).",
        ),
        ("banks", date(2021, 1, 1), "The agreement ended in June 2020."),
        ("natural-stone", date(2021, 6, 1), "runs at least until 30 September 2024; its end is not certain."),
    ],
)
def test_the_state_is_no_surer_than_its_sources(agreement: str, day: date, said: str) -> None:
    assert said in _state_text(agreements.state(agreements.load(agreement), day)).en
