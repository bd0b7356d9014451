"""The ordinary texts of a dossier hold for every chain: they speak of no factory, no orders there, no list of sites."""

from __future__ import annotations

import re
from importlib import resources

import pytest

OF_ONE_CHAIN = {
    "en": r"factor(y|ies)|garment|cotton|dye ?house|your list|on the list|your own orders|production sites|mills?\b",
    "nl": r"fabriek|kleding|katoen|ververij|uw (eigen )?lijst|op de lijst|bestellingen|productielocatie",
}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_text_speaks_of_one_chain_only(lang: str) -> None:
    texts = resources.files("imvo.words").joinpath(f"reporting.{lang}.yaml").read_text(encoding="utf-8")
    assert not re.findall(f"[^\n]*(?:{OF_ONE_CHAIN[lang]})[^\n]*", texts, flags=re.IGNORECASE)
