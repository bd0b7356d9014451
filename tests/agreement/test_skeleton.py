"""The skeleton of a definition is valid, shows every key and every kind of trigger, and its examples are right."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from imvo import agreement as room
from imvo.agreement import loader, skeleton, themes
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.triggers import Trigger

TEXT = skeleton.SKELETON.read_text(encoding="utf-8")
SHOWN = [re.split(r"\s+# ", line)[0] for line in re.findall(r"^##   trigger: (.*)$", TEXT, flags=re.MULTILINE)]


def filled() -> str:
    """The skeleton with every example taken out of its comment, as its head says."""
    return re.sub(r"^( *)# ", r"\1", TEXT, flags=re.MULTILINE)


def test_it_is_valid_as_it_stands() -> None:
    assert loader.loads(TEXT, "skeleton.yaml").id == "my-agreement"


def test_it_is_valid_with_every_example_taken_in() -> None:
    found = loader.loads(filled(), "skeleton.yaml")
    assert (found.parties, found.binding.groups, found.targets, found.remedy.tracks) != ((), (), (), ())


def test_it_states_nothing_as_a_fact() -> None:
    assert "status: sourced" not in re.sub(r"^ *#.*$", "", TEXT, flags=re.MULTILINE)
    assert "S1" not in re.sub(r"^ *#.*$|^  S1:.*$", "", TEXT, flags=re.MULTILINE)


def test_every_key_of_a_definition_is_shown() -> None:
    keys = {field.alias or name for name, field in Agreement.model_fields.items()}
    assert set(re.findall(r"^(?:# )?([a-z_]+):", TEXT, flags=re.MULTILINE)) - {"status"} >= keys


def test_every_kind_of_trigger_is_shown_and_right() -> None:
    found = [TypeAdapter(Trigger).validate_python(YAML(typ="safe", pure=True).load(text)) for text in SHOWN]
    kinds = {kind.model_fields["kind"].annotation for kind in get_args(get_args(Trigger)[0])}
    assert {each.kind for each in found} == {get_args(kind)[0] for kind in kinds}


def test_the_shown_fees_are_right() -> None:
    shown = re.search(r"^  ##   fees:\n(?:  ##  .*\n)+", TEXT, flags=re.MULTILINE)
    assert shown is not None
    fees = re.sub(r"^  ##   ", "  ", shown.group(), flags=re.MULTILINE)
    found = loader.loads(filled().replace("  fees: not-known\n", fees), "skeleton.yaml")
    assert not isinstance(found.binding.fees, str)


def test_every_common_theme_is_named() -> None:
    assert all(theme.code in TEXT for theme in themes.load())


def test_a_skeleton_is_written_with_its_id(tmp_path: Path) -> None:
    path = tmp_path / "sea-salt.yaml"
    skeleton.write("sea-salt", path)
    assert room.load(path).id == "sea-salt"
    assert room.available(tmp_path) == ["sea-salt"]
    assert b"\r" not in path.read_bytes()


def test_what_stands_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "sea-salt.yaml"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        skeleton.write("sea-salt", path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("wrong", ["", "Salt", "sea salt", "1salt", "../salt", "salt\nschema: 2", "-salt"])
def test_a_wrong_id_writes_nothing(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(skeleton.WrongId):
        skeleton.write(wrong, tmp_path / "salt.yaml")
    assert list(tmp_path.iterdir()) == []
