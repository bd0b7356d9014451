"""A year that builds on another: what is carried, what is refused, and that three years in a row can be made again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.files import UnusableFile
from imvo.reporting import previous
from imvo.reporting.verify import verify
from imvo.runs import Silent, manifest
from tests.reporting.years import FIRST, NOW, THEN, Years, steps

LATER = NOW.replace(year=2021)
FINDINGS = "Site,Site ID,Theme,Date,Kind,Direction,Text\n"
ONE = "Kaveri Mill Ltd,A1,Child labour,2019-06-01,Media,Harm seen,Seen\n"
TWO = "Dhaka Sewing,A2,Living wage,2020-06-01,Union,Harm seen,Heard\n"


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def reseal(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    content = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    change(content)
    left = {name: value for name, value in content.items() if name not in ("schema", "files", "seal", "generated_at")}
    manifest.write(folder, left)


def files(years: Years, name: str) -> list[str]:
    return sorted(years.made[name].returned.tables["findings"].get_column("file").to_list())


def test_three_years_in_a_row_carry_everything_and_can_be_made_again(years: Years) -> None:
    years.year("first", FIRST, THEN, findings=(years.file("findings.csv", FINDINGS + ONE),))
    years.year("second", FIRST, NOW, previous="first", findings=(years.file("findings.csv", FINDINGS + TWO),))
    last = years.year("third", FIRST, LATER, previous="second")
    assert files(years, "second") == ["2019-07-04/findings.csv", "findings.csv"]
    assert files(years, "third") == ["2019-07-04/findings.csv", "2020-07-04/findings.csv"]
    for name in ("first", "second", "third"):
        assert verify(years.folder / name, Silent()).ok
    assert not (last / "inputs" / "previous" / "inputs" / "previous").exists(), "a year keeps one year before it"


def test_two_runs_of_one_day_with_files_of_one_name_keep_their_rows_apart(years: Years) -> None:
    years.year("first", FIRST, THEN, findings=(years.file("findings.csv", FINDINGS + ONE),))
    years.year("second", FIRST, THEN, previous="first", findings=(years.file("findings.csv", FINDINGS + TWO),))
    folder = years.year("third", FIRST, THEN, previous="second")
    assert files(years, "third") == ["2019-07-04.2/findings.csv", "2019-07-04/findings.csv"]
    assert verify(folder, Silent()).ok


def test_the_same_row_that_is_given_again_counts_once(years: Years) -> None:
    came = years.file("findings.csv", FINDINGS + ONE)
    years.year("first", FIRST, THEN, findings=(came,))
    years.year("second", FIRST, NOW, previous="first", findings=(came,))
    assert files(years, "second") == ["findings.csv"]


@pytest.mark.parametrize(
    "name", ["issues.csv", "sites.parquet", "dossier.html", "inputs/list/list.csv", "tables/findings.parquet"]
)
def test_a_dossier_that_was_changed_is_no_ground_for_another_year(years: Years, name: str) -> None:
    folder = years.year("first", FIRST, THEN, findings=(years.file("findings.csv", FINDINGS + ONE),))
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(manifest.ManifestError, match=name):
        years.year("second", FIRST, NOW, previous="first")


@pytest.mark.parametrize("name", ["issues.csv", "inputs/list/list.csv", "public.html", "risks.parquet", "dossier.xlsx"])
def test_a_dossier_that_lacks_a_file_is_no_ground_either(years: Years, name: str) -> None:
    folder = years.year("first", FIRST, THEN)
    (folder / name).unlink()
    with pytest.raises(manifest.ManifestError, match=name):
        years.year("second", FIRST, NOW, previous="first")


def test_a_broken_seal_is_refused(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)
    text = (folder / manifest.NAME).read_text(encoding="utf-8")
    (folder / manifest.NAME).write_text(text.replace("2019-07-04", "2019-07-05"), encoding="utf-8")
    with pytest.raises(manifest.ManifestError, match="seal"):
        years.year("second", FIRST, NOW, previous="first")


def test_another_agreement_is_said_and_the_risks_are_compared_all_the_same(years: Years) -> None:
    years.year("first", FIRST, THEN)
    years.year("second", FIRST.replace("300", "400"), NOW, previous="first", definition="textile")
    assert steps(years.results("second")["issue-changes"]) == {"list"}
    shown = next(one.section for one in years.made["second"].outcomes if one.part.id == "changes")
    assert shown is not None
    assert any("another agreement" in note.en for note in shown.notes)


def test_another_chain_is_said_and_its_risks_are_not_compared(years: Years) -> None:
    years.year("first", FIRST, THEN)
    listed = "Kaveri Mill Ltd,A1,1 Mill Road,Coimbatore,India,Quarrying,300\n"
    folder = years.year("second", listed, NOW, previous="first", chain="natural-stone")
    found = years.results("second")
    assert found["issue-changes"].is_empty()
    assert set(found["site-changes"].get_column("change")) == {"changed", "gone"}
    shown = next(one.section for one in years.made["second"].outcomes if one.part.id == "changes")
    assert shown is not None
    assert any("different kinds of chain" in note.en for note in shown.notes)
    assert verify(folder, Silent()).ok


def test_a_dossier_of_a_version_with_fewer_columns_is_read(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)
    issues = pl.read_csv(folder / "issues.csv", infer_schema=False)
    issues.drop("women_low", "stability").with_columns(more=pl.lit("x")).write_csv(folder / "issues.csv")
    sites = pl.read_parquet(folder / "sites.parquet")
    sites.drop("subcontractors").write_parquet(folder / "sites.parquet")
    reseal(folder, lambda content: content["made_by"].update(method="1"))
    years.year("second", FIRST, NOW, previous="first")
    assert years.results("second")["site-changes"].is_empty()
    assert verify(years.folder / "second", Silent()).ok


def test_a_dossier_of_the_time_of_one_list_and_one_chain_is_read(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)

    def as_then(content: dict[str, Any]) -> None:
        request = content["request"]
        request["source"] = request.pop("sources")[0]
        for name in ("kinds", "chain", "answers", "findings", "plan", "previous", "publish"):
            del request[name]
        del content["chain"]

    reseal(folder, as_then)
    years.year("second", FIRST, NOW, previous="first")
    assert years.results("second")["issue-changes"].is_empty()


def test_a_register_that_this_imvo_cannot_read_is_counted_with_the_next_step(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)
    path = folder / "inputs" / "registers" / "governance" / "register.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "of_another_time: 1\n", encoding="utf-8")
    table = folder / "inputs" / "registers" / "governance" / "table.csv"
    table.write_bytes(table.read_bytes() + b"\n")
    reseal(folder, lambda content: content["registers"]["governance"].update(sha256="0" * 64))
    years.year("second", FIRST, NOW, previous="first")
    shown = next(one.section for one in years.made["second"].outcomes if one.part.id == "changes")
    assert shown is not None
    assert any("the method alone" in note.en and "the sources" in note.en for note in shown.notes)


def test_tables_that_cannot_be_read_at_all_are_refused_with_a_message(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)
    (folder / "sites.parquet").write_bytes(b"no parquet")
    reseal(folder, lambda _: None)
    with pytest.raises(manifest.ManifestError, match="cannot read"):
        years.year("second", FIRST, NOW, previous="first")


def test_lists_in_several_files_are_compared_as_one(years: Years) -> None:
    lines = FIRST.splitlines(keepends=True)
    head = "Supplier,Supplier ID,Address,City,Country,Process,Workers\n"
    parts = [years.file("north.csv", head + lines[0]), years.file("south.csv", head + "".join(lines[1:]))]
    years.year("first", FIRST, THEN)
    folder = years.year("second", FIRST, NOW, previous="first", sources=tuple(parts))
    assert years.results("second")["site-changes"].is_empty()
    assert verify(folder, Silent()).ok


def test_a_working_file_that_is_garbage_is_refused_by_its_name(years: Years) -> None:
    folder = years.year("first", FIRST, THEN)
    (folder / "answers.xlsx").write_bytes(b"\x00 no workbook")
    with pytest.raises(UnusableFile) as error:
        years.year("second", FIRST, NOW, previous="first")
    assert error.value.file == "2019-07-04/answers.xlsx"
    assert "can no longer be opened as a workbook" in error.value.reason


def test_a_kept_year_reads_like_the_dossier_it_was_kept_of(years: Years, tmp_path: Path) -> None:
    folder = years.year("first", FIRST, THEN, findings=(years.file("findings.csv", FINDINGS + ONE),))
    found = previous.read(folder)
    previous.keep(found, tmp_path / "kept")
    again = previous.read(tmp_path / "kept", whole=False)
    assert again.issues.equals(found.issues)
    assert again.sites.equals(found.sites)
    assert {kind: rows.equals(found.carried[kind]) for kind, rows in again.carried.items()} == {"findings": True}
    shutil.rmtree(tmp_path / "kept")
