"""Findings and answers on twenty sites of a published list move their own issues, and what shares their unknowns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.agreement import Participant
from imvo.cli.run import main
from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.reporting.why import explain
from imvo.runs import Silent
from tests.reporting import twenty
from tests.reporting.answers_run import Made
from tests.reporting.part_run import Made as Page
from tests.risk.findings_made import DIRECTIONS, KINDS, STATES

AS_OF = date(2019, 7, 4)
LISTS = ("priority", "severe-unlikely", "nothing-known")
COMPARED = ("rank", "stability")  # hang on the other issues too


@dataclass(frozen=True)
class Run:
    """One list: as published, with all that came back, and once more with the first as the year before."""

    folder: Path
    source: Path
    sites: pl.DataFrame
    before: Made
    after: Made
    following: Made

    def made(self, name: str, **more: Any) -> Made:
        return made(self.folder / name, self.source, **more)

    @property
    def rows(self) -> list[int]:
        return self.sites.get_column("row").to_list()


def made(folder: Path, source: Path, **more: Any) -> Made:
    request = Request((source,), as_of=AS_OF, participant=Participant(name="Made-up"), **more)
    result = compute(request, Silent())
    dossier.write(result, folder, Silent())
    return Made(result, folder)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("twenty")
    source = twenty.listed(folder / "published.xlsx")
    before = made(folder / "before", source)
    sites = twenty.chosen(before)
    told = folder / "findings.csv"
    told.write_text(twenty.findings(twenty.topics(sites), AS_OF), encoding="utf-8")
    back = {"findings": (told,), "answers": (twenty.answered(before, folder / "answers.xlsx", sites, hidden="Yes"),)}
    after = made(folder / "after", source, **back)
    following = made(folder / "following", source, previous=before.folder, **back)
    return Run(folder, source, sites, before, after, following)


def risks(one: Made) -> pl.DataFrame:
    """The table without the number of the cause, which names nothing."""
    return one.result.assessment.risks.drop("cause")


def own(issue: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in issue.items() if name not in COMPARED}


def moved(one: Made, other: Made) -> set[str]:
    """Issues of which anything differs but what hangs on the others."""
    old, new = twenty.by_issue(one), twenty.by_issue(other)
    kept = {name for name in old.keys() & new.keys() if own(old[name]) == own(new[name])}
    return (old.keys() | new.keys()) - kept


def held(issue: str, places: set[tuple[str, str]]) -> bool:
    _, country, process = issue.split("/")
    return (country, process) in places


def test_the_list_has_the_mess_of_a_published_one(run: Run) -> None:
    sites, intake = run.before.result.sites, run.before.result.intake
    assert intake.rows_in == sites.height == 200
    assert sites.get_column("row").min() == 3  # under a title and the header
    for name in ("country", "workers_low", "women_share", "migrant_share"):
        assert 0 < sites.get_column(name).null_count() < 200, name


def test_everything_came_back_and_is_about_the_twenty_sites(run: Run) -> None:
    findings, answers = (run.after.result.heard.results[name] for name in ("finding-states", "answer-states"))
    assert set(findings.get_column("at")) == set(run.rows)
    assert len(run.rows) == twenty.SITES
    assert set(findings.select("kind", "direction").iter_rows()) == {(k, d) for k in KINDS for d in DIRECTIONS}
    assert set(findings.get_column("effect")) == {"raises", "opens", "lowers", "nothing"}
    assert set(answers.get_column("at").drop_nulls()) <= set(run.rows)
    for states in (findings, answers):
        assert set(states.get_column("evidence")) == set(STATES)
    kinds = {key.partition("/")[0] for key in answers.filter(effect="fills").get_column("question")}
    assert {"process", "country", "migrants", "women"} <= kinds


def test_risks_differ_at_these_sites_only(run: Run) -> None:
    old, new = risks(run.before), risks(run.after)
    assert new.select("row", "theme").equals(old.select("row", "theme"))
    other = ~pl.col("row").is_in(run.rows)
    assert new.filter(other).equals(old.filter(other))
    differing = new.join(old, on=new.columns, how="anti", nulls_equal=True).get_column("row").n_unique()
    assert differing > twenty.SITES // 2


def test_issues_move_only_where_they_hold_one_of_these_sites(run: Run) -> None:
    places = twenty.places(run.before, run.sites) | twenty.places(run.after, run.sites)
    found = moved(run.before, run.after)
    assert found
    stages = run.after.result.heard.behind
    assert [name for name in found if not held(name, places) and name.rpartition("/")[2] not in stages] == []


def test_the_others_keep_their_order(run: Run) -> None:
    """So a rank of theirs differs only because another issue came in between or went."""
    found, (old, new) = moved(run.before, run.after), (twenty.by_issue(one) for one in (run.before, run.after))
    for which in LISTS:
        orders = [
            [name for name, issue in side.items() if issue["list"] == which and name not in found]
            for side in (old, new)
        ]
        assert orders[0] == orders[1]
    assert any(old[name]["rank"] != new[name]["rank"] for name in old if name not in found)


def test_places_in_the_top_are_handed_over_and_none_is_made_up(run: Run) -> None:
    """In each draw so many stand at the top: what the others lose is what those that moved gain."""
    found, (old, new) = moved(run.before, run.after), (twenty.by_issue(one) for one in (run.before, run.after))

    def sums(side: Any) -> tuple[float, float]:
        shares = {name: issue["stability"] or 0.0 for name, issue in side.items()}
        own_share = sum(share for name, share in shares.items() if name in found)
        return own_share, sum(shares.values())

    (own_old, all_old), (own_new, all_new) = sums(old), sums(new)
    top = run.after.result.assessment.stability.top
    assert top == run.before.result.assessment.stability.top
    assert all_old == pytest.approx(top)
    assert all_new == pytest.approx(top)
    assert own_old != own_new


def test_where_nothing_crosses_the_top_nothing_is_less_firm(run: Run) -> None:
    """What is too mild to reach the top in any draw leaves the shares of all others to the last digit."""
    path = run.folder / "mild.csv"
    path.write_text(twenty.findings(mild(run.before), AS_OF), encoding="utf-8")
    after = run.made("mild", findings=(path,))
    found, (old, new) = moved(run.before, after), (twenty.by_issue(one) for one in (run.before, after))
    assert found
    assert [name for name in found if new[name]["stability"]] == []
    assert {name: one["stability"] for name, one in new.items()} == {
        name: one["stability"] for name, one in old.items()
    }


def mild(one: Made) -> list[twenty.Place]:
    """Sites and themes of issues that stay two bands from the first in every draw."""
    bands = one.result.method.severity.bands
    least = max(bands.values())
    issues = one.result.assessment.issues.filter(pl.col("severity_band") == least, pl.col("severity") < max(bands) - 1)
    sites = one.result.sites.select("row", "name", "country")
    at = sites.join(one.result.assessment.processes, on="row").rename({"processes": "process"})
    places = issues.select("theme", "country", "process").join(at, on=["country", "process"], nulls_equal=True)
    return places.unique("row", maintain_order=True).sort("row").head(twenty.SITES).to_dicts()


def test_claimed_answers_move_nothing(run: Run) -> None:
    path = twenty.answered(run.before, run.folder / "claimed.xlsx", run.sites, ("claimed",))
    claimed = run.made("claimed", answers=(path,))
    assert claimed.result.heard.results["answer-states"].height > 0
    assert claimed.result.sites.equals(run.before.result.sites)
    for name in ("risks", "issues", "signals", "questions"):
        assert getattr(claimed.result.assessment, name).equals(getattr(run.before.result.assessment, name)), name


def test_a_step_behind_the_products_comes_in_by_the_answer_that_shares_its_unknown(run: Run) -> None:
    """Nobody knew whether it stands behind the list; it holds no site, and moves with the answer to just that."""
    states = run.after.result.heard.results["answer-states"].filter(effect="shows-stage")
    (stage,) = {key.partition("/")[2] for key in states.get_column("question")}
    issues = run.after.result.assessment.issues.filter(~pl.col("site_known"))
    assert set(issues.get_column("process")) == {stage}
    assert set(issues.get_column("issue")) <= moved(run.before, run.after)


def test_the_page_names_the_cause_of_every_move(run: Run) -> None:
    changes = next(one.results for one in run.following.result.outcomes if one.part.id == "changes")
    moves = changes["issue-changes"].filter(pl.col("change") != "displaced")
    found = moved(run.before, run.after)
    assert found == set(moves.get_column("issue"))
    page = Page(run.following.result, run.following.folder).section("changes")
    named = {*run.sites.get_column("name"), *(f"hidden/{stage}" for stage in run.after.result.heard.behind)}
    for issue, step, because in moves.select("issue", "step", "because").iter_rows():
        assert {"findings": "findings.csv", "answers": "answers.xlsx"}[step] in because, issue
        assert any(name in because for name in named), issue
        assert because in page, issue


def test_each_issue_that_moved_says_so_where_it_stands(run: Run) -> None:
    """Without a year before, too: the finding among its reasons, or the answer about one of its sites."""
    page = (run.after.folder / "dossier.html").read_text(encoding="utf-8")
    found, new = moved(run.before, run.after), twenty.by_issue(run.after)
    told = {name: _block(page, new[name]["rank"]) for name in found & new.keys() if new[name]["list"] == "priority"}
    assert len(told) > twenty.SITES
    assert [name for name, block in told.items() if "your finding" not in block and "Answered" not in block] == []
    assert "Answered" not in (run.before.folder / "dossier.html").read_text(encoding="utf-8")


def _block(page: str, rank: int) -> str:
    """What the page says of one issue of the first list."""
    _, _, rest = page.partition(f'id="issue-{rank}"')
    ends = [end for mark in ('id="issue-', "</section>") if (end := rest.find(mark)) >= 0]
    return rest[: min(ends)]


def test_why_shows_the_finding_with_its_source_and_day(run: Run) -> None:
    states = run.after.result.heard.results["finding-states"]
    lifted = states.filter(pl.col("effect") == "raises", pl.col("date").is_not_null()).row(0, named=True)
    told = explain(run.after.folder, lifted["at"], lifted["theme"])
    fact = next(fact for fact in told.facts if fact.subject == str(lifted["finding"]))
    assert (fact.register, fact.indicator) == ("findings", lifted["kind"])
    assert fact.reference_date == lifted["date"].isoformat()
    assert str(lifted["finding"]) in fact.source.en


def test_the_terminal_tells_it_too(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    back = ["--findings", str(run.folder / "findings.csv"), "--answers", str(run.folder / "answers.xlsx")]
    day = ["--as-of", AS_OF.isoformat(), "-o", str(run.folder / "told")]
    assert main(["assess", str(run.source), *back, *day]) == 0
    assert "answers used" in capsys.readouterr().out
