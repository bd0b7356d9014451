"""Why an issue moved, in words: what its causes say, with file and row, so that each can be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from imvo import tables, words
from imvo.reporting.changes import steps
from imvo.reporting.changes.causes import TABLE
from imvo.reporting.changes.labels import Labels, field
from imvo.reporting.changes.steps import Step
from imvo.risk import signals

_KINDS = tuple(tables.load(TABLE).column("kind").values)  # in the order in which they are told
SHOWN = 3  # causes named with an issue; change-causes holds all
Key = tuple[str, str | None, str | None, str | None]  # step, country, process, theme
Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Causes:
    """Causes of one step and place: how many of each kind, and the first of them."""

    rows: Sequence[Row]
    counts: Mapping[str, int]


def told(moved: pl.DataFrame, causes: pl.DataFrame, walked: Sequence[Step], labels: Labels, lang: str) -> pl.DataFrame:
    """`moved` with `classes`, `because`, and `causes`: the number of rows of `change-causes` that are about it."""
    known = _indexed(causes, moved)
    rests_on = {step.name: _registers(step) for step in walked if step.name == steps.REGISTERS}
    rows = [_because(row, known, rests_on, labels, lang) for row in moved.iter_rows(named=True)]
    classes = [_classes(row, lang) or None for row in moved.iter_rows(named=True)]
    return moved.with_columns(
        classes=pl.Series(classes, dtype=pl.String),
        because=pl.Series([text for text, _ in rows], dtype=pl.String),
        causes=pl.Series([n for _, n in rows], dtype=pl.UInt32),
    )


def _classes(row: Row, lang: str) -> str:
    """Severity band and likelihood before and after, where they differ; of a new or gone issue the ones it has."""
    parts = []
    for key, told in (("band", _band), ("likelihood", span)):
        was, became = (told(row, side, lang) if row[f"rank_{side}"] is not None else None for side in ("then", "now"))
        if was is None or became is None:
            parts.append(words.text(f"changes.because.{key}", lang, value=was or became or ""))
        elif was != became:
            both = words.text("changes.diff.from-to", lang, was=was, became=became)
            parts.append(words.text(f"changes.because.{key}", lang, value=both))
    return "; ".join(parts)


def _band(row: Row, side: str, lang: str) -> str:
    return words.count(row[f"severity_band_{side}"], lang)


def span(row: Row, side: str, lang: str) -> str:
    """The class of the likelihood with what it could be."""
    value = {part: row[f"likelihood{end}_{side}"] for part, end in (("value", ""), ("low", "_low"), ("high", "_high"))}
    if value["value"] is None:
        return words.text("changes.unknown", lang)
    return words.text("changes.diff.span", lang, **{part: words.count(n, lang) for part, n in value.items()})


def _indexed(causes: pl.DataFrame, moved: pl.DataFrame) -> dict[Key, _Causes]:
    """The causes at the places that moved, and those of no place in particular."""
    places = moved.select("step", pl.col("country").fill_null("unknown"), "process").unique()
    near = causes.join(places, on=["step", "country", "process"], how="semi")
    every = pl.concat([near, causes.filter(pl.col("country").is_null() & pl.col("process").is_null())])
    found: dict[Key, _Causes] = {}
    on = ["step", "country", "process", "theme"]
    for key, group in every.partition_by(on, as_dict=True, maintain_order=True).items():
        counts = dict(group.group_by("kind").len().iter_rows())
        first = group.filter(pl.int_range(pl.len()).over("kind") < SHOWN) if key[0] != steps.REGISTERS else group
        step, country, process, theme = key
        found[step, country, process, theme] = _Causes(first.to_dicts(), counts)
    return found


def _registers(step: Step) -> dict[str, set[str]]:
    """Issue -> the registers behind its likelihood, before or after the step, and behind its severity."""
    found: dict[str, set[str]] = {}
    for state in (step.then, step.now):
        behind = state.issues.select("issue", "cause").join(state.signals.select("cause", "register"), on="cause")
        for issue, register in behind.unique().select("issue", "register").iter_rows():
            found.setdefault(issue, {signals.GRADES}).add(register)
    return found


def _because(
    row: Row, known: Mapping[Key, _Causes], rests_on: Mapping[str, Mapping[str, set[str]]], labels: Labels, lang: str
) -> tuple[str, int]:
    if row["change"] == "displaced":
        return words.text("changes.because.others", lang), 0
    step, country = row["step"], row["country"] or "unknown"
    near = [known.get((step, country, row["process"], theme)) for theme in (None, row["theme"])]
    of_all = [known.get((step, None, None, theme)) for theme in (None, row["theme"])]
    found = [one for one in near if one] or [one for one in of_all if one]
    rows = [each for one in found for each in one.rows]
    counts = {kind: sum(one.counts.get(kind, 0) for one in found) for one in found for kind in one.counts}
    if step == steps.REGISTERS:
        own = rests_on[step].get(row["issue"], set())
        rows = [each for each in rows if each["what"] in own] or rows
        counts = {"register": len(rows)}
    if not rows:
        return words.text(f"changes.because.whole.{step}", lang), 0
    return " ".join(_sentences(rows, counts, labels, lang)), sum(counts.values())


def _sentences(rows: Sequence[Row], counts: Mapping[str, int], labels: Labels, lang: str) -> Iterator[str]:
    """One sentence per kind of cause."""
    for kind, n in sorted(counts.items(), key=lambda one: _KINDS.index(one[0])):
        own = [row for row in rows if row["kind"] == kind][:SHOWN]
        parts = [_named(row, labels, lang) for row in own]
        if n > len(parts):
            parts.append(words.text("changes.because.more", lang, n=words.count(n - len(parts), lang)))
        key = kind if kind != "row-new" else f"row-new-{own[0]['step']}"
        yield words.text(f"changes.because.{key}", lang, names="; ".join(parts))


def _named(row: Row, labels: Labels, lang: str) -> str:
    if row["kind"] in ("method", "imvo"):
        return words.text("changes.because.version", lang, was=row["was"], became=row["became"])
    if row["kind"] == "register":
        return _edition(row, labels, lang)
    at = {"name": row["what"], "place": place(row["file"], row["sheet"], row["row"], lang)}
    if row["field"] is None or row["was"] == row["became"]:
        return words.text("changes.because.at", lang, **at)
    was, became = (getattr(labels.value(row["field"], row[name]), lang) for name in ("was", "became"))
    what = getattr(field(row["field"]), lang).lower()
    return words.text("changes.because.field", lang, **at, field=what, was=was, became=became)


def place(file: str, sheet: str | None, row: int, lang: str) -> str:
    """Where something stands: its file, the sheet where there is one, and the row."""
    key, more = ("row", {}) if sheet is None else ("sheet-row", {"sheet": sheet})
    return words.text(f"changes.because.{key}", lang, file=file, row=str(row), **more)


def _edition(row: Row, labels: Labels, lang: str) -> str:
    title = getattr(labels.code("register", row["what"]), lang)
    was, became = row["was"], row["became"]
    if was == became:
        return words.text("changes.because.content", lang, title=title, edition=became)
    none = words.text("changes.because.none", lang)
    return words.text("changes.because.edition", lang, title=title, was=was or none, became=became or none)
