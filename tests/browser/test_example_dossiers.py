"""The dossiers of the shipped examples and of a second year in a real browser: quiet, accessible, printed whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from imvo.reporting import html
from imvo.reporting.view import DossierView
from imvo.reporting.view_of import view_of
from tests.reporting.of_examples import ASKED, TWO_YEARS, result_of, second_year

pytestmark = pytest.mark.browser

LANGUAGES = ("nl", "en")
PAPER = 672  # pixels that a sheet of A4 leaves between its margins
# 640 is what a window of 1280 shows at twice its size, 320 what the guidelines ask of reflow.
WIDTHS = (1280, 640, 380, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWN = {"include": [["section.part"]]}
PARTS = "section[id^='part-']"


@pytest.fixture(scope="module")
def views() -> dict[str, DossierView]:
    """Filled as the tests go: each example is assessed once."""
    return {}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()


class Opened:
    """A page with what it said and asked for while it was open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))


EXAMPLES = [(name, lang) for name in (*ASKED, TWO_YEARS) for lang in LANGUAGES]


@pytest.fixture(scope="module", params=EXAMPLES, ids="-".join)
def opened(
    browser: Any,
    views: dict[str, DossierView],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    name, lang = request.param
    if name not in views:
        aside = tmp_path_factory.mktemp("years")
        views[name] = view_of(second_year(aside) if name == TWO_YEARS else result_of(name))
    file: Path = tmp_path_factory.mktemp("page") / "dossier.html"
    file.write_text(html.render(views[name], lang), encoding="utf-8")
    made = Opened(browser.new_page(viewport={"width": WIDTHS[0], "height": 900}))
    made.page.goto(file.as_uri())
    made.page.wait_for_load_state("load")
    yield made
    made.page.close()


def _fold(page: Page, *, open_: bool) -> None:
    page.evaluate("open => document.querySelectorAll('details').forEach(d => { d.open = open })", open_)


def test_every_section_is_in_the_contents_and_every_link_leads_there(opened: Opened) -> None:
    links = opened.page.eval_on_selector_all("nav a", "links => links.map(a => a.getAttribute('href'))")
    sections = opened.page.eval_on_selector_all(f"main > {PARTS}", "found => found.map(s => '#' + s.id)")
    assert sections
    assert set(sections) <= set(links)
    assert len(links) == len(set(links))
    for link in sections:
        opened.page.click(f"nav a[href='{link}']")
        opened.page.wait_for_function(
            "id => { const top = document.querySelector(id).getBoundingClientRect().top;"
            " return top > -2 && top < innerHeight }",
            arg=link,
        )
    assert all(opened.page.query_selector(link) for link in links)


def test_headings_follow_each_other(opened: Opened) -> None:
    levels = opened.page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "found => found.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_table_has_a_caption_and_heads_with_a_scope(opened: Opened) -> None:
    wrong = opened.page.eval_on_selector_all(
        "table",
        "tables => tables.filter(t => !t.caption?.textContent.trim() || !t.tHead"
        " || [...t.querySelectorAll('th')].some(th => !th.scope)).map(t => t.outerHTML.slice(0, 200))",
    )
    assert wrong == []


def test_cells_are_words_of_the_page_and_no_codes(opened: Opened) -> None:
    # What somebody answered stands there in their own words.
    cells = opened.page.eval_on_selector_all(
        f"{PARTS} table",
        """tables => [...new Set(tables.flatMap(t => {
            const own = [...t.tHead.rows[0].cells].findIndex(th => ['Antwoord', 'Answer'].includes(th.textContent));
            return [...t.tBodies[0].rows].flatMap(row => [...row.cells].filter((td, at) => at && at != own));
        }).map(td => td.textContent.trim()))]""",
    )
    assert cells
    codes = {"", "None", "null", "nan", "NaN", "True", "False", "true", "false"}
    if opened.page.evaluate("document.documentElement.lang") == "nl":
        codes |= {"yes", "no", "unknown", "not-checked", "none", "claimed", "evidenced", "verified"}
    assert codes.isdisjoint(cells)


def test_no_column_says_unknown_and_nothing_else(opened: Opened) -> None:
    columns = opened.page.eval_on_selector_all(
        f"{PARTS} table",
        "tables => tables.flatMap(t => [...t.tHead.rows[0].cells].map((head, at) =>"
        " [head.textContent, [...new Set([...t.tBodies[0].rows].map(row => row.cells[at].textContent))]]))",
    )
    assert [head for head, values in columns if values in (["onbekend"], ["unknown"])] == []


def test_a_fold_opens_and_closes_by_keyboard(opened: Opened) -> None:
    _fold(opened.page, open_=False)
    for at, fold in enumerate(opened.page.query_selector_all(f"{PARTS} details > summary")[:2]):
        fold.focus()
        for key, expected in (("Enter", True), ("Space", False)):
            opened.page.keyboard.press(key)
            assert fold.evaluate("summary => summary.parentElement.open") is expected, (at, key)


def test_a_section_unfolded_no_further_takes_about_two_screens(opened: Opened) -> None:
    _fold(opened.page, open_=False)
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    heights = opened.page.eval_on_selector_all(PARTS, "found => found.map(s => [s.id, s.offsetHeight])")
    assert [(name, height) for name, height in heights if height > 2.8 * 900] == []


def test_folded_tables_are_printed(opened: Opened) -> None:
    _fold(opened.page, open_=False)
    opened.page.emulate_media(media="print")
    opened.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    unseen = opened.page.eval_on_selector_all(
        f"{PARTS} table",
        "tables => tables.filter(t => !t.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})"
        " || t.offsetHeight < 20).map(t => t.caption.textContent)",
    )
    contents = opened.page.evaluate("getComputedStyle(document.querySelector('nav')).display")
    opened.page.emulate_media(media="screen")
    assert unseen == []
    assert contents == "none"


def test_printed_tables_fit_the_paper(opened: Opened) -> None:
    _fold(opened.page, open_=True)
    opened.page.set_viewport_size({"width": PAPER, "height": 900})
    opened.page.emulate_media(media="print")
    wide = opened.page.eval_on_selector_all(
        f"{PARTS} table",
        "tables => tables.filter(t => t.offsetWidth > t.parentElement.clientWidth + 1).map(t => t.caption.textContent)",
    )
    opened.page.emulate_media(media="screen")
    assert wide == []


def test_nothing_runs_off_the_page_at_any_width(opened: Opened) -> None:
    _fold(opened.page, open_=True)
    wide = []
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        if opened.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(width)
    assert wide == []


def test_no_message_and_no_request_beyond_the_file(opened: Opened) -> None:
    assert opened.said == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


def test_no_axe_violation(opened: Opened) -> None:
    """On the sections of the files and the first rows of each table, Dutch narrow and English wide: axe takes long.

    test_dossier has axe look at the rest of the page.
    """
    opened.page.evaluate(
        "([parts, rows]) => { document.querySelectorAll(`main > section:not(${parts})`).forEach(s => s.remove());"
        " document.querySelectorAll(`tbody tr:nth-child(n + ${rows + 1})`).forEach(row => row.remove()) }",
        [PARTS, 3],
    )
    _fold(opened.page, open_=True)
    narrow = opened.page.evaluate("document.documentElement.lang") == "nl"
    opened.page.set_viewport_size({"width": 380 if narrow else 1280, "height": 900})
    found = Axe().run(opened.page, OWN, {"runOnly": {"type": "tag", "values": TAGS}})["violations"]
    opened.page.reload()
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []
