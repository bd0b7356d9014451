"""What a dossier shows, gathered by the caller: facts and frames, no rule. Renderers read this and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

import polars as pl

from imvo.agreement.dates import PartialDate
from imvo.reporting.harmed import Harmed
from imvo.reporting.section import Section
from imvo.reporting.urgent import Urgent
from imvo.tables import Label


def _no_labels() -> Mapping[str, Label]:
    return MappingProxyType({})


def _no_pairs() -> Mapping[tuple[str, str], Label]:
    return MappingProxyType({})


MOST_SITES = 5_000  # in the workbook; Parquet holds all
PAGE_SITES = 1_000  # on the page, which must open at once
DETAILED = 200  # issues of each list shown with all their facts
NAMED = 5  # sites named with an issue


@dataclass(frozen=True)
class ColumnUse:
    """How one column of the file was understood. `field` is a column of `table`, None when it was not used."""

    header: str
    field: str | None
    confidence: str | None  # high, medium or low; None when it was given with --map
    table: str = "sites"
    file: str = ""


@dataclass(frozen=True)
class Intake:
    """From file to rows. rows_in = accepted + rows of `rejected` with what = row."""

    files: tuple[str, ...]
    rows_in: int
    accepted: int
    rejected: pl.DataFrame  # table rejected
    columns: tuple[ColumnUse, ...] = ()
    notes: tuple[Label, ...] = ()
    sector_warning: Label | None = None


@dataclass(frozen=True)
class Participant:
    """Whose list it is. `name` None: not given, the page says "your organisation".

    `signed`: from which day it is bound, as exactly as that is known. `own`: that day is its own signature, and not
    that of the association through which it is bound.
    """

    name: str | None = None
    signed: PartialDate | None = None
    own: bool = True


@dataclass(frozen=True)
class AgreementFacts:
    """The agreement on the as-of date. `state_text` is a whole sentence; `remedy` one sentence per step."""

    id: str
    name: Label
    state: str
    state_text: Label
    remedy: tuple[Label, ...] = ()


@dataclass(frozen=True)
class DutyLine:
    """One duty of the participant. `state` is a state of `imvo.agreement`; `reason` says why, with the dates.

    `chains`: names of the chains for which it is owed, where that differs by chain. `missing`: titles of the duties
    that must be met first and of which no record says so. `evidence` and `consequence`: None when not known.
    """

    id: str
    title: Label
    due: PartialDate | None
    window: tuple[PartialDate | None, PartialDate | None]
    state: str
    reason: Label
    chains: tuple[str, ...] = ()
    missing: tuple[Label, ...] = ()
    evidence: Label | None = None
    consequence: Label | None = None


@dataclass(frozen=True)
class SourceLine:
    """One register as used. `later`: its edition is later than the as-of date."""

    id: str
    title: Label
    publisher: str
    edition: str
    licence: str
    url: str
    later: bool
    kind: str = "full"
    says_nothing: Label | None = None


@dataclass(frozen=True)
class Stability:
    """How the draws were made. `levers`: the judgement values whose change would alter the top, as phrases."""

    k: int
    draws: int
    levers: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Hazard:
    """What goes wrong at a process, and the page that says so. `title` None: no page was read.

    `country`: where it was seen; None when it is not tied to one country.
    """

    text: Label
    title: str | None
    date: str | None
    publisher: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class Names:
    """Labels of codes, from the vocabularies. The order of `themes` and `stages` is the order on the page."""

    themes: Mapping[str, Label]
    countries: Mapping[str, Label]
    processes: Mapping[str, Label]
    stages: Mapping[str, Label]
    process_stage: Mapping[str, str]
    products: Mapping[str, Label] = field(default_factory=_no_labels)


@dataclass(frozen=True)
class DossierView:
    """Everything a dossier shows. Frames are as declared in `imvo.tables`; `stability` None when no draws were made.

    `signal_texts`: (register, indicator) -> what such a fact says: a phrase ("rule of law"), or for a listed fact (its
    entry is the indicator) a sentence. `question_texts`: key of `questions` -> the question as a sentence.
    `publishers`: (register, entry of a listing) -> who published the page. `severity_grounds`: (process, theme) -> why
    the harm has its class. What is missing in these four is written from codes and sources. `judgement_top` of the
    `top` first issues rest on expert judgement alone.
    """

    participant: Participant
    agreement: AgreementFacts | None
    as_of: date
    intake: Intake
    names: Names
    sites: pl.DataFrame
    issues: pl.DataFrame
    signals: pl.DataFrame
    questions: pl.DataFrame
    duties: tuple[DutyLine, ...]
    sources: tuple[SourceLine, ...]
    stability: Stability | None
    judgement_top: int
    top: int
    versions: Mapping[str, str]
    signal_texts: Mapping[tuple[str, str], Label] = field(default_factory=_no_pairs)
    question_texts: Mapping[str, Label] = field(default_factory=_no_labels)
    publishers: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    severity_grounds: Mapping[tuple[str, str], Label] = field(default_factory=_no_pairs)
    site_severity: pl.DataFrame | None = None  # row, severity_band, likelihood: orders the sites; None keeps file order
    site_processes: pl.DataFrame | None = None  # row, processes: stated, or standing for the product
    sections: tuple[Section, ...] = ()
    wording: str | None = None  # room of words that speaks of this chain, see `Phrases`
    hazards: Mapping[tuple[str, str], Hazard] = field(default_factory=lambda: MappingProxyType({}))
    answered: bool = False  # answers or findings came back: people there, or who know them, were asked
    listed_sites: bool = True  # False: the places come from other tables than a list of sites
    first_issuer: tuple[str, str] | None = None  # top of whom to engage first: its name, and the key of its first issue
    harmed: Harmed = field(default_factory=Harmed)
    urgent: tuple[Urgent, ...] = ()  # reports of people in danger, outside the ranking
    # (country, process) -> the answers that filled in something of a site there, or showed that it exists
    answered_at: Mapping[tuple[str | None, str], Label] = field(default_factory=lambda: MappingProxyType({}))
    silent: frozenset[str] = frozenset()  # columns of sites that nothing delivered could tell of, so not shown as gaps

    @cached_property
    def of_several_files(self) -> bool:
        """Whether the sites come from more than one file; worked out once, for a million sites go by."""
        return self.sites.get_column("file").n_unique() > 1

    @cached_property
    def most_severe(self) -> pl.DataFrame:
        """At most MOST_SITES sites in the order of their most severe risk; in the file's order where none is given."""
        if self.site_severity is None:
            return self.sites.sort("row").head(MOST_SITES)
        keys = ["severity_band", "likelihood", "row"]
        order = [False, True, False]
        # The first ones are picked before they are sorted: a million sites go by.
        picked = self.site_severity.bottom_k(MOST_SITES, by=keys, reverse=order)
        first = picked.sort(keys, descending=order, nulls_last=True)
        return (
            first.select("row").join(self.sites, on="row", how="left", maintain_order="left").select(self.sites.columns)
        )

    @cached_property
    def named_sites(self) -> Mapping[tuple[str, str], tuple[tuple[str, ...], int]]:
        """(process, country) -> names of the largest listed sites, at most NAMED, and how many there are."""
        stated = self.sites.select("row", "processes") if self.site_processes is None else self.site_processes
        placed = self.sites.select("row", "name", "country", "workers_low").join(stated, on="row", how="left")
        shown = pl.col("row", "name", "workers_low")
        first = shown.sort_by("workers_low", "row", descending=[True, False], nulls_last=True).head(NAMED)
        # The largest of each set of processes first: few are left to be told apart by process.
        grouped = (
            placed.drop_nulls(["processes", "country"])
            .group_by("processes", "country")
            .agg(first, count=pl.len())
            .with_columns(process=pl.col("processes").str.split("|"))
            .explode("process")
        )
        counts = grouped.group_by("process", "country").agg(pl.col("count").sum())
        names = grouped.explode("row", "name", "workers_low").group_by("process", "country").agg(first)
        grouped = names.join(counts, on=["process", "country"]).select(
            "process", "country", names="name", count="count"
        )
        return {(process, country): (tuple(names), count) for process, country, names, count in grouped.iter_rows()}
