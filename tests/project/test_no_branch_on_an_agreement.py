"""No line of the program knows an agreement by its id: what holds for one stands in its definition.

Every module is read as a syntax tree. A text that is the id of a shipped agreement may not be compared with, matched,
looked up, contained in, or stand as a value at all, except at the few places that are listed here with their reason.
"""

import ast
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from imvo import agreement as room
from imvo.agreement.yaml_file import parse

SOURCE = Path(__file__).resolve().parents[2] / "src" / "imvo"
IDS = frozenset(room.available())
# A duty belongs to one agreement: to know it by its id is to know that agreement.
DUTIES = frozenset(duty.id.casefold() for name in IDS for duty in room.load(name).duties)
MODULES = sorted(SOURCE.rglob("*.py"))

# Module, function or class (empty: the module itself), kind of place, text: why it may stand there.
ALLOWED: dict[tuple[str, str, str, str], str] = {}


@dataclass(frozen=True)
class Place:
    """One place where an id stands as a text of its own."""

    module: str
    inside: str
    kind: str
    text: str
    line: int

    @property
    def key(self):
        return self.module, self.inside, self.kind, self.text


def kind_of(chain):
    """What is done with a text, by the nodes around it, the nearest first."""
    for node, parent in pairwise(chain):
        if isinstance(parent, ast.Compare):
            return "comparison"
        if isinstance(parent, ast.MatchValue | ast.MatchMapping | ast.match_case):
            return "match"
        if isinstance(parent, ast.Subscript) and node is parent.slice:
            return "subscript"
        if isinstance(parent, ast.Dict):
            return "key" if node in parent.keys else "value"
        if isinstance(parent, ast.keyword | ast.Call):
            return "argument"
        if isinstance(parent, ast.arguments):
            return "default"
        if isinstance(parent, ast.stmt):
            return type(parent).__name__.lower()
    return "?"


def places(tree, module):
    """Every text that is, but for case and blanks, the id of an agreement or a duty; bytes and f-strings too."""

    def visit(node, above, inside):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            text = node.value.decode("utf-8", "replace") if isinstance(node.value, bytes) else node.value
            if text.strip().casefold() in IDS | DUTIES:
                yield Place(module, inside, kind_of([node, *above]), text.strip().casefold(), node.lineno)
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        name = ".".join(filter(None, (inside, node.name))) if named else inside
        for child in ast.iter_child_nodes(node):
            yield from visit(child, [node, *above], name)

    yield from visit(tree, [], "")


def named_by(tree, module):
    """Names of Python that hold an id, as `if is_textile` or `match Agreement.GOLD` would need."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "name", "arg"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                words = "-".join(name.casefold().strip("_").split("_"))
                if any(f"-{each}-" in f"-{words}-" for each in IDS):
                    yield f"{module}: {name}"


def test_there_are_modules_and_ids():
    assert len(MODULES) > 100
    assert len(IDS) == 10


def test_no_text_of_the_program_is_the_id_of_an_agreement():
    found = [
        place
        for path in MODULES
        for place in places(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(SOURCE).as_posix())
    ]
    wrong = [f"{place.module}:{place.line}: {place.kind} {place.text!r}" for place in found if place.key not in ALLOWED]
    assert not wrong
    # An allowance that nothing needs any more has to go.
    assert set(ALLOWED) <= {place.key for place in found}
    assert all(key[2] not in ("comparison", "match", "subscript", "key") for key in ALLOWED)


def test_no_data_beside_the_definitions_is_kept_by_agreement():
    """No key of a table, list of words or catalogue in YAML is the id of an agreement or of a duty."""
    found = []
    for path in sorted(SOURCE.rglob("*.yaml")):
        if path.parent.name == "definitions":
            continue
        keys = parse(path.read_text(encoding="utf-8"), path.name).lines
        found += [f"{path.name}: {where}" for where in keys if where and str(where[-1]).casefold() in IDS | DUTIES]
    assert not found


def test_no_name_of_the_program_holds_the_id_of_an_agreement():
    assert not [
        name
        for path in MODULES
        for name in named_by(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(SOURCE).as_posix())
    ]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("if one.id == 'textile': pass", "comparison"),
        ("if 'gold' != one.id.lower(): pass", "comparison"),
        ("x = one.id in ('food', 'gold')", "comparison"),
        ("x = one.id in {'natural-stone'}", "comparison"),
        ("match one.id:\n    case 'banks': pass", "match"),
        ("match one:\n    case {'id': 'banks' | 'x'}: pass", "match"),
        ("x = {'metals': 1}[one.id]", "key"),
        ("x = SPECIAL['forest']", "subscript"),
        ("x = one.id.startswith('insurance')", "argument"),
        ("x = one.id.endswith(('pension-funds', 'x'))", "argument"),
        ("x = re.fullmatch('Textile ', one.id)", "argument"),
        ("SPECIAL = ['textile']", "assign"),
        ("def of(sector='textile'): pass", "default"),
        ("x = f'{one.id}' == f'gold'", "comparison"),
        ("x = b'gold' == one", "comparison"),
        ("x = duty.id == 'TX-D1'", "comparison"),
    ],
)
def test_what_would_be_found(code, kind):
    found = list(places(ast.parse(code), "made_up.py"))
    assert found
    assert {place.kind for place in found} == {kind}


@pytest.mark.parametrize("code", ["def gold_fee(): pass", "x = Kind.TEXTILE", "is_natural_stone = True"])
def test_what_names_would_be_found(code):
    assert list(named_by(ast.parse(code), "made_up.py"))


@pytest.mark.parametrize("code", ["'''About the textile agreement.'''", "x = 'for example --agreement textile'"])
def test_a_sentence_that_names_an_agreement_is_no_branch(code):
    assert not list(places(ast.parse(code), "made_up.py"))
