"""Every finding is told among the facts of its site and theme, with what it does and why not more."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from imvo.risk import seen
from imvo.risk.assess import Assessment
from imvo.risk.findings import FRAME
from imvo.risk.signals import FINDINGS
from tests.risk.assessed import one_draw, run
from tests.risk.findings_made import AS_OF, Told, frame, one
from tests.risk.sites_made import frame as sites_of

SITES = sites_of(
    [
        {"country": "IN", "processes": "spinning", "workers_low": 40, "workers_high": 40},
        {"country": "IN", "processes": "spinning", "workers_low": 900, "workers_high": 900},
        {"country": "CN", "processes": "angora-farming"},
        {"country": "CN", "processes": "printing|wool-farming"},
    ]
)
ISSUE = "living-wage/IN/spinning"


def told(*given: Told) -> tuple[Assessment, list[dict[str, Any]]]:
    """The assessment and the signals of its findings."""
    result = run(SITES, findings=frame(list(given)), as_of=AS_OF)
    return result, result.signals.filter(register=FINDINGS).sort("subject", "cause").to_dicts()


def test_harm_is_a_floor_with_its_date() -> None:
    result, (signal,) = told(one(evidence="verified"))
    assert (signal["indicator"], signal["subject"], signal["value"]) == ("union", "1", "harm/verified")
    assert (signal["effect"], signal["low"], signal["contribution"], signal["high"]) == ("floor", ">=3", ">=4", ">=4")
    assert (signal["reference_date"], signal["known"], signal["later"]) == ("2025-12-02", True, False)
    risk = result.risks.filter(row=2, theme="living-wage")
    assert risk.get_column("cause").item() == signal["cause"]
    assert risk.get_column("basis").item() == "site"


def test_the_cause_of_the_issue_is_the_one_with_the_finding() -> None:
    result, (signal,) = told(one(row=3, kind="audit"))
    assert result.issues.filter(issue=ISSUE).get_column("cause").item() == signal["cause"]


def test_a_claim_says_so_and_is_no_source() -> None:
    result, (signal,) = told(one(row=4, evidence="claimed"))
    assert (signal["value"], signal["low"], signal["contribution"]) == ("harm/claimed/claimed", None, ">=4")
    assert result.issues.filter(issue="living-wage/CN/angora-farming").get_column("judgement").item()


def test_a_finding_with_a_document_is_a_source() -> None:
    result, _ = told(one(row=4))
    assert not result.issues.filter(issue="living-wage/CN/angora-farming").get_column("judgement").item()


def test_aged_harm_is_an_unknown() -> None:
    _, (signal,) = told(one(date=date(2015, 1, 1)))
    assert (signal["effect"], signal["known"], signal["high"]) == ("widen", False, ">=4")


def test_what_lowers_is_a_step() -> None:
    _, (signal,) = told(one(direction="no-harm"))
    assert (signal["effect"], signal["low"], signal["contribution"], signal["high"]) == ("step", "0", "-1", "-1")


def test_where_nothing_is_known_nothing_is_lowered() -> None:
    result, (signal,) = told(one(row=4, direction="no-harm"))
    assert (signal["effect"], signal["low"], signal["value"]) == ("none", None, "no-harm/evidenced/nothing-to-lower")
    risk = result.risks.filter(row=4, theme="living-wage").to_dicts()[0]
    assert (risk["likelihood_low"], risk["likelihood"], risk["likelihood_high"]) == (1, None, 4)


def test_what_does_nothing_is_told_with_its_reason() -> None:
    _, (signal,) = told(one(direction="no-harm", kind="audit", theme="forced-labour"))
    assert (signal["effect"], signal["value"]) == ("none", "no-harm/evidenced/theme-barred")


def test_harm_counts_where_nothing_was_known() -> None:
    before, after = run(SITES).issues, told(one(row=4))[0].issues
    name = "living-wage/CN/angora-farming"
    assert before.filter(issue=name).get_column("list").item() == "nothing-known"
    assert after.filter(issue=name).select("list", "likelihood").row(0) == ("priority", 4)


def test_harm_counts_where_the_theme_is_said_not_to_occur_and_for_that_site_only() -> None:
    name = "animal-welfare/IN/spinning"
    assert run(SITES).issues.filter(issue=name).is_empty()
    result, (signal,) = told(one(theme="animal-welfare"))
    row = result.issues.filter(issue=name).to_dicts()[0]
    assert (row["sites"], row["workers"], row["list"], row["cause"]) == (1, 40, "priority", signal["cause"])
    own = one_draw().severity.defaults["animal-welfare"]
    assert (row["scale"], row["irremediability"]) == (own.scale, own.irremediability)
    # Nothing that is typical of the process or the country bears on it.
    effects = result.signals.filter(cause=signal["cause"]).get_column("effect").to_list()
    assert effects == ["none", "floor"]


def test_harm_is_counted_at_the_process_where_it_can_occur() -> None:
    result, signals = told(one(row=5, theme="animal-welfare"))
    assert len(signals) == 1
    assert result.issues.filter(issue="animal-welfare/CN/printing").is_empty()
    assert result.issues.filter(issue="animal-welfare/CN/wool-farming").get_column("likelihood").item() == 4


def test_a_finding_of_no_listed_site_moves_nothing() -> None:
    result, signals = told(one(row=99))
    assert not signals
    assert result.risks.equals(run(SITES).risks)


def test_many_findings_at_one_site_are_named_by_one_number() -> None:
    many = pl.concat([findings_of(2, "living-wage", n) for n in range(1, 200)])
    told = seen.tell(many, date(2020, 6, 30), one_draw())
    assert told.select(pl.col("of_site", "seen").n_unique()).row(0) == (1, 1)
    assert told.get_column("of_site").str.len_bytes().max() == 1


def findings_of(row: int, theme: str, number: int) -> pl.DataFrame:
    told = {"finding": number, "row": row, "theme": theme, "kind": "union", "direction": "harm", "evidence": "claimed"}
    return pl.DataFrame([{**told, "date": date(2020, 1, 1)}], schema=dict(FRAME))
