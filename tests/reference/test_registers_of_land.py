"""The chains of food, flowers and timber: what the textile registers keep to, they keep to as well."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from imvo import reference
from imvo.chain import vocabulary as chain_words
from imvo.chain.upstream import missing
from imvo.intake.values.vocabulary import of_folder
from imvo.reference.chains import chain_of, editions_of

COUNTS = {"food": ("F", 102), "floriculture": ("B", 30), "forest": ("T", 22)}
CHAINS = sorted(COUNTS)
BEST = {"strong": 3, "moderate": 2, "ungraded": 2, "possible": 1}
KINDS = {"processes": "process", "products": "product", "materials": "material"}


def _load(name: str, chain: str) -> reference.Edition:
    return reference.load(f"{name}-{chain}")


def _codes(frame: pl.DataFrame, column: str) -> set[str]:
    return {code for cell in frame[column].drop_nulls() for code in cell.split("|")}


def _words(chain: str) -> chain_words.Vocabulary:
    return chain_words.load(_load("processes", chain))


@pytest.mark.parametrize("chain", CHAINS)
def test_every_register_of_the_chain_keeps_what_it_declares(chain: str) -> None:
    names = {f"{name}-{chain}" for name in ("processes", "process-hazards", "process-grades")}
    assert {reference.load(name).register.chain for name in names} == {chain}
    assert [finding for finding in reference.check() if finding.register in names] == []
    assert reference.load(f"process-grades-{chain}").register.themes == _themes(chain)


def _themes(chain: str) -> tuple[str, ...]:
    return chain_of(reference.load_all(), chain).themes


@pytest.mark.parametrize("chain", CHAINS)
def test_every_row_of_the_facts_is_one_hazard(chain: str) -> None:
    letter, count = COUNTS[chain]
    table = _load("process-hazards", chain).table
    assert sorted(table["hazard"].unique()) == [f"{letter}{number:03d}" for number in range(1, count + 1)]
    same = table.group_by("hazard").agg(pl.col("text_en", "text_nl", "theme", "source_title").n_unique())
    assert same.select(pl.col("text_en", "text_nl", "theme", "source_title").max()).row(0) == (1, 1, 1, 1)


@pytest.mark.parametrize("chain", CHAINS)
def test_texts_are_short_and_in_both_languages(chain: str) -> None:
    table = _load("process-hazards", chain).table
    for column in ("text_en", "text_nl"):
        assert table[column].null_count() == 0
        assert table[column].str.split(" ").list.len().max() <= 28
        assert table[column].str.ends_with(".").all()
    assert table.filter(pl.col("text_en") == pl.col("text_nl")).is_empty()


@pytest.mark.parametrize("chain", CHAINS)
def test_a_page_or_no_claim_of_one(chain: str) -> None:
    table = _load("process-hazards", chain).table
    sourced, judged = table.filter(status="sourced"), table.filter(status="judgement")
    assert sourced.select("source_title", "publisher", "url").null_count().sum_horizontal().item() == 0
    assert judged["source_title"].null_count() == judged["url"].null_count() == judged.height > 0
    assert set(judged["grade"]) == {"possible"}
    assert not table["source_title"].drop_nulls().str.contains("|", literal=True).any()
    assert table["date"].drop_nulls().str.contains(r"^\d{4}(-\d{2}(-\d{2})?)?$").all()
    assert table.filter(pl.col("date").is_null() & (pl.col("date_note") == "shown on the page")).is_empty()


@pytest.mark.parametrize("chain", CHAINS)
def test_old_evidence_of_a_country_is_historical(chain: str) -> None:
    table = _load("process-hazards", chain).table
    old = table.filter(pl.col("date").str.slice(0, 4).cast(pl.Int64) < 2006, pl.col("country").is_not_null())
    assert set(old["grade"]) <= {"possible"}
    assert old.height == {"food": 3, "floriculture": 0, "forest": 1}[chain]


@pytest.mark.parametrize("chain", CHAINS)
def test_no_value_is_above_its_best_evidence_and_every_page_is_used(chain: str) -> None:
    hazards, grades = _load("process-hazards", chain).table, _load("process-grades", chain).table
    graded = grades.filter(applies="yes", status="sourced")
    used = graded.with_columns(source_title=pl.col("sources").str.split(" | ")).explode("source_title")
    pages = hazards.filter(status="sourced").with_columns(
        best=pl.col("grade").replace_strict(BEST, return_dtype=pl.UInt8)
    )
    on = ["process", "theme", "source_title"]
    assert pages.join(used, on=on, how="anti").is_empty()
    assert used.join(pages, on=on, how="anti").is_empty()
    best = pages.group_by("process", "theme").agg(pl.col("best").max())
    assert graded.join(best, on=["process", "theme"]).filter(pl.col("value") > pl.col("best")).is_empty()
    pairs = hazards.select("process", "theme").unique()
    assert pairs.join(grades.filter(applies="yes"), on=["process", "theme"], how="anti").is_empty()


@pytest.mark.parametrize("chain", CHAINS)
def test_grades_are_grounded_intervals(chain: str) -> None:
    grades = _load("process-grades", chain).table
    processes = _load("processes", chain).table
    assert set(grades["process"]) == set(processes.filter(~pl.col("unspecified"))["id"])
    ordered = (pl.col("low") >= 1) & (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))
    assert grades.filter(ordered & (pl.col("high") <= 4)).height == grades.height
    assert grades.select("ground_en", "ground_nl").null_count().sum_horizontal().item() == 0
    absent, apply = grades.filter(applies="no"), grades.filter(applies="yes")
    assert absent["ground_en"].str.starts_with("Does not occur at this stage").all()
    judged = apply.filter(status="judgement")
    assert judged["ground_en"].str.starts_with("Expert judgement, not reviewed by a domain expert").all()
    assert judged["sources"].null_count() == judged.height
    severity = apply.select(pl.max_horizontal("scale", "reach", "irremediability") == 5).to_series()
    assert severity.mean() < 0.4


@pytest.mark.parametrize("chain", CHAINS)
def test_the_vocabulary_names_only_what_it_has(chain: str) -> None:
    words = _words(chain)
    known = set(words.processes["id"])
    named = words.processes.filter(~pl.col("unspecified"))["id"]
    for frame, column in (
        *product((words.products,), ("made_by", "requires", "may_involve")),
        *product((words.materials,), ("fibre_process", "requires")),
    ):
        assert _codes(frame, column) <= known, column
    for row in words.processes.filter("unspecified").iter_rows(named=True):
        assert set(row["candidates"].split("|")) <= set(named)
        assert row["ranked_as"] in {"highest", *row["candidates"].split("|")}
    order = dict(words.stages.select("id", "order").iter_rows())
    assert all(place // 100 == order[stage] for stage, place in words.processes.select("stage", "order").iter_rows())
    assert words.processes["order"].is_sorted()


@pytest.mark.parametrize("chain", CHAINS)
def test_every_name_and_phrase_is_read_back(chain: str) -> None:
    folder = _load("processes", chain).folder
    words, frames = of_folder(folder), _words(chain)
    for table, kind in KINDS.items():
        for row in getattr(frames, table).iter_rows(named=True):
            names = [] if row["id"] == "unspecified" else [row["name_nl"], row["name_en"]]
            assert [words.read(name).of(kind) for name in names] == [{row["id"]}] * len(names), row["id"]
    for kind, phrase, ids in pl.read_csv(folder / "synonyms.csv").select("kind", "phrase", "ids").iter_rows():
        assert words.read(phrase).of(kind) == set(ids.split("|")), phrase


@pytest.mark.parametrize(
    ("chain", "text", "kind", "code"),
    [
        ("food", "cacaobonen", "material", "cocoa"),
        ("food", "Chocolate", "product", "chocolate"),
        ("food", "tea estate", "process", "tea-farming"),
        ("food", "crevettes", "product", "shrimps"),
        ("food", "Haselnüsse", "material", "hazelnuts"),
        ("floriculture", "rozenkwekerij", "process", "greenhouse-growing"),
        ("floriculture", "Roses", "material", "roses"),
        ("floriculture", "stek", "product", "young-plants"),
        ("forest", "meranti", "material", "hardwood-tropical"),
        ("forest", "azobe", "product", "hardwood-tropical"),
        ("forest", "Okoumé", "material", "hardwood-tropical"),
        ("forest", "vuren", "material", "softwood"),
        ("forest", "Tectona grandis", "material", "teak"),
        ("forest", "Spanplatten", "product", "panels"),
    ],
)
def test_what_the_sector_says(chain: str, text: str, kind: str, code: str) -> None:
    assert of_folder(_load("processes", chain).folder).read(text).of(kind) == {code}


@pytest.mark.parametrize(
    ("chain", "process", "goods", "material", "behind"),
    [
        ("food", "food-processing", "chocolate", "cocoa", "cocoa-farming"),
        ("food", "trading", "cocoa", "cocoa", "cocoa-farming"),
        ("forest", "trading", "hardwood-tropical", None, "tropical-forest-unspecified"),
        ("floriculture", "trading", "cut-flowers", "roses", "growing-unspecified"),
    ],
)
def test_what_must_stand_behind_a_supplier(
    chain: str, process: str, goods: str, material: str | None, behind: str
) -> None:
    sites = pl.DataFrame(
        {"row": [1], "processes": [process], "products": [goods], "materials": [material]},
        schema={"row": pl.UInt32, **dict.fromkeys(("processes", "products", "materials"), pl.String)},
    )
    assert behind in missing(sites, _words(chain))["process"].to_list()


@pytest.mark.parametrize("chain", CHAINS)
def test_a_chain_is_complete(chain: str) -> None:
    editions = editions_of(reference.load_all(), chain_of(reference.load_all(), chain))
    assert editions["process-hazards"].register.id == f"process-hazards-{chain}"


def test_goods_of_these_chains_name_codes_of_their_own_chain() -> None:
    goods = reference.load("goods")
    lines = pl.read_csv(goods.folder / "goods_map_land.csv", infer_schema=False)
    assert set(lines["good"]) <= set(goods.table["subject"])
    for chain in CHAINS:
        own, words = lines.filter(chain=chain), _words(chain)
        assert set(own["process"].drop_nulls()) <= set(words.processes["id"])
        assert set(own["material"].drop_nulls()) <= set(words.materials["id"])
        assert set(own["product"].drop_nulls()) <= set(words.products["id"])
    assert lines["ground"].null_count() == 0
