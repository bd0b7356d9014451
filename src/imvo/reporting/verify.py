"""Whether a dossier is what it was when it was made, and whether its tables come out the same today."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

import imvo
from imvo.files import write_csv
from imvo.reporting import dossier
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.reporting.view_of import view_of
from imvo.risk import method as methods
from imvo.runs import Progress, manifest


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was. `what`: a key of words `reporting.verify.*`; `file`: what it is about."""

    what: str
    file: str
    detail: str = ""


@dataclass(frozen=True)
class Verification:
    """`ok` only when nothing was found and the same method made it; `compared` names the tables made again."""

    findings: tuple[Finding, ...]
    made_by: Mapping[str, Any]
    compared: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(folder: Path, progress: Progress) -> Verification:
    """Check the seal and every hash, then make the dossier again from its inputs and compare.

    Tables are compared by value, page and workbook by hash. Raises ManifestError when the manifest cannot be trusted at
    all. A method that this imvo does not have, or another version of imvo, is a finding: never ok in silence.
    """
    content = manifest.read(folder)
    progress.phase("hashes", len(content["files"]))
    findings = _hashes(folder, content["files"])
    made_by = content["made_by"]
    if findings:
        return Verification(tuple(findings), made_by, ())
    findings += _versions(made_by)
    if made_by["method"] != methods.CURRENT:
        return Verification(tuple(findings), made_by, ())
    request = Request.of_record(content["request"], folder / "inputs", made_by["method"])
    result = compute(request, progress)
    found = dossier.frames(result)
    for name, frame in found.items():
        findings += _compare(folder, name, frame)
    if made_by["imvo"] == imvo.__version__:
        with tempfile.TemporaryDirectory() as again:
            dossier.write_report(view_of(result), result, Path(again))
            for name in (dossier.PAGE, dossier.WORKBOOK):
                if manifest.sha256(Path(again, name)) != content["files"][name]:
                    findings.append(Finding("differs", name))
    return Verification(tuple(findings), made_by, tuple(found))


def _hashes(folder: Path, recorded: Mapping[str, str]) -> list[Finding]:
    present = manifest.files(folder)
    findings = [Finding("missing", name) for name in recorded if name not in present]
    findings += [Finding("added", name) for name in present if name not in recorded]
    findings += [Finding("changed", name) for name in recorded if name in present and present[name] != recorded[name]]
    return findings


def _versions(made_by: Mapping[str, Any]) -> list[Finding]:
    # Another Polars is no finding: what it computes is compared by value.
    now = {"imvo": imvo.__version__, "method": methods.CURRENT, "schemas": dossier.schemas()}
    return [
        Finding(f"other-{name}", "manifest.json", f"{made_by[name]} -> {value}")
        for name, value in now.items()
        if made_by[name] != value
    ]


def _compare(folder: Path, name: str, frame: pl.DataFrame) -> list[Finding]:
    if name in dossier.PARQUET:
        file = f"{name}.parquet"
        kept = pl.read_parquet(folder / file)
        return [] if kept.equals(frame) else [Finding("differs", file, _where(kept, frame))]
    file = f"{name}.csv"
    with tempfile.TemporaryDirectory() as again:
        write_csv(frame, Path(again, file))
        same = Path(again, file).read_bytes() == (folder / file).read_bytes()
    return [] if same else [Finding("differs", file)]


def _where(kept: pl.DataFrame, frame: pl.DataFrame) -> str:
    if kept.schema != frame.schema or kept.height != frame.height:
        return f"{kept.height} -> {frame.height}"
    return ", ".join(name for name in frame.columns if not kept.get_column(name).equals(frame.get_column(name)))
