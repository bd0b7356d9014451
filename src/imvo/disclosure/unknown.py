"""What the company does not know, with numbers that point at nobody."""

from __future__ import annotations

import polars as pl

from imvo.disclosure.model import Gap, Unknown
from imvo.disclosure.projection import GIVEN
from imvo.disclosure.rules import Rules


def told(sites: pl.DataFrame, issues: pl.DataFrame, questions: pl.DataFrame, rules: Rules) -> Unknown:
    """Gaps of the list, steps without a site, what could not be ranked, and the open questions by their kind.

    All frames hold the allowed columns only. A number of sites is told by `step`, rounded down, so that one site more
    or less does not show; it is left out when it, or what it leaves of all, is smaller than `fewest`.
    """
    few = rules.fewest.value
    kinds = questions.group_by("kind").agg(first=pl.col("rank").min()).sort("first", "kind")
    nothing = issues.filter(pl.col("list") == "nothing-known").sort("rank")
    unseen = issues.filter(~pl.col("site_known")).get_column("process").unique().sort()
    return Unknown(
        sites=_down(sites.height, rules),
        gaps=tuple(_gaps(sites, rules, few)),
        steps=tuple(unseen.to_list()),
        unranked=tuple(dict.fromkeys(nothing.select("theme", "process").iter_rows())),
        questions=tuple(kinds.get_column("kind").to_list()),
    )


def _gaps(sites: pl.DataFrame, rules: Rules, few: int) -> list[Gap]:
    found = []
    for what in rules.tables["sites"].given:
        missing = sites.height - int(sites.get_column(f"{what}{GIVEN}").sum())
        if missing:
            known = sites.height - missing
            found.append(Gap(what, None if missing < few or 0 < known < few else _down(missing, rules)))
    return found


def _down(n: int, rules: Rules) -> int | None:
    step = rules.step.value
    return n // step * step if n >= max(step, rules.fewest.value) else None
