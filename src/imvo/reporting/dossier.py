"""A dossier on disk: written aside, sealed, and put in its place in one move."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

import imvo
from imvo import agreement as agreements
from imvo import tables
from imvo.files import UnusableFile, whole_folder, write_csv
from imvo.reporting import html, kept, ours, public, xlsx
from imvo.reporting import previous as years
from imvo.reporting.compute import Result
from imvo.reporting.phrases import Phrases
from imvo.reporting.view_of import view_of
from imvo.reporting.working import answers_book
from imvo.runs import Progress, beside, manifest

PAGE, WORKBOOK = ours.PAGE, ours.WORKBOOK
PARQUET = ours.PARQUET
REFUSED = "rejected-returned.csv"
CSV = ours.CSV


def frames(result: Result) -> dict[str, pl.DataFrame]:
    """The documented tables of a dossier by their file in it.

    Parquet for what may be long, CSV for what people open. In `tables/` what was delivered beside a list of sites, in
    `results/` what was worked out of it.
    """
    assessment = result.assessment
    core = {
        "sites": result.sites,
        "risks": assessment.risks,
        "signals": assessment.signals,
        "issues": assessment.issues,
        "questions": assessment.questions,
        "rejected": result.intake.rejected,
    }
    found = {f"{name}.{'parquet' if name in PARQUET else 'csv'}": frame for name, frame in core.items()}
    for kind, frame in result.intake.tables.items():
        if kind not in core:
            found[f"tables/{kind}.parquet"] = frame
    for kind, frame in result.returned.filled().items():
        found[f"tables/{kind}.parquet"] = frame
    if result.heard is not None:
        found |= {f"results/{name}.csv": frame for name, frame in result.heard.results.items()}
    if result.heard is not None and (result.returned.readings or refused(result).height):
        found[REFUSED] = refused(result)
    for outcome in result.outcomes:
        found |= {f"results/{name}.csv": frame for name, frame in outcome.results.items()}
    return found


def refused(result: Result) -> pl.DataFrame:
    """What could not be used of what came back or was carried: the table `rejected`."""
    assert result.heard is not None
    return pl.concat([result.returned.rejected, result.heard.refused])


def versions(result: Result) -> dict[str, Any]:
    """Versions of everything that decides the content of the tables."""
    made = {"imvo": imvo.__version__, "method": result.method.method, "polars": pl.__version__}
    return {**made, "schemas": schemas()}


def schemas() -> dict[str, int]:
    """Version of the schema of every table."""
    return {name: tables.schema_of(name) for name in tables.names()}


def write(result: Result, folder: Path, progress: Progress) -> None:
    """Write the dossier to `folder`, which must not exist or be empty. FileExistsError otherwise."""
    with whole_folder(folder) as aside:
        progress.phase("writing", result.intake.accepted)
        write_inputs(result, aside / "inputs")
        say = Phrases(view_of(result), result.request.lang)
        write_page(say, aside)
        write_public(result, say, aside)
        # The workbook is work for Python alone: Polars writes the tables beside it.
        with beside(lambda: write_tables(result, aside)):
            write_workbook(say, aside)
            write_questions(result, say, aside)
        progress.phase("sealing", 1)
        manifest.write(aside, content(result))


def write_tables(result: Result, folder: Path) -> None:
    """The documented tables, each in its file."""
    for name, frame in frames(result).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        if file.suffix == ".parquet":
            frame.write_parquet(file, compression="zstd", statistics=False)
        else:
            write_csv(frame, file)


def write_page(say: Phrases, folder: Path) -> None:
    """The dossier as one page."""
    (folder / PAGE).write_text(html.render(say.view, say.lang, say), encoding="utf-8", newline="\n")


def write_public(result: Result, say: Phrases, folder: Path) -> None:
    """The public account, as a page and as data."""
    assert result.account is not None
    public.write(result.account, say.view, say.lang, folder)


def write_workbook(say: Phrases, folder: Path) -> None:
    """The dossier as a workbook."""
    xlsx.write(say.view, say.lang, folder / WORKBOOK, say=say)


def write_questions(result: Result, say: Phrases, folder: Path) -> None:
    """The workbook in which people answer."""
    answers_book.write(result, say, folder / years.ANSWERS_BOOK)


def write_inputs(result: Result, folder: Path) -> None:
    """Everything that the dossier was made of, so that it can be made again."""
    request = result.request
    (folder / "list").mkdir(parents=True)
    for source in request.sources:
        _copied(source, folder / "list" / source.name, result.read_as)
    returned = {"answers": request.answers, "findings": request.findings}
    returned["plan"] = () if request.plan is None else (request.plan,)
    for kind, paths in returned.items():
        for path in paths:
            _copied(path, folder / kind / path.name, result.read_as)
    if result.before is not None:
        years.keep(result.before, folder / "previous")
    if request.deliveries is not None:
        (folder / "deliveries").mkdir()
        shutil.copyfile(request.deliveries, folder / "deliveries" / request.deliveries.name)
    if request.definition is not None:
        shutil.copyfile(agreements.path_of(request.definition), folder / "agreement.yaml")
    kept.keep(result.editions, folder / "registers")


def _copied(source: Path, copy: Path, read_as: Mapping[Path, str]) -> None:
    """Keep a file as it was read; UnusableFile when it has changed since."""
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(source, copy)
    if manifest.sha256(copy) != read_as.get(source):
        raise UnusableFile(source.name, "files.changed")


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
        "chain": result.chain.id,
        "returned": {
            "rows": sum(reading.rows_in for reading in result.returned.readings),
            "accepted": sum(reading.accepted for reading in result.returned.readings),
            "rejected": sum(reading.rejected_rows for reading in result.returned.readings),
        },
        "rows": {"in": intake.rows_in, "accepted": intake.accepted, "rejected": intake.rejected_rows},
        "registers": registers,
    }
