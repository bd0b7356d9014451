"""Both languages hold the same keys with the same placeholders, and every key is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import imvo
from imvo import words

SOURCE = Path(imvo.__file__).parent
# Rooms whose texts are held here; the other rooms have a test of their own beside their code.
ROOMS = ("words.", "reporting.")


def test_same_keys_in_both_languages() -> None:
    assert set(words.table("nl")) == set(words.table("en"))


@pytest.mark.parametrize("key", sorted(words.table("en")))
def test_same_placeholders_in_both_languages(key: str) -> None:
    assert words.placeholders(words.table("nl")[key]) == words.placeholders(words.table("en")[key])


def test_no_text_is_empty() -> None:
    assert not [(lang, key) for lang in words.LANGUAGES for key, text in words.table(lang).items() if not text.strip()]


def test_every_text_is_used() -> None:
    plain, holed = _said_in_code()
    # One expression of all: compiling thousands of them again and again takes a minute.
    pattern = re.compile("|".join(sorted(holed)))
    unused = [key for key in words.table("en") if key.startswith(ROOMS) and not _used(key, plain, pattern)]
    assert not unused


def _used(key: str, plain: set[str], pattern: re.Pattern[str]) -> bool:
    bare = key.removeprefix("reporting.")
    forms = {key, bare} | {form.removesuffix(end) for form in (key, bare) for end in (".one", ".other")}
    return bool(forms & plain) or any(pattern.fullmatch(form) for form in forms)


def _said_in_code() -> tuple[set[str], set[str]]:
    """Every constant text in the code that can be a key, and every f-string as a pattern with one code in each hole."""
    plain: set[str] = set()
    holed: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                holed.add(
                    "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values)
                )
    too_wide = {r"[\w-]+", r"reporting\.[\w-]+", r"[\w-]+\.one", r"[\w-]+\.other", r"[\w-]+\.[\w-]+"}
    return plain, holed - too_wide
