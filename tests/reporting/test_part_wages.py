"""Wages from file to page for the agreements that read them; an average stands with its coverage."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.growing_run import page, run, table

SITES = """Supplier,Country,Workers,Volume share (%)
Made-up One,Kenya,500,60%
Made-up Two,Kenya,300,30%
Made-up Three,Kenya,,10%
"""
WAGES = """Site,Country,Job,Workers,Wage,Currency,Per,Overtime included,Year,% of output bought
Made-up One,,general worker,400,80.5,KES,month,no,2019,50%
Made-up One,,general worker,420,90.5,KES,month,no,2020,50%
Made-up Two,Kenya,general worker,280,60.5,KES,month,,2020,
Made-up Two,Kenya,supervisor,10,3.5,KES,day,no,2020,
"""
LIVING = """Country,Type of benchmark,Amount,Currency,Period,Year,Source
Kenya,living wage,100.5,KES,month,2019,made up
Kenya,minimum wage,50.5,KES,month,2020,made up
"""
FILES = {"sites": SITES, "wages": WAGES, "living": LIVING}


@pytest.mark.parametrize("agreement", ["textile", "floriculture", "food"])
def test_every_agreement_that_reads_wages(tmp_path: Path, agreement: str) -> None:
    result, target = run(tmp_path, FILES, agreement)
    assert result.sites.height == 3
    assert verify(target, Silent()).ok
    gaps = table(target, "wage-gaps")
    assert gaps.get_column("why_not").to_list() == [None, None, None, "no-days"]
    assert gaps.get_column("country").to_list() == ["KE"] * 4, "the list knows where the first one is"
    years = table(target, "wage-years").row(1, named=True)
    assert (years["sites_compared"], years["sites_listed"]) == (2, 3)
    assert years["average_gap"] == pytest.approx((10 * 420 + 40 * 280) / 700 / 100.5)
    assert (years["matched_sites"], years["matched_now"]) == (1, pytest.approx(10 / 100.5))
    assert years["volume_compared"] == pytest.approx(0.9)


def test_the_page_never_shows_an_average_alone(tmp_path: Path) -> None:
    _, target = run(tmp_path, FILES, "textile")
    text = page(target)
    assert "2 of 3 sites in this dossier, 700 of at least 800 workers" in text
    assert "the number of workers is not known at 1 of the sites" in text
    assert "average gap of the sites with figures in both years: 1; the same benchmark in both years" in text
    assert "known for 1 of 2 sites compared" in text
    assert "A minimum wage is never used as a living wage" in text
    assert "1 of 4 rows were compared without saying whether overtime is in the wage" in text


def test_the_page_in_dutch(tmp_path: Path) -> None:
    _, target = run(tmp_path, FILES, "textile", "nl")
    text = page(target)
    assert "2 van 3 locaties in dit dossier" in text
    assert "Een minimumloon geldt nooit als leefbaar loon" in text
    assert "dagen per week niet opgegeven" in text


def test_without_benchmarks_nothing_is_compared_and_nothing_is_enough(tmp_path: Path) -> None:
    _, target = run(tmp_path, {"wages": WAGES}, "textile")
    assert table(target, "wage-years").get_column("sites_compared").to_list() == [0, 0]
    assert "No table of living wages was delivered" in page(target)


def test_only_benchmarks_say_that_there_are_no_wages(tmp_path: Path) -> None:
    _, target = run(tmp_path, {"sites": SITES, "living": LIVING}, "textile")
    assert table(target, "wage-gaps").is_empty()
    assert "no wages" in page(target)
