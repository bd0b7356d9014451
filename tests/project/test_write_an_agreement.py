"""The guide for writing an agreement says what the worked example says, and its commands work."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from imvo import agreement as room
from imvo.agreement.model.triggers import Trigger
from tests.cli.calls import run

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "write-an-agreement.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "agreements" / "renewable-energy.yaml"
PARTS = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
TRIGGERS = re.findall(r"^\|.*\| `(\{kind: .*\})` \|$", GUIDE, flags=re.MULTILINE)
COMMANDS = re.findall(r"^    imvo (.*)$", GUIDE, flags=re.MULTILINE)


def test_the_example_is_sound_and_outside_the_ten():
    assert room.load(EXAMPLE).id not in room.available()


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_every_part_of_yaml_stands_in_the_example(part):
    assert f"\n{part}" in EXAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_trigger_is_one_that_a_definition_may_have(trigger):
    TypeAdapter(Trigger).validate_python(YAML(typ="safe", pure=True).load(trigger))


def test_the_guide_has_parts_triggers_and_commands():
    assert (len(PARTS) >= 8, len(TRIGGERS) >= 6, len(COMMANDS) >= 5) == (True, True, True)


def test_the_commands_work_in_their_order(tmp_path, monkeypatch):
    """On the skeleton until the last section, then on the finished example."""
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        if command.startswith("agreements show"):
            shutil.copy(EXAMPLE, tmp_path / EXAMPLE.name)
        outcome = run(*shlex.split(command))
        assert outcome.code == 0, f"imvo {command}\n{outcome.err}"
