"""The pages of those who invest and lend in a real browser: no request, no axe violation, nothing that runs off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from imvo.reporting import html
from imvo.reporting.view_of import view_of
from tests.reporting.of_finance import made

pytestmark = pytest.mark.browser

PAGES = [("insurance", "nl", 380), ("pension-funds", "en", 1280), ("banks", "nl", 380)]
# The rest of the page is looked at in test_dossier; axe takes its time on a long page.
OWN = {"include": [["section[id^='part-']"], ["#summary"]]}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Agreement and language -> the page."""
    root, found = tmp_path_factory.mktemp("pages"), {}
    for name, lang, _ in PAGES:
        found[name, lang] = root / f"{name}-{lang}.html"
        page = html.render(view_of(made(name, root / name)), lang)
        found[name, lang].write_text(page, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.mark.parametrize(("name", "lang", "width"), PAGES)
def test_the_page_is_quiet_accessible_and_fits(
    browser: Any, files: dict[tuple[str, str], Path], name: str, lang: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else said.append(request.url))
    page.goto(files[name, lang].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = Axe().run(page, OWN)["violations"]
    fits = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()
    assert said == []
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []
    assert fits
