"""Page 1 shows the figures that the delivered files give: few, each with what it is of, and the way to its section."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.reporting.headlines import MOST, headlines
from imvo.reporting.html.summary import summary
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Fact, Section
from tests.reporting.example import both, view
from tests.reporting.part_run import made

WORD = both("w", "w")
LEDGER = """product;volume;unit;claim;code;country_of_origin
Plywood;10;m3;FSC Mix 70%;ABC-COC-123456;Gabon
Sawn timber;30;m3;;;Brazil
"""
MEMBERS = "member;association;year;answered\nOne;Sweet;2019;yes\nTwo;Sweet;2019;no\nThree;Sweet;2019;\n"


def section(name: str, n: int) -> Section:
    facts = tuple(Fact(both(f"{name}{i}", f"{name}{i}"), WORD, both("van 2", "of 2")) for i in range(n))
    return Section(name, WORD, WORD, facts=facts, headline=facts)


@given(st.lists(st.integers(0, 5), max_size=9))
def test_every_section_speaks_before_one_speaks_twice(lengths: list[int]) -> None:
    sections = [section(f"s{i}-", n) for i, n in enumerate(lengths)]
    found = headlines(sections)
    spoken = [part.id for part, _ in found]
    assert len(found) == min(MOST, sum(min(n, 3) for n in lengths))
    assert spoken == sorted(spoken)
    silent = [one.id for one in sections if one.headline and one.id not in spoken]
    assert not silent or all(spoken.count(name) == 1 for name in spoken)


def test_what_changed_and_the_check_of_a_plan_stand_before_the_rest() -> None:
    sections = [section("answers", 2), replace(section("plan", 2), early=True)]
    assert [part.id for part, _ in headlines(sections)] == ["plan", "plan", "answers", "answers"]


@pytest.mark.parametrize(("lang", "title"), [("en", "From your files"), ("nl", "Uit uw bestanden")])
def test_page_one_shows_them_with_their_population_and_a_link(lang: str, title: str) -> None:
    page = str(summary(Phrases(view(sections=(section("made", 1),)), lang)))
    assert title in page
    line = page[page.index('href="#part-made"') :].split("</li>", maxsplit=1)[0]
    assert "made0" in line
    assert ("of 2" if lang == "en" else "van 2") in line


def test_a_section_without_headlines_is_only_named() -> None:
    page = str(summary(Phrases(view(sections=(section("made", 0), section("told", 1))), "en")))
    also = page.split("Also from your files:", maxsplit=1)[1].split("</p>", maxsplit=1)[0]
    assert 'href="#part-made"' in also
    assert "part-told" not in also
    alone = str(summary(Phrases(view(sections=(section("made", 0),)), "en")))
    assert "<h3>From your files" not in alone


def test_wood_shows_its_three_levels_of_evidence_on_page_one(tmp_path: Path) -> None:
    run = made(tmp_path, {"purchases.csv": LEDGER}, "forest")
    first = run.text().split("What to do on Monday")[0].split("From your files")[1]
    places = [first.index(word) for word in ("With a claim or code", "Shown on the sales", "Checked in the scheme")]
    assert places == sorted(places)
    assert "of 40.0 " in first


def test_an_association_shows_who_answered_of_all_members(tmp_path: Path) -> None:
    first = made(tmp_path, {"members.csv": MEMBERS}, "food").text().split("What to do on Monday")[0]
    assert "Members that answered, Sweet : 1 of 3 members listed, 2019; not known of 1" in first
