"""A process that answers say stands behind the list is ranked, though no product asks for it."""

from __future__ import annotations

import polars as pl

from imvo.reference import regions
from imvo.risk.assess import Assessment, assess
from imvo.runs import Silent
from tests.risk.assessed import editions, one_draw
from tests.risk.sites_made import frame

LISTED = frame([{"country": "BD", "products": "garments"}, {"country": "IN", "products": "garments"}])


def run(sites: pl.DataFrame, *behind: str) -> Assessment:
    return assess(sites, editions(), regions.match, one_draw(), Silent(), behind=frozenset(behind))


def asked(result: Assessment) -> set[str]:
    return set(result.questions.filter(kind="hidden").get_column("subject"))


def test_it_stands_among_the_stages_without_a_known_site() -> None:
    before, after = run(LISTED), run(LISTED, "home-work")
    assert "home-work" not in before.unseen.get_column("process")
    assert after.unseen.filter(process="home-work").get_column("sites").item() == 1
    issues = after.issues.filter(process="home-work")
    assert issues.height
    assert not issues.get_column("site_known").any()
    assert set(before.unseen.get_column("process")) < set(after.unseen.get_column("process"))


def test_it_is_not_asked_for_again() -> None:
    assert "agents" in asked(run(LISTED))
    assert "agents" not in asked(run(LISTED, "agents"))


def test_what_a_product_asks_for_keeps_its_number_of_sites() -> None:
    before = run(LISTED)
    needed = before.unseen.get_column("process").first()
    assert run(LISTED, str(needed)).unseen.equals(before.unseen)


def test_a_step_with_a_listed_site_is_not_unseen() -> None:
    with_site = pl.concat([LISTED, frame([{"row": 9, "country": "BD", "processes": "home-work"}])])
    assert run(with_site, "home-work").unseen.equals(run(with_site).unseen)
