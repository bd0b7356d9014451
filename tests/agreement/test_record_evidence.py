"""The evidence of a duty, where it differs by group."""

from imvo.agreement.model.base import Text
from tests.agreement.records import agreement, duty, line, lines

GENERAL = "{nl: Algemeen., en: General.}"
FOR = """
    - {groups: [importer], evidence: {nl: Papieren., en: Papers.}, sources: [S1]}
    - {groups: [other, seller], evidence: {nl: Brief., en: Letter.}, sources: [S1]}"""
ASKED = agreement(duty("D1", evidence=GENERAL, evidence_for=FOR))
IMPORTS, NOT = {"id": "a", "facts": {"imports": "yes"}}, {"id": "b", "facts": {"imports": "no"}}
NO = {"facts": {"sells": "no"}}


def said(asked=ASKED, **who):
    return line(asked, "2018-07-01", **who).evidence


def test_that_of_its_group() -> None:
    assert said(chains=[IMPORTS], **NO) == Text(nl="Papieren.", en="Papers.")
    assert said(facts={"imports": "no"}) == Text(nl="Brief.", en="Letter.")


def test_chains_in_different_groups_have_each_their_own_with_its_name() -> None:
    found = said(chains=[IMPORTS, NOT], **NO)
    assert found == Text(nl="Invoer: Papieren. Overig, Verkoper: Brief.", en="Importer: Papers. Other, Seller: Letter.")


def test_when_it_is_not_known_who_belongs_all_are_given() -> None:
    everything = "General. Importer: Papers. Other, Seller: Letter."
    assert said().en == everything
    assert said(chains=[IMPORTS, {"id": "c"}], **NO).en == everything
    assert said(agreement(duty("D1", evidence_for=FOR))).en == everything.removeprefix("General. ")


def test_the_general_one_for_those_in_no_group() -> None:
    asked = agreement(duty("D1", evidence=GENERAL, evidence_for=FOR.replace("other, ", "")))
    assert said(asked, facts={"imports": "no", "sells": "no"}).en == "General."


def test_a_line_for_some_chains_has_their_evidence() -> None:
    asked = agreement(duty("D1", applies="{groups: [importer, other]}", evidence_for=FOR))
    records = [{"date": "2018-06-01", "chain": "a"}]
    found = lines(asked, "2018-07-01", records, chains=[IMPORTS, NOT], **NO)
    assert [(each.state, each.evidence.en) for each in found] == [("delivered", "Papers."), ("due", "Letter.")]
