"""The section that tells what changed since the dossier of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from imvo import words
from imvo.action.returned import ANSWERS, FINDINGS
from imvo.reporting import evidence, plan_rows
from imvo.reporting.changes import came_back, carried, issue_table, measures, site_table
from imvo.reporting.changes.compare import Changes
from imvo.reporting.changes.labels import field
from imvo.reporting.changes.steps import REGISTERS, STEPS
from imvo.reporting.parts.answers import asked
from imvo.reporting.parts.part import Part
from imvo.reporting.section import ON_PAGE, Fact, Section, Shown
from imvo.reporting.texts import both, count
from imvo.reporting.view import DETAILED
from imvo.tables import Label

PART = Part("changes", ())
PAIRS = 5  # that a note names
TOP = 10  # issues of which a dossier speaks as the first ones
_ISSUE = ("issue", "change", "step", "list_now", "rank_then", "rank_now", "classes", "because")
_SITE = ("change", "name", "country", "field", "was", "became", "by", "file_then", "row_then", "file_now", "row_now")
_MEASURE = ("what", "change", "effect", "evidence")
_EFFECT = ("what", "indicator", "baseline", "value_then", "value_now", "target")
_NO_VALUE = ("evidence", "effect", "indicator", "baseline", "value_then", "value_now", "target")
_CAME = ("site", "theme", "said", "date", "evidence", "effect", "why", "issues", "file", "row")
CAME = 15  # rows of what came back on the page
_VALUES = ("was", "became")
_CARRIED = ("kind", "what", "date", "age", "file", "row")


def section(found: Changes) -> Section:
    """Figures, then what moved and why, the sites, the measures, and what was carried on."""
    facts = (_sites(found), *figures(found)[:1], *_measures(found), *_carried(found))
    return Section(
        id="changes",
        title=both("changes.title", day=_day(found)),
        lede=both("changes.lede"),
        facts=(*facts, *figures(found)[1:]),
        shown=tuple(_shown(found)),
        notes=tuple(notes(found)),
        headline=tuple(_headline(found)),
        early=True,
    )


def _headline(found: Changes) -> Iterator[Fact]:
    """What stands on page 1, each line with the day since when."""
    since = _day(found)
    for fact in _issues(found):
        yield replace(fact, label=both("changes.moved-since", day=since))
    yield replace(_sites(found), label=both("changes.sites-since", day=since))


def _day(found: Changes) -> Label:
    return Label(nl=words.day(found.then, "nl"), en=words.day(found.then, "en"))


def _shown(found: Changes) -> Iterator[Shown]:
    results = found.results
    if found.walk.comparable:
        rows = results[issue_table.TABLE]
        named = {"issue": _issue_names(found, rows)}
        places = ("list_now", "rank_then", "rank_now", "classes")
        # What moved of its own stands first, and all of it is told with its cause where a page can hold it.
        own = rows.filter((pl.col("change") != "displaced").any().over("issue")).height
        most = min(max(own, ON_PAGE), DETAILED)
        yield Shown(issue_table.TABLE, rows, _ISSUE, both("changes.issue-table"), named, most=most, dashed=places)
    if results[came_back.TABLE].height:
        rows, lede = results[came_back.TABLE], both("changes.came.lede")
        called = {**came_back.labels(), "evidence": evidence.marked()}
        yield Shown(came_back.TABLE, rows, _CAME, lede, called, most=CAME, dashed=("site", "theme", "said", "why"))
    yield _site_rows(found)
    if results[measures.TABLE].height:
        rows = plan_rows.readable(results[measures.TABLE], "unit_of_value")
        told = {**plan_rows.words(rows), "evidence": evidence.marked()}
        yield Shown(measures.TABLE, rows, _MEASURE, words=told, dashed=_NO_VALUE)
        measured = both("changes.measured")
        yield Shown(measures.TABLE, rows, _EFFECT, words=told, dashed=_NO_VALUE, title=measured)
    if results[carried.TABLE].height:
        rows = results[carried.TABLE]
        keys = rows.filter(pl.col("kind") == ANSWERS).get_column("what").drop_nulls().unique()
        about = {key: label for key in keys if (label := asked(key)) is not None}
        yield Shown(carried.TABLE, rows, _CARRIED, words={"what": about})


def _issue_names(found: Changes, rows: pl.DataFrame) -> dict[str, Label]:
    each = rows.select("issue", "theme", "country", "process").unique().iter_rows()
    name = found.names.issue
    return {
        issue: Label(nl=name(theme, country, process, "nl"), en=name(theme, country, process, "en"))
        for issue, theme, country, process in each
    }


def _site_rows(found: Changes) -> Shown:
    """Fields and values by their names. Each value is shown under its field, so that no name is taken for a code."""
    table = found.results[site_table.TABLE]
    # Of a changed site an empty value is an unknown one; of a new or gone site there is none.
    known = [
        pl.when(pl.col("change") == "changed").then(pl.col(name).fill_null("")).otherwise(name).alias(name)
        for name in _VALUES
    ]
    tagged = (pl.col("field") + "\t" + pl.col(name).str.replace_all("|", _BAR, literal=True) for name in _VALUES)
    frame = table.with_columns(known).with_columns(
        value.alias(name) for value, name in zip(tagged, _VALUES, strict=True)
    )
    first = table.head(ON_PAGE)
    values = {
        _whole(f"{row['field']}\t{row[name] or ''}"): found.names.value(row["field"], row[name])
        for row in first.iter_rows(named=True)
        for name in _VALUES
        if row["field"] is not None
    }
    fields = {name: field(name) for name in first.get_column("field").drop_nulls().unique()}
    return Shown(
        site_table.TABLE,
        frame,
        _SITE,
        both("changes.site-table"),
        words={"field": fields, "was": values, "became": values},
        dashed=("field", "was", "became", "file_then", "row_then", "file_now", "row_now"),
    )


_BAR = "\N{BROKEN BAR}"  # a page takes a bar for the border between codes; here a value is one whole


def _whole(text: str) -> str:
    return text.replace("|", _BAR)


def _sites(found: Changes) -> Fact:
    sites = found.sites
    numbers = {name: count(getattr(sites, name)) for name in ("unchanged", "changed", "new", "gone", "perhaps")}
    about = both("changes.sites-about", rows=count(sites.fewer + sites.more), **numbers)
    return Fact(both("changes.sites"), both("changes.sites-now", now=count(sites.now), then=count(sites.then)), about)


def figures(found: Changes) -> tuple[Fact, ...]:
    """How many risks moved, then how many each step moved; none where the years cannot be compared."""
    return (*_issues(found), *_by_step(found))


def _issues(found: Changes) -> Iterator[Fact]:
    """How many risks moved of their own, and how many only shifted."""
    if not found.walk.comparable:
        return
    kinds = totals(found)
    own = {name: count(kinds[name]) for name in kinds}
    n = sum(kinds[name] for name in ("new", "gone", "moved"))
    none = not any(kinds.values())
    yield Fact(
        both("changes.moved"), count(n), both("changes.moved-none") if none else both("changes.moved-about", **own)
    )


def totals(found: Changes) -> dict[str, int]:
    """How many issues are new, gone, moved or only displaced from the first to the last step."""
    table = found.results[issue_table.TABLE]
    per = table.group_by("issue").agg(
        pl.col("change"), rank=pl.col("rank_then").first(), own=(pl.col("change") != "displaced").any()
    )
    steps = found.walk.steps
    old, new = ((steps[place].then if place == 0 else steps[place].now).issues.get_column("issue") for place in (0, -1))
    fresh = ~pl.col("issue").is_in(old.implode())
    lost = ~pl.col("issue").is_in(new.implode())
    return {
        "new": per.filter(fresh & ~lost).height,
        "gone": per.filter(lost & ~fresh).height,
        "moved": per.filter(~fresh & ~lost & pl.col("own")).height,
        "displaced": per.filter(~fresh & ~lost & ~pl.col("own")).height,
    }


def _by_step(found: Changes) -> Iterator[Fact]:
    """How many risks each step moved of their own."""
    table = found.results[issue_table.TABLE].filter(pl.col("change") != "displaced")
    first = {side: (pl.col(f"rank_{side}") <= TOP) & (pl.col(f"list_{side}") == "priority") for side in ("then", "now")}
    # What came in and moved nothing is told too.
    told = {one.name for one in found.walk.steps} & {REGISTERS, ANSWERS, FINDINGS}
    for step in STEPS:
        rows = table.filter(pl.col("step") == step)
        if rows.height or step in told:
            n = {side: count(rows.filter(place).height) for side, place in first.items()}
            about = both("changes.by-about", top=count(TOP), **n)
            yield Fact(both("changes.by", what=both(f"changes.step.{step}")), count(rows.height), about)


def _measures(found: Changes) -> Iterator[Fact]:
    table = found.results[measures.TABLE]
    if table.get_column("file_then").null_count() == table.height:
        return
    n = {change: table.filter(pl.col("change") == change).height for change in ("done", "new", "dropped", "unchanged")}
    known = table.filter(pl.col("effect") != "unknown")
    yield Fact(
        both("changes.measures"),
        count(n.pop("done")),
        both(
            "changes.measures-about",
            all=count(table.get_column("file_then").count()),
            nearer=count(known.filter(pl.col("effect").is_in(["nearer", "reached"])).height),
            known=count(known.height),
            **{name: count(number) for name, number in n.items()},
        ),
    )


def _carried(found: Changes) -> Iterator[Fact]:
    table = found.results[carried.TABLE]
    if table.height:
        ages = {age: count(table.filter(pl.col("age") == age).height) for age in ("older", "undated")}
        yield Fact(both("changes.carried"), count(table.height), both("changes.carried-about", **ages))


def notes(found: Changes) -> Iterator[Label]:
    """What a reader must know beside the figures."""
    if not found.walk.comparable:
        yield both("changes.note.chain")
    elif found.agreements[0] != found.agreements[1]:
        yield both("changes.note.agreement")
    for step, other in found.walk.unseparated.items():
        yield both("changes.note.unseparated", step=both(f"changes.step.{step}"), other=both(f"changes.step.{other}"))
    if found.results[issue_table.TABLE].height:
        yield both("changes.note.not-good")
    if found.sites.perhaps:
        yield both("changes.note.perhaps")
    yield from _harm_followed(found)
    if not found.sites.all_compared:
        yield both("changes.note.not-all")
    if found.results[measures.TABLE].get_column("file_then").count() == 0:
        yield both("changes.note.no-plan")
    if found.walk.comparable:
        yield both("changes.note.order")


def _harm_followed(found: Changes) -> Iterator[Label]:
    """At which sites harm counts that was seen at one that is perhaps the same."""
    rows = found.results[carried.TABLE].drop_nulls("seen_at").select("seen_at", "what").unique().sort(pl.all())
    if rows.height:
        pairs = [f"{then} → {now}" for then, now in rows.head(PAIRS).iter_rows()]
        names = "; ".join(pairs) + ("; …" if rows.height > PAIRS else "")
        yield both("changes.note.harm-follows", names=names)
