"""The shipped examples of gold and metals, from their files to a dossier with its sections in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from imvo.cli.app import app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLD, METALS = (EXAMPLES / name for name in ("gold", "metals"))


def assessed(folder: Path, target: Path, lang: str = "en") -> Path:
    files = [str(path) for path in sorted(folder.iterdir())]
    # The folder of an example carries the id of its agreement.
    call = [*files, "--agreement", folder.name, "--as-of", "2025-12-31", "-o", str(target), "--lang", lang]
    done = CliRunner().invoke(app, ["assess", *call])
    assert done.exit_code == 0, done.output
    return target


@pytest.fixture(scope="module", params=[GOLD, METALS], ids=lambda folder: folder.name)
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return assessed(request.param, tmp_path_factory.mktemp("made") / request.param.name)


def table(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(folder / "results" / f"{name}.csv", infer_schema_length=None)


def test_it_is_made_again_byte_for_byte(dossier: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(dossier)])
    assert done.exit_code == 0, done.output


def test_every_row_of_every_file_is_accounted_for(dossier: Path) -> None:
    manifest = json.loads((dossier / "manifest.json").read_text(encoding="utf-8"))
    rejected = pl.read_csv(dossier / "rejected.csv")
    assert rejected.filter(what="row").height == 1, "the total under the lots"
    assert manifest


def test_kilograms_are_those_of_the_lots_and_the_unknown_is_in_them(dossier: Path) -> None:
    lots = pl.read_parquet(dossier / "tables" / "mineral-lots.parquet")
    statements, origins = table(dossier, "origin-statements"), table(dossier, "raw-material-countries")
    assert statements["lots"].sum() == origins["lots"].sum() == lots.height
    assert statements["kilograms"].sum() == pytest.approx(origins["kilograms"].sum())
    for line in statements["product_line"].unique():
        of_line = statements.filter(pl.col("product_line").eq_missing(pl.lit(line, dtype=pl.String)))
        if of_line["kilograms"].sum():
            assert of_line["share"].sum() == pytest.approx(1.0)


def test_every_result_table_is_there(dossier: Path) -> None:
    names = {path.stem for path in (dossier / "results").iterdir()}
    assert {
        "red-flags", "raw-material-countries", "smelter-conformance", "mineral-steps", "mineral-abuses", "named-risks",
        "priority-references", "origin-statements", "origin-texts",
    } <= names  # fmt: skip
    assert set(table(dossier, "mineral-steps")["step"]) == {1, 2, 3, 4, 5}
    assert set(table(dossier, "red-flags")["kind"]) == {"origin-transit", "supplier", "circumstances"}


def test_chapters_and_targets_that_were_not_read_say_so(dossier: Path) -> None:
    shown = table(dossier, "priority-references").cast(pl.String)
    by_theme = dict(shown.select("theme", "sdg").iter_rows())
    assert by_theme.get("child-labour") == "8.7"
    assert all(value == "not-checked" for theme, value in by_theme.items() if theme == "conflict-security")
    assert "not checked" in (dossier / "dossier.html").read_text(encoding="utf-8")


def test_mines_are_where_they_are_stated_and_nowhere_else(dossier: Path) -> None:
    sites = pl.read_parquet(dossier / "sites.parquet")
    mines = sites.filter(pl.col("processes").str.contains("mining"))
    lots = pl.read_parquet(dossier / "tables" / "mineral-lots.parquet")
    listed = pl.read_parquet(dossier / "tables" / "smelters.parquet")
    stated = set(lots["origin"].drop_nulls()) | set("|".join(listed["origin"].drop_nulls()).split("|"))
    assert set(mines["country"].drop_nulls()) <= stated
    assert mines["country"].null_count() > 0, "some origins are not stated"


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("en", ("A red flag is a reason to ask", "Of 12.4 kg, on 31 December 2025, 54.0% is known back to the country",
                "21.8% is said to be recycled", "24.2% is not known back to a country",
                "listed, not conformant", "Human rights and child labour")),
        ("nl", ("Een red flag is een reden om het uw leverancier te vragen", "Van 12,4 kg is op 31 december 2025 54",
                "21,8\u00a0% is naar opgave gerecycled", "24,2\u00a0% is niet bekend tot een land",
                "op de lijst, voldeed niet", "Mensenrechten")),
    ],
)  # fmt: skip
def test_the_page_says_it_in_both_languages(tmp_path: Path, lang: str, texts: tuple[str, ...]) -> None:
    page = (assessed(GOLD, tmp_path / "d", lang) / "dossier.html").read_text(encoding="utf-8")
    spaced = page.replace("\u202f", "\u00a0")
    for text in texts:
        assert text in spaced or text.replace("\u00a0", " ") in spaced.replace("\u00a0", " "), text


def test_a_workbook_alone_says_that_origin_is_unknown(tmp_path: Path) -> None:
    alone = tmp_path / METALS.name
    alone.mkdir()
    (alone / "smelters.xlsx").write_bytes((METALS / "smelters.xlsx").read_bytes())
    made = assessed(alone, tmp_path / "d")
    assert not (made / "results" / "origin-statements.csv").exists()
    assert table(made, "smelter-conformance").is_empty(), "without a list nothing is said of conformance"
    rows = table(made, "raw-material-countries")
    assert rows.filter(pl.col("country").is_null(), pl.col("area") == "unknown")["material"].to_list() == [
        "gold", "tantalum", "tin",
    ]  # fmt: skip
