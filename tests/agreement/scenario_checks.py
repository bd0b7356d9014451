"""What a scenario may expect beside duties: fees, parties, terms, bands, classes, rounds, targets, promises."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from imvo import agreement as room
from imvo.agreement.applies import groups_of
from imvo.agreement.bands import place
from imvo.agreement.deliveries import read
from imvo.agreement.doors import doors

Check = Callable[[room.Agreement, dict[str, Any], date, Any], None]


def participant(entry: dict[str, Any], more: dict[str, Any] | None = None) -> room.Participant:
    """The participant of a scenario; `more` adds groups, facts and measures to what it says."""
    said = {"role": None, **entry.get("participant", {})}
    for key, value in (more or {}).items():
        if key in ("facts", "measures"):
            said[key] = {**said.get(key, {}), **value}
        elif key == "groups":
            said[key] = [*said.get(key, []), *value]
    return room.Participant.model_validate(said)


def duty_states(agreement: Any, entry: dict[str, Any], day: date) -> list[room.DutyState]:
    deliveries = read(enumerate(entry.get("records", []), start=2), agreement, participant(entry).chains)
    assert not deliveries.rejected
    return room.duties(agreement, participant(entry), day, deliveries.records)


def first(agreement: Any, entry: dict[str, Any], day: date, duty: str) -> room.DutyState:
    return next(found for found in duty_states(agreement, entry, day) if found.id == duty)


def known(value: Any) -> Any:
    return "unknown" if value is None else value


def _same(found: dict[str, Any], expected: dict[str, Any], inputs: Sequence[str]) -> None:
    """Only the keys that the scenario gives count; the rest of them say what is asked."""
    wanted = {key: value for key, value in expected.items() if key not in inputs}
    assert {key: found[key] for key in wanted} == wanted


def check_fee(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    who = participant(entry, expected)
    on = date.fromisoformat(expected["on"]) if "on" in expected else day
    fee = room.fee(agreement, who, expected.get("year", 1), expected.get("chains"), on)
    found = {
        "amount": known(fee.total),
        "amounts": list(fee.possible),
        "otherwise": known(fee.otherwise),
        "minimum": known(fee.minimum),
        "state": fee.state,
    }
    _same(found, expected, ("year", "measures", "facts", "groups", "chains", "on"))
    assert fee.why if fee.state != "known" else not fee.why
    assert fee.total is None or fee.sources


def check_parties(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = room.parties_on(agreement, day, expected.get("role"), expected.get("type"))
    for key in ("yes", "no", "unknown"):
        if key in expected:
            assert sorted(getattr(found, key)) == sorted(expected[key]), key


def check_parties_count(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = room.parties_on(agreement, day, expected.get("role"), expected.get("type"))
    _same({key: len(getattr(found, key)) for key in ("yes", "no", "unknown")}, expected, ("role", "type"))


def check_party_change(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    days = (date.fromisoformat(expected[key]) for key in ("from", "to"))
    found = room.party_change(agreement, *days, expected.get("role"), expected.get("type"))
    for key in ("left", "joined", "unknown"):
        if key in expected:
            assert sorted(getattr(found, key)) == sorted(expected[key]), key


def check_vote(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    assert room.votes(agreement, expected["party"], day).value == expected["answer"]


def check_term(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    term = next(term for term in agreement.terms if term.id == expected["id"])
    check = room.term_check(term)
    found = {key: "unknown" if (at := getattr(check, key)) is None else str(at) for key in ("full_on", "last_day")}
    stated = "unknown" if check.stated is None else str(check.stated)
    _same({**found, "stated": stated, "consistent": check.consistent.value}, _as_text(expected), ("id",))


def _as_text(expected: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in expected.items()}  # a year alone is a number in YAML


def check_band(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    scale = next(scale for scale in agreement.binding.scales if scale.id == expected["scale"])
    found = place(scale, expected["value"])
    bands = [band.id for band in found.bands]
    _same({"bands": bands, "by_convention": found.by_convention}, expected, ("scale", "value"))


def check_result_class(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    facts = room.Participant.model_validate({"facts": expected["facts"]}).facts
    found = room.class_of(agreement, facts).found
    assert ("unknown" if found is None else found.id) == expected["class"]


def check_groups(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    found = groups_of(agreement, participant(entry))
    assert {group: found[group].value for group in expected} == expected


def check_chains(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, list[str]]) -> None:
    assert {duty: list(first(agreement, entry, day, duty).chains) for duty in expected} == expected


def check_missing(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, list[str]]) -> None:
    assert {duty: list(first(agreement, entry, day, duty).missing) for duty in expected} == expected


def check_unrecorded(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, list[str]]) -> None:
    assert {duty: list(first(agreement, entry, day, duty).unrecorded) for duty in expected} == expected


def check_evidence_of(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    said = first(agreement, entry, day, expected["duty"]).evidence
    assert expected["contains"] in (said if isinstance(said, str) else f"{said.nl}\n{said.en}")


def check_reception(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, str]) -> None:
    on = room.PartialDate.parse(expected["on"]) if "on" in expected else day
    found = room.received(room.round_of(agreement, expected["round"]), expected["kind"], on)  # type: ignore[arg-type]
    assert found.result == expected["result"]


def check_evidence(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, list[str]]) -> None:
    assert list(room.missing_evidence(agreement.scheme, expected["given"])) == expected["missing"]


def check_target(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    target = next(target for target in agreement.targets if target.id == expected["id"])
    value = None if expected.get("value", "unknown") == "unknown" else float(expected["value"])
    found = room.evaluate_target(target, value, day if "on" in entry else None)
    told = {"state": found.state, "gap": known(found.gap), "reached": found.reached.value}
    _same({**told, "overdue": found.overdue.value}, expected, ("id", "value"))


def check_promise(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = next(line for line in room.ledger_of(agreement) if line.duty == expected["duty"])
    _same(vars(found), expected, ("duty",))


def check_roll_up(agreement: Any, entry: dict[str, Any], day: date, expected: dict[str, Any]) -> None:
    found = room.roll_up_of(agreement, expected["association"], expected.get("answered"))
    _same({**vars(found), "bound": known(found.bound)}, expected, ("association",))


def check_doors(agreement: Any, entry: dict[str, Any], day: date, expected: list[dict[str, str]]) -> None:
    assert [{door.kind: door.standing} for door in doors(agreement, day)] == expected


MORE: dict[str, Check] = {
    "doors": check_doors,
    "fee": check_fee,
    "parties": check_parties,
    "parties_count": check_parties_count,
    "party_change": check_party_change,
    "vote": check_vote,
    "term": check_term,
    "band": check_band,
    "result_class": check_result_class,
    "groups": check_groups,
    "chains": check_chains,
    "missing": check_missing,
    "unrecorded": check_unrecorded,
    "evidence_of": check_evidence_of,
    "reception": check_reception,
    "evidence": check_evidence,
    "target": check_target,
    "promise": check_promise,
    "roll_up": check_roll_up,
}
