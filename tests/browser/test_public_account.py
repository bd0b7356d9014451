"""The public account in a real browser: no error, no request, no axe violation, nothing that runs off the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from imvo.disclosure import account_of
from imvo.reporting.public import page
from imvo.reporting.public.sentences import Sentences
from tests.browser.test_dossier import ARGUMENTS, WIDTHS, Opened
from tests.disclosure.made import before, delivered
from tests.reporting import example

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(params=[(lang, width) for lang in ("nl", "en") for width in WIDTHS], ids=lambda p: f"{p[0]}-{p[1]}")
def opened(browser: Any, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    lang, width = request.param
    account = account_of(delivered(before=before(), on=("sites", "volumes")))
    file = tmp_path / "public.html"
    file.write_text(page.render(Sentences(account, example.view(), lang)), encoding="utf-8")
    one = browser.new_page(viewport={"width": width, "height": 900})
    yield Opened(one, file)
    one.close()


def test_no_message_and_no_request_beyond_the_file(opened: Opened) -> None:
    assert opened.said == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


def test_no_axe_violation(opened: Opened) -> None:
    found = Axe().run(opened.page)["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []


def test_page_never_scrolls_sideways(opened: Opened) -> None:
    assert opened.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_first_reaches_the_way_to_the_risks(opened: Opened) -> None:
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
