from __future__ import annotations

import csv

import polars as pl

from imvo.reference import load


def _listed(**where: str | None) -> set[tuple[str, str]]:
    """(subject, theme) of the rows with these values."""
    table = load("goods").table
    for column, value in where.items():
        table = table.filter(pl.col(column).is_null() if value is None else pl.col(column) == value)
    return set(table.select("subject", "theme").iter_rows())


def test_spinning_in_india_rests_on_thread_and_not_on_cotton() -> None:
    assert ("Thread/Yarn", "forced-labour") in _listed(country="IN", process="spinning", material=None)
    assert not {subject for subject, _ in _listed(country="IN", process="spinning")} & {"Cotton", "Cottonseed (hybrid)"}


def test_no_good_stands_for_wet_processing() -> None:
    for process in ("dyeing-finishing", "printing", "garment-laundry"):
        assert _listed(process=process) == set()


def test_cotton_stands_for_growing_only() -> None:
    table = load("goods").table.filter(pl.col("subject").is_in(["Cotton", "Cottonseed (hybrid)"]))
    assert table["process"].unique().to_list() == ["cotton-growing"]
    assert table["material"].unique().to_list() == [None]  # the process itself says that it is cotton


def test_garments_stand_for_sewing_and_for_a_maker_that_says_no_process() -> None:
    table = load("goods").table.filter(pl.col("subject") == "Garments", pl.col("country") == "BD")
    assert set(table["process"]) == {"cut-make-trim", "manufacture-unspecified"}
    assert table["product"].unique().to_list() == ["garments"]


def test_every_good_of_the_source_is_kept_even_without_a_process() -> None:
    table = load("goods").table
    assert table.select(pl.struct("subject", "country").n_unique()).item() == 467
    assert ("Diamonds", "child-labour") in _listed(country="CD", process=None)


def test_forced_labour_of_children_is_said_in_both_rows() -> None:
    rows = load("goods").table.filter(pl.col("text_en").str.contains("forced labour of children"))
    themes = rows.group_by("subject", "country").agg(pl.col("theme").unique().sort())
    assert themes.height == 54
    assert themes["theme"].to_list() == [["child-labour", "forced-labour"]] * 54


def test_a_good_listed_for_its_input_says_so_and_is_judgement() -> None:
    rows = load("goods").table.filter(pl.col("status") == "judgement")
    assert rows.select(pl.struct("subject", "country").n_unique()).item() == 10
    assert rows["text_en"].str.contains("listed for an input from").all()


def _maps() -> list[dict[str, str]]:
    """The lines of the map of every chain."""
    lines: list[dict[str, str]] = []
    for path in sorted(load("goods").folder.glob("goods_map*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            lines += csv.DictReader(stream)
    return lines


def test_the_table_follows_the_maps() -> None:
    lines = _maps()
    assert all(line["ground"] for line in lines)
    placed = {line["good"] for line in lines if line["process"]}
    columns = ["subject", "process", "material", "product"]
    given = {
        (line["good"], *(line[c] or None for c in columns[1:]))
        for line in lines
        if line["process"] or line["good"] not in placed
    }
    goods = [line["good"] for line in lines]
    table = load("goods").table
    assert set(table.filter(pl.col("subject").is_in(goods)).select(columns).iter_rows()) == given
    rest = table.filter(~pl.col("subject").is_in(goods))
    assert rest["process"].null_count() == rest.height


def test_a_line_names_processes_products_and_materials_of_its_own_chain() -> None:
    known: dict[str, dict[str, set[str]]] = {}
    for line in _maps():
        chain = line.get("chain")
        if chain not in known:
            folder = load(f"processes-{chain}" if chain else "processes").folder
            files = {"process": "table", "product": "products", "material": "materials"}
            known[chain] = {
                column: set(pl.read_csv(folder / f"{file}.csv", infer_schema=False)["id"])
                for column, file in files.items()
            }
        assert all(not line[column] or line[column] in known[chain][column] for column in known[chain]), line
