"""A public account as plain values: codes, classes, figures, and texts of the company that anybody may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from imvo.action.contacts import Contact
from imvo.tables import Label

Text = Label | str
"""A text of the library in both languages, or one of the company's own as it stands."""


@dataclass(frozen=True)
class Risk:
    """One of the main risks. Codes as in the table `issues`; `country` None: not known.

    `involvement`: cause, contribute, linked or undetermined. `own`: what was heard or known from the own chain counts
    in it; False: it does not, or the risk is about too few sites to tell.
    """

    rank: int
    theme: str
    country: str | None
    process: str
    site_known: bool
    severity: int
    severity_band: int
    likelihood_low: int | None
    likelihood: int | None
    likelihood_high: int | None
    judgement: bool
    involvement: str
    own: bool


@dataclass(frozen=True)
class Place:
    """A risk by what it is about."""

    theme: str
    country: str | None
    process: str
    site_known: bool


@dataclass(frozen=True)
class Level:
    """One value of an indicator, in the unit of its measure, on a day; `proven`: a document was named for it."""

    value: float
    day: date | None
    proven: bool | None = None


@dataclass(frozen=True)
class Measure:
    """One measure that the company makes public. `title`: that of the library, where it comes from there.

    `left_out`: why its own words are: some name what is withheld (`hidden` of them), or the company did not mark them
    as public (kept); None where they stand here. `begun`: its first day has come; None: no day was given.
    `risks`: ranks of the risks told here; `themes`: those of other risks it is about. `effect`: whether the indicator
    measures an effect on people or the environment (None: not said). `progress_before`, `value_before`: the same a year
    ago. `points`: a text of its own holds a number or a word that may point at a site. `is_new`: it was not in the plan
    of the year before; None where that cannot be told.
    """

    kind: str
    title: Label | None
    what: Text | None
    left_out: Literal["names", "kept"] | None
    goal: str | None
    indicator: Text | None
    effect: bool | None
    unit: Text | None
    baseline: Level | None
    target: Level | None
    value: Level | None
    progress: str | None
    begun: bool | None = None
    points: bool = False
    risks: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    progress_before: str | None = None
    value_before: Level | None = None
    is_new: bool | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Sites of which the list does not give one thing, rounded down. None: too small, or it leaves too few others."""

    what: str
    sites: int | None


@dataclass(frozen=True)
class Unknown:
    """What the company does not know. `sites`: of the list, rounded down; None when too few to be told.
    `steps`: processes that must stand behind the goods and of which no site is known. `unranked`: (theme, process) of
    which nothing is known. `questions`: kinds of questions that are open, the first ones first.
    """

    sites: int | None
    gaps: tuple[Gap, ...]
    steps: tuple[str, ...]
    unranked: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """What changed since an earlier dossier. `same_method`: whether the order was made in the same way then.

    `measures_gone`: of the `measures_before` that were public then, those that are not any more.
    """

    day: date
    same_method: bool
    new: tuple[Place, ...]
    gone: tuple[Place, ...]
    measures_before: int
    measures_gone: int = 0


@dataclass(frozen=True)
class Listed:
    """What the company switched on; empty where it did not. `volumes`: country (None: other countries) -> share."""

    sites: tuple[tuple[str, str | None], ...] = ()
    suppliers: tuple[str, ...] = ()
    volumes: tuple[tuple[str | None, float], ...] = ()


@dataclass(frozen=True)
class Account:
    """The whole of it. `facts`: columns of `signals` that may be shown, with the rank of the risk as `cause`.

    `planned`: whether a plan came back at all. `left_out`: measures that are not public yet, because nobody decided on
    them or the company keeps them. `on`: what it switched on. `reported`: reports of harm came from enough sites for
    that to be told; False tells nothing.
    """

    as_of: date
    method: str
    risks: tuple[Risk, ...]
    facts: pl.DataFrame
    measures: tuple[Measure, ...]
    planned: bool
    unknown: Unknown
    contacts: tuple[Contact, ...]
    since: Since | None
    listed: Listed
    on: tuple[str, ...]
    reported: bool = False
