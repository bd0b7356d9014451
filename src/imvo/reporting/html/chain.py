"""What is seen of the chain: sites by stage and tier, stages that must exist but have no known site, and the sites."""

from __future__ import annotations

import polars as pl

from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.phrases import Phrases, Row
from imvo.reporting.view import PAGE_SITES
from imvo.words import share, span

BAR = 240  # length of the longest bar, in units of its picture


def chain(say: Phrases) -> Markup:
    """Visibility by stage and by tier."""
    tiers = None if "tier" in say.view.silent else _tiers(say)
    return section("chain", say("chain.title"), _stages(say), tiers, _sites(say), lede=say("chain.lede"))


def _stages(say: Phrases) -> Markup:
    names, view = say.view.names, say.view
    seen: dict[str, int] = {}
    for processes, sites in view.sites.group_by("processes").len().drop_nulls().iter_rows():
        for stage in {names.process_stage.get(process, "unspecified") for process in processes.split("|")}:
            seen[stage] = seen.get(stage, 0) + sites
    silent = view.sites.get_column("processes").null_count()
    seen["unspecified"] = seen.get("unspecified", 0) + silent
    missing = {
        names.process_stage.get(p, "unspecified")
        for p in view.issues.filter(~pl.col("site_known")).get_column("process")
    }
    longest = max([*seen.values(), 1])
    rows = [
        (
            say.stage(stage),
            say.count(seen.get(stage, 0)),
            _bar(seen.get(stage, 0), longest),
            _state(say, stage, seen, missing),
        )
        for stage in names.stages
        if stage in seen or stage in missing
    ]
    heads = [say("chain.stage"), say("chain.sites"), h("span", say("chain.share"), class_="hidden"), say("chain.seen")]
    return table(say("chain.by_stage"), heads, rows, class_="bars", numbers=frozenset({1}))


def _state(say: Phrases, stage: str, seen: dict[str, int], missing: set[str]) -> str:
    if say.view.sites.is_empty():
        return say("chain.state.no_sites")
    if stage == "unspecified":
        return say("chain.state.unspecified") if seen.get(stage) else say("chain.state.none")
    if seen.get(stage):
        return say("chain.state.partly") if stage in missing else say("chain.state.listed")
    return say("chain.state.missing")


def _bar(n: int, longest: int) -> Markup:
    """A bar; the number beside it is what is read aloud."""
    return h(
        "svg",
        h("rect", x=0, y=0, width=round(BAR * n / longest), height=12, class_="bar"),
        viewBox=f"0 0 {BAR} 12", class_="barbox", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _tiers(say: Phrases) -> Markup:
    sites = say.view.sites
    counts = dict(sites.group_by("tier").len().iter_rows())
    longest = max([*counts.values(), 1])
    rows = [
        (say("chain.tier", n=str(tier)), say.count(counts[tier]), _bar(counts[tier], longest))
        for tier in sorted(t for t in counts if t)
    ]
    if None in counts:
        rows.append((say("chain.tier_unknown"), say.count(counts[None]), _bar(counts[None], longest)))
    heads = [say("chain.tier_title"), say("chain.sites"), h("span", say("chain.share"), class_="hidden")]
    return table(say("chain.by_tier"), heads, rows, class_="bars", numbers=frozenset({1}))


def _sites(say: Phrases) -> Child:
    shown = say.view.most_severe.head(PAGE_SITES)
    title = say("chain.shown", n=say.count(shown.height), all=say.count(say.view.sites.height))
    names = [name for name, column in _SHOWN.items() if column not in say.view.silent]
    heads = [say(f"site.{name}") for name in names]
    rows = (_site(say, site, names) for site in shown.iter_rows(named=True))
    note = h("p", say("chain.leverage"), class_="small")
    numbers = frozenset(place for place, name in enumerate(names) if name in _NUMBERS)
    return h("details", h("summary", title), table(title, heads, rows, numbers=numbers), note)


# What is shown of a site, and the column that tells it.
_SHOWN = {
    "name": "name", "country": "country", "city": "city", "process": "processes", "workers": "workers_low",
    "women": "women_share", "migrants": "migrant_share", "row": "row",
}  # fmt: skip
_NUMBERS = ("workers", "women", "migrants", "row")


def _site(say: Phrases, site: Row, names: list[str]) -> list[Child]:
    told: dict[str, Child] = {
        "name": site["name"],
        "country": say.country(site["country"]),
        "city": site["city"] or "",
        "process": _processes(say, site["processes"]),
        "workers": _workers(say, site["workers_low"], site["workers_high"]),
        "women": _share(say, site["women_share"]),
        "migrants": _share(say, site["migrant_share"]),
        "row": _row(say, site),
    }
    return [told[name] for name in names]


def _row(say: Phrases, site: Row) -> str:
    """The row as its file counts it; of several files with the name of the file, as a number alone tells nothing."""
    if not say.view.of_several_files:
        return say.count(site["row"] if site["source_row"] is None else site["source_row"])
    return f"{site['file']}, {say.count(site['row'] if site['source_row'] is None else site['source_row'])}"


def _workers(say: Phrases, low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return say("unknown.value")
    return span(low, high, say.lang) if low is not None else say("people.up_to", n=say.count(high or 0))


def _processes(say: Phrases, codes: str | None) -> str:
    return ", ".join(say.process(code) for code in codes.split("|")) if codes else say("unknown.value")


def _share(say: Phrases, value: float | None) -> str:
    return share(value, say.lang) if value is not None else say("unknown.value")
