"""Why one site stands where it stands for one theme: read back from a dossier, with every fact and its source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import polars as pl

from imvo import tables
from imvo.agreement import themes as common
from imvo.agreement.deliveries import Deliveries
from imvo.agreement.errors import nearest
from imvo.chain import vocabulary as words
from imvo.intake import Gathered, Reading
from imvo.reference import Edition
from imvo.reference.chains import Chain, chain_of, editions_of
from imvo.reporting import kept, seen
from imvo.reporting.compute import Result
from imvo.reporting.ours import ours
from imvo.reporting.phrases import Phrases
from imvo.reporting.request import Request
from imvo.reporting.view_of import view_of
from imvo.risk import method as methods
from imvo.risk import signals as risk_signals
from imvo.risk import start
from imvo.risk.assess import Assessment
from imvo.risk.method import Method
from imvo.risk.stability import Stability
from imvo.runs import manifest
from imvo.tables.model import Label

FILES = ("sites.parquet", "risks.parquet", "signals.parquet", "rejected.csv")


class WhyError(Exception):
    """The question cannot be answered from this dossier.

    `what`: `row` (no such row), `number` (the same, where the sites of several tables are numbered anew), `file` (no
    site is of that file), `in-file` (no site of that file is of the row), `several` (more than one is; `near` has their
    numbers), `rejected` (the row was left out; `because` and `mend` say why), `theme` (no such theme), `changed` (the
    file `given` is not as it was made), or `method` (one that this imvo does not have).
    """

    def __init__(self, what: str, given: str, near: str = "", because: str = "", mend: str = "") -> None:
        super().__init__(f"{what}: {given}")
        self.what, self.given, self.nearest, self.because, self.mend = what, given, near, because, mend


@dataclass(frozen=True)
class Fact:
    """One fact behind the likelihood. `low`, `contribution`, `high`: what it does to the three classes, as in signals.

    `known` False: nobody knows it here, and it could do as much as `high`. `about`: `Thread/Yarn x India`.
    """

    register: str
    indicator: str | None
    subject: str
    about: Label
    said: Label
    value: Label
    known: bool
    source: Label
    edition: str | None
    reference_date: str | None
    later: bool
    effect: str
    low: str | None
    contribution: str | None
    high: str | None
    judgement: bool


@dataclass(frozen=True)
class Why:
    """One site and one theme. Classes as in the table `risks`; `ground`: why the harm is so grave and hard to mend.

    `scope_from`: workers (of the site), workers-unknown, or reach (the harm reaches beyond the site). `wording`: the
    room of words of the chain; None: the ordinary ones.
    """

    row: int
    site: dict[str, Any]
    country: Label | None
    theme: str
    theme_name: Label
    process: str
    process_name: Label
    risk: dict[str, Any]
    ground: Label | None
    scope_from: Literal["workers", "workers-unknown", "reach"]
    facts: tuple[Fact, ...]
    as_of: date
    wording: str | None = None


def explain(folder: Path, row: int, theme: str, file: str | None = None) -> Why:
    """Answer from the dossier in `folder`. `row` is that of its table `sites`, of one list as the user's file counts;
    with `file`, the name of a delivered file, as that file counts. `theme` is a code or its name.

    Raises WhyError, or ManifestError when `folder` holds no dossier that can be trusted.
    """
    content = manifest.read(folder)
    ours(content)
    _unchanged(folder, content["files"])
    method = _method(content["made_by"]["method"])
    every = kept.use(folder / "inputs" / "registers", date.fromisoformat(content["request"]["as_of"]))
    chain = chain_of(every, content.get("chain"))
    code = theme_code(theme, chain.themes)
    if file is not None:
        row = number_of(folder, file, row)
    risks = pl.scan_parquet(folder / "risks.parquet").filter(pl.col("row") == row, pl.col("theme") == code).collect()
    if risks.is_empty():
        raise _no_row(folder, row)
    sites = pl.scan_parquet(folder / "sites.parquet").filter(pl.col("row") == row).collect()
    cause = risks.get_column("cause").item()
    signals = pl.scan_parquet(folder / "signals.parquet").filter(pl.col("cause") == cause).sort("order").collect()
    return _told(_reopened(folder, content, (chain, editions_of(every, chain), method), sites, risks, signals))


def _method(version: str) -> Method:
    try:
        return methods.load(version)
    except FileNotFoundError:
        raise WhyError("method", version, methods.CURRENT) from None


def theme_code(given: str, themes: Collection[str]) -> str:
    """The code of one of `themes`, from its code or name in either language; WhyError with the nearest otherwise."""
    known = [theme for theme in common.assessed() if theme.code in themes]
    words = {name.casefold(): one.code for one in known for name in (one.code, one.name.nl, one.name.en)}
    wanted = given.strip().casefold()
    if wanted not in words:
        near = nearest(wanted, words)
        raise WhyError("theme", given, words[near] if near else ", ".join(one.code for one in known))
    return words[wanted]


def _unchanged(folder: Path, recorded: dict[str, str]) -> None:
    kept_files = [name for name in recorded if name.startswith("inputs/registers/")]
    for name in (*FILES, *kept_files):
        if not (folder / name).is_file() or manifest.sha256(folder / name) != recorded.get(name):
            raise WhyError("changed", name)


def _no_row(folder: Path, row: int) -> WhyError:
    """A row that was left out says why; of any other number the nearest row that was understood."""
    places = pl.scan_parquet(folder / "sites.parquet").select("row", "source_row").collect()
    if places.get_column("source_row").is_not_null().any():
        return WhyError("number", str(row), _nearest(places, row))
    _say_rejected(folder, row)
    return WhyError("row", str(row), _nearest(places, row))


def number_of(folder: Path, file: str, row: int) -> int:
    """The number in the dossier in `folder` of the one site of this row of this file; WhyError where there is none."""
    places = pl.scan_parquet(folder / "sites.parquet").select("row", "source_row", "file").collect()
    own = places.filter(file=file).with_columns(there=pl.coalesce("source_row", "row"))
    if own.is_empty():
        raise WhyError("file", file, ", ".join(places.get_column("file").unique().sort()))
    found = own.filter(there=row).get_column("row")
    if found.len() > 1:
        raise WhyError("several", f"{file}, {row}", ", ".join(str(number) for number in found.sort()))
    if found.is_empty():
        _say_rejected(folder, row, file)
        raise WhyError("in-file", f"{file}, {row}", _nearest(own.select(row="there"), row))
    return int(found.item())


def _say_rejected(folder: Path, row: int, file: str | None = None) -> None:
    """WhyError when the row was left out, with what the list of what was left out says of it."""
    rejected = pl.read_csv(folder / "rejected.csv", infer_schema=False)
    own = pl.lit(value=True) if file is None else pl.col("file") == file
    for left_out in rejected.filter(pl.col("row") == str(row), pl.col("what") == "row", own).iter_rows(named=True):
        raise WhyError("rejected", str(row), because=left_out["reason"], mend=left_out["mend"])


def _nearest(places: pl.DataFrame, row: int) -> str:
    rows = places.get_column("row").cast(pl.Int64)
    near = rows.gather((rows - row).abs().arg_sort())[0] if rows.len() else None
    return "" if near is None else str(near)


def _reopened(
    folder: Path,
    content: dict[str, Any],
    own: tuple[Chain, dict[str, Edition], Method],
    sites: pl.DataFrame,
    risks: pl.DataFrame,
    signals: pl.DataFrame,
) -> Result:
    """As much of the result as one site and theme need, with the registers kept in the dossier."""
    chain, editions, method = own
    request = Request.of_record(content["request"], folder / "inputs", method.method)
    empty = {name: tables.empty(tables.load(name)) for name in ("issues", "questions", "rejected")}
    intake = Gathered((Reading("", {"sites": sites}, empty["rejected"], 1, 1, 0),))
    not_drawn = Stability(0, 0, pl.DataFrame(), pl.DataFrame())
    assessment = Assessment(
        risks=risks,
        signals=signals,
        issues=empty["issues"],
        questions=empty["questions"],
        unseen=pl.DataFrame(),
        processes=sites.select("row", "processes"),
        stability=not_drawn,
        start=start.table(
            editions[risk_signals.GRADES].table, words.load(editions[words.REGISTER]).processes, method.on(chain.themes)
        ),
    )
    return Result(
        request,
        intake,
        request.participant,
        sites,
        editions,
        chain,
        method.on(chain.themes),
        assessment,
        None,
        (),
        Deliveries(),
        (),
        {},
    )


def _told(result: Result) -> Why:
    view = view_of(result)
    nl, en = Phrases(view, "nl"), Phrases(view, "en")
    site = result.sites.row(0, named=True)
    risk = result.assessment.risks.row(0, named=True)
    process, theme = risk["process"], risk["theme"]
    country = site["country"]
    return Why(
        row=risk["row"],
        site=site,
        country=None if country is None else Label(nl=nl.country(country), en=en.country(country)),
        theme=theme,
        theme_name=view.names.themes[theme],
        process=process,
        process_name=Label(nl=nl.process(process), en=en.process(process)),
        risk=risk,
        ground=view.severity_grounds.get((process, theme)),
        scope_from=_scope_from(result, risk, site),
        facts=tuple(_fact(signal, nl, en) for signal in result.assessment.signals.iter_rows(named=True)),
        as_of=result.request.as_of,
        wording=view.wording,
    )


def _scope_from(
    result: Result, risk: dict[str, Any], site: dict[str, Any]
) -> Literal["workers", "workers-unknown", "reach"]:
    reach = result.assessment.start.filter(process=risk["process"], theme=risk["theme"]).get_column("reach")
    if reach.len() and reach[0] is not None and reach[0] >= risk["scope"]:
        return "reach"
    return "workers-unknown" if site["workers_low"] is None and site["workers_high"] is None else "workers"


def _fact(signal: dict[str, Any], nl: Phrases, en: Phrases) -> Fact:
    return Fact(
        register=signal["register"],
        indicator=signal["indicator"],
        subject=signal["subject"],
        about=Label(nl=_about(signal, nl), en=_about(signal, en)),
        said=Label(nl=nl.indicator(signal), en=en.indicator(signal)),
        value=Label(nl=nl.value(signal), en=en.value(signal)),
        known=signal["known"],
        source=Label(nl=nl.source(signal), en=en.source(signal)),
        edition=signal["edition"],
        reference_date=signal["reference_date"],
        later=signal["later"],
        effect=signal["effect"],
        low=signal["low"],
        contribution=signal["contribution"],
        high=signal["high"],
        judgement=signal["judgement"],
    )


def _about(signal: dict[str, Any], say: Phrases) -> str:
    """`Thread/Yarn x IN` as `Thread/Yarn x India`; a country that is not known says so."""
    if seen.is_finding(signal):
        return say.subject(signal)
    parts = [say.subject({"subject": part}) for part in signal["subject"].split(" x ")]
    return " x ".join(say.country(None) if part == "?" else part for part in parts)
