"""Every text of the room `plan` is used, and every check has its two."""

import ast
import re
from pathlib import Path

import imvo
from imvo import words
from imvo.action.checks import CHECKS

SOURCE = Path(imvo.__file__).parent


def keys():
    return [key for key in words.table("en") if key.startswith("plan.")]


def test_every_check_has_what_and_what_to_do():
    said = {key for key in keys() if key.startswith("plan.check.")}
    assert said == {f"plan.check.{name}.{part}" for name in CHECKS for part in ("what", "do")}


def test_every_text_is_used():
    plain, holed = set(), set()
    for path in SOURCE.rglob("*plan*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values]
                holed.add("".join(parts))
    wide = {r"[\w-]+", r"plan\.cli\.[\w-]+", r"plan\.book\.[\w-]+"}
    pattern = re.compile("|".join(sorted(holed - wide)))

    def used(key):
        bare = key.removeprefix("plan.cli.").removeprefix("plan.book.")
        return any(form in plain or pattern.fullmatch(form) for form in (key, bare))

    assert not [key for key in keys() if not used(key)]
