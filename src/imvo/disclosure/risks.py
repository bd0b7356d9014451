"""The main risks with the public facts behind them, and what changed among them since an earlier dossier."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from imvo import tables
from imvo.action.involvement import UNDETERMINED, decided
from imvo.disclosure.model import Place, Risk
from imvo.disclosure.projection import GIVEN
from imvo.disclosure.rules import Rules

THERE = "there"
_METHOD = "method"
_NO_FACT = "none"
Row = Mapping[str, Any]


def main(issues: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """The first issues of the order to act in; `issues`: the allowed columns."""
    return issues.filter(pl.col("list") == "priority").sort("rank").head(rules.main.value)


def told(first: pl.DataFrame, signals: pl.DataFrame, plan: pl.DataFrame, rules: Rules) -> tuple[Risk, ...]:
    """Each of them as a risk. `plan`: the allowed columns of `plan-issues`."""
    involved = involvements(plan)
    own = _own(signals, rules)
    return tuple(_risk(row, involved, own, rules) for row in first.iter_rows(named=True))


def _risk(row: Row, involved: Mapping[str, str], own: frozenset[int], rules: Rules) -> Risk:
    names = (
        "rank", "theme", "country", "process", "site_known", "severity", "severity_band", "likelihood_low",
        "likelihood", "likelihood_high", "judgement",
    )  # fmt: skip
    traced = row["sites"] < rules.fewest.value
    return Risk(
        **{name: row[name] for name in names},
        involvement=involved.get(row["issue"], UNDETERMINED),
        own=not traced and row["cause"] in own,
    )


def involvements(given: pl.DataFrame) -> dict[str, str]:
    """Issue -> how the company is involved, as `involvement.decided` has it; that it is said is all it sees."""
    there = {
        name: pl.when(pl.col(f"{name}{GIVEN}")).then(pl.lit(THERE)) for name in ("involvement_ground", "decided_by")
    }
    rows = given.with_columns(**there, decided_on=pl.lit(None, dtype=pl.Date))
    return dict(decided(rows).select("issue", "involvement").iter_rows())


def _own(signals: pl.DataFrame, rules: Rules) -> frozenset[int]:
    """Causes in which something from the own chain counts."""
    counts = pl.col("known") & (pl.col("effect") != _NO_FACT)
    of_the_chain = pl.col("register").is_in(rules.silent.own)
    return frozenset(signals.filter(counts & of_the_chain).get_column("cause").to_list())


def facts(first: pl.DataFrame, signals: pl.DataFrame, public: Collection[str], rules: Rules) -> pl.DataFrame:
    """What public registers say of the main risks: the table `signals`, with the rank of the risk as `cause`.

    `public`: ids of the registers whose licence lets their facts be passed on.
    """
    may = (set(public) | {_METHOD}) - {*rules.silent.own, *rules.silent.places}
    known = signals.filter(pl.col("known") & pl.col("register").is_in(list(may)))
    ranked = first.select("cause", "rank").join(known, on="cause", how="inner").sort("rank", "order")
    numbered = ranked.with_columns(
        cause=pl.col("rank"), order=pl.int_range(1, pl.len() + 1).over("rank"), low=pl.lit(None), high=pl.lit(None)
    )
    return tables.shape(numbered.drop("rank"), tables.load("signals"))


def changed(now: pl.DataFrame, then: pl.DataFrame) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The main risks that were not among them then, and those that are no longer; each in its own order."""
    new = now.filter(~pl.col("issue").is_in(then.get_column("issue").implode()))
    gone = then.filter(~pl.col("issue").is_in(now.get_column("issue").implode()))
    return places(new), places(gone)


def places(rows: pl.DataFrame) -> tuple[Place, ...]:
    """What each row is about."""
    return tuple(Place(*row) for row in rows.select("theme", "country", "process", "site_known").iter_rows())
