"""Whoever follows the guide for writing an agreement to the letter has a valid file after every step."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from imvo import agreement as room
from imvo.agreement.loader import SHIPPED
from imvo.agreement.model.triggers import Trigger
from tests.cli.calls import run

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "write-an-agreement.md").read_text(encoding="utf-8")
DUTCH = (ROOT / "docs" / "how-to" / "schrijf-een-convenant.nl.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "agreements" / "renewable-energy.yaml"
TRIGGERS = re.findall(r"^\|.*\| `(\{kind: .*\})` \|$", GUIDE, flags=re.MULTILINE)
COMMANDS = re.findall(r"^    (\w+ .*)$", re.sub(r"```yaml\n.*?```", "", GUIDE, flags=re.DOTALL), flags=re.MULTILINE)
# Each part of YAML, with the text before it; its last sentence says where the part goes.
STEPS = re.findall(r"([^`]+(?:`[^`]+`[^`]*)*?)\n\n```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
PLACES = {
    "part": re.compile(r"Put this in the place of the part `(.+)`:$"),
    "line": re.compile(r"Put this in the place of the line `(.+)`:$"),
    "above": re.compile(r"Put this above the line `(.+)`:$"),
}
NEW, *REST = COMMANDS
FILE = "renewable-energy.yaml"


def place(before):
    """What the last sentence before a part of YAML names: a part or a line, and which."""
    said = " ".join(before.split())
    found = [(kind, match.group(1)) for kind, pattern in PLACES.items() if (match := pattern.search(said))]
    assert len(found) == 1, f"no place is named: ...{said[-90:]}"
    return found[0]


def put(text, kind, name, part):
    """The file after a step, as the guide says it in its first section."""
    if kind == "part":
        pattern = rf"^(?:# )?{name}:.*?(?=\n\n|\Z)"
        text, count = re.subn(pattern, lambda _: part.rstrip("\n"), text, flags=re.MULTILINE | re.DOTALL)
    else:
        kept = r"\g<0>" if kind == "above" else ""
        new = part.replace("\\", r"\\") + kept
        text, count = re.subn(rf"^ *{name}\n", new, text, flags=re.MULTILINE)
    assert count == 1, f"{kind} {name} stands there {count} times"
    return text


def skeleton():
    assert run(*shlex.split(NEW)[1:]).code == 0
    return Path(FILE).read_text(encoding="utf-8")


@pytest.fixture
def played(tmp_path, monkeypatch):
    """The folder in which the guide was followed up to where all is filled in."""
    monkeypatch.chdir(tmp_path)
    text = skeleton()
    for before, part in STEPS:
        text = put(text, *place(before), part)
    Path(FILE).write_text(text, encoding="utf-8")
    return tmp_path


def within(small, large):
    """Whether all that one says stands in the other too; what is not filled in yet says nothing."""
    if small == "not-known":
        return True
    if isinstance(small, dict):
        return isinstance(large, dict) and all(key in large and within(small[key], large[key]) for key in small)
    if isinstance(small, list):
        return isinstance(large, list) and all(any(within(item, other) for other in large) for item in small)
    return small == large


def test_every_step_is_found():
    assert GUIDE.count("```yaml") == len(STEPS)
    assert (len(STEPS) >= 10, len(TRIGGERS) >= 6, len(COMMANDS) >= 10) == (True, True, True)


def test_the_file_is_valid_after_every_step(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = skeleton()
    for before, part in STEPS:
        kind, name = place(before)
        text = put(text, kind, name, part)
        Path(FILE).write_text(text, encoding="utf-8")
        outcome = run("agreements", "check", FILE)
        assert outcome.code == 0, f"after {kind} {name}\n{outcome.out}"


def test_nothing_of_the_skeleton_is_left(played):
    text = "\n".join(line for line in Path(FILE).read_text(encoding="utf-8").splitlines() if line.lstrip()[:1] != "#")
    fillers = ("Naam van", "Name of the agreement", "De sector", "The first theme", "Not filled in", "not filled in")
    assert [filler for filler in (*fillers, "Fill in", "S1", "nearly-all", "first duty") if filler in text] == []


def test_every_command_works_on_what_was_written(played):
    """As they stand on the page; the definitions of imvo are found where the page says."""
    for command in REST:
        first, *words = shlex.split(command)
        if first == "mkdir":
            Path(words[0]).mkdir()
        elif first == "cp":
            here = Path() if Path(words[0]).exists() else ROOT
            for path in here.glob(words[0]):
                shutil.copy(path, words[1])
        else:
            outcome = run(*words)
            assert (first, outcome.code) == ("imvo", 0), f"{command}\n{outcome.err}"
    folder = played / "my-agreements"
    assert room.available(folder) == sorted([*room.available(), Path(FILE).stem])
    assert len(list(folder.iterdir())) == len(list(SHIPPED.glob("*.yaml"))) + 1


def test_the_answers_are_those_that_the_guide_tells(played):
    ask = ("fees", "--agreement", FILE, "--as-of", "2024-06-01", "--measure")
    edge = run(*ask, "fte=50").out
    assert ("1,500" in edge, "5,000" in edge) == (True, True)
    apart = run(*ask, "fte=5", "--measure", "turnover=60").out
    assert "point to different amounts; which one counts is not stated" in apart


@pytest.mark.parametrize("part", [part for _, part in STEPS], ids=[place(before)[1] for before, _ in STEPS])
def test_the_guide_says_nothing_that_the_example_does_not_say(part):
    whole = YAML(typ="safe", pure=True).load(EXAMPLE.read_text(encoding="utf-8"))
    found = YAML(typ="safe", pure=True).load(part)
    assert within(found, whole if set(found) <= set(whole) else whole["binding"])


def test_the_example_is_sound_and_outside_the_ten():
    assert room.load(EXAMPLE).id not in room.available()


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_trigger_is_one_that_a_definition_may_have(trigger):
    TypeAdapter(Trigger).validate_python(YAML(typ="safe", pure=True).load(trigger))


def test_the_dutch_page_names_the_same_places_in_the_same_order():
    said = {"het deel": "part", "in plaats van de regel": "line", "boven de regel": "above"}
    rows = re.findall(r"^\| \d+ \| .* \| (\D+?) `(.+)` \|$", DUTCH, flags=re.MULTILINE)
    assert [(said[where], name) for where, name in rows] == [place(before) for before, _ in STEPS]
    steps = [int(number) for number in re.findall(r"^\| (\d+) \|", DUTCH, flags=re.MULTILINE)]
    assert steps == [
        int(re.findall(r"^## (\d+)\.", GUIDE[: GUIDE.index(part)], flags=re.MULTILINE)[-1]) for _, part in STEPS
    ]


def test_the_commands_of_the_dutch_page_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in re.findall(r"^    imvo (.*)$", DUTCH, flags=re.MULTILINE):
        assert run(*shlex.split(command)).code == 0, command
