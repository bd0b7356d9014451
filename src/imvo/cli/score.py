"""A score held against what the membership year of the day requires: passed, not passed, or threshold unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from imvo import words
from imvo.words import text

if TYPE_CHECKING:
    from imvo.agreement import Agreement, AgreementState, Participant
    from imvo.cli.shapes import Shape

Result = Literal["passed", "not-passed", "unknown", "no-year", "before", "over", "not-for"]


@dataclass(frozen=True)
class Score:
    """`score` and `required` in % of the points; `required` None: not known. `year`: the membership year, if known."""

    score: float
    result: Result
    year: int | None = None
    required: float | None = None
    sources: tuple[str, ...] = ()


def judged(agreement: Agreement, who: Participant, now: AgreementState, score: float) -> Score:
    """The score of one participant, as `bound` gives it, by the threshold of its membership year on the day."""
    from imvo import agreement as agreements
    from imvo.agreement import Answer

    year = None if who.signed is None else agreements.membership_year(who.signed, now.as_of)
    early = _outside(agreement, who, now, year)
    if early is not None:
        return Score(score, early)
    if year is None:
        return Score(score, "no-year")
    required = agreements.threshold(agreement, year)
    results: dict[Answer, Result] = {Answer.YES: "passed", Answer.NO: "not-passed", Answer.UNKNOWN: "unknown"}
    return Score(score, results[required.passed(score)], year, required.share, required.sources)


def _outside(agreement: Agreement, who: Participant, now: AgreementState, year: int | None) -> Result | None:
    """Why there is nothing to hold the score against, apart from a day of signing that is not known."""
    from imvo.agreement import Answer

    routes = {route.id: route.duties for route in agreement.binding.routes}
    if who.role not in agreement.participant_roles or routes.get(who.route or "", Answer.YES) is not Answer.YES:
        return "not-for"
    gone = who.left is not None and who.left.on_or_before(now.as_of) is Answer.YES
    if gone or now.state in ("ended", "between-terms"):
        return "over"
    return "before" if year == 0 or now.state == "not-yet" else None


def shape(found: Score) -> Shape:
    """For `--json`."""
    return {
        "score": found.score,
        "membership_year": found.year,
        "required": found.required,
        "result": found.result,
        "sources": list(found.sources),
    }


def sentences(found: Score, lang: str) -> list[str]:
    """The result in words, and where the threshold stands."""
    values = {"score": words.number(found.score, lang)}
    if found.year is not None:
        values["year"] = str(found.year)
    if found.required is not None:
        values["share"] = words.number(found.required, lang)
    told = [text(f"cli.duties.score.{found.result}", lang, **values)]
    if found.sources:
        told.append(text("cli.duties.score.sources", lang, sources=", ".join(found.sources)))
    return told
