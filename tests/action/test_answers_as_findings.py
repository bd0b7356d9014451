"""What people who know a place report there becomes a finding; own purchasing is kept apart."""

from __future__ import annotations

import pytest

from imvo.action.answers import practices
from imvo.action.answers_practice import kind_of
from tests.action.answers_made import AS_OF, PROVEN, effects, listed, returned, said, vocabulary, weighed
from tests.risk.assessed import one_draw

HARM = {"theme": "freedom-of-association", "theme_given": "Union rights", "answered_by": "NGWF union"}


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
    ("who", "kind"),
    [
        ("FNV vakbond", "union"),
        ("Vakbond", "union"),
        ("National workers' federation", "union"),
        ("Worker interviews", "worker-voice"),
        ("Werknemers", "worker-voice"),
        ("An NGO", "media"),
        (None, "media"),
    ],
)
def test_its_kind_is_who_answered_and_nobody_else_passes_for_a_rights_holder(who: str | None, kind: str) -> None:
    assert kind_of(who) == kind


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
