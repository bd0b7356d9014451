"""Definitions are found by id or path, shipped or in a folder of the user, under any id."""

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from imvo import agreement as room
from imvo.agreement.loader import SHIPPED


def test_available_and_load() -> None:
    assert "textile" in room.available()
    for agreement_id in room.available():
        assert room.load(agreement_id).id == agreement_id


def test_equal_text_is_read_once() -> None:
    assert room.load("textile") is room.load(SHIPPED / "textile.yaml")


def test_a_folder_of_ones_own(tmp_path: Path, small: str) -> None:
    (tmp_path / "small.yaml").write_text(small, encoding="utf-8")
    assert room.available(tmp_path) == ["small"]
    assert room.load("small", tmp_path).id == "small"


def test_another_id_changes_nothing_else(tmp_path: Path) -> None:
    text = (SHIPPED / "textile.yaml").read_text(encoding="utf-8").replace("\nid: textile\n", "\nid: renamed\n")
    (tmp_path / "renamed.yaml").write_text(text, encoding="utf-8")
    renamed, original = room.load("renamed", tmp_path), room.load("textile")
    company = room.Participant(role="company", signed=room.PartialDate.parse("2016-07-04"))
    for day in (date(2016, 1, 1), date(2019, 7, 4), date(2021, 9, 1), date(2023, 1, 1)):
        assert room.duties(renamed, company, day) == room.duties(original, company, day)
        assert room.remedy_route(renamed, day) == room.remedy_route(original, day)
        assert room.state(renamed, day).state == room.state(original, day).state


def test_an_id_that_is_not_the_name_of_its_file(tmp_path: Path, small: str) -> None:
    (tmp_path / "other.yaml").write_text(small, encoding="utf-8")
    with pytest.raises(room.DefinitionError, match=r"other\.yaml:2: id: .*expected other"):
        room.load("other", tmp_path)
    assert room.load(tmp_path / "other.yaml").id == "small"


def test_no_code_names_an_agreement() -> None:
    """What differs between agreements stands in their files, so no code needs to know an id."""
    for path in Path(room.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare | ast.MatchValue):
                named = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
                assert not named & set(room.available()), f"{path.name}:{node.lineno}"


def test_the_json_schema_names_the_keys_of_the_file() -> None:
    schema = room.json_schema()
    assert {"schema", "id", "duties", "sources"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False
    assert {"from", "to"} <= set(schema["$defs"]["MembershipYear"]["properties"])
    ends = schema["$defs"]["Term"]["properties"]["ends"]
    assert {"const": "unknown"} in ends["anyOf"]


def test_importing_the_room_is_light() -> None:
    code = "import sys, imvo.agreement; print(sorted({'pydantic', 'ruamel', 'polars', 'rapidfuzz'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_public_name_is_there() -> None:
    for name in room.__all__:
        assert getattr(room, name) is not None
