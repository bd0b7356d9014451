"""The vocabularies of gold, metals and stone: codes hold together, names are read back, what lies behind is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import polars as pl
import pytest

from imvo import tables
from imvo.chain import upstream
from imvo.chain import vocabulary as words
from imvo.intake.values.vocabulary import names_of, of_folder
from imvo.reference import load, load_all

CHAINS = ["gold", "metals", "natural-stone"]
KINDS = ("process", "stage-word", "product", "material")


@pytest.fixture(params=CHAINS)
def chain(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _read(chain: str, name: str) -> pl.DataFrame:
    return pl.read_csv(load(f"processes-{chain}").folder / f"{name}.csv", infer_schema=False)


def _codes(frame: pl.DataFrame, column: str) -> Iterator[str]:
    for cell in frame[column].drop_nulls():
        yield from cell.split("|")


def _unspecified(chain: str) -> set[str]:
    return set(_read(chain, "table").filter(pl.col("unspecified") == "true")["id"])


def test_the_register_belongs_to_its_chain(chain: str) -> None:
    for register in ("processes", "process-hazards", "process-grades"):
        assert load(f"{register}-{chain}").register.chain == chain


@pytest.mark.parametrize("name", ["table", "stages", "products", "materials"])
def test_codes_are_unique_and_named_in_both_languages(chain: str, name: str) -> None:
    frame = _read(chain, name)
    assert frame["id"].is_unique().all()
    assert frame.select("name_nl", "name_en").null_count().sum_horizontal().item() == 0


@pytest.mark.parametrize("name", ["table", "stages", "products", "materials"])
def test_the_files_have_the_columns_of_those_of_textile(chain: str, name: str) -> None:
    default = pl.read_csv(load("processes").folder / f"{name}.csv", infer_schema=False)
    assert _read(chain, name).columns == default.columns


def test_every_process_stands_at_a_known_stage_and_along_the_chain(chain: str) -> None:
    order = dict(_read(chain, "stages").select("id", "order").iter_rows())
    table = _read(chain, "table").with_columns(pl.col("order").cast(pl.Int64))
    assert set(table["stage"]) == set(order)
    assert all(place // 100 == int(order[stage]) for stage, place in table.select("stage", "order").iter_rows())
    assert table["order"].is_sorted()


def test_an_unspecified_process_has_candidates_that_are_specified(chain: str) -> None:
    table = _read(chain, "table")
    known = set(table["id"]) - _unspecified(chain)
    assert "unspecified" in _unspecified(chain)
    for row in table.iter_rows(named=True):
        candidates = set((row["candidates"] or "").split("|")) - {""}
        assert (row["unspecified"] == "true") == bool(candidates) == bool(row["ranked_as"])
        assert candidates <= known
        assert row["ranked_as"] in {None, "highest", *candidates}


def test_products_and_materials_name_known_processes(chain: str) -> None:
    known = set(_read(chain, "table")["id"])
    for name, columns in (
        ("products", ("made_by", "requires", "may_involve")),
        ("materials", ("fibre_process", "requires")),
    ):
        for column in columns:
            assert set(_codes(_read(chain, name), column)) <= known


def test_what_must_stand_behind_a_product_is_at_another_stage_than_what_makes_it(chain: str) -> None:
    """A stage counts as known when a site of it is listed, so a step of the maker's own stage would never be asked."""
    stage = dict(_read(chain, "table").select("id", "stage").iter_rows())
    for row in _read(chain, "products").iter_rows(named=True):
        required = set((row["requires"] or "").split("|")) - {""}
        assert stage[row["made_by"]] not in {stage[process] for process in required}
        assert not required & set((row["may_involve"] or "").split("|"))


def _plain(phrase: str) -> str:
    marks_out = "".join(c for c in unicodedata.normalize("NFKD", phrase.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in marks_out).split())


def test_every_synonym_leads_to_a_known_code_and_every_code_can_be_said(chain: str) -> None:
    synonyms = _read(chain, "synonyms")
    assert set(synonyms["lang"]) == {"nl", "en", "de", "fr"}
    processes, vague = set(_read(chain, "table")["id"]), _unspecified(chain)
    said = {kind: set(_codes(synonyms.filter(kind=kind), "ids")) for kind in KINDS}
    assert set(synonyms["kind"]) == set(KINDS)
    assert said["process"] | said["stage-word"] == processes
    assert said["stage-word"] == vague
    assert said["product"] == set(_read(chain, "products")["id"])
    assert said["material"] == set(_read(chain, "materials")["id"])


