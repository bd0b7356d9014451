"""What the page must say, and must never say."""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl
import pytest

from imvo.reporting import html
from imvo.reporting.phrases import Phrases
from tests.reporting.example import both, issues, signals, view


def _text(source: str) -> str:
    bare = re.sub(r"<style>.*?</style>|<title>.*?</title>", " ", source, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare))


def _page1(source: str) -> str:
    found = re.search(r'<section id="summary".*?</section>', source, re.DOTALL)
    assert found
    return _text(found[0])


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "leaving is a last resort"), ("nl", "weggaan is het laatste middel")]
)
def test_every_top_issue_says_that_leaving_is_a_last_resort(lang: str, line: str) -> None:
    assert _page1(html.render(view(), lang)).count(line) == 10


def test_page_one_names_the_top_issues_why_and_what_to_do() -> None:
    page = _page1(html.render(view(), "en"))
    for words in ("Forced labour", "Spinning, India", "US government", "Not known", "on Monday"):
        assert words in page


def test_page_one_says_how_many_rows_were_understood_and_which_sources_are_later() -> None:
    page = _page1(html.render(view(), "en"))
    assert "of 42 rows read" in page
    assert "3 sources were published after 4 July 2019" in page


def test_stability_is_told_in_words_without_decimals() -> None:
    say = Phrases(view(), "en")
    assert "in about 7 of 10 recalculations" in say.stays(say.top[4])
    assert not re.search(r"\d\.\d", say.stays(say.top[4]))


def test_no_stability_without_draws() -> None:
    page = _page1(html.render(view(stability=None), "en"))
    assert "recalculations" not in page
    assert "too few issues" in page


def test_no_word_accuses() -> None:
    for lang in ("nl", "en"):
        page = _text(html.render(view(), lang)).lower()
        for word in ("overdue", "violat", "guilty", "breaches", "achterstallig", "overtreed", "schuldig", "nalatig"):
            assert not re.search(rf"\b{word}", page)


def test_nothing_known_is_never_coloured() -> None:
    source = html.render(view(), "en")
    cells = re.findall(r'<td class="none">.*?</td>', source)
    assert cells
    assert all("nothing known" in cell for cell in cells)
    assert 'fill="url(#world-hatch)"' in source


def test_an_issue_with_an_open_interval_says_what_it_could_be() -> None:
    assert "strong signals, could be very strong (3 of 4)" in _text(html.render(view(), "en"))


def test_sector_warning_stands_on_page_one() -> None:
    warned = replace(view().intake, sector_warning=both("Dit lijkt elektronica.", "This looks like electronics."))
    assert "This looks like electronics." in _page1(html.render(view(intake=warned), "en"))


def test_a_run_without_agreement_says_so() -> None:
    page = _text(html.render(view(agreement=None, duties=()), "en"))
    assert "No agreement was chosen." in page
    assert "National Contact Point" in page


def test_a_view_without_issues_is_still_a_page() -> None:
    nothing = view(
        issues=issues().clear(),
        signals=signals().clear(),
        questions=view().questions.clear(),
        top=0,
        judgement_top=0,
        stability=None,
    )
    assert "No issue could be ranked." in _page1(html.render(nothing, "en"))


def test_duties_use_the_words_of_the_agreement_room() -> None:
    page = _text(html.render(view(), "en"))
    assert "date passed, no record here" in page
    assert "It is not a breach." in page


@pytest.mark.parametrize(("lang", "words"), [("en", "sites whose process is known"), ("nl", "locaties waarvan")])
def test_a_number_stands_before_its_label(lang: str, words: str) -> None:
    source = html.render(view(), lang)
    strip = re.search(r'<ul class="facts">(.*?)</ul>', source)
    assert strip
    for item in re.findall(r"<li>(.*?)</li>", strip[1]):
        assert re.fullmatch(r"<b>[\d.,]+</b> <span>[^<]+</span>", item)
    assert words in strip[1]


def test_every_rank_on_page_one_is_text() -> None:
    found = re.search(r'<section id="summary".*?</section>', html.render(view(), "en"), re.DOTALL)
    assert found
    ranks = re.findall(r'<span class="rank">(\d+)</span>', found[0])
    assert ranks == ["1", "2", "3", *map(str, range(1, 11))]


def test_each_theme_has_its_first_issue_on_page_one() -> None:
    page = _page1(html.render(view(), "en"))
    assert "Freedom of association no. 18, Cutting and sewing, China" in page
    assert "Animal welfare no. 17, Wool farming, Argentina" in page
    only_first = view(issues=issues().filter(pl.col("rank") == 1, pl.col("list") == "priority"))
    assert "Living wage not ranked: nothing known" in _page1(html.render(only_first, "en"))


def test_what_the_list_lacks_is_counted_and_unseen_stages_are_named() -> None:
    page = _page1(html.render(view(), "en"))
    assert re.search(r"Your files do not give the process for \d+ of 40 sites\.", page)
    assert "No site is known for these steps, which must exist behind your products: fibre and raw material" in page
    assert "Nothing is known to rank these: Animal welfare: warehousing and transport" in page


@pytest.mark.parametrize("state", ["ended", "between-terms"])
def test_the_state_of_the_agreement_stands_on_page_one_only_when_no_term_runs(state: str) -> None:
    agreement = view().agreement
    assert agreement
    ended = replace(agreement, state=state)
    assert "The agreement is in force" not in _page1(html.render(view(), "en"))
    assert "The agreement is in force" in _page1(html.render(view(agreement=ended), "en"))
