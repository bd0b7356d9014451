"""Every reason that a sum gives has a text, and every text is used."""

import ast
import re
from pathlib import Path

import imvo
from imvo import words

SOURCE = Path(imvo.__file__).parent


def written() -> tuple[set[str], set[str]]:
    """Every constant text in the code, and every f-string that can be a key, with one code in each of its holes."""
    constants, forms = set(), set()
    for path in (*(SOURCE / "agreement").glob("*.py"), *(SOURCE / "cli").glob("*fees.py"), SOURCE / "cli" / "said.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = (re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values)
                forms.add("".join(map(str, parts)))
    return constants, forms


def test_every_text_is_used() -> None:
    constants, forms = written()
    for key in (key for key in words.table("en") if key.startswith("sums.")):
        names = {key, key.removeprefix("sums.")}
        last = key.rpartition(".")[2]
        # The code that fills the end of an f-string must itself stand somewhere.
        fits = [form for form in forms for name in names if re.fullmatch(form, name)]
        narrow = [form for form in fits if not form.endswith(r"\.[\w-]+")]
        assert names & constants or narrow or (fits and last in constants), key


def test_every_key_that_is_named_has_a_text() -> None:
    for path in (SOURCE / "agreement").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because"
            if named and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                assert words.has(f"sums.{node.args[0].value}", "en"), node.args[0].value  # type: ignore[attr-defined]
