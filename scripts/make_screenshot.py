"""Write docs/images/dossier.png: the first screen of the dossier that `make demo` made. Needs chromium.

make demo && .venv/bin/python scripts/make_screenshot.py
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images" / "dossier.png"
SIZE = {"width": 1280, "height": 1500}


def main() -> int:
    """Exit code 0 when the picture is written, 2 when the dossier or chromium is missing."""
    pages = sorted((ROOT / "demo").glob("*.html"))
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not pages or not browser_path:
        print("Run `make demo` first, and install chromium: sudo apt-get install chromium", file=sys.stderr)
        return 2
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        # Chromium's sandbox does not start for root, as in a container; the page is our own file.
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]})
        page.goto(pages[0].as_uri())
        page.screenshot(path=str(TARGET))
        browser.close()
    print(TARGET.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
