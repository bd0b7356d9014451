"""A dossier of several files is made again whole: a table or result that was changed and sealed anew still differs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.reporting.verify import verify
from imvo.runs import Silent, manifest
from tests.reporting.part_run import made

FILES = {
    "sites.csv": "Supplier,Country,Process\nMill,India,Spinning\n",
    "katoen.csv": "Materiaal;Kg\nKatoen;10\n",
    "wol.csv": "Materiaal;Kg\nWol;5\n",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("several"), FILES, "textile").folder


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "own")


def reseal(folder: Path, change: Callable[[dict[str, Any]], None] | None = None) -> None:
    content = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    if change is not None:
        change(content)
    left = {name: value for name, value in content.items() if name not in ("schema", "files", "seal", "generated_at")}
    manifest.write(folder, left)


def found(folder: Path) -> list[tuple[str, str]]:
    return [(one.what, one.file) for one in verify(folder, Silent()).findings]


def test_all_of_it_is_compared(kept: Path) -> None:
    answer = verify(kept, Silent())
    assert answer.ok, answer.findings
    assert {"tables/materials.parquet", "results/material-amounts.csv"} < set(answer.compared)
    assert sorted(path.name for path in (kept / "inputs" / "list").iterdir()) == sorted(FILES)


def test_a_result_that_was_changed(own: Path) -> None:
    path = own / "results" / "material-amounts.csv"
    path.write_bytes(path.read_bytes().replace(b"10.0", b"11.0"))
    reseal(own)
    assert found(own) == [("differs", "results/material-amounts.csv")]


def test_a_delivered_table_that_was_changed(own: Path) -> None:
    path = own / "tables" / "materials.parquet"
    pl.read_parquet(path).with_columns(amount=pl.lit(1.0)).write_parquet(path)
    reseal(own)
    assert found(own) == [("differs", "tables/materials.parquet")]


@pytest.mark.parametrize("name", ["results/more.csv", "tables/more.parquet"])
def test_a_table_that_was_added(own: Path, name: str) -> None:
    (own / name).write_bytes(b"more")
    reseal(own)
    assert found(own) == [("added", name)]


def test_a_result_that_was_left_out(own: Path) -> None:
    (own / "results" / "material-amounts.csv").unlink()
    reseal(own)
    assert found(own) == [("missing", "results/material-amounts.csv")]


def test_a_file_that_is_left_out_of_the_request(own: Path) -> None:
    reseal(own, lambda content: content["request"]["sources"].pop())
    assert {("differs", "manifest.json"), ("differs", "tables/materials.parquet")} < set(found(own))


@pytest.mark.parametrize(
    "change",
    [
        lambda request: request.update(sources=[]),
        lambda request: request.update(sources=["../sites.csv"]),
        lambda request: request.update(kinds={"../x.csv": "sites"}),
        lambda request: request.update(chain=7),
    ],
)
def test_a_request_that_imvo_never_wrote_is_refused(own: Path, change: Callable[[dict[str, Any]], None]) -> None:
    reseal(own, lambda content: change(content["request"]))
    with pytest.raises(manifest.ManifestError):
        verify(own, Silent())


def test_a_dossier_of_the_time_of_one_list_is_read(tmp_path: Path) -> None:
    folder = made(tmp_path / "one", {"sites.csv": FILES["sites.csv"]}, "textile").folder

    def as_then(content: dict[str, Any]) -> None:
        request = content["request"]
        request["source"] = request.pop("sources")[0]
        del request["kinds"], request["chain"]

    reseal(folder, as_then)
    assert found(folder) == []
