"""What one finding does, and why it does not do more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from imvo.risk.findings import EFFECTS, effects, none
from tests.risk.assessed import one_draw
from tests.risk.findings_made import AS_OF, BARRED, KINDS, Told, frame, one

OLD, OLDER = date(2023, 6, 1), date(2018, 1, 1)


def told(*given: Told) -> list[tuple[Any, ...]]:
    """(effect, why, low, value, high) of each finding."""
    found = effects(frame(list(given)), AS_OF, one_draw())
    return list(found.select("effect", "why", "low", "value", "high").iter_rows())


def test_no_findings_have_no_effects() -> None:
    found = effects(none(), AS_OF, one_draw())
    assert found.schema == dict(EFFECTS)
    assert found.is_empty()


@pytest.mark.parametrize("kind", ["worker-voice", "union", "complaint", "incident"])
def test_harm_that_rights_holders_tell_of_lifts_all_classes(kind: str) -> None:
    assert told(one(kind=kind)) == [("raises", None, 3, 4, 4)]


@pytest.mark.parametrize("kind", ["audit", "own-visit", "media"])
def test_harm_that_others_saw_lifts_less(kind: str) -> None:
    assert told(one(kind=kind, evidence="verified")) == [("raises", None, 2, 3, 4)]


def test_a_claim_of_harm_lifts_no_lowest_class() -> None:
    assert told(one(evidence="claimed")) == [("raises", "claimed", None, 4, 4)]


def test_undated_harm_counts_as_fresh() -> None:
    assert told(one(date=None)) == [("raises", "undated", 3, 4, 4)]


def test_harm_later_than_the_assessed_day_counts() -> None:
    assert told(one(date=date(2027, 1, 1))) == [("raises", None, 3, 4, 4)]


@pytest.mark.parametrize("evidence", ["claimed", "verified"])
def test_aged_harm_only_holds_the_highest_class_open(evidence: str) -> None:
    assert told(one(date=OLDER, evidence=evidence)) == [("opens", "aged", None, None, 4)]


def test_harm_ages_on_the_day_after_its_years() -> None:
    years = one_draw().findings.harm.years
    last = AS_OF.replace(year=AS_OF.year - years)
    assert [row[0] for row in told(one(date=last))] == ["raises"]
    assert [row[0] for row in told(one(date=last.replace(year=last.year - 1, month=12, day=31)))] == ["opens"]


@pytest.mark.parametrize(
    ("kind", "moved"),
    [("worker-voice", (0, -1, -1)), ("union", (0, -1, -1)), ("audit", (0, 0, -1)), ("own-visit", (0, 0, -1))],
)
def test_no_harm_lowers_by_its_kind(kind: str, moved: tuple[int, ...]) -> None:
    assert told(one(kind=kind, direction="no-harm")) == [("lowers", None, *moved)]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"evidence": "claimed"}, "claimed"),
        ({"date": None}, "undated"),
        ({"date": date(2026, 1, 2)}, "later"),
        ({"date": OLD}, "aged"),
        ({"kind": "media"}, "kind-barred"),
        ({"kind": "incident"}, "kind-barred"),
        ({"kind": "complaint"}, "kind-barred"),
        ({"kind": "audit", "theme": "forced-labour"}, "theme-barred"),
        ({"theme": "conflict-security"}, "not-assessed"),
    ],
)
def test_good_news_that_does_nothing_says_why(given: Told, why: str) -> None:
    assert told(one(direction="no-harm", **given)) == [("nothing", why, None, None, None)]


@pytest.mark.parametrize("theme", BARRED)
@pytest.mark.parametrize("kind", ["audit", "own-visit"])
def test_a_visit_never_lowers_what_workers_do_not_say_aloud(kind: str, theme: str) -> None:
    assert told(one(kind=kind, direction="no-harm", theme=theme))[0][:2] == ("nothing", "theme-barred")


def test_rights_holders_may_lower_what_a_visit_may_not() -> None:
    assert told(one(direction="no-harm", theme="forced-labour"))[0][0] == "lowers"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("evidence", ["claimed", "evidenced"])
def test_any_harm_that_stands_blocks_all_good_news(kind: str, evidence: str) -> None:
    harm = one(kind=kind, evidence=evidence, date=date(2024, 1, 1))
    assert told(harm, one(direction="no-harm"))[1][:2] == ("nothing", "blocked-by-harm")


def test_harm_elsewhere_blocks_nothing() -> None:
    assert told(one(row=3), one(theme="safety-health"), one(direction="no-harm"))[2][0] == "lowers"


def test_beside_aged_harm_an_audit_lowers_nothing_and_workers_only_the_ranked_class() -> None:
    aged = one(kind="union", date=OLDER)
    assert told(aged, one(kind="audit", direction="no-harm"))[1][:2] == ("nothing", "blocked-by-harm")
    assert told(aged, one(kind="worker-voice", direction="no-harm"))[1] == ("lowers", None, 0, -1, 0)


@pytest.mark.parametrize("kind", ["worker-voice", "union", "complaint"])
def test_rights_holders_can_say_that_harm_was_mended(kind: str) -> None:
    found = told(one(date=date(2025, 1, 1)), one(kind=kind, direction="mended"))
    assert found == [("nothing", "mended", None, None, None), ("lowers", "mended", None, None, None)]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"kind": "audit"}, "kind-barred"),
        ({"evidence": "claimed"}, "claimed"),
        ({"date": None}, "undated"),
        ({"date": date(2026, 6, 1)}, "later"),
        ({"date": date(2025, 1, 1)}, "nothing-to-mend"),
    ],
)
def test_what_does_not_show_that_harm_was_mended(given: Told, why: str) -> None:
    harm = one(kind="audit", date=date(2025, 1, 1))
    found = told(harm, one(direction="mended", **given))
    assert found == [("raises", None, 2, 3, 4), ("nothing", why, None, None, None)]


def test_undated_harm_cannot_be_shown_to_be_mended() -> None:
    assert [row[0] for row in told(one(date=None), one(direction="mended"))] == ["raises", "nothing"]


def test_harm_after_the_mending_stands() -> None:
    mended = one(direction="mended", date=date(2025, 5, 1))
    found = told(one(date=date(2025, 1, 1)), mended, one(date=date(2025, 9, 1)))
    assert [row[0] for row in found] == ["nothing", "lowers", "raises"]


def test_without_a_day_harm_counts_and_good_news_does_not() -> None:
    given = frame([one(date=OLDER), one(row=3, direction="no-harm"), one(row=4, direction="mended")])
    assert effects(given, None, one_draw()).get_column("effect").to_list() == ["raises", "nothing", "nothing"]
