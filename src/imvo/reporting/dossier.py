"""A dossier on disk: written aside, sealed, and put in its place in one move."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polars as pl

import imvo
from imvo import agreement as agreements
from imvo import tables
from imvo.files import UnusableFile, whole_folder, write_csv
from imvo.reporting import html, kept, xlsx
from imvo.reporting.compute import Result
from imvo.reporting.phrases import Phrases
from imvo.reporting.view_of import view_of
from imvo.runs import Progress, beside, manifest

PAGE, WORKBOOK = "dossier.html", "dossier.xlsx"
PARQUET = ("sites", "risks", "signals")
CSV = ("issues", "questions", "rejected")


def frames(result: Result) -> dict[str, pl.DataFrame]:
    """The documented tables of a dossier by name."""
    assessment = result.assessment
    return {
        "sites": result.intake.sites,
        "risks": assessment.risks,
        "signals": assessment.signals,
        "issues": assessment.issues,
        "questions": assessment.questions,
        "rejected": result.intake.rejected,
    }


def versions(result: Result) -> dict[str, Any]:
    """Versions of everything that decides the content of the tables."""
    made = {"imvo": imvo.__version__, "method": result.method.method, "polars": pl.__version__}
    return {**made, "schemas": schemas()}


def schemas() -> dict[str, int]:
    """Version of the schema of every table."""
    return {name: tables.load(name).schema_ for name in tables.names()}


def write(result: Result, folder: Path, progress: Progress) -> None:
    """Write the dossier to `folder`, which must not exist or be empty. FileExistsError otherwise."""
    with whole_folder(folder) as aside:
        progress.phase("writing", result.intake.accepted)
        _inputs(result, aside / "inputs")
        say = Phrases(view_of(result), result.request.lang)
        write_page(say, aside)
        # The workbook is work for Python alone: Polars writes the tables beside it.
        with beside(lambda: write_tables(result, aside)):
            write_workbook(say, aside)
        progress.phase("sealing", 1)
        manifest.write(aside, content(result))


def write_tables(result: Result, folder: Path) -> None:
    """The documented tables: Parquet for what may be long, CSV for what people open."""
    found = frames(result)
    for name in PARQUET:
        found[name].write_parquet(folder / f"{name}.parquet", compression="zstd", statistics=False)
    for name in CSV:
        write_csv(found[name], folder / f"{name}.csv")


def write_page(say: Phrases, folder: Path) -> None:
    """The dossier as one page."""
    (folder / PAGE).write_text(html.render(say.view, say.lang, say), encoding="utf-8", newline="\n")


def write_workbook(say: Phrases, folder: Path) -> None:
    """The dossier as a workbook."""
    xlsx.write(say.view, say.lang, folder / WORKBOOK, say=say)


def _inputs(result: Result, folder: Path) -> None:
    request = result.request
    (folder / "list").mkdir(parents=True)
    copy = folder / "list" / request.source.name
    shutil.copyfile(request.source, copy)
    if result.source_sha256 is not None and manifest.sha256(copy) != result.source_sha256:
        raise UnusableFile(request.source.name, "files.changed")
    if request.deliveries is not None:
        (folder / "deliveries").mkdir()
        shutil.copyfile(request.deliveries, folder / "deliveries" / request.deliveries.name)
    if request.definition is not None:
        shutil.copyfile(agreements.path_of(request.definition), folder / "agreement.yaml")
    kept.keep(result.editions, folder / "registers")


def content(result: Result) -> dict[str, Any]:
    """What the manifest says of the run, beside its files and their hashes."""
    intake = result.intake
    registers = {
        name: {"edition": edition.edition, "later": edition.later, "sha256": edition.sha256}
        for name, edition in sorted(result.editions.items())
    }
    return {
        "made_by": versions(result),
        "request": result.request.record(),
        "agreement": None if result.agreement is None else result.agreement.id,
        "rows": {"in": intake.rows_in, "accepted": intake.accepted, "rejected": intake.rejected_rows},
        "registers": registers,
    }
