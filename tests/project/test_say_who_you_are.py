"""The page about the participant file: its files are valid, its commands work, and it says what happens."""

import re
import shlex
from pathlib import Path

import pytest

from imvo.agreement import participant_file
from tests.cli.calls import run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "say-who-you-are.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", TEXT, flags=re.DOTALL)
COMMANDS = [line for line in re.findall(r"^    imvo (.*)$", TEXT, flags=re.MULTILINE) if line != "start"]


def test_the_page_is_short_and_has_files_and_commands():
    assert len(TEXT.splitlines()) < 110
    assert (len(FILES), len(COMMANDS)) == (3, 4)


@pytest.mark.parametrize("text", FILES, ids=range(len(FILES)))
def test_every_file_is_valid_and_every_command_works_with_it(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("participant.yaml").write_text(text, encoding="utf-8")
    assert participant_file.load(Path("participant.yaml")).ids()
    for command in COMMANDS:
        outcome = run(*shlex.split(command))
        assert outcome.code == 0, f"imvo {command}\n{outcome.err}"


def test_india_is_due_and_portugal_names_what_to_fill_in(tmp_path):
    file = tmp_path / "participant.yaml"
    file.write_text(FILES[0], encoding="utf-8")
    (shape,) = run("duties", "--participant", file, "--as-of", "2020-09-01", "--json").json["agreements"]
    found = [each for each in shape["duties"] if each["id"] == "TS-D4"]
    assert [(each["state"], each["chains"]) for each in found] == [("due", ["india"]), ("unknown", ["portugal"])]
    assert "within-eea" in found[1]["reason"]


def test_the_options_that_are_named_exist(tmp_path):
    file = tmp_path / "participant.yaml"
    file.write_text(FILES[2], encoding="utf-8")
    given = ["--participant", file, "--agreement", "metals", "--measure", "fte=30", "--fact", "drawn=yes"]
    assert run("duties", *given, "--signed", "2019-09-01", "--role", "company").code == 0
    assert run("fees", *given).code == 0


def test_a_wrong_word_is_answered_with_those_that_may_stand_there(tmp_path):
    file = tmp_path / "participant.yaml"
    file.write_text(FILES[2].replace("drawn", "draun"), encoding="utf-8")
    outcome = run("duties", "--participant", file)
    assert outcome.code == 2
    assert "expected drawn; did you mean drawn?" in outcome.err
