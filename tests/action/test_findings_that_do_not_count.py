"""A finding without a site, of a later day or told twice does not count; it is told with what to mend."""

from __future__ import annotations

from datetime import date

import pytest

from tests.action.seen import HARM, PROOF, rows, states, weighed


@pytest.mark.parametrize(
    ("changed", "why", "what", "mend"),
    [
        ({"site": "Mil One"}, "no-such-site", "cell", "“Mill One”"),
        ({"site": "Elsewhere GmbH"}, "no-such-site", "cell", "can be added to the list"),
        ({"site": "Twin Works"}, "several-sites", "cell", "row 3 (Dhaka) and 4 (Savar)"),
        ({"date": date(2020, 7, 1)}, "later-than-day", "note", "for a later day"),
    ],
)
def test_it_is_told_with_what_to_mend(changed: dict[str, object], why: str, what: str, mend: str) -> None:
    seen = weighed(rows({**HARM, **changed}))
    assert seen.findings.is_empty()
    assert seen.results["finding-states"].select("effect", "why").row(0) == ("nothing", why)
    line = seen.refused.row(0, named=True)
    assert (line["file"], line["row"], line["what"]) == ("findings.csv", 2, what)
    assert mend in line["mend"]


def test_on_the_day_itself_it_counts() -> None:
    seen = weighed(rows({**HARM, "date": date(2020, 6, 30)}))
    assert seen.findings.height == 1
    assert seen.refused.is_empty()


def test_the_row_of_the_list_tells_two_sites_apart() -> None:
    found = states({**HARM, "site": "Twin Works", "site_row": 4})
    assert found.get_column("at").to_list() == [4]


def test_the_same_finding_counts_once_and_the_best_proven_stays() -> None:
    twice = rows(HARM, {**HARM, "site": "mill one", **PROOF})
    seen = weighed(twice)
    assert seen.findings.get_column("evidence").to_list() == ["evidenced"]
    why = dict(seen.results["finding-states"].select("row", "why").iter_rows())
    assert why[2] == "said-twice"
    assert why[3] != "said-twice"
    assert seen.refused.get_column("what").to_list() == ["note"]


def test_two_findings_of_one_day_with_other_words_are_two() -> None:
    seen = weighed(rows({**HARM, "text": "girls at the ring frames"}, {**HARM, "text": "boys in the yard"}))
    assert seen.findings.height == 2


def test_evidence_that_is_not_complete_is_a_claim_and_says_what_lacks() -> None:
    seen = weighed(rows({**HARM, "state": "evidenced", "document": "Report"}))
    assert seen.findings.get_column("evidence").to_list() == ["claimed"]
    assert "page and public or confidential" in seen.refused.row(0, named=True)["reason"]


def test_every_row_has_a_state() -> None:
    found = states(HARM, {**HARM, "site": "Twin Works"}, {**HARM, "date": date(2021, 1, 1)}, HARM)
    assert sorted(found.get_column("row")) == [2, 3, 4, 5]


def test_what_names_no_site_is_never_the_same_as_what_was_seen_in_the_row_of_that_number() -> None:
    told = {**HARM, "source": "Union", "text": "See letter"}
    found = weighed(rows(told, {**told, "site": "2", **PROOF}))
    assert found.findings.get_column("row").to_list() == [2]
    assert sorted(found.results["finding-states"].get_column("why").to_list()) == ["claimed", "no-such-site"]
