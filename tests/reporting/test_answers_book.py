"""Every dossier holds a workbook of questions that people can fill in, give back, and never begin anew."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from imvo.reporting.previous import ANSWERS_BOOK
from imvo.reporting.verify import verify
from imvo.reporting.working import asked
from imvo.runs import Silent
from tests.reporting.answers_run import AS_OF, EVIDENCED, OPEN, Made, Row, dossier_of, filled, rows, sheets

KAVERI, UTRECHT = "Kaveri Cotton Mills", "Utrecht Weavers"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return dossier_of(tmp_path_factory.mktemp("first"), "dossier")


def test_it_asks_the_questions_of_the_dossier_and_those_on_own_purchasing(first: Made) -> None:
    keys = {row["Question key"] for row in rows(first)}
    questions = set(first.result.assessment.questions.get_column("question"))
    assert len(questions) <= 20
    assert {key for key in keys if not key.startswith("own-practice/")} == questions
    assert len({key for key in keys if key.startswith("own-practice/")}) == 6


def test_a_sheet_for_each_group_to_ask_after_one_that_explains(first: Made) -> None:
    names = list(sheets(first))
    assert names == [
        "How to fill in",
        "Own buyers",
        "Suppliers",
        "Unions and NGOs",
        "Own purchasing practice",
        "Choices",
    ]
    guide = [row[0] for row in sheets(first)["How to fill in"]]
    assert len(guide) == 10
    for state in ("Claimed", "Evidenced", "Verified"):
        assert sum(line.startswith(f"{state}:") for line in guide) == 1


def test_a_site_has_its_row_with_what_tells_it_apart(first: Made) -> None:
    found = [row for row in rows(first) if row["Site"] == KAVERI]
    assert found
    assert {(row["Country"], row["Row in the list"]) for row in found} == {("India", 2)}
    asked_of = {row["Question key"].partition("/")[0] for row in rows(first) if row["Site"] == "Ganga Dye House"}
    assert "migrants" not in asked_of  # its list says it already


def test_the_same_dossier_gives_the_same_bytes_and_no_formula(first: Made, tmp_path: Path) -> None:
    again = dossier_of(tmp_path, "dossier")
    one, other = (made.folder / ANSWERS_BOOK for made in (first, again))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")}
    assert not any("<f>" in part for part in parts.values())
    assert '=HYPERLINK("x")' in {row["Site"] for row in rows(first)}


def test_cells_are_typed(first: Made) -> None:
    with zipfile.ZipFile(first.folder / ANSWERS_BOOK) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/"))
    for kind in ('type="decimal"', 'type="list"', 'type="date"'):
        assert kind in pages
    assert "<pane " in pages


def test_in_dutch_every_sheet_and_header_is_dutch(tmp_path: Path) -> None:
    found = sheets(dossier_of(tmp_path, "dossier", lang="nl"))
    assert list(found)[:2] == ["Zo vult u in", "Eigen inkopers"]
    assert found["Leveranciers"][0][:3] == ["Vraag in woorden", "Locatie", "Land"]


def test_of_many_sites_the_first_have_rows_and_the_rest_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "SITES_EACH", 1)
    found = [row for row in rows(dossier_of(tmp_path, "d")) if row["Question key"] == "migrants/NL"]
    assert len(found) == 1
    assert "Here are 1 of 2 sites" in found[0]["Question in words"]


def test_given_back_unfilled_it_changes_nothing(first: Made, tmp_path: Path) -> None:
    book = filled(first, tmp_path / "empty.xlsx", lambda _: {})
    made = dossier_of(tmp_path, "dossier", [book])
    assert made.result.returned.filled() == {}
    assert made.result.assessment.risks.equals(first.result.assessment.risks)


def by_hand(row: Row) -> Row:
    """The mills tell of migrants: one with a document, one without."""
    if row["Question key"].startswith("migrants/") and row["Site"] == UTRECHT:
        return {"Answer": 0.02, **OPEN}
    if row["Question key"].startswith("migrants/") and row["Site"] == KAVERI:
        return {"Answer": "3%", "Evidence": "Claimed"}
    if row["Question key"] == "own-practice/price":
        return {"Answer": "No", **EVIDENCED}
    return {}


@pytest.fixture(scope="module")
def second(first: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("second")
    return dossier_of(folder, "dossier", [filled(first, folder / "answers.xlsx", by_hand)])


def test_filled_in_and_given_back_it_says_what_it_said(second: Made) -> None:
    states = second.result.heard.results["answer-states"]  # type: ignore[union-attr]
    told = {(q.partition("/")[0], s): e for q, s, e in states.select("question", "site", "effect").iter_rows()}
    assert told == {
        ("migrants", UTRECHT): "fills",
        ("migrants", KAVERI): "told-only",
        ("own-practice", None): "told-only",
    }
    shares = dict(second.result.sites.select("name", "migrant_share").iter_rows())
    assert (shares[UTRECHT], shares[KAVERI]) == (0.02, None)
    assert verify(second.folder, Silent()).ok


def test_what_is_proven_is_not_asked_again_and_what_is_claimed_stands_there(second: Made) -> None:
    found = {row["Site"]: row for row in rows(second) if row["Question key"].startswith("migrants/")}
    assert UTRECHT not in found
    assert (found[KAVERI]["Answer"], found[KAVERI]["Evidence"]) == (0.03, "Claimed") or found[KAVERI]["Answer"] == "3%"
    assert found[KAVERI]["From an earlier year"] == "Answered before, without a day."


def test_a_confidential_document_is_named_in_no_workbook_that_goes_to_others(second: Made) -> None:
    cells = {str(cell) for page in sheets(second).values() for row in page for cell in row}
    assert not any("Secret payroll" in cell for cell in cells)
    price = next(row for row in rows(second) if row["Question key"] == "own-practice/price")
    assert price["Answer"] == ""
    assert "confidential document" in price["From an earlier year"]


def test_a_site_that_a_confidential_document_names_stands_in_no_workbook_that_goes_to_others(
    first: Made, tmp_path: Path
) -> None:
    stage = next(row["Question key"] for row in rows(first) if row["Question key"].startswith("stage/"))
    named = {"Country": "India", "Answer": "yes", **EVIDENCED}
    sites = iter([{"Site": "Hidden Farm", **named}, {"Site": "Open Farm", **named, "Public or confidential": "Public"}])
    book = filled(first, tmp_path / "a.xlsx", lambda row: next(sites, {}) if row["Question key"] == stage else {})
    made = dossier_of(tmp_path, "named", [book])
    found = {row["Site"] for row in rows(made) if row["Question key"] == stage}
    assert found == {"", "Open Farm"}


def test_the_next_year_carries_on_and_asks_again_what_is_old(second: Made, tmp_path: Path) -> None:
    year = dossier_of(tmp_path, "next", as_of=date(AS_OF.year + 1, 6, 30), previous=second.folder)
    shares = dict(year.result.sites.select("name", "migrant_share").iter_rows())
    assert shares[UTRECHT] == 0.02
    (again,) = [row for row in rows(year) if row["Site"] == UTRECHT and row["Question key"] == "migrants/NL"]
    assert "Older than a year" in again["From an earlier year"]
    assert again["Answer"] == 0.02
    # Given back as it is, nothing is said twice.
    states = year.result.heard.results["answer-states"]  # type: ignore[union-attr]
    assert states.get_column("carried").all()


def test_a_year_later_still_it_no_longer_counts_and_is_asked_anew(second: Made, tmp_path: Path) -> None:
    late = dossier_of(tmp_path, "late", as_of=date(AS_OF.year + 2, 6, 30), previous=second.folder)
    assert dict(late.result.sites.select("name", "migrant_share").iter_rows())[UTRECHT] is None
    states = late.result.heard.results["answer-states"]  # type: ignore[union-attr]
    effect = dict(states.select("site", "effect").iter_rows())
    assert effect[UTRECHT] == "too-old"


def test_a_workbook_filled_in_within_the_earlier_dossier_is_read(first: Made, tmp_path: Path) -> None:
    before = dossier_of(tmp_path, "before")
    book = filled(before, tmp_path / "edited.xlsx", by_hand)
    (before.folder / ANSWERS_BOOK).write_bytes(book.read_bytes())
    year = dossier_of(tmp_path, "year", as_of=date(AS_OF.year + 1, 1, 1), previous=before.folder)
    assert dict(year.result.sites.select("name", "migrant_share").iter_rows())[UTRECHT] == 0.02
    assert first.folder != before.folder
