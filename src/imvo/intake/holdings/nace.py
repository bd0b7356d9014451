"""Of which edition of NACE are the codes of a file? The letter of the section tells: L64 is NACE 2.1, K64 is NACE 2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

# Behind the division stand further digits, or letters where a file fills up a code that stops there: K62KK.
_CODE = re.compile(r"([A-V])\.?(\d{2})[\dA-Z.]{0,5}")


@cache
def _sections() -> dict[str, frozenset[str]]:
    """Edition -> section and division together, such as K64."""
    text = (resources.files(__package__) / "nace.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe").load(text)
    return {
        edition: frozenset(section + division for section, divisions in sections.items() for division in divisions)
        for edition, sections in data.items()
    }


def editions(code: str) -> frozenset[str]:
    """The editions in which the section of `code` holds its division; both for most codes, none for no code of NACE."""
    found = _CODE.fullmatch(code.strip().upper())
    if found is None:
        return frozenset()
    return frozenset(edition for edition, known in _sections().items() if found[1] + found[2] in known)


def edition_of(codes: Iterable[str]) -> str | None:
    """The one edition that all telling codes of a column agree on; None when none tells, or they disagree."""
    telling = {next(iter(found)) for code in codes if len(found := editions(code)) == 1}
    return telling.pop() if len(telling) == 1 else None
