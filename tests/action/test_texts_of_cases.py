"""Every text on findings, urgent cases, involvement and remedy is used."""

from __future__ import annotations

import re

from imvo import words
from tests.words.test_texts_agree import _said_in_code, _used


def test_every_text_is_used() -> None:
    plain, holed = _said_in_code()
    # In these modules the room stands before the key.
    held = {f"cases.harmed.{text}" for text in plain} | plain
    patterns = re.compile("|".join(sorted({rf"cases\.harmed\.{text}" for text in holed} | holed)))
    unused = [key for key in words.table("en") if key.startswith("cases.") and not _used(key, held, patterns)]
    assert not unused
