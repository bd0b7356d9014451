"""Foreign text stays text on the page."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.reporting import html
from imvo.reporting.html.element import Markup, h
from tests.reporting.example import sites, view


def _with_name(name: str) -> str:
    rows = sites(3).with_columns(pl.when(pl.col("row") == 3).then(pl.lit(name)).otherwise("name").alias("name"))
    return html.render(view(sites=rows), "en")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "</td></table><img src=x onerror=alert(1)>", "'\"><svg/onload=1>"]
)
def test_markup_in_a_name_is_escaped(name: str) -> None:
    source = _with_name(name)
    assert name not in source
    assert "&lt;" in source


def test_direction_marks_are_made_visible() -> None:
    source = _with_name("abc\u202etxt.exe")
    assert "\u202e" not in source
    assert "abc\ufffdtxt.exe" in source


def test_a_megabyte_in_one_cell_does_not_reach_the_page() -> None:
    assert len(_with_name("x" * 1_000_000)) < len(_with_name("x")) + 10_000


@given(st.text())
def test_any_text_becomes_text(text: str) -> None:
    body = h("p", text)[3:-4]
    assert "<" not in body
    assert ">" not in body


def test_markup_joined_to_text_is_text_again() -> None:
    assert h("p", Markup("<b>") + "<i>") == "<p>&lt;b&gt;&lt;i&gt;</p>"


def test_attribute_is_quoted() -> None:
    assert h("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'


def test_a_source_without_web_address_is_no_link() -> None:
    source = html.render(view(), "en")
    assert "javascript:" not in source
    assert 'href=""' not in source
