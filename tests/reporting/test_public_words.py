"""Every text of the public account is used, and the order of the questions' kinds is not left to codes."""

import ast
import re
from pathlib import Path

import imvo
from imvo import words

FOLDER = Path(imvo.__file__).parent / "reporting" / "public"


def said():
    """Keys in the code of the room, an f-string as a pattern with one code in each hole."""
    found = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = (re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values)
                found.add("".join(parts))
    return re.compile("|".join(sorted(found - {r"[\w-]+", r"[\w-]+\.[\w-]+"}, key=len, reverse=True)))


def test_every_text_is_used():
    pattern = said()
    unused = []
    for key in (key for key in words.table("en") if key.startswith("public.")):
        bare = key.removeprefix("public.").removesuffix(".one").removesuffix(".other")
        if not (pattern.fullmatch(bare) or pattern.fullmatch(f"public.{bare}") or pattern.fullmatch(f"{bare}.other")):
            unused.append(key)
    assert unused == []
