"""What to mend in findings that cannot be used as they are: the site, the day, the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from imvo import tables, words
from imvo.action.alike import NAMED, Alike
from imvo.action.evidence import EVIDENCED
from imvo.action.sites_named import NONE, SEVERAL, TWO
from imvo.action.withdrawn import WITHDRAWS
from imvo.intake.notes import choices
from imvo.intake.wording import says_nothing
from imvo.reference.normal import key

LONGEST = 200  # characters of a value that is shown


def lines(every: pl.DataFrame, sites: pl.DataFrame, lang: str) -> pl.DataFrame:
    """The table `rejected` for the rows of `every` of which something is amiss, by file and row."""
    wrong = every.filter(pl.col("amiss").is_not_null() | pl.col("lacking").is_not_null() | pl.col("doubt"))
    alike, places = Alike(sites), _Places(sites, wrong.filter(pl.col("amiss") == SEVERAL))
    found = [
        line
        for row in wrong.sort("file", "sheet", "row", nulls_last=True).iter_rows(named=True)
        for line in _of(row, places, alike, lang)
    ]
    declared = tables.load("rejected")
    return tables.check(pl.DataFrame(found, schema=declared.dtypes), declared)


def _of(row: dict[str, Any], places: _Places, alike: Alike, lang: str) -> Iterator[dict[str, Any]]:
    amiss = row["amiss"]
    if amiss == NONE:
        near = alike.names(row["site"], lang)
        mend = words.text(f"cases.mend.{'like' if near else 'none-like'}", lang, **({"names": near} if near else {}))
        yield _line(row, "cell", "site", row["site"], words.text("cases.amiss.no-such-site", lang), mend, lang)
    elif amiss == SEVERAL:
        mend = words.text("cases.mend.several", lang, places=places.of(row, lang))
        yield _line(row, "cell", "site", row["site"], words.text("cases.amiss.several-sites", lang), mend, lang)
    elif amiss == TWO:
        told = words.text("answers.problem.two-sites.reason", lang), words.text("answers.problem.two-sites.mend", lang)
        yield _line(row, "cell", "site", row["site"], *told, lang)
    elif amiss == "unclear":
        yield from _unclear(row, lang)
    elif amiss not in (None, WITHDRAWS):
        column, value = ("date", str(row["date"])) if amiss == "later-than-day" else ("site", row["site"])
        told = words.text(f"cases.amiss.{amiss}", lang), words.text(f"cases.mend.{amiss}", lang)
        yield _line(row, "note", column, value, *told, lang)
    if row["doubt"] and "/" not in row["file"]:
        told = (
            words.text("answers.problem.other-name.reason", lang),
            words.text("answers.problem.other-name.mend", lang),
        )
        yield _line(row, "note", "site", row["site"], *told, lang)
    if row["lacking"]:
        missing = [_title(name, lang).lower() for name in row["lacking"].split("|")]
        if row["evidence"] == EVIDENCED:
            reason, mend = words.text("returned.unverified.reason", lang), words.text("returned.unverified.mend", lang)
            yield _line(row, "cell", "state", row["state"], reason, mend, lang)
        else:
            reason = words.text("cases.amiss.evidence", lang, missing=words.enumeration(missing, lang))
            yield _line(row, "cell", "state", row["state"], reason, words.text("cases.mend.evidence", lang), lang)


def _unclear(row: dict[str, Any], lang: str) -> Iterator[dict[str, Any]]:
    """What the row does not say. A word that is not known was told of when the file was read."""
    for name in ("theme", "kind", "direction"):
        given = row[f"{name}_given"]
        if row[name] is None and (given is None or says_nothing(given)):
            mend = words.text(
                "returned.unclear.mend", lang, choices=choices(tables.load("findings").column(name), lang)
            )
            yield _line(row, "cell", name, given, words.text("returned.unclear.reason", lang), mend, lang)


def _line(
    row: dict[str, Any], what: str, column: str, value: str | None, reason: str, mend: str, lang: str
) -> dict[str, Any]:
    shown = None if value is None else value[:LONGEST]
    place = {name: row[name] for name in ("file", "sheet", "row")}
    return {**place, "what": what, "column": _title(column, lang), "value": shown, "reason": reason, "mend": mend}


def _title(column: str, lang: str) -> str:
    return str(getattr(tables.load("findings").column(column).title, lang))


class _Places:
    """The rows of the list that a name may mean, each with its town or region where the list has one."""

    def __init__(self, sites: pl.DataFrame, wrong: pl.DataFrame) -> None:
        self._at: dict[str, list[tuple[int, str]]] = {}
        wanted = {form for row in wrong.select("site", "site_id").iter_rows() for form in _forms(*row)}
        columns = ("name", "site_id", "row", "source_row", "city", "region")
        for name, site_id, at, source, city, region in sites.select(columns).iter_rows() if wanted else ():
            where = city or region
            told = f"{at if source is None else source}" + (f" ({where})" if where else "")
            for form in _forms(name, site_id) & wanted:
                self._at.setdefault(form, []).append((at, told))

    def of(self, row: dict[str, Any], lang: str) -> str:
        """The first of those that one row may mean, and how many more there are."""
        able = dict(sorted(place for form in _forms(row["site"], row["site_id"]) for place in self._at.get(form, [])))
        found = list(able.values())
        over = len(found) - NAMED
        more = [words.text("cases.mend.more", lang, n=words.count(over, lang))] if over > 0 else []
        return words.enumeration([*found[:NAMED], *more], lang)


def _forms(*texts: str | None) -> set[str]:
    return {key(text) for text in texts if text}
