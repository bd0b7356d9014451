"""The registers of sectors for holdings and loans: known codes, two languages, and no value above its evidence."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import imvo.reference
from imvo import reference
from imvo.intake.values.vocabulary import Vocabulary
from imvo.reference.sector_tables import plain

FOLDER = Path(imvo.reference.__file__).parent / "processes_finance"
PROCESSES = reference.load("processes-finance").table
HAZARDS = reference.load("process-hazards-finance")
GRADES = reference.load("process-grades-finance")
TABLE = HAZARDS.table
APPLY = GRADES.table.filter(applies="yes")
BEST = {"strong": 3, "moderate": 2, "ungraded": 2, "possible": 1}
NAMED = set(PROCESSES.filter(~pl.col("unspecified"))["id"])
SYNONYMS = pl.read_csv(FOLDER / "synonyms.csv", infer_schema=False)


def test_the_registers_keep_what_they_declare_and_belong_to_the_chain() -> None:
    ids = {"processes-finance", "process-hazards-finance", "process-grades-finance"}
    assert [finding for finding in reference.check() if finding.register in ids] == []
    assert {reference.load(one).register.chain for one in ids} == {"finance"}


def test_a_chain_checks_its_codes_against_its_own_processes(tmp_path: Path) -> None:
    folder = tmp_path / "process_grades_finance_9"
    folder.mkdir()
    text = (FOLDER.parent / "process_grades_finance" / "register.yaml").read_text(encoding="utf-8")
    (folder / "register.yaml").write_text(text.replace('edition: "1"', 'edition: "9"'), encoding="utf-8")
    table = (FOLDER.parent / "process_grades_finance" / "table.csv").read_text(encoding="utf-8")
    (folder / "table.csv").write_text(
        table.replace("poultry-farming,animal", "cotton-growing,animal"), encoding="utf-8"
    )
    found = reference.check(tmp_path)
    assert [finding.what for finding in found] == ["'cotton-growing' is not one of the register processes-finance."]


def test_every_sector_stands_at_a_known_stage_and_every_vague_one_has_candidates() -> None:
    stages = pl.read_csv(FOLDER / "stages.csv", infer_schema=False)
    order = dict(stages.select("id", "order").iter_rows())
    assert all(place // 100 == int(order[stage]) for stage, place in PROCESSES.select("stage", "order").iter_rows())
    for row in PROCESSES.iter_rows(named=True):
        candidates = set((row["candidates"] or "").split("|")) - {""}
        assert row["unspecified"] == bool(candidates) == bool(row["ranked_as"])
        assert candidates <= NAMED
        assert row["ranked_as"] in {None, "highest", *candidates}


def test_the_tables_beside_have_the_columns_that_the_vocabulary_reads() -> None:
    for name in ("products", "materials", "stages", "synonyms", "sector_words"):
        own, textile = (
            pl.read_csv(folder / f"{name}.csv", infer_schema=False) for folder in (FOLDER, FOLDER.parent / "processes")
        )
        assert own.columns == textile.columns


def test_one_phrase_means_one_thing_and_every_sector_can_be_said() -> None:
    plainly = SYNONYMS.with_columns(said=pl.col("phrase").map_elements(plain, return_dtype=pl.String))
    assert plainly.group_by("said").agg(pl.col("ids").n_unique())["ids"].max() == 1
    assert SYNONYMS["phrase"].is_unique().all()
    assert set(SYNONYMS["ids"]) == set(PROCESSES["id"])
    vague = set(SYNONYMS.filter(kind="stage-word")["ids"])
    assert vague == set(PROCESSES["id"]) - NAMED


@pytest.mark.parametrize(
    ("cell", "kind", "sector"),
    [
        ("Oil & Gas", "stage-word", "oil-gas-broad-unspecified"),
        ("Banks", "process", "banking"),
        ("Utilities", "stage-word", "utilities-unspecified"),
        ("Health Care", "stage-word", "health-sector-unspecified"),
        ("Energie", "stage-word", "energy-broad-unspecified"),
        ("Windpark", "process", "power-wind"),
        ("Staatsobligaties", "process", "public-administration"),
        ("Woningcorporatie", "process", "real-estate"),
        ("Textiles, Apparel & Luxury Goods", "process", "textiles-clothing-leather"),
        ("Consumer Staples", "stage-word", "unspecified"),
    ],
)
def test_what_holdings_files_say(cell: str, kind: str, sector: str) -> None:
    vocabulary = Vocabulary.of((row["kind"], row["phrase"], row["ids"]) for row in SYNONYMS.iter_rows(named=True))
    found = vocabulary.read(cell)
    assert found.codes == {kind: frozenset({sector})}
    assert found.unknown == ()


def test_every_hazard_is_carried_over_once_per_sector_and_country() -> None:
    assert sorted(TABLE["hazard"].unique()) == [f"I{number:03d}" for number in range(1, 70)]
    assert set(TABLE["process"].drop_nulls()) <= NAMED
    same = ["text_en", "text_nl", "theme", "source_title", "status", "about"]
    assert TABLE.group_by("hazard").agg(pl.col(same).n_unique()).select(pl.col(same).max()).row(0) == (1,) * 6


def test_the_texts_stand_in_both_languages_and_are_short() -> None:
    for column in ("text_en", "text_nl"):
        assert TABLE[column].str.split(" ").list.len().max() <= 28
        assert TABLE[column].str.ends_with(".").all()
    assert TABLE.filter(pl.col("text_en") == pl.col("text_nl")).is_empty()


def test_a_sourced_row_has_its_page_and_a_judgement_has_none() -> None:
    sourced, judged = TABLE.filter(status="sourced"), TABLE.filter(status="judgement")
    assert sourced.select("source_title", "publisher", "url").null_count().sum_horizontal().item() == 0
    assert judged["source_title"].null_count() == judged["url"].null_count() == judged.height == 4
    assert set(judged["grade"]) == {"possible"}
    assert TABLE["date"].drop_nulls().str.contains(r"^\d{4}(-\d{2}(-\d{2})?)?$").all()


def test_dependency_on_nature_is_no_harm_and_grades_nothing() -> None:
    other = TABLE.filter(pl.col("about") != "harm")
    assert set(other["grade"]) == {"ungraded"}
    assert other["country"].null_count() == other.height
    titles = set(other["source_title"])
    cited = {title for cell in APPLY["sources"].drop_nulls() for title in cell.split(" | ")}
    assert not titles & cited


def test_arms_are_not_made_where_they_are_used() -> None:
    assert TABLE.filter(process="weapons")["country"].null_count() == 2


def test_the_likelihood_is_an_interval_and_severity_is_graded() -> None:
    low, value, high = pl.col("low"), pl.col("value"), pl.col("high")
    assert GRADES.table.filter((low >= 1) & (low <= value) & (value <= high) & (high <= 4)).height == 135
    assert APPLY["scale"].null_count() == APPLY["irremediability"].null_count() == 0


def test_a_whole_sector_is_wide() -> None:
    """Only what belongs to the process itself keeps its low end."""
    closed = APPLY.filter(pl.col("low") > 1).select("process", "theme").rows()
    assert sorted(closed) == [
        ("basic-metals", "climate"),
        ("poultry-farming", "animal-welfare"),
        ("power-hydro", "biodiversity"),
    ]
    assert APPLY.filter(pl.col("high") - pl.col("low") < 2).is_empty()


def test_what_does_not_occur_is_said_and_ranks_nothing() -> None:
    absent = GRADES.table.filter(applies="no")
    assert set(absent["theme"]) == {"animal-welfare"}
    assert absent.select("low", "value", "high", "scale", "irremediability").max().row(0) == (1, 1, 1, 1, 1)
    assert absent["ground_en"].str.starts_with("Does not occur in this sector").all()


def test_judgement_is_called_judgement_and_is_never_high() -> None:
    judged = APPLY.filter(status="judgement")
    assert judged["ground_en"].str.starts_with("Expert judgement, not reviewed by a domain expert").all()
    assert judged["sources"].null_count() == judged.height
    assert judged["value"].max() == 2


def _evidence() -> pl.DataFrame:
    """One row per sector, theme and page of a sourced grade, with the grade of that page for that very sector."""
    cited = APPLY.filter(status="sourced").with_columns(source_title=pl.col("sources").str.split(" | "))
    read = TABLE.filter(status="sourced", about="harm").select("process", "theme", "source_title", "grade").unique()
    keys = ["process", "theme", "source_title"]
    return (
        cited.select("process", "theme", "value", "source_title")
        .explode("source_title")
        .join(read, on=keys, how="left")
    )


def test_no_value_is_above_its_best_evidence() -> None:
    evidence = _evidence()
    assert evidence["grade"].null_count() == 0
    ranked = evidence.with_columns(best=pl.col("grade").replace_strict(BEST, return_dtype=pl.UInt8))
    best = ranked.group_by("process", "theme").agg(pl.col("value").first(), pl.col("best").max())
    assert best.filter(pl.col("value") > pl.col("best")).is_empty()


def test_every_harm_that_was_read_is_used() -> None:
    read = TABLE.filter(pl.col("process").is_not_null(), about="harm")
    assert read.join(GRADES.table, on=["process", "theme"], how="anti").is_empty()
    sourced = read.filter(status="sourced")
    assert sourced.join(_evidence(), on=["process", "theme", "source_title"], how="anti").is_empty()


def test_a_sector_of_which_nothing_was_read_has_no_grade() -> None:
    assert {"telecommunications", "retail", "holding-companies", "public-administration"} <= NAMED
    read = set(TABLE["process"]) | {"waste-recycling"}
    assert set(GRADES.table["process"]) <= read