def test_one_phrase_means_one_thing(chain: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in _read(chain, "synonyms").iter_rows(named=True):
        kind = "process" if row["kind"] == "stage-word" else row["kind"]
        assert (kind, _plain(row["phrase"])) not in seen, row["phrase"]
        seen[kind, _plain(row["phrase"])] = row["ids"]
        assert row["phrase"] == " ".join(row["phrase"].split()).lower()


@pytest.mark.parametrize("table", ["table", "products", "materials"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_name_is_read_back_as_its_own_code(chain: str, table: str, lang: str) -> None:
    vocabulary = of_folder(load(f"processes-{chain}").folder)
    codes = [row["id"] for row in vocabulary.tables[table] if row["id"] != "unspecified"]
    assert len(names_of(vocabulary, table, lang)) == len(codes)


@pytest.mark.parametrize(
    ("chain", "text", "kind", "codes"),
    [
        ("gold", "Gold refinery", "process", {"gold-refining"}),
        ("gold", "Smelter", "process", {"gold-refining"}),
        ("gold", "ambachtelijke mijn", "process", {"gold-mining-asm"}),
        ("gold", "orpaillage", "process", {"gold-mining-asm"}),
        ("gold", "Goudmijn", "stage-word", {"gold-mining-unspecified"}),
        ("gold", "Goldscheideanstalt", "process", {"gold-refining"}),
        ("gold", "recycled gold", "material", {"recycled-gold"}),
        ("gold", "Doré", "product", {"mined-gold"}),
        ("gold", "juwelier", "process", {"jewellery-selling"}),
        ("gold", "trouwringen", "product", {"jewellery"}),
        ("metals", "Cassiterite", "product", {"tin-ore"}),
        ("metals", "Sn, Ta, W", "material", {"tin", "tantalum", "tungsten"}),
        ("metals", "Tantalum", "product", {"tantalum"}),
        ("metals", "Smelter", "stage-word", {"smelting-unspecified"}),
        ("metals", "fonderie d'étain", "process", {"tin-smelting"}),
        ("metals", "Kobaltmijn", "process", {"cobalt-mining"}),
        ("metals", "Stahlwerk", "process", {"iron-steel-making"}),
        ("metals", "aluminium profielen", "product", {"metal-goods"}),
        ("metals", "Lithium mine", "stage-word", {"lithium-mining-unspecified"}),
        ("natural-stone", "Granite quarry", "process", {"granite-quarrying"}),
        ("natural-stone", "granieten keukenblad", "product", {"countertops"}),
        ("natural-stone", "Kandla grey sandstone paving", "material", {"sandstone"}),
        ("natural-stone", "Belgische blauwe steen", "material", {"bluestone"}),
        ("natural-stone", "Steinbruch", "stage-word", {"quarrying-unspecified"}),
        ("natural-stone", "pavés en grès", "product", {"paving"}),
        ("natural-stone", "zagen en polijsten", "process", {"stone-cutting-polishing"}),
    ],
)
def test_what_people_in_the_sector_write(chain: str, text: str, kind: str, codes: set[str]) -> None:
    found = of_folder(load(f"processes-{chain}").folder).read(text)
    assert found.of(kind) == codes
    assert found.unknown == ()


def _missing(chain: str, **site: str) -> set[str]:
    row = {"row": 2, "file": "a.csv", "name": "x", "country": "CH", **site}
    sites = pl.DataFrame([row], schema=tables.load("sites").dtypes)
    vocabulary = words.load(load(f"processes-{chain}"))
    return set(upstream.missing(sites, vocabulary)["process"])


@pytest.mark.parametrize(
    ("chain", "site", "asked"),
    [
        ("gold", {"processes": "gold-refining", "products": "refined-gold"}, {"gold-mining-unspecified"}),
        (
            "gold",
            {"processes": "jewellery-making", "products": "gem-jewellery"},
            {"gold-mining-unspecified", "gold-refining", "gem-cutting", "gem-setting"},
        ),
        (
            "gold",
            {"processes": "jewellery-making", "products": "jewellery", "materials": "artisanal-gold"},
            {"gold-mining-asm", "gold-refining"},
        ),
        ("metals", {"processes": "tin-smelting", "products": "tin"}, {"tin-mining"}),
        ("metals", {"processes": "lithium-refining", "products": "lithium"}, {"lithium-mining-unspecified"}),
        (
            "metals",
            {"processes": "aluminium-smelting", "products": "aluminium"},
            {"bauxite-mining", "alumina-refining"},
        ),
        (
            "metals",
            {"processes": "metal-processing", "products": "metal-goods", "materials": "cobalt"},
            {"cobalt-mining", "cobalt-refining"},
        ),
        (
            "natural-stone",
            {"processes": "stone-cutting-polishing", "products": "slabs-tiles"},
            {"quarrying-unspecified"},
        ),
        (
            "natural-stone",
            {"processes": "stone-cutting-polishing", "products": "memorials", "materials": "granite"},
            {"granite-quarrying"},
        ),
    ],
)
def test_a_maker_of_unknown_origin_asks_for_the_mine_or_quarry(
    chain: str, site: dict[str, str], asked: set[str]
) -> None:
    assert _missing(chain, **site) == asked


def test_a_claim_of_recycled_does_not_take_the_mine_away() -> None:
    claimed = {"processes": "gold-refining", "products": "refined-gold", "materials": "recycled-gold"}
    assert _missing("gold", **claimed) == {"gold-mining-unspecified", "gold-recycling-unspecified"}


def test_a_sector_word_shows_one_thing(chain: str) -> None:
    frame = _read(chain, "sector_words")
    assert set(frame["shows"]) == {chain, "other"}
    assert frame.group_by("word").agg(pl.col("shows").n_unique())["shows"].max() == 1
    assert frame.select("word", "lang", "sector").is_unique().all()


def test_a_listed_good_speaks_in_one_of_these_chains_only() -> None:
    """A row of the list of goods names a process and no chain: no other chain may mean something by that code."""
    homes = {
        name: set(edition.table["id"])
        for name, edition in load_all().items()
        if name == "processes" or name.startswith("processes-")
    }
    lines = pl.read_csv(load("goods").folder / "goods_map_minerals.csv", infer_schema=False)
    placed = lines.drop_nulls("process").select("chain", "process").unique()
    assert set(placed["chain"]) == set(CHAINS)
    for chain, process in placed.iter_rows():
        assert [name for name, known in homes.items() if process in known] == [f"processes-{chain}"]


def test_gold_from_a_listed_country_lifts_gold_mining() -> None:
    table = load("goods").table.filter(subject="Gold", country="BF", theme="child-labour")
    grades = dict(table.select("process", "grade").iter_rows())
    assert grades["gold-mining-asm"] == grades["gold-mining-unspecified"] == "listed"
    assert grades["gold-mining-large-scale"] == "part"
    assert not grades.keys() & {"gold-refining", "gold-trading", "jewellery-making"}
