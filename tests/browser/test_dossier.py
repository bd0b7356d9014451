"""The dossier in a real browser: no error, no request, no axe violation, nothing that runs off the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from imvo.reporting import html
from tests.reporting.example import view

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDTHS = (1280, 380)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


class Opened:
    """A page with what happened while it was opened."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.said: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_load_state("networkidle")


@pytest.fixture(params=[(lang, width) for lang in ("nl", "en") for width in WIDTHS], ids=lambda p: f"{p[0]}-{p[1]}")
def opened(browser: Any, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    lang, width = request.param
    file = tmp_path / "dossier.html"
    file.write_text(html.render(view(), lang), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    yield Opened(page, file)
    page.close()


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def test_no_message_and_no_request_beyond_the_file(opened: Opened) -> None:
    assert opened.said == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


def test_no_axe_violation(opened: Opened) -> None:
    _open_all(opened.page)
    found = Axe().run(opened.page)["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []


def test_page_never_scrolls_sideways(opened: Opened) -> None:
    _open_all(opened.page)
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_everything_can_be_reached_by_keyboard(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    regions = opened.page.evaluate(
        "[...document.querySelectorAll('.scroll')].every(e => e.tabIndex === 0 && e.ariaLabel)"
    )
    assert regions
