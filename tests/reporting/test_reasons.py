"""Why an issue stands where it stands: short, sourced, marked when later, and not said twice."""

from __future__ import annotations

import re

import polars as pl
import pytest

from imvo.reporting.phrases import Phrases
from imvo.reporting.view import Hazard
from imvo.words import LANGUAGES
from tests.reporting.example import both, issues, signals, view


def _say(lang: str = "en", **changes: object) -> Phrases:
    return Phrases(view(**changes), lang)


def _hazard(date: str | None) -> dict[str, object]:
    text = both("Naaisters moeten overwerken.", "Sewers must work overtime.")
    return {"hazards": {("cut-make-trim", "safety-health"): Hazard(text, "A long title", date, "Some NGO, Delft")}}


def _issue(say: Phrases, theme: str, country: str) -> dict[str, object]:
    return next(i for i in say.top if (i["theme"], i["country"]) == (theme, country))


def test_a_country_measure_is_told_in_words_without_its_number() -> None:
    say = _say()
    told = " ".join(sentence for issue in say.top for sentence in say.reasons.clauses(issue))
    assert "Laws protect people less in India: the rule of law is weak (World Bank, 2023; later)." in told
    assert "0.55" not in told


@pytest.mark.parametrize(
    ("date", "source"),
    [
        ("2024", "(Some NGO, 2024; later)"),
        ("2019-08", "(Some NGO, 2019; later)"),
        ("2019-07", "(Some NGO, 2019)"),
        ("2019", "(Some NGO, 2019)"),
        ("2017-06-25", "(Some NGO, 2017)"),
        (None, "(Some NGO)"),
    ],
)
def test_a_hazard_carries_the_mark_of_its_own_date(date: str | None, source: str) -> None:
    say = _say(**_hazard(date))
    assert f"Sewers must work overtime {source}." in say.reasons.clauses(_issue(say, "safety-health", "BD"))


def test_without_a_hazard_the_start_is_our_own_estimate() -> None:
    say = _say()
    told = say.reasons.clauses(_issue(say, "safety-health", "BD"))
    assert any(re.fullmatch(r"This can happen in cutting and sewing anywhere: .* signals \(.*\)\.", c) for c in told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_listed_fact_is_not_said_again_where_there_is_another(lang: str) -> None:
    say = _say(lang)
    told = [say.reasons.brief(issue) for issue in say.top]
    for place, issue in enumerate(say.top):
        listed = [s for s in say.signals(issue) if s["known"] and s["effect"] == "floor"]
        clauses = [say.reasons.clause(signal, issue) for signal in listed]
        said = {sentence for earlier in told[:place] for sentence in re.split(r"(?<=\)\.) ", earlier)}
        fresh = [clause for clause in clauses if clause not in said]
        assert not clauses or told[place].startswith((fresh or clauses)[0])


def test_a_reason_that_names_no_country_is_followed_by_what_the_country_adds() -> None:
    say = _say()
    for issue in say.top:
        effects = {s["effect"] for s in say.signals(issue) if s["known"] and s["contribution"] not in ("0", "+0")}
        if "floor" not in effects and {"start", "step"} <= effects:
            assert say.country(issue["country"]) in say.reasons.brief(issue)


def test_the_gist_has_no_source() -> None:
    say = _say()
    assert "US Department" in say.reasons.brief(say.top[0]) or "World Bank" in say.reasons.brief(say.top[0])
    assert "(" not in say.reasons.gist(say.top[0])


def test_open_matches_of_goods_and_hazards_are_asked_once_each() -> None:
    first = issues().filter(pl.col("list") == "priority", pl.col("rank") == 1).row(0, named=True)
    base = signals().filter(pl.col("cause") == first["cause"]).head(1).to_dicts()[0]
    rows = [
        base | {"order": 100 + n, "register": register, "indicator": str(n), "subject": subject, "known": False}
        for n, (register, subject) in enumerate(
            [
                ("goods", "Footwear x IN"),
                ("goods", "Textiles x IN"),
                ("process-hazards", "a x IN"),
                ("process-hazards", "b x IN"),
            ]
        )
    ]
    more = pl.concat([signals(), pl.DataFrame(rows, schema=signals().schema)])
    say = _say(signals=more)
    words = say.reasons.not_known(first)
    assert "hether these sites also make or do: Footwear and Textiles" in words
    assert words.count("other steps with known hazards") == 1
    assert "more" not in words
