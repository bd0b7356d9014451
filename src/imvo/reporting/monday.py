"""What to do on Monday: at most six steps, each with a verb, the same on page, workbook and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from imvo.agreement import PartialDate, sentences
from imvo.intake import left_out
from imvo.reporting import duty_lines
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine
from imvo.words import day, enumeration

MOST = 6
AHEAD = ("incomplete", "due", "not-yet")  # states of a duty that still ask for something by a day
PART = 3  # a gap is asked about when it is at least one site in three

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One step. `then`: a sentence that goes with it. `anchor`: where the dossier says more."""

    do: str
    then: str = ""
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.do} {self.then}".rstrip()


def steps(say: Phrases) -> list[Step]:
    """The steps in order; with more than MOST the least telling one, about what may stand behind, falls away."""
    unseen = _asked(say, "stage", say.stages)
    hidden = _asked(say, "hidden", lambda codes: [say.within(say.process(code)) for code in codes])
    made = {
        "first": _first(say),
        "lacks": _lacks(say),
        "mend": _mend(say),
        "stages": Step(say("monday.stages", names=unseen)) if unseen else None,
        "hidden": Step(say("monday.hidden", names=hidden)) if hidden else None,
        "orders": Step(say("monday.orders")) if say.top else None,
        "duty": _duty(say),
    }
    found = {name: step for name, step in made.items() if step}
    if len(found) > MOST:
        found.pop("hidden", None)
    return list(found.values())[:MOST]


def _first(say: Phrases) -> Step | None:
    """One conversation about the first place: all first issues of the same country and process together.

    Where the very first has no known country, finding it comes first: a lower issue does not take its place.
    """
    if say.view.first_issuer is not None:
        return _issuer(say, *say.view.first_issuer)
    if not say.top:
        return None
    place = say.top[0]
    if place["country"]:
        place = next((issue for issue in say.top if issue["site_known"] and issue["country"]), place)
    same = [i for i in say.top if (i["country"], i["process"]) == (place["country"], place["process"])]
    themes = enumeration([say.within(say.theme(issue["theme"])) for issue in same], say.lang)
    process = say.within(say.process(place["process"]))
    if not place["site_known"]:
        return Step(say("monday.find", process=process, themes=themes))
    if not place["country"]:
        return Step(say("monday.where", process=process, themes=themes))
    return Step(
        say("monday.first", country=say.country(place["country"]), process=process, themes=themes), say("monday.safe")
    )


def _issuer(say: Phrases, issuer: str, key: str) -> Step | None:
    """The issuer or borrower at the top of the engagement list, with the issues of its place in the same band."""
    issues = say.view.issues.filter("site_known")
    found = issues.filter(pl.col("issue") == key).row(0, named=True)
    place = (pl.col("process") == found["process"]) & pl.col("country").eq_missing(found["country"])
    alike = issues.filter(place, *(pl.col(name).eq_missing(found[name]) for name in _ALIKE)).sort("rank")
    names = dict.fromkeys((found["theme"], *alike.get_column("theme")))
    themes = enumeration([say.within(say.theme(theme)) for theme in names], say.lang)
    about = {"issuer": issuer, "process": say.within(say.process(found["process"])), "themes": themes}
    if found["country"] is None:
        return Step(say("monday.issuer_where", **about), say("monday.safe"))
    return Step(say("monday.issuer", **about, country=say.country(found["country"])), say("monday.safe"))


_ALIKE = ("list", "severity_band", "likelihood")


def _lacks(say: Phrases) -> Step | None:
    """What a third of the places or more lack: of a list of sites how many work there, of other tables the country."""
    sites = say.view.sites
    no_number = pl.col("workers_low").is_null() & pl.col("workers_high").is_null()
    own = ("workers", no_number) if say.view.listed_sites else ("countries", pl.col("country").is_null())
    gaps = {"processes": pl.col("processes").is_null(), own[0]: own[1]}
    missing = [name for name, gap in gaps.items() if sites.select(gap.sum()).item() * PART >= max(sites.height, 1)]
    if not missing:
        return None
    return Step(say(f"monday.lacks.{_BOTH[own[0]] if len(missing) == len(gaps) else missing[0]}"))


_BOTH = {"workers": "both", "countries": "origin"}


def _mend(say: Phrases) -> Step | None:
    """Rows that somebody must correct; a total or a heading that was left out asks for nothing."""
    intake = say.view.intake
    rejected = intake.rows_in - intake.accepted - left_out.height(intake.rejected)
    return Step(say.many("monday.mend", rejected), say("monday.mend_link"), "quality") if rejected else None


def _asked(say: Phrases, kind: str, named: Any) -> str:
    """The subjects of all questions of one kind, as one list; empty without such a question."""
    rows = say.view.questions.sort("rank").iter_rows(named=True)
    codes = [row["subject"] for row in rows if row["kind"] == kind and row["subject"]]
    return "; ".join(named(codes))


def _duty(say: Phrases) -> Step | None:
    """The next duty whose day has not passed; of one that is incomplete, what must come before it.

    A duty that is owed each time that something happens has no day, and so is no step of this Monday.
    """
    today = say.view.as_of
    for duty in duty_lines.ordered(say):
        if duty.due is not None and duty.due.last >= today and duty.state in AHEAD:
            return Step(_told(say, duty, duty.due), anchor="duties")
    return None


def _told(say: Phrases, duty: DutyLine, due: PartialDate) -> str:
    named, by = duty_lines.titled(say, duty), sentences.by(due, say.lang)
    if duty.state == "incomplete":
        first = "; ".join(say.within(say.label(title)) for title in duty.missing)
        return say("monday.before", by=by, duty=named, first=first)
    if due.day is None:
        return say("monday.some_day", by=by, duty=named)
    key = "monday.today" if due.day == say.view.as_of else "monday.duty"
    return say(key, day=day(due.day, say.lang), duty=named)
