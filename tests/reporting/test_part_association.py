"""The view of an association: out of all its members, with what is not known beside what is."""

from __future__ import annotations

import pytest

from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.part_run import Made, made

FILES = {
    "leden.csv": "Lid;Vereniging;Jaar;Ingevuld;In kaart\nA;V;2020;ja;ja\nB;V;2020;nee;\nC;V;2020;;\n",
    "projecten.csv": "Project;Leden;Land;Budget (EUR);Resultaat\nSamen;A; Ghana;1.000;\nSamen;b;;500,50;gestart\n",
}


@pytest.fixture(scope="module", params=["nl", "en"])
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("members"), FILES, "food", request.param)


def test_the_denominator_is_all_members(dossier: Made) -> None:
    answered = dossier.table("association-progress").filter(stage="answered")
    assert answered.select("members", "did", "did_not", "not_known").row(0) == ("3", "1", "1", "1")
    text = dossier.section("association")
    assert ("33.3%" in text and "66.7%" in text) or ("33,3 %" in text and "66,7 %" in text)


def test_projects_say_of_how_many_members(dossier: Made) -> None:
    row = dossier.table("project-overview").row(0, named=True)
    assert (row["members"], row["of_members"], row["countries"]) == ("2", "3", "GH")
    assert (row["budget"], row["currency"], row["result"]) == ("1500.5", "EUR", "gestart")


def test_there_is_no_place_to_assess_and_the_page_says_so(dossier: Made) -> None:
    assert dossier.result.sites.is_empty()
    said = {"en": "No file names a place where people work", "nl": "Geen bestand noemt een plek waar mensen werken"}
    assert said[dossier.result.request.lang] in dossier.text()


def test_it_verifies(dossier: Made) -> None:
    assert verify(dossier.folder, Silent()).ok
