"""Every mistake in a definition or a participant file is told in Dutch and in English, and no library speaks itself."""

import ast
import re
from pathlib import Path

import pytest

import imvo
from imvo import words
from imvo.agreement import errors, schema_problems, yaml_file
from imvo.agreement.errors import DefinitionError, Phrase, Problem
from imvo.agreement.loader import loads
from imvo.agreement.model.definition import Agreement

ROOM = Path(imvo.__file__).parent / "agreement"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))}
KEYS = sorted(key.removeprefix("definition.") for key in words.table("en") if key.startswith("definition."))
# English words that no Dutch sentence has; names of keys and values of a definition are the same in both.
ENGLISH = re.compile(r"\b(the|there|expected|found|or later|did you mean|input|should|valid|value)\b")
TABLES = (
    errors._SYSTEM.values(),
    (key for _, key in yaml_file._YAML),
    schema_problems._PLAIN.values(),
    schema_problems._OWN.values(),
    (key for _, key in schema_problems._DATES),
    schema_problems._TYPES.values(),
)


def calls(name):
    """Every call of a name in the room of agreements."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def constants(name):
    return {
        part.value
        for _, call in calls(name)
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def raised():
    """What the model says of its own: the kind of mistake and the sentence."""
    for path, call in calls("PydanticCustomError"):
        if path.parent != ROOM:  # themes.py reads imvo's own file, dates.py has a table of its own
            yield tuple(part.value for part in call.args[:2])


def problems(text):
    with pytest.raises(DefinitionError) as caught:
        loads(text, "small.yaml")
    return caught.value.problems


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_told_in_both_languages(key, lang):
    filled = {name: "<" + name for name in words.placeholders(words.table(lang)[f"definition.{key}"])}
    told = Phrase(key, **filled).told(lang)
    assert all(value in told for value in filled.values())
    assert "{" not in told.replace("{nl: ..., en: ...}", "")


def test_every_key_is_used_and_every_used_key_is_there():
    used = constants("Phrase") | {key for table in TABLES for key in table} | {"no-definitions"}
    kinds = {key for key in KEYS if key.startswith("kind.")}
    assert set(KEYS) - kinds - used == set()
    literal = {
        call.args[0].value for _, call in calls("Phrase") if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert (literal | {key for table in TABLES for key in table}) - set(KEYS) == set()


def test_every_kind_of_thing_has_a_name():
    """What `references` and the participant file call a thing, as the last word of a link."""
    last = set()
    for name in ("references.py", "participant_file.py"):
        for node in ast.walk(TREES[ROOM / name]):
            parts = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
            if len(parts) >= 3 and isinstance(parts[-1], ast.Constant) and isinstance(parts[-1].value, str):
                last.add(parts[-1].value)
    kinds = {key.removeprefix("kind.") for key in KEYS if key.startswith("kind.")}
    assert kinds <= last | {"agreement"}
    assert {word for word in last if word in {"theme", "party-type", "route", "group", "chain", "measure"}} <= kinds


def test_no_problem_is_made_without_a_key():
    for path, call in calls("Problem"):
        wrong = call.args[3]
        assert isinstance(wrong, ast.Call | ast.Name), f"{path.name}:{call.lineno}"


def test_what_the_model_says_has_a_key():
    handled = {"key", "claim"}  # with values, told from these
    assert {said for kind, said in raised() if kind not in handled} == set(schema_problems._OWN)


SPOILED = [
    ("goverance: ", "governance: ", "de sleutel goverance is hier niet bekend; verwacht: een van ", "governance"),
    ("    signed: soon", "    signed: 2020-01-15", "verwacht: een datum als 2020, 2020-06 of 2020-06-15", None),
    ("    signed: 2021-02-29", "    signed: 2020-01-15", "2021-02-29 is geen dag van de kalender", None),
    ("    signed: 1820", "    signed: 2020-01-15", "met een jaar van 1900 tot en met 2200; hier staat 1820", None),
    ("    signed: 2021/2020", "    signed: 2020-01-15", "van 2021-01-01 teruglopen naar 2020-12-31", None),
    ("    ends:", "    ends: unknown", "er is niets ingevuld; schrijf unknown", None),
    ("", "    signed: 2020-01-15\n", "signed ontbreekt; verwacht: unknown of een datum als", None),
    (
        "text: {}",
        "text: {sources: [S1]}",
        "met status sourced heeft ten minste één bron nodig; verwacht: sleutels",
        None,
    ),
    ("text: {status: derived}", "text: {sources: [S1]}", "heeft een note nodig die zegt waaruit", None),
    ("common: []", "common: [child-labour]", "geen gedeeld thema bij past", None),
    ("actor: []", "actor: [company]", "hier hoort ten minste één onderdeel", None),
    ("actor: 5", "actor: [company]", "hier hoort een lijst; hier staat 5", None),
    ("actor: [compani]", "actor: [company]", "er is geen soort partij compani; verwacht: company of union", "company"),
    ("kind: calender", "kind: calendar", "calender is hier niet bekend; verwacht: een van", "calendar"),
    ("from: 0, to: 1", "from: 1, to: 1", "hier hoort een getal van ten minste 1; hier staat 0", None),
    ("from: 2, to: 1", "from: 1, to: 1", "het laatste jaar ligt voor het eerste; verwacht: 2 of later", None),
    ("from: a, to: 1", "from: 1, to: 1", "hier hoort een geheel getal; hier staat 'a'", None),
    ("{id: company", "{id: union", "de id company staat hier twee keer, voor het eerst op regel 13", None),
    ("prerequisite: [D2]", "prerequisite: none-known", "D1 moet eerder klaar zijn dan zichzelf: D1, D2, D1", None),
    ("    ends: 2019", "    ends: unknown", "ends (2019) ligt voor starts (2020-02); verwacht: 2020-02 of later", None),
    ("schema: 2", "schema: 1", "deze imvo leest schema 1, in het bestand staat 2", None),
    ("id: Small", "id: small", "hier horen kleine letters, cijfers en streepjes", None),
    ("sector: [a]", 'sector: {nl: "Sector", en: "Sector"}', "een tekst in het Nederlands en in het Engels", None),
]


@pytest.mark.parametrize(("wrong", "right", "said", "nearest"), SPOILED, ids=[each[2] for each in SPOILED])
def test_in_dutch(small, wrong, right, said, nearest):
    assert right in small
    found = problems(small.replace(right, wrong, 1))[0]
    told = found.told("nl")
    assert said in told
    assert told.startswith(f"small.yaml:{found.line}: ")
    assert not ENGLISH.search(told.replace(found.where, "")), told
    assert (found.nearest, told.endswith(f"bedoelt u {nearest}?")) == (nearest, nearest is not None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1\nb: 2\n", "er ontbreekt een komma of een sluithaakje"),
        ("a: b: c\n", "er staat een dubbelepunt waar die niet kan"),
        ("a:\n\tb: 1\n", "hier staat een tab"),
        ('a: "b\n', "gaat open en niet dicht"),
        ("a:\n    b: 1\n  c: 2\n", "begint verder naar links of naar rechts"),
        ("a: 1\nb\nc: 2\n", "na een sleutel horen een dubbelepunt en een spatie"),
        ("a: %b\n", "kijk naar deze regel"),
        ("", "het bestand is leeg"),
        ("- a\n", "een definitie bestaat uit sleutels met waarden"),
        ("a: &x 1\n", "ankers (&)"),
        ("a: 1\na: 2\n", "de sleutel a staat hier twee keer, voor het eerst op regel 1"),
    ],
)
def test_unusable_yaml_in_dutch(text, said):
    (found,) = problems(text)
    assert said in found.told("nl")
    assert not ENGLISH.search(found.told("nl"))


def test_what_pydantic_says_of_its_own_is_a_general_sentence():
    """Kinds of mistake that nobody foresaw."""
    details = {"type": "url_parsing", "loc": ("id",), "msg": "Input should be a valid URL", "input": [1], "ctx": {}}
    found = schema_problems._problem(yaml_file.parse("id: [1]\n", "a.yaml"), Agreement, details)
    assert (found.message, found.message_in("nl")) == (
        "this value cannot stand here",
        "deze waarde kan hier niet staan",
    )


def test_words_of_the_file_stay_as_they_are():
    found = Problem("a.yaml", 3, "terms[1]", Phrase("unknown-key", name="{end}"), ("ends", "starts"), "ends")
    assert found.told("nl") == (
        "a.yaml:3: terms[1]: de sleutel {end} is hier niet bekend; verwacht: ends of starts; bedoelt u ends?"
    )
    assert str(found) == (
        "a.yaml:3: terms[1]: the key {end} is not known here; expected ends or starts; did you mean ends?"
    )


def test_counts_are_written_as_the_language_does():
    assert Phrase("too-many", n=100_000).told("nl") == "het bestand bevat meer dan 100.000 waarden"
    assert str(Phrase("too-many", n=100_000)) == "the file holds more than 100,000 values"
