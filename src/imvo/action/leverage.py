"""Which kind of action fits the influence that there is on the sites of an issue. It never moves an issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import polars as pl
from ruamel.yaml import YAML

from imvo.agreement import Agreement, Answer, active
from imvo.agreement.model.content import Offer
from imvo.tables import Label

AGREEMENT, OWN, BUYERS, FIND_OUT = "through-agreement", "own", "with-buyers", "find-out"


@dataclass(frozen=True)
class Rule:
    """The values of `leverage.yaml`. `names` and `how`: kind of action -> what it is called, and what to do.

    `held_names`, `held_how`: the same for who holds shares or lends instead of buying.
    """

    own_share: float
    long_relation: int
    names: Mapping[str, Label]
    how: Mapping[str, Label]
    held_names: Mapping[str, Label]
    held_how: Mapping[str, Label]


@cache
def rule() -> Rule:
    """The values of `leverage.yaml`."""
    data = YAML(typ="safe").load((resources.files(__package__) / "leverage.yaml").read_text(encoding="utf-8"))
    kinds = data["kinds"]
    return Rule(
        own_share=data["own_share"]["at_least"],
        long_relation=data["long_relation"]["years"],
        names={code: Label(**kind["name"]) for code, kind in kinds.items()},
        how={code: Label(**kind["how"]) for code, kind in kinds.items()},
        held_names={code: Label(**kind["held"]["name"]) for code, kind in kinds.items()},
        held_how={code: Label(**kind["held"]["how"]) for code, kind in kinds.items()},
    )


def kinds(share: float | None, since: date | None, projects: int, as_of: date) -> tuple[str, ...]:
    """The kinds of action that fit, the strongest first.

    `share`: largest known share of the output of a site of the issue, 0 to 1; `since`: longest relation; `projects`:
    joint projects on it. Leaving is never among them.
    """
    values = rule()
    large = share is not None and share >= values.own_share
    long = since is not None and _years_on(since, values.long_relation) <= as_of
    found = [AGREEMENT] if projects else []
    found += [OWN] if large or long else []
    found += [] if large else [BUYERS]
    found += [FIND_OUT] if share is None else []
    return tuple(found)


def _years_on(day: date, years: int) -> date:
    """The anniversary; that of 29 February falls on 1 March in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def projects(agreement: Agreement | None, theme: str, country: str | None, as_of: date) -> tuple[Offer, ...]:
    """Joint projects of the agreement on this theme that are not tied to another country; none when it does not run.

    Whether a project itself runs on the day is not known.
    """
    if agreement is None or active(agreement, as_of) is Answer.NO:
        return ()
    return tuple(
        offer
        for offer in agreement.offers
        if offer.kind == "project" and theme in offer.themes and (not offer.countries or country in offer.countries)
    )


def of_sites(sites: pl.DataFrame, processes: pl.DataFrame, shares: pl.DataFrame) -> pl.DataFrame:
    """Per process and country of listed sites: `rows`, and the most of `share`, `since` and `volume_share` of any.

    `processes`: `row` and the processes of each site, joined by bars. `shares`: `at` and `number`, the share of the
    output of a site that goes to the buyer; without `at` it is the buyer's word for all its sites.
    """
    firm = shares.filter(pl.col("at").is_null()).get_column("number").max()
    own = shares.filter(pl.col("at").is_not_null()).group_by("at").agg(share=pl.col("number").max())
    placed = (
        sites.select("row", "country", "since", "volume_share")
        .join(processes, on="row", how="left")
        .join(own, left_on="row", right_on="at", how="left")
        .with_columns(share=pl.coalesce("share", pl.lit(firm, pl.Float64)), process=pl.col("processes").str.split("|"))
    )
    return (
        placed.explode("process")
        .group_by("process", "country")
        .agg(pl.col("share").max(), pl.col("since").min(), pl.col("volume_share").max(), rows="row")
    )
