"""Every text on answers is used."""

from __future__ import annotations

import re

from imvo import words
from tests.words.test_texts_agree import _said_in_code, _used


def test_every_text_on_answers_is_used() -> None:
    plain, holed = _said_in_code()
    pattern = re.compile("|".join(sorted(holed)))
    keys = [key for key in words.table("en") if key.startswith("answers.")]
    own = {key.removesuffix(end) for key in keys for end in (".reason", ".mend")} & plain
    told = [key for key in keys if key.rsplit(".", 1)[0] in own or _used(key, plain, pattern)]
    assert sorted(set(keys) - set(told)) == []
