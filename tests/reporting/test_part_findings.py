"""The section on what was seen: three states that never share a mark, conflicts side by side, nothing lost."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.reporting import evidence
from imvo.words import LANGUAGES
from tests.reporting import cases_run

FILE = (
    "Site,Theme,Date,Kind,Source,Result,Text,Evidence,Document,Page,Confidentiality,Verified by\n"
    "Mill One,Child labour,2019-05-03,Union,A Union,Harm,Girls of 13,,,,,\n"
    "Mill One,Child labour,2019-02-03,Audit,An Auditor,No harm,,evidenced,Report,12,confidential,\n"
    "Sew Two,Safety and health,2019-02-03,Worker voice,,Harm,Locked doors,verified,Notes,1,confidential,A Union\n"
    "Sew Too,Child labour,2019-02-03,Audit,,No harm,,,,,,\n"
    "Sew Two,,2019-02-03,Audit,,No harm,,,,,,\n"
    "Sew Two,Living wage,2019-02-03,Rumour,,Harm,,,,,,\n"
)
MARKS = ("○", "◧", "■")


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> cases_run.Made:
    return cases_run.made(tmp_path_factory.mktemp("seen"), findings=FILE, lang=request.param)


def test_the_three_states_have_marks_of_their_own_and_three_counts(made: cases_run.Made) -> None:
    text = made.section("findings")
    assert all(mark in text for mark in MARKS)
    section = next(o.section for o in made.result.outcomes if o.part.id == "findings")
    assert section is not None
    counted = {fact.label.en: fact.value.en for fact in section.facts}
    told = [word.en for word in evidence.marked().values()]
    assert [counted[f"Findings that are {state}"] for state in told] == ["1 of 3"] * 3


def test_conflicts_stand_side_by_side_with_what_counts(made: cases_run.Made) -> None:
    row = made.table("finding-conflicts").row(0, named=True)
    assert (row["site"], row["harm_kind"], row["no_harm_kind"], row["counts"]) == ("Mill One", "union", "audit", "harm")
    said = {"en": "the report of harm", "nl": "de melding van schade"}
    assert said[made.result.request.lang] in made.section("findings")


def test_every_row_has_a_state_also_one_that_counts_for_nothing(made: cases_run.Made) -> None:
    states = made.table("finding-states")
    assert sorted(map(int, states.get_column("row"))) == [2, 3, 4, 5, 6, 7]
    assert sorted(map(int, states.filter(why="unclear").get_column("row"))) == [6, 7]


def test_a_row_without_theme_or_kind_is_told_the_words_to_choose_from(made: cases_run.Made) -> None:
    heard = made.result.heard
    assert heard is not None
    lines = pl.concat([heard.refused.filter(pl.col("row") == 6), made.result.returned.rejected])
    told = (lines["reason"] + lines["mend"]).to_list()
    words = {"en": ("Child labour", "Worker voice"), "nl": ("Kinderarbeid", "Werknemers zelf")}
    for line, word in zip(told, words[made.result.request.lang], strict=True):
        assert f"“{word}”" in line


def test_nothing_that_came_back_leaves_no_section(tmp_path: Path) -> None:
    assert "part-findings" not in (cases_run.made(tmp_path).folder / "dossier.html").read_text(encoding="utf-8")
