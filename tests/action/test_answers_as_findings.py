"""What people who know a place report there becomes a finding; own purchasing is kept apart."""

from __future__ import annotations

import polars as pl
import pytest

from imvo.action import findings
from imvo.action.answers import Told, practices
from imvo.action.returned import nothing
from tests.action.answers_made import AS_OF, PROVEN, effects, listed, returned, said, vocabulary, weighed
from tests.risk.assessed import one_draw

HARM = {"theme": "freedom-of-association", "theme_given": "Union rights", "answered_by": "NGWF union", "kind": "union"}


def test_what_was_seen_at_a_site_becomes_a_finding_with_its_evidence() -> None:
    told = weighed(said("practice/IN", "Harm seen", "Alpha Mills", remark="Members were moved", **HARM, **PROVEN))
    row = told.findings.row(0, named=True)
    assert (row["site"], row["theme"], row["kind"], row["direction"]) == (
        "Alpha Mills", "freedom-of-association", "union", "harm",
    )  # fmt: skip
    assert (row["text"], row["source"], row["document"], row["page"]) == (
        "Members were moved", "NGWF union", "Payroll 2020", "4",
    )  # fmt: skip
    assert (row["file"], row["sheet"], row["row"]) == ("a.xlsx", "S", 2)
    assert effects(told) == ["becomes-finding"]


def test_without_a_site_it_is_kept_and_the_person_is_told_to_name_one() -> None:
    told = weighed(said("practice/IN", "Harm seen", **HARM))
    assert told.findings.is_empty()
    assert effects(told) == ["told-only"]
    assert told.refused.select("what", "column").row(0) == ("note", "Site")


def test_without_a_theme_it_is_kept_and_asked_for() -> None:
    told = weighed(said("practice/IN", "Harm seen", "Alpha Mills"))
    assert told.findings.is_empty()
    assert told.refused.get_column("column").to_list() == ["Theme"]


@pytest.mark.parametrize(
    "who",
    ["SGS audit, interviews with management", "Reunion Audit Services", "Bureau Veritas (employee of)", "Union",
     "Worker interviews", "An NGO", None],
)  # fmt: skip
def test_a_name_makes_nobody_a_rights_holder(who: str | None) -> None:
    row = {"theme": "freedom-of-association", "answered_by": who, **PROVEN}
    told = weighed(said("practice/IN", "No harm seen", "Alpha Mills", **row))
    assert told.findings.get_column("kind").to_list() == ["media"]
    assert states(told).get_column("effect").to_list() == ["nothing"]


@pytest.mark.parametrize("kind", ["union", "worker-voice", "complaint", "audit", "incident", "own-visit", "media"])
def test_its_kind_is_what_the_row_chooses(kind: str) -> None:
    row = {"theme": "freedom-of-association", "answered_by": "Somebody", "kind": kind, **PROVEN}
    told = weighed(said("practice/IN", "No harm seen", "Alpha Mills", **row))
    assert told.findings.get_column("kind").to_list() == [kind]


def states(told: Told) -> pl.DataFrame:
    seen = findings.weigh(told.sites, nothing(), told.findings, one_draw(), AS_OF, "en")
    return seen.results[findings.STATE]


DISMISSED = "three union members were dismissed and threatened"


@pytest.mark.parametrize("theme", ["freedom-of-association", "safety-health", None])
@pytest.mark.parametrize("site", ["Alpha Mills", "Alfa Mils", "Twin", None])
@pytest.mark.parametrize(
    ("answer", "remark"),
    [
        ("Yes", DISMISSED), (f"Yes, {DISMISSED}", None), (f"Harm seen: {DISMISSED}", None), (DISMISSED, None),
        ("Harm seen", DISMISSED), (None, DISMISSED), ("dunno", DISMISSED),
    ],
)  # fmt: skip
def test_a_report_of_somebody_in_danger_is_urgent_whatever_of_it_is_not_understood(
    answer: str | None, remark: str | None, site: str | None, theme: str | None
) -> None:
    told = weighed(said("practice/IN", answer, site, remark=remark, theme=theme, answered_by="Garment union"))
    assert effects(told) == ["becomes-finding"]
    assert states(told).get_column("urgent").to_list() == ["words"]


def test_own_purchasing_is_given_per_site_or_for_the_whole_firm() -> None:
    rows = [
        said("own-practice/price", "No", **PROVEN),
        said("own-practice/order-share", "60%", "Alpha Mills"),
        said("own-practice/lead-time", "soon"),
        said("own-practice/payment-terms", "90", "Nobody"),
        said("migrants/IN", "5%", "Alpha Mills"),
    ]
    found = practices(returned(rows), listed(), vocabulary(), one_draw(), AS_OF)
    told = {row["practice"]: row for row in found.to_dicts()}
    assert set(told) == {"price", "order-share", "lead-time"}
    assert (told["price"]["at"], told["price"]["understood"], told["price"]["evidence"]) == (None, "no", "evidenced")
    assert (told["order-share"]["at"], told["order-share"]["number"]) == (2, 0.6)
    assert (told["lead-time"]["text"], told["lead-time"]["number"]) == ("soon", None)


def test_own_purchasing_moves_no_site() -> None:
    told = weighed(said("own-practice/order-share", "60%", "Alpha Mills", **PROVEN))
    assert told.sites.equals(listed())
    assert effects(told) == ["told-only"]
