"""Whether a dossier is what it was when it was made, and whether its tables come out the same today."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

import imvo
from imvo import agreement as agreements
from imvo.files import write_csv
from imvo.reporting import dossier, public
from imvo.reporting.compute import Result, compute
from imvo.reporting.ours import ours
from imvo.reporting.phrases import Phrases
from imvo.reporting.previous import WORKING, opens
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
    """`ok` only when nothing was found and the same method made it; `compared` names the tables made again.

    `edited`: working files that people filled in after the dossier was made, which is what they are for; of these
    `unread` cannot be opened as a workbook any more. `away`: working files that were taken out to be filled in. No
    result rests on any of them.
    """

    findings: tuple[Finding, ...]
    made_by: Mapping[str, Any]
    compared: tuple[str, ...]
    edited: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(folder: Path, progress: Progress) -> Verification:
    """Check the seal and every hash, then make the dossier again from its inputs and compare.

    Tables are compared by value, page and workbooks by hash; a file that is not made again is found as added. A
    definition of an earlier shape is a finding, and the tables are made again without it. Raises ManifestError when the
    manifest cannot be trusted at all. A method that this imvo does not have, or another version of imvo, is a finding:
    never ok in silence.
    """
    content = manifest.read(folder)
    ours(content)
    progress.phase("hashes", len(content["files"]))
    findings, working = _hashes(folder, content["files"])
    made_by = content["made_by"]
    if findings:
        return Verification(tuple(findings), made_by, (), **working)
    findings += _versions(made_by)
    if made_by["method"] != methods.CURRENT:
        return Verification(tuple(findings), made_by, (), **working)
    request = Request.of_record(content["request"], folder / "inputs", made_by["method"])
    unread = _definition(request)
    findings += unread
    # The risks do not hang on the agreement, so that they can be made again without it.
    result = compute(replace(request, definition=None) if unread else request, progress)
    # The request is what was just carried out; it may have been written in an earlier shape.
    left_out = ("made_by", "request", "agreement") if unread else ("made_by", "request")
    findings += [
        Finding("differs", manifest.NAME, part)
        for part, value in dossier.content(result).items()
        if part not in left_out and content.get(part) != value
    ]
    found = dossier.frames(result)
    for name, frame in found.items():
        findings += _compare(folder, name, frame)
    same = made_by["imvo"] == imvo.__version__ and not unread
    findings += _again(result, content["files"], found) if same else _beside(content["files"], found, unread)
    return Verification(tuple(findings), made_by, tuple(found), **working)


def _again(result: Result, recorded: Mapping[str, str], found: Mapping[str, pl.DataFrame]) -> list[Finding]:
    """Page, workbooks and public account made again; and what was not made again stands there by another hand."""
    with tempfile.TemporaryDirectory() as again:
        folder = Path(again)
        say = Phrases(view_of(result), result.request.lang)
        dossier.write_page(say, folder)
        dossier.write_workbook(say, folder)
        dossier.write_public(result, say, folder)
        dossier.write_questions(result, say, folder)
        written = manifest.files(folder)
        dossier.write_inputs(result, folder / "inputs")
        made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} | found.keys()
    findings = [
        Finding("differs" if name in recorded else "missing", name)
        for name, sha256 in written.items()
        if recorded.get(name) != sha256
    ]
    return findings + [Finding("added", name) for name in recorded if name not in made]


def _beside(recorded: Mapping[str, str], found: Mapping[str, pl.DataFrame], unread: list[Finding]) -> list[Finding]:
    """Of a dossier that cannot be made again whole: tables that nothing gives."""
    tables = {name for name in recorded if name.startswith(("tables/", "results/")) or name == dossier.REFUSED}
    tables -= public.OF_AGREEMENT if unread else frozenset()
    return [Finding("added", name) for name in sorted(tables - found.keys())]


def _definition(request: Request) -> list[Finding]:
    """Whether the agreement that is kept in the dossier can be read: its schema is stricter now than it once was."""
    if request.definition is None:
        return []
    try:
        agreements.load(request.definition)
    except agreements.DefinitionError:
        return [Finding("definition", f"inputs/{Path(request.definition).name}")]
    return []


def _hashes(folder: Path, recorded: Mapping[str, str]) -> tuple[list[Finding], dict[str, tuple[str, ...]]]:
    """What is not as it was made, and apart from it what became of the working files."""
    present = manifest.files(folder)
    findings = [Finding("missing", name) for name in recorded if name not in present and name not in WORKING]
    findings += [Finding("added", name) for name in present if name not in recorded and name not in WORKING]
    changed = [name for name in recorded if name in present and present[name] != recorded[name]]
    findings += [Finding("changed", name) for name in changed if name not in WORKING]
    edited = tuple(name for name in WORKING if name in present and present[name] != recorded.get(name))
    away = tuple(name for name in WORKING if name in recorded and name not in present)
    unread = tuple(name for name in edited if not opens(folder / name))
    return findings, {"edited": edited, "away": away, "unread": unread}


def _versions(made_by: Mapping[str, Any]) -> list[Finding]:
    # Another Polars is no finding: what it computes is compared by value.
    now = {"imvo": imvo.__version__, "method": methods.CURRENT, "schemas": dossier.schemas()}
    return [
        Finding(f"other-{name}", "manifest.json", f"{made_by[name]} -> {value}")
        for name, value in now.items()
        if made_by[name] != value
    ]


def _compare(folder: Path, name: str, frame: pl.DataFrame) -> list[Finding]:
    if not (folder / name).is_file():
        return [Finding("missing", name)]
    if name.endswith(".parquet"):
        try:
            kept = pl.read_parquet(folder / name)
        except pl.exceptions.PolarsError:
            return [Finding("differs", name)]
        return [] if kept.equals(frame) else [Finding("differs", name, _where(kept, frame))]
    with tempfile.TemporaryDirectory() as again:
        made = Path(again, "again.csv")
        write_csv(frame, made)
        same = made.read_bytes() == (folder / name).read_bytes()
    return [] if same else [Finding("differs", name)]


def _where(kept: pl.DataFrame, frame: pl.DataFrame) -> str:
    if kept.schema != frame.schema or kept.height != frame.height:
        return f"{kept.height} -> {frame.height}"
    return ", ".join(name for name in frame.columns if not kept.get_column(name).equals(frame.get_column(name)))
