"""What every test may rely on: the marks, chromium's path, and repeatable property tests."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# Seeded and without a stop-watch: the same tests on a slow machine and on a fast one.
settings.register_profile("imvo", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("imvo")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, and say why; with IMVO_MARKS=all it runs, and fails."""
    if chromium_path() or os.environ.get("IMVO_MARKS") == "all":
        return
    reason = "needs chromium: sudo apt-get install chromium"
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's chromium, for tests marked `browser`."""
    path = chromium_path()
    assert path, "needs chromium: sudo apt-get install chromium"
    return path
