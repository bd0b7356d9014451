"""The page is one file that fetches nothing, is the same each time, and has what a reader needs to find their way."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest

from imvo.reporting import html
from imvo.words import LANGUAGES
from tests.reporting.example import view


class _Page(HTMLParser):
    """What stands in a page: tags with attributes, ids, headings and the nesting of elements."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)


@pytest.fixture(scope="module", params=LANGUAGES)
def source(request: pytest.FixtureRequest) -> str:
    return html.render(view(), request.param)


def test_same_view_same_bytes(source: str) -> None:
    lang = re.search(r'<html lang="(..)"', source)
    assert lang
    assert html.render(view(), lang[1]) == source


def test_well_formed(source: str) -> None:
    page = _Page(source)
    assert not page.broken
    assert not page.open


def test_nothing_is_fetched(source: str) -> None:
    for tag, attributes in _Page(source).tags:
        assert tag not in {"script", "iframe", "object", "embed", "img", "form", "base"}
        assert not any(name.startswith("on") or name in {"src", "srcset", "style"} for name in attributes)
        if tag != "a":
            assert not (attributes.get("href") or "").startswith(("http", "//"))
    assert "@import" not in source
    assert "@font-face" not in source


def test_policy_allows_only_its_own_style(source: str) -> None:
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in source


def test_ids_are_unique_and_links_lead_somewhere(source: str) -> None:
    tags = _Page(source).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {(a["href"] or "")[1:] for t, a in tags if t == "a" and (a.get("href") or "").startswith("#")}
    assert targets <= set(ids)


def test_headings_step_down_one_at_a_time(source: str) -> None:
    levels = [int(tag[1]) for tag, _ in _Page(source).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_headers(source: str) -> None:
    for table in re.findall(r"<table.*?</table>", source, re.DOTALL):
        assert "<caption>" in table
        assert '<th scope="col"' in table
        assert '<th scope="row"' in table


def test_page_is_marked_confidential_and_not_indexed() -> None:
    source = html.render(view(), "en")
    assert "<strong>Confidential:</strong>" in source
    assert 'content="noindex, nofollow, noarchive"' in source


def test_no_text_is_left_as_a_key(source: str) -> None:
    assert not re.search(r"\breporting\.\w+\.\w+", source)
    assert "None" not in re.sub(r"<style>.*?</style>", "", source, flags=re.DOTALL)
