"""Every scenario that a covenant secretary can read in `tests/scenarios/` holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imvo import agreement as room
from imvo.agreement.yaml_file import parse
from tests.agreement.scenario_checks import MORE, duty_states, first

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "scenarios"
DAY = date(2019, 7, 4)


def scenarios() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        content = parse(path.read_text(encoding="utf-8"), path.name).data
        for entry in content["scenarios"]:
            label = f"{path.stem}: {entry.get('case', '')} {entry['name']}"
            yield pytest.param({"agreement": content["agreement"], **entry}, id=label)


@pytest.mark.parametrize("entry", list(scenarios()))
def test_scenario(entry: dict[str, Any]) -> None:
    agreement = load(entry["agreement"])
    day = date.fromisoformat(entry["on"]) if "on" in entry else DAY
    for kind, expected in entry["expect"].items():
        CHECKS[kind](agreement, entry, day, expected)


def load(said: str) -> room.Agreement:
    """By its id, or by a path from the root of the repository."""
    return room.load(ROOT / said if said.endswith(".yaml") else said)


def check_duties(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    assert {duty: first(agreement, entry, day, duty).state for duty in expected} == expected


def check_also(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    for duty, state in expected.items():
        found = [line.state for line in duty_states(agreement, entry, day) if line.id == duty]
        assert found[1:] == [state]


def check_also_period(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    for duty, period in expected.items():
        found = [line.period for line in duty_states(agreement, entry, day) if line.id == duty]
        assert found[1:] == [period]


def check_lines(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, int]) -> None:
    ids = [line.id for line in duty_states(agreement, entry, day)]
    assert {duty: ids.count(duty) for duty in expected} == expected


def check_due(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    for duty, due in expected.items():
        found = first(agreement, entry, day, duty).due
        assert ("none" if found is None else str(found)) == due


def check_reason(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    for duty, key in expected.items():
        assert first(agreement, entry, day, duty).reason.key == f"agreement.{key}"


def check_year(agreement: Any, entry: dict[str, Any], day: date, expected: int) -> None:
    assert room.membership_year(room.PartialDate.parse(entry["participant"]["signed"]), day) == expected


def check_state(agreement: Any, entry: dict[str, Any], day: date, expected: str) -> None:
    assert room.state(agreement, day).state == expected


def check_active(agreement: Any, entry: dict[str, Any], day: date, expected: str) -> None:
    assert room.active(agreement, day).value == expected


def check_assessment(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = room.threshold(agreement, expected["year"], expected.get("supplied"))
    assert ("unknown" if found.share is None else found.share) == expected["threshold"]
    assert found.passed(expected["score"]).value == expected["passed"]
    assert found.supplied is expected.get("by_user", False)
    assert found.supplied or found.share is None or found.sources


def check_classified(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    found = room.classify(agreement, expected["by"], expected["against"])  # type: ignore[arg-type]
    assert (found or "none") == expected["as"]


def check_remedy(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = room.remedy_route(agreement, day, expected["track"])
    assert found.reception == expected["reception"]
    assert found.time_limit is None
    if "because" in expected:
        assert found.because is not None
        assert expected["because"] in found.because.en
    if "to" in expected:
        for place, wanted in zip(found.to, expected["to"], strict=True):
            assert wanted in place.en


def check_case_open(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    filed = room.PartialDate.parse(expected["filed"])
    assert room.continues(agreement, filed, day).value == expected["open"]


def check_days(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    case = next(case for case in agreement.remedy.cases if case.id == expected["case"])
    start, end = case.events[expected["from"]].date, case.events[expected["to"]].date
    assert start.days_until(end) == (expected["least"], expected["most"])


def check_counted(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    party = next(party for party in agreement.parties if party.id == expected["party"])
    assert [(m.role, m.route) for m in party.memberships] == [("participant", expected["route"])]


CHECKS = {
    "duties": check_duties,
    "also": check_also,
    "also_period": check_also_period,
    "lines": check_lines,
    "due": check_due,
    "reason": check_reason,
    "membership_year": check_year,
    "agreement": check_state,
    "active": check_active,
    "assessment": check_assessment,
    "classified": check_classified,
    "remedy": check_remedy,
    "case_open": check_case_open,
    "days_between": check_days,
    "counted_as": check_counted,
    **MORE,
}
