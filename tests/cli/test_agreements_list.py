"""`imvo agreements list` counts what it lists."""

import pytest

from tests.agreement.conftest import SMALL
from tests.cli.calls import run
from tests.cli.small_agreement import folder


def listed(path, day, lang="en"):
    return run("agreements", "list", "--as-of", day, "--definitions", path, "--lang", lang).out


@pytest.fixture
def three(tmp_path):
    folder(tmp_path, "one", text=SMALL.replace("ends: unknown", "ends: 2020-12-31"))
    folder(tmp_path, "two", text=SMALL.replace("ends: unknown", "ends: 2022-12-31"))
    return folder(tmp_path, "three")


def test_the_count_is_of_what_is_there(three):
    assert "3 agreements on 1 January 2020: 0 run; 3 have not begun." in listed(three, "2020-01-01")
    assert "3 agreements on 1 June 2021: 1 runs; 1 has ended; of 1 it is not known." in listed(three, "2021-06-01")
    assert "3 convenanten op 1 juni 2021: 1 loopt; 1 is geëindigd; van 1 is het niet bekend." in listed(
        three, "2021-06-01", "nl"
    )


def test_another_agreement_is_counted_too(three):
    folder(three, "four", text=SMALL.replace("ends: unknown", "ends: 2022-12-31"))
    assert "4 agreements on 1 June 2021: 2 run; 1 has ended" in listed(three, "2021-06-01")


def test_the_last_phase_runs(tmp_path):
    last = "{id: last-phase, name: {nl: l, en: l}, from: 2022-07-01, to: 2022-12-31, sources: [S1]}"
    phase = f"ends: 2022-12-31\n    phases: [{last}]"
    folder(tmp_path, "one", text=SMALL.replace("ends: unknown", phase))
    assert "1 agreement on 1 August 2022: 1 runs (of which 1 in its last phase)." in listed(tmp_path, "2022-08-01")


def test_an_empty_folder(tmp_path):
    assert listed(tmp_path, "2020-01-01").strip() == "No agreement is defined here."


def test_json_counts(three):
    shape = run("agreements", "list", "--as-of", "2021-06-01", "--definitions", three, "--json").json
    assert shape["counts"] == {"all": 3, "active": 1, "ended": 1, "unknown": 1}
