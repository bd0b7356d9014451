"""Fail when something in a lock has a licence that the project does not accept.

Reads the metadata of the installed distributions that requirements/dev.txt names (it holds requirements/core.txt).
Accepted: MIT, BSD, Apache-2.0, ISC, PSF, MPL-2.0, Unicode, LGPL used unmodified, public domain.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("core", "dev")

ACCEPTED = {
    "MIT",
    "MIT-0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "Apache-2.0",
    "ISC",
    "PSF-2.0",
    "Python-2.0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "CC0-1.0",
    "Unlicense",
}

# Older metadata names a licence by a classifier or in free words.
CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
}

# One entry per exception, with the reason; keyed by distribution so that nothing else slips through with it.
EXCEPTIONS: Mapping[str, tuple[frozenset[str], str]] = {
    "numpy": (frozenset({"Zlib"}), "a part of numpy is under zlib, a permissive licence like MIT"),
}

# In the lock for another system only, so never installed where this check runs.
ELSEWHERE = {"colorama": "BSD-3-Clause"}


def locked(text: str) -> dict[str, bool]:
    """The distributions that a lock names, each with whether a condition (`; sys_platform == ...`) stands behind it."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==[^\s;]+\s*(;?)", text, flags=re.MULTILINE)
    return {name.lower().replace("_", "-"): bool(condition) for name, condition in found}


def stated(meta: metadata.PackageMetadata) -> str | None:
    """The licence as an SPDX expression, from the metadata of one distribution; None when it states none."""

    def first(field: str) -> str:
        return str((meta.get_all(field) or [""])[0]).strip()

    if expression := first("License-Expression"):
        return expression
    named = [c.split(" :: ")[-1] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    known = [CLASSIFIERS.get(name, name) for name in named if name != "OSI Approved"]
    if known:
        return " AND ".join(f"({name})" if " " in name else name for name in known)
    words = first("License")
    return words if words and "\n" not in words else None


def refused(expression: str, accepted: Iterable[str]) -> list[str]:
    """The licences of an SPDX expression that stand in the way: all of an AND must be accepted, one of an OR."""
    allowed = set(accepted)
    bare = expression.replace("(", " ").replace(")", " ")
    wrong: list[str] = []
    for part in re.split(r"\s+AND\s+", bare):
        choices = [choice.split(" WITH ")[0].strip() for choice in re.split(r"\s+OR\s+", part)]
        if not any(choice in allowed for choice in choices):
            wrong.append(part.strip())
    return wrong


def complaint(name: str, *, conditional: bool) -> str | None:
    """What is wrong with one distribution of the lock, in a sentence; None when nothing is."""
    try:
        meta = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        if name in ELSEWHERE:
            wrong = refused(ELSEWHERE[name], ACCEPTED)
            return f"{name}: {', '.join(wrong)} is not accepted" if wrong else None
        if conditional:
            return f"{name}: for another system; state its licence in ELSEWHERE of this script"
        return f"{name}: in a lock but not installed; run `make dev`"
    expression = stated(meta)
    if expression is None:
        return f"{name}: its metadata state no licence; look it up and decide in EXCEPTIONS of this script"
    extra, _ = EXCEPTIONS.get(name, (frozenset(), ""))
    wrong = refused(expression, ACCEPTED | extra)
    return f"{name}: {', '.join(wrong)} is not accepted" if wrong else None


def main() -> int:
    """Exit code 0 when every licence is accepted, else 1 with one line per complaint."""
    names: dict[str, bool] = {}
    for lock in LOCKS:
        names |= locked((ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8"))
    complaints = [text for name, cond in sorted(names.items()) if (text := complaint(name, conditional=cond))]
    for text in complaints:
        print(text, file=sys.stderr)
    print(f"Licences: {len(names)} distributions, {len(complaints)} to look at")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
