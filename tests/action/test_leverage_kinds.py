"""Which kind of action fits the influence there is."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from imvo import agreement as agreements
from imvo.action import leverage
from tests.action.seen import SITES

DAY = date(2020, 6, 30)


@pytest.mark.parametrize(
    ("share", "since", "projects", "kinds"),
    [
        (None, None, 0, ("with-buyers", "find-out")),
        (None, date(2010, 1, 1), 0, ("own", "with-buyers", "find-out")),
        (0.05, None, 0, ("with-buyers",)),
        (0.05, date(2017, 6, 30), 0, ("own", "with-buyers")),
        (0.05, date(2017, 7, 1), 0, ("with-buyers",)),
        (0.3, None, 0, ("own",)),
        (0.3, None, 1, ("through-agreement", "own")),
    ],
)
def test_kinds(share: float | None, since: date | None, projects: int, kinds: tuple[str, ...]) -> None:
    assert leverage.kinds(share, since, projects, DAY) == kinds


def test_every_kind_has_a_name_and_says_what_to_do() -> None:
    rule = leverage.rule()
    assert set(rule.names) == set(rule.how) == {"through-agreement", "own", "with-buyers", "find-out"}


def test_a_leap_day_has_an_anniversary() -> None:
    assert leverage.kinds(0.0, date(2016, 2, 29), 0, date(2019, 3, 1)) == ("own", "with-buyers")
    assert leverage.kinds(0.0, date(2016, 2, 29), 0, date(2019, 2, 28)) == ("with-buyers",)


@pytest.mark.parametrize(
    ("theme", "country", "day", "found"),
    [
        ("child-labour", "IN", DAY, ["remedies"]),
        ("child-labour", "VN", DAY, []),
        ("living-wage", "VN", DAY, ["living-wage"]),
        ("living-wage", "VN", date(2022, 1, 1), []),
        ("animal-welfare", "AR", DAY, []),
    ],
)
def test_projects_are_those_of_the_theme_while_the_agreement_runs(
    theme: str, country: str, day: date, found: list[str]
) -> None:
    textile = agreements.load("textile")
    assert [offer.id for offer in leverage.projects(textile, theme, country, day)] == found


def test_the_most_of_any_site_counts_and_a_share_for_all_sites_fills_in() -> None:
    processes = SITES.select("row", "processes")
    shares = pl.DataFrame({"at": [3, None], "number": [0.4, 0.1]}, schema={"at": pl.UInt32, "number": pl.Float64})
    told = leverage.of_sites(SITES, processes, shares)
    found = {
        (process, country): share for process, country, share in told.select("process", "country", "share").iter_rows()
    }
    assert found == {("spinning", "IN"): 0.1, ("cut-make-trim", "BD"): 0.4}
    none = leverage.of_sites(SITES, processes, shares.clear())
    assert none.get_column("share").null_count() == none.height
