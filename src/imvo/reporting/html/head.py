"""The head of a page: its style sheet within it, and a policy that lets it fetch nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from imvo.reporting.classes import styles
from imvo.reporting.html.element import Markup, h


@cache
def sheet() -> str:
    """The style sheet of every page."""
    found = resources.files(__package__) / "style.css"
    return f"{found.read_text(encoding='utf-8')}{styles()}\n"


def head(title: str, style: str, *, listed: bool = False) -> Markup:
    """The element `head`. `listed`: whether search engines may list the page."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return h(
        "head",
        h("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        None if listed else h("meta", name="robots", content="noindex, nofollow, noarchive"),
        h("meta", name="referrer", content="no-referrer"),
        h("meta", name="color-scheme", content="light"),
        h("link", rel="icon", href="data:,"),
        h("title", title),
        Markup(f"<style>{style}</style>"),
    )
