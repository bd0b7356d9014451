"""Claimed, evidenced and verified are three things, and words alone make none of the last two."""

from __future__ import annotations

from itertools import combinations

import polars as pl
import pytest

from imvo.action.evidence import CLAIMED, COMPLETE, EVIDENCED, VERIFIED, judged, named
from tests.action.answers_made import PROVEN, returned, said, weighed
from tests.action.seen import HARM, PROOF, rows
from tests.action.seen import weighed as findings_weighed


def state(**cells: object) -> tuple[str, str | None]:
    rows = returned([said("migrants/IN", "5%", "Alpha Mills", **cells)]).tables["answers"]
    evidence, lacking = judged(rows).select("evidence", "lacking").row(0)
    return evidence, lacking


def test_who_says_nothing_of_it_claims() -> None:
    assert state() == (CLAIMED, None)


def test_all_that_evidence_consists_of_makes_it_evidenced_with_or_without_the_word() -> None:
    assert state(**PROVEN) == (EVIDENCED, None)
    assert state(**{**PROVEN, "state": None}) == (EVIDENCED, None)


@pytest.mark.parametrize("left_out", [left for n in (1, 2, 3, 4) for left in combinations(COMPLETE, n)], ids="-".join)
def test_evidence_in_part_is_a_claim_that_says_what_it_lacks(left_out: tuple[str, ...]) -> None:
    cells = {name: value for name, value in PROVEN.items() if name not in left_out}
    evidence, lacking = state(**cells)
    assert evidence == CLAIMED
    assert (lacking or "").split("|") == [part for part in COMPLETE if part in left_out]


@pytest.mark.parametrize("word", ["claimed", "Gezegd", "gesteld", "○ Gesteld", "claimed by us", "not verified"])
def test_a_word_for_a_claim_stays_a_claim_whatever_stands_beside_it(word: str) -> None:
    assert state(**{**PROVEN, "state": word})[0] == CLAIMED


def test_only_a_state_alone_is_told_in_another_language() -> None:
    assert [named(text) for text in ("Gezegd", "○ gesteld", "documented", "Verified")] == [
        CLAIMED, CLAIMED, EVIDENCED, VERIFIED,
    ]  # fmt: skip
    assert [named(text) for text in (None, "", "claimed by the supplier", "Payroll of May")] == [None] * 4


def test_verified_needs_a_name() -> None:
    assert state(**{**PROVEN, "state": "verified"}) == (EVIDENCED, "verified_by")
    assert state(**{**PROVEN, "state": "verified", "verified_by": "An auditor"}) == (VERIFIED, None)


def test_nobody_verifies_an_own_answer() -> None:
    own = {**PROVEN, "state": "Verified", "verified_by": "HR Alpha ", "answered_by": "hr alpha"}
    assert state(**own) == (EVIDENCED, "verified_by")


def test_a_name_of_a_document_in_the_cell_of_the_state_is_the_document() -> None:
    cells = {**PROVEN, "state": "Payroll of May", "document": None}
    rows = judged(returned([said("migrants/IN", "5%", **cells)]).tables["answers"])
    assert rows.select("evidence", "document").row(0) == (EVIDENCED, "Payroll of May")


def test_every_state_is_one_of_three() -> None:
    words = [None, "", "claimed", "verified", "evidenced", "?", "ja", "report.pdf"]
    rows = returned([said("migrants/IN", "5%", **{**PROVEN, "state": word}) for word in words]).tables["answers"]
    assert set(judged(rows).get_column("evidence")) <= {CLAIMED, EVIDENCED, VERIFIED}
    assert judged(rows).filter(pl.col("evidence").is_null()).is_empty()


@pytest.mark.parametrize("word", ["verified", "gecontroleerd", "geverifieerd"])
def test_the_message_says_the_state_that_counts(word: str) -> None:
    told = weighed(said("migrants/IN", "5%", "Alpha Mills", **{**PROVEN, "state": word}))
    assert told.results["answer-states"].get_column("evidence").to_list() == [EVIDENCED]
    (reason,) = told.refused.get_column("reason")
    assert "counts as evidenced and not as verified" in reason
    seen = findings_weighed(rows({**HARM, **PROOF, "state": word}))
    assert seen.results["finding-states"].get_column("evidence").to_list() == [EVIDENCED]
    assert "counts as evidenced and not as verified" in seen.refused.get_column("reason").item()


@pytest.mark.parametrize(
    "who",
    ["nobody", "Nobody yet", "niemand", "nog niemand", "-", "n.v.t.", "nee", "no", "not verified yet", "pending", "?"],
)
def test_nobody_verifies_nothing(who: str) -> None:
    assert state(**{**PROVEN, "state": "verified", "verified_by": who}) == (EVIDENCED, "verified_by")


@pytest.mark.parametrize("who", ["UN Women", "Noor Jahan", "Nogales union", "An auditor"])
def test_somebody_does(who: str) -> None:
    assert state(**{**PROVEN, "state": "verified", "verified_by": who})[0] == VERIFIED


def test_who_reports_a_finding_does_not_verify_it() -> None:
    told = {**HARM, **PROOF, "state": "verified", "source": "Garment Union"}
    own, other = (
        judged(rows({**told, "verified_by": who})).get_column("evidence").item() for who in ("garment union.", "NGO")
    )
    assert (own, other) == (EVIDENCED, VERIFIED)


@pytest.mark.parametrize(
    "word",
    ["pending", "to be checked", "not yet", "nog niet", "nog te controleren", "volgt", "requested from supplier",
     "in behandeling", "promised", "?", "unknown"],
)  # fmt: skip
def test_what_is_still_to_come_is_a_claim_and_names_no_document(word: str) -> None:
    found = judged(
        returned([said("migrants/IN", "5%", **{**PROVEN, "state": word, "document": None})]).tables["answers"]
    )
    assert found.select("evidence", "document").row(0) == (CLAIMED, None)
    assert state(**{**PROVEN, "state": word})[0] == CLAIMED


@pytest.mark.parametrize(
    ("document", "page"), [("none", "1"), ("to follow", "1"), ("?", "1"), ("Payroll", "n/a"), ("Payroll", "tbd")]
)
def test_a_document_or_page_that_says_nothing_is_missing(document: str, page: str) -> None:
    assert state(**{**PROVEN, "document": document, "page": page})[0] == CLAIMED
