"""What `imvo diff` prints: sites, risks with their causes, measures, and what was carried on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from imvo.action.measure_titles import said as known
from imvo.action.measure_titles import title
from imvo.cli import show
from imvo.reporting import evidence
from imvo.words import count, day, has, number, plural, text

if TYPE_CHECKING:
    from imvo.reporting.changes import Changes

SITES, ISSUES, CAME, OF_STEP = 10, 10, 10, 3
SIDES = ("then", "now")
TOLD = ("issue-changes", "came-back-since", "site-changes", "measure-changes", "carried")
Row = Mapping[str, Any]


def tell(found: Changes, lang: str) -> None:
    """Print the most important first; nothing but one sentence where nothing changed."""
    from imvo.reporting.changes.section import notes

    then, now = (day(each, lang) for each in (found.then, found.now))
    show.title(text("changes.diff.heading", lang, then=then, now=now))
    if found.then > found.now:
        show.line(text("changes.diff.turned", lang), hang=2)
    tables = found.results
    if not any(tables[name].height for name in TOLD):
        show.line(text("changes.diff.same", lang))
    _issues(found, lang)
    _came_back(found, lang)
    _sites(found, lang)
    _measures(tables["measure-changes"], lang)
    _carried(tables["carried"], lang)
    show.line()
    for note in notes(found):
        show.line(show.said(note, lang), hang=2)
    show.line(text("changes.diff.where", lang))


def _issues(found: Changes, lang: str) -> None:
    """The first risks that moved, each with its steps."""
    if not found.walk.comparable:
        return
    table = found.results["issue-changes"]
    own = table.filter(pl.col("change") != "displaced").get_column("issue").unique(maintain_order=True)
    show.line()
    if own.is_empty():
        show.line(text("changes.diff.none-moved", lang))
    else:
        _figures(found, lang)
        show.title(text("changes.diff.issues", lang))
    shown = _first(table, own)
    for issue in shown:
        rows = table.filter((pl.col("issue") == issue) & (pl.col("change") != "displaced"))
        first = rows.row(0, named=True)
        name = found.names.issue(first["theme"], first["country"], first["process"], lang)
        show.line(text("changes.diff.issue", lang, issue=name), indent=2, hang=2)
        for row in rows.iter_rows(named=True):
            step = text(f"changes.step.{row['step']}", lang)
            what = "; ".join(_moves(row, lang))
            show.line(text("changes.diff.step", lang, step=step, what=what, because=row["because"]), indent=4, hang=2)
    if own.len() > len(shown):
        show.line(plural("changes.diff.more-issues", own.len() - len(shown), lang), indent=2)
    shifted = table.filter(~pl.col("issue").is_in(own.implode())).get_column("issue").n_unique()
    if shifted:
        show.line(plural("changes.diff.displaced", shifted, lang), indent=2)


def _figures(found: Changes, lang: str) -> None:
    """How many risks moved, and how many by each step."""
    from imvo.reporting.changes.section import figures

    for fact in figures(found):
        about = "" if fact.about is None else f" ({show.said(fact.about, lang)})"
        show.line(f"{show.said(fact.label, lang)}: {show.said(fact.value, lang)}{about}", hang=2)
    show.line()


def _first(table: pl.DataFrame, own: pl.Series) -> list[str]:
    """The first issues, and those that each step moved first, so that no step hides behind a long list."""
    rows = table.filter(pl.col("change") != "displaced")
    by_step = rows.filter(pl.int_range(pl.len()).over("step") < OF_STEP).get_column("issue")
    wanted = {*own.head(ISSUES), *by_step}
    return [issue for issue in own if issue in wanted]


def _place(row: Row, side: str, lang: str) -> str:
    return text(f"changes.diff.place.{row[f'list_{side}']}", lang, rank=count(row[f"rank_{side}"], lang))


_ENDS = {"was": "then", "became": "now"}


def _moves(row: Row, lang: str) -> Iterator[str]:
    """What one step did to one issue: its place, and what changed of its own."""
    from imvo.reporting.changes.because import span

    if row["change"] == "new":
        yield text("changes.diff.as-new", lang, place=_place(row, "now", lang))
        return
    if row["change"] == "gone":
        yield text("changes.diff.as-gone", lang, place=_place(row, "then", lang))
        return
    was, became = (_place(row, side, lang) for side in ("then", "now"))
    yield was if was == became else text("changes.diff.from-to", lang, was=was, became=became)
    severity = [_number(row, "severity", side, lang) for side in ("then", "now")]
    for key, (was, became) in (("severity", severity), ("likelihood", [span(row, side, lang) for side in SIDES])):
        if was != became:
            yield text(f"changes.diff.{key}", lang, was=was, became=became)
    if row["basis_then"] != row["basis_now"]:
        named = {end: text(f"reporting.basis.{row[f'basis_{side}']}", lang) for end, side in _ENDS.items()}
        yield text("changes.diff.basis", lang, **named)
    people = {"n-sites": "sites", "n-workers": "workers", "n-silent": "sites_without_workers"}
    people |= {"n-women": "women_low", "n-migrants": "migrants_low"}
    for key, name in people.items():
        was, became = (_number(row, name, side, lang) for side in ("then", "now"))
        if was != became:
            yield text(f"changes.diff.{key}", lang, was=was, became=became)


def _came_back(found: Changes, lang: str) -> None:
    """The first of what came back, each with what it did."""
    from imvo.reporting.changes import came_back
    from imvo.reporting.changes.because import place
    from imvo.reporting.parts.answers import asked

    table = found.results[came_back.TABLE]
    if table.is_empty():
        return
    show.line()
    show.title(text("changes.diff.came", lang))
    named = {column: {code: show.said(one, lang) for code, one in codes.items()}
             for column, codes in came_back.labels().items()}  # fmt: skip
    for row in table.head(CAME).iter_rows(named=True):
        theme = row["theme"] and show.said(found.names.code("theme", row["theme"]), lang)
        asks = asked(row["question"]) if row["question"] else None
        question = row["question"] if asks is None else show.said(asks, lang)
        about = [part for part in (row["site"], theme or question) if part]
        said = row["said"] if row["kind"] == "answer" else named["said"][row["said"]]
        did = [named["effect"].get(row["effect"], row["effect"])]
        if row["why"] is not None:
            did.append(named["why"].get(row["why"], row["why"]))
        if row["issues"]:
            did.append(plural("changes.diff.helped", row["issues"], lang))
        told = {"about": ", ".join(about), "said": said or text("changes.unknown", lang), "did": "; ".join(did)}
        told["evidence"] = evidence.told(row["evidence"], lang)
        at = place(row["file"], row["sheet"], row["row"], lang)
        show.line(text("changes.diff.came-line", lang, place=at, **told), indent=2, hang=2)
    if table.height > CAME:
        show.line(plural("changes.diff.more-came", table.height - CAME, lang), indent=2)


def _number(row: Row, name: str, side: str, lang: str) -> str:
    value = row[f"{name}_{side}"]
    return text("changes.unknown", lang) if value is None else count(value, lang)


def _sites(found: Changes, lang: str) -> None:
    sites, table = found.sites, found.results["site-changes"]
    told = {name: count(getattr(sites, name), lang) for name in ("unchanged", "changed", "new", "gone", "perhaps")}
    show.line()
    head = text("changes.diff.sites", lang, now=count(sites.now, lang), then=count(sites.then, lang))
    show.line(f"{head} {text('changes.diff.counted', lang, rows=count(sites.fewer + sites.more, lang), **told)}")
    each = table.partition_by("change", "site_then", "site_now", maintain_order=True)
    for rows in each[:SITES]:
        show.line(_site(found, rows, lang), indent=2, hang=2)
    if len(each) > SITES:
        show.line(plural("changes.diff.more-sites", len(each) - SITES, lang), indent=2)


def _site(found: Changes, rows: pl.DataFrame, lang: str) -> str:
    from imvo.reporting.changes.labels import field

    first = rows.row(0, named=True)
    change, side = first["change"], "then" if first["file_now"] is None else "now"
    if change == "perhaps-same":
        places = {f"place_{each}": _place_of(first, each, lang) for each in ("then", "now")}
        return text(f"changes.diff.site.{change}", lang, was=first["was"], became=first["became"], **places)
    at = text("changes.because.at", lang, name=first["name"], place=_place_of(first, side, lang))
    if change != "changed":
        key = f"changes.diff.site.{change}"
        return text(f"{key}-{first['by']}" if has(f"{key}-{first['by']}", lang) else key, lang, at=at)
    fields = []
    for row in rows.iter_rows(named=True):
        key = "changes.diff.site.value" + ("" if row["by"] == "list" else f"-{row['by']}")
        was, became = (show.said(found.names.value(row["field"], row[name]), lang) for name in ("was", "became"))
        fields.append(text(key, lang, field=show.said(field(row["field"]), lang), was=was, became=became))
    return text("changes.diff.site.changed", lang, at=at, fields="; ".join(fields))


def _place_of(row: Row, side: str, lang: str) -> str:
    from imvo.reporting.changes.because import place

    return place(row[f"file_{side}"], row[f"sheet_{side}"], row[f"row_{side}"], lang)


def _measures(table: pl.DataFrame, lang: str) -> None:
    from imvo.tables import load

    if table.is_empty():
        return
    show.line()
    show.title(text("changes.diff.measures", lang))
    choices = {name: load("measure-changes").column(name).choices for name in ("change", "effect")}
    for row in table.iter_rows(named=True):
        said = {name: show.said(found[row[name]], lang) for name, found in choices.items() if row[name] is not None}
        show.line(
            text("changes.diff.measure", lang, what=show.said(title(row["what"]), lang), change=said["change"]),
            indent=2,
            hang=2,
        )
        if row["value_now"] is not None:
            unknown = text("changes.unknown", lang)
            values = {"baseline": row["baseline"], "then": row["value_then"], "now": row["value_now"]}
            values |= {"target": row["target"]}
            told = {name: unknown if value is None else number(value, lang) for name, value in values.items()}
            told["indicator"] = _indicator(row, lang)
            told |= {"effect": said["effect"], "evidence": evidence.told(row["evidence"], lang)}
            key = "effect" if row["value_then"] is None else "effect-then"
            show.line(text(f"changes.diff.{key}", lang, **_only(key, told)), indent=4, hang=2)


def _indicator(row: Row, lang: str) -> str:
    if row["indicator"] is None:
        return text("changes.diff.no-indicator", lang)
    unit = f" ({show.said(known(row['unit_of_value']), lang)})" if row["unit_of_value"] else ""
    return f"{show.said(known(row['indicator']), lang)}{unit}"


def _only(key: str, told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name != "then" or key == "effect-then"}


def _carried(table: pl.DataFrame, lang: str) -> None:
    if table.height:
        ages = {age: count(table.filter(pl.col("age") == age).height, lang) for age in ("older", "undated")}
        show.line()
        show.line(text("changes.diff.carried", lang, n=count(table.height, lang), **ages))
