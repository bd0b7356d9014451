"""The section on answers: three states apart, what they filled in, what differs, and what to mend."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.reporting.answers_run import EVIDENCED, Made, Row, dossier_of, filled


def by_hand(row: Row) -> Row:
    key, site = row["Question key"], row["Site"]
    if key == "migrants/IN" and site == "Kaveri Cotton Mills":
        return {"Answer": "many", **EVIDENCED}
    if key == "migrants/NL" and site == "Utrecht Weavers":
        return {"Answer": "2%", **EVIDENCED}
    if key == "migrants/NL":
        return {"Answer": "1%", "Evidence": "Verified", "Verified by": "A union", "Date": "2019-01-01"}
    if key == "own-practice/price":
        return {"Answer": "no", "Evidence": "Evidenced"}
    return {}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("part")
    first = dossier_of(folder, "first")
    return dossier_of(folder, "dossier", [filled(first, folder / "answers.xlsx", by_hand)])


@pytest.fixture(scope="module")
def section(made: Made) -> str:
    page = (made.folder / "dossier.html").read_text(encoding="utf-8")
    start = page.index('id="part-answers"')
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[start : page.index("</section>", start)])).split())


def test_the_three_states_are_three_figures(section: str) -> None:
    assert "Answers that are ○ claimed 1 of 4 somebody says so" in section
    assert "Answers that are ◧ evidenced 2 of 4 a document" in section
    assert "Answers that are ■ verified 1 of 4 checked by somebody independent" in section


def test_it_says_what_was_filled_in_what_is_old_and_what_to_mend(section: str) -> None:
    assert "Facts filled in 2 sites that were added or completed: 2" in section
    assert "Older than a year 1 please ask again" in section
    assert "Share of migrants" in section
    assert "migrants/NL" not in section
    assert "Missing: document, page, date and public or confidential" in section


def test_what_is_not_understood_stands_first(section: str) -> None:
    assert section.index("not understood") < section.index("filled in a fact")


def test_nothing_but_the_carried_table_names_a_confidential_document(made: Made) -> None:
    texts = [path for path in made.folder.rglob("*") if path.suffix in (".csv", ".html", ".json")]
    outside = [path for path in texts if "inputs" not in path.relative_to(made.folder).parts]
    assert outside
    assert not [path.name for path in outside if "Secret payroll" in path.read_text(encoding="utf-8")]


def test_every_row_that_could_not_be_used_stands_in_its_file(made: Made) -> None:
    lines = (made.folder / "rejected-returned.csv").read_text(encoding="utf-8")
    assert "many" in lines


def test_without_answers_there_is_no_section(tmp_path: Path) -> None:
    page = (dossier_of(tmp_path, "d").folder / "dossier.html").read_text(encoding="utf-8")
    assert "part-answers" not in page


def test_sites_that_answers_add_are_told_apart_from_the_list(tmp_path: Path) -> None:
    def named(row: Row) -> Row:
        new = str(row["Question key"]).startswith("stage/") and not row["Site"] and "New Gin" not in seen
        if new:
            seen.add("New Gin")
            return {"Site": "New Gin", "Country": "India", "Answer": "yes", **EVIDENCED}
        return {}

    seen: set[str] = set()
    first = dossier_of(tmp_path, "first")
    made = dossier_of(tmp_path, "dossier", [filled(first, tmp_path / "answers.xlsx", named)])
    page = (made.folder / "dossier.html").read_text(encoding="utf-8")
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "Sites that answers added 1 not in your list, which has 6;" in told
