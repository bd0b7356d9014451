"""One form for the many spellings of a substance, so that names are compared exactly."""

from __future__ import annotations

import re

from imvo.intake.wording import norm

# What labels put behind the name: content and type of formulation (EC, WP, SC, ...).
_CONTENT = re.compile(
    r"\(?\b\d+(?:[.,]\d+)?\s*(?:%|g/l|g/kg|gr/l|mg/l|g per l|w/w|w/v)\)?(?:\s*w/[wv])?", re.IGNORECASE
)
_FORMULATION = re.compile(r"\s+\d*[.,]?\d*\s*(?:EC|EW|SC|SL|SP|SG|WP|WG|WDG|GR|CS|OD|ME|DP|FS)\b\.?$")
_JOINTS = re.compile(r"\s*(?:\+|;|&|\s/\s)\s*|\s+(?:and|en|und|et)\s+")


def form(name: str) -> str:
    """Small letters and digits alone: `Lambda-cyhalothrin` -> `lambdacyhalothrin`, `2,4-D` -> `24d`."""
    return norm(name).replace(" ", "")


def bare(name: str) -> str:
    """The name without a content or a type of formulation behind it: `Abamectin 18 g/l EC` -> `Abamectin`."""
    return _FORMULATION.sub("", _CONTENT.sub(" ", name).rstrip()).strip()


def parts(name: str) -> list[str]:
    """The names that a mixture joins: `mancozeb + metalaxyl`; one name stays one."""
    return [part.strip() for part in _JOINTS.split(name) if part and part.strip()]
