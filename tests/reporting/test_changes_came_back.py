"""What came back since is told with what it did, also where no class moved; and the figures tell both sides."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import polars as pl
import pytest

from imvo.reporting import between
from imvo.reporting.changes import PART
from imvo.runs import Silent
from tests.reporting.years import FIRST, NOW, THEN, Years

HEAD = "Site,Theme,Date,Kind,Direction,Evidence,Document,Page,Public or confidential\n"
PROVEN = "Evidenced,Report,1,Public\n"
HARM = f"Kaveri Mill Ltd,Living wage,2019-05-01,Union,Harm seen,{PROVEN}"
MENDED = f"Kaveri Mill Ltd,Living wage,2020-05-01,Union,Harm remedied,{PROVEN}"
NEW = f"Dhaka Sewing,Child labour,2020-05-01,Audit,No harm seen,{PROVEN}"
BARRED = f"Dhaka Sewing,Forced labour,2020-05-01,Audit,No harm seen,{PROVEN}"
ASKED = "Question key,Site,Answer,Evidence,Document,Page,Date,Public or confidential\n"
SHARE = "migrants,Kaveri Mill Ltd,40 %,Evidenced,Report,3,2020-06-01,Public\nwomen,Kaveri Mill Ltd,60 %,,,,,\n"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    made = Years(tmp_path_factory.mktemp("came"))
    made.year("first", FIRST, THEN, findings=(made.file("then.csv", HEAD + HARM),))
    seen = made.file("now.csv", HEAD + MENDED + NEW + BARRED)
    made.year("second", FIRST, NOW, previous="first", findings=(seen,), answers=(made.file("said.csv", ASKED + SHARE),))
    return made


def rows(years: Years) -> dict[tuple[str, int], dict[str, object]]:
    table = years.results("second")["came-back-since"]
    return {(row["file"], row["row"]): row for row in table.iter_rows(named=True)}


def test_every_new_row_is_told_and_of_the_old_ones_what_counts_otherwise(years: Years) -> None:
    told = {place: row["change"] for place, row in rows(years).items()}
    new = {("now.csv", n): "new" for n in (2, 3, 4)} | {("said.csv", n): "new" for n in (2, 3)}
    assert told == {**new, ("2019-07-04/then.csv", 2): "otherwise"}


def test_each_tells_what_it_did_and_why_no_more(years: Years) -> None:
    found = rows(years)
    assert (found["2019-07-04/then.csv", 2]["effect"], found["2019-07-04/then.csv", 2]["why"]) == ("nothing", "mended")
    assert (found["now.csv", 4]["effect"], found["now.csv", 4]["why"]) == ("nothing", "theme-barred")
    assert (found["said.csv", 3]["effect"], found["said.csv", 3]["why"]) == ("told-only", "claimed")
    assert (found["said.csv", 2]["effect"], found["said.csv", 2]["why"]) == ("fills", None)
    assert found["said.csv", 2]["issues"]
    mended = found["now.csv", 2]
    assert (mended["effect"], mended["said"]) == ("lowers", "mended")
    assert mended["why"] == (None if mended["issues"] else "class-kept")


def test_the_number_of_risks_is_that_of_the_rows_it_is_a_cause_of(years: Years) -> None:
    results = years.results("second")
    moved = results["issue-changes"].filter((pl.col("change") != "displaced") & (pl.col("step") == "answers"))
    assert rows(years)["said.csv", 2]["issues"] == moved.get_column("issue").n_unique()


def test_the_comparison_of_two_folders_tells_the_same(years: Years) -> None:
    found = between.between(years.folder / "first", years.folder / "second", "en", Silent())
    assert found.results["came-back-since"].equals(years.results("second")["came-back-since"])


def test_a_dossier_with_itself_brought_nothing(years: Years) -> None:
    found = between.between(years.folder / "second", years.folder / "second", "en", Silent())
    assert found.results["came-back-since"].is_empty()


def page(folder: Path) -> str:
    text = (folder / "dossier.html").read_text(encoding="utf-8")
    start = text.index('id="part-changes"')
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text[start : text.index("</section>", start)])).split())


def test_the_page_tells_it_in_words_and_the_classes_beside_what_moved(years: Years) -> None:
    said = page(years.folder / "second")
    assert "What came back since, and what it did" in said
    assert "such a check does not lower this theme" in said
    assert "class-kept" not in said
    table = years.results("second")["issue-changes"]
    differs = pl.any_horizontal(
        pl.col(f"{name}_then").ne_missing(pl.col(f"{name}_now"))
        for name in ("severity_band", "likelihood_low", "likelihood", "likelihood_high")
    )
    assert table.filter(differs).height
    assert table.filter(differs).get_column("classes").null_count() == 0
    assert table.filter(~differs).get_column("classes").null_count() == table.filter(~differs).height
    assert re.search(r"likelihood \d \(\d to \d\) → \d \(\d to \d\)", said)


def test_the_figure_of_a_step_never_counts_more_among_the_first_than_there_are(tmp_path: Path) -> None:
    years = Years(tmp_path)
    years.year("first", FIRST, THEN)
    turned = "".join(
        f"Site {n},,,,{country},Sewing,{n}00\n" for n, country in enumerate(("Vietnam", "India", "Pakistan"), 1)
    )
    years.year("second", turned, NOW, previous="first")
    shown = next(one.section for one in years.made["second"].outcomes if one.part is PART)
    assert shown is not None
    about = [fact.about.en for fact in shown.facts if fact.label.en == "Moved by the list" and fact.about is not None]
    assert about == ["risks, of which 10 among the first 10 before it and 10 after it"]
