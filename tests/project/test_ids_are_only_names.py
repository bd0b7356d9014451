"""The id of an agreement is a name and nothing else: under other names all is the same, and an eleventh works as well.

Every command that takes `--definitions` is called on the shipped definitions and on a copy in which all ids are other
words; the outputs differ by these words only.
"""

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from imvo import agreement as room
from imvo.cli.app import app
from tests.cli.calls import run

ROOT = Path(__file__).resolve().parents[2]
ELEVENTH = ROOT / "examples" / "agreements" / "renewable-energy.yaml"
IDS = room.available()
DAY = ["--as-of", "2020-12-31"]


def renamed(name):
    """Another word of the same length, so that columns stay as wide, which sorts the same among its like."""
    kept = max(len(common(name, other)) for other in IDS if other != name) + 1
    return name[:kept] + ("qx" * len(name))[: len(name) - kept]


def common(one, other):
    return next((one[:n] for n in range(len(one), -1, -1) if other.startswith(one[:n])), "")


NAMES = {name: renamed(name) for name in IDS}


def back(text):
    for name, other in NAMES.items():
        text = text.replace(other, name)
    return text


@dataclass(frozen=True)
class World:
    """A folder of definitions, and what each of the shipped agreements is called in it."""

    folder: Path
    names: dict[str, str]

    def run(self, *words):
        """One call; a word that is an id is put in this world's way."""
        outcome = run(*[self.names.get(word, word) for word in words], "--definitions", self.folder)
        return outcome.code, back(outcome.out).replace(str(self.folder), ""), back(outcome.err)


def made(folder, names):
    folder.mkdir()
    for name, other in names.items():
        text = room.path_of(name).read_text(encoding="utf-8")
        text, count = re.subn(rf"^id: {name}$", f"id: {other}", text, flags=re.MULTILINE)
        assert count == 1
        (folder / f"{other}.yaml").write_text(text, encoding="utf-8")
    return World(folder, names)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    base = tmp_path_factory.mktemp("worlds")
    return made(base / "shipped", {name: name for name in IDS}), made(base / "renamed", NAMES)


@pytest.fixture(scope="module")
def eleven(worlds):
    """The shipped ten and the worked example beside them."""
    world = worlds[0]
    (world.folder.parent / "eleven").mkdir()
    for path in [*world.folder.iterdir(), ELEVENTH]:
        (world.folder.parent / "eleven" / path.name).write_bytes(path.read_bytes())
    return World(world.folder.parent / "eleven", {})


def parties(name):
    return [kind.id for kind in room.load(name).party_types]


def calls_for(name, others):
    """The calls about one agreement; what is written is printed too (`wrote` stands for the file)."""
    agreement = room.load(name) if name in IDS else room.load(ELEVENTH)
    yield "agreements show", ["agreements", "show", name, *DAY]
    yield "agreements show", ["agreements", "show", name, *DAY, "--json"]
    yield "agreements diff", ["agreements", "diff", name, "--from", "2017-01-01", "--to", "2023-12-31"]
    yield "agreements diff", ["agreements", "diff", name, "--from", "2017-01-01", "--to", "2023-12-31", "--json"]
    for kind in agreement.party_types:
        yield "duties", ["duties", "--agreement", name, "--role", kind.id, "--signed", "2018-03-01", *DAY, "--json"]
    yield "duties", ["duties", "--agreement", name, *DAY, "--lang", "nl"]
    scales = [word for scale in agreement.binding.scales for word in ("--measure", f"{scale.id}=30")]
    yield "fees", ["fees", "--agreement", name, *DAY, *scales]
    yield "fees", ["fees", "--agreement", name, *DAY, *scales, "--json"]
    yield "agreements crosswalk", ["agreements", "crosswalk", name]
    yield "agreements compare", ["agreements", "compare", name, *others, *DAY, "--part", "duties", "--part", "remedy"]


CALLS = [
    ("agreements list", ["agreements", "list", *DAY]),
    ("agreements list", ["agreements", "list", *DAY, "--json", "--lang", "nl"]),
    ("agreements check", ["agreements", "check"]),
    ("agreements compare", ["agreements", "compare", *IDS, *DAY, "--lang", "nl"]),
    ("agreements compare", ["agreements", "compare", *IDS, *DAY, "--json"]),
    ("agreements crosswalk", ["agreements", "crosswalk", "--lang", "nl"]),
    ("agreements crosswalk", ["agreements", "crosswalk", "--json"]),
    *(call for name, other in zip(IDS, [*IDS[1:], IDS[0]], strict=True) for call in calls_for(name, [other])),
]
# Those with a call of their own below.
WITH_FILES = {"start", "duties", "fees"}


def commands(group, before=()):
    """Every command, by its full name, with the options that it takes."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*before, name))
        else:
            yield " ".join((*before, name)), {option for each in command.params for option in each.opts}


def test_every_command_that_takes_definitions_is_called():
    taking = {name for name, options in commands(typer.main.get_command(app)) if "--definitions" in options}
    assert taking == {name for name, _ in CALLS} | WITH_FILES


def test_the_other_names_are_other_and_sort_alike():
    assert sorted(NAMES.values()) == list(NAMES.values())
    assert len(set(NAMES.values()) | set(IDS)) == 2 * len(IDS)
    assert [len(other) for other in NAMES.values()] == [len(name) for name in IDS]
    shipped = "".join(room.path_of(name).read_text(encoding="utf-8") for name in IDS)
    assert not [other for other in NAMES.values() if other in shipped]


@pytest.mark.parametrize("words", [words for _, words in CALLS], ids=lambda words: " ".join(words)[:70])
def test_under_another_name_all_is_the_same(worlds, words):
    one, other = (world.run(*words) for world in worlds)
    assert one[0] == 0, one[2]
    assert one[1]
    assert one == other


PARTICIPANT = """\
schema: 1
name: Jansen
measures: {fte: 30}
agreements:
"""


def participant(world, folder, names):
    """Somebody who takes part in each agreement, in its first role."""
    lines = [
        f"  - {{agreement: {world.names.get(name, name)}, role: {role}, signed: 2018-03-01}}\n" for name, role in names
    ]
    path = folder / "participant.yaml"
    path.write_text(PARTICIPANT + "".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["duties", "fees"])
def test_a_participant_of_all_of_them(worlds, tmp_path, command):
    told = []
    for world in worlds:
        file = participant(world, tmp_path, [(name, parties(name)[0]) for name in IDS])
        ics = ["--ics", tmp_path / "duties.ics"] if command == "duties" else []
        told.append(world.run(command, "--participant", str(file), *DAY, "--json", *map(str, ics)))
        if ics:
            told[-1] = (*told[-1], back(ics[1].read_text(encoding="utf-8")))
            ics[1].unlink()
    assert told[0][0] == 0, told[0][2]
    assert told[0] == told[1]


def test_start_from_a_file(worlds, tmp_path):
    told = []
    for world in worlds:
        file, out = participant(world, tmp_path, [(name, parties(name)[0]) for name in IDS]), tmp_path / "out.yaml"
        told.append((world.run("start", "--from", str(file), "-o", str(out)), back(out.read_text(encoding="utf-8"))))
        out.unlink()
    assert told[0][0][0] == 0, told[0][0][2]
    assert told[0] == told[1]


def test_start_by_answers(worlds, tmp_path, monkeypatch):
    told = []
    for world in worlds:
        lines = ["Jansen", ", ".join(str(number) for number in range(1, len(IDS) + 1)), *["1"] * 3, *[""] * 90]
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
        out = tmp_path / "out.yaml"
        told.append((world.run("start", "-o", str(out)), back(out.read_text(encoding="utf-8"))))
        out.unlink()
    assert told[0][0][0] == 0, told[0][0][2]
    assert told[0] == told[1]


def test_a_wrong_name_is_answered_with_the_nearest_of_these(worlds):
    for world in worlds:
        for name in IDS:
            code, _, err = world.run("agreements", "show", f"{world.names[name]}x")
            assert code == 2
            assert name in err


NEW = ELEVENTH.stem
NEW_CALLS = [
    ("agreements list", ["agreements", "list", *DAY]),
    ("agreements list", ["agreements", "list", *DAY, "--json"]),
    ("agreements check", ["agreements", "check"]),
    ("agreements compare", ["agreements", "compare", *IDS, NEW, *DAY]),
    ("agreements crosswalk", ["agreements", "crosswalk", "--json"]),
    *calls_for(NEW, ["textile"]),
]


@pytest.mark.parametrize("words", [words for _, words in NEW_CALLS], ids=lambda words: " ".join(words)[:70])
def test_an_eleventh_agreement_works_with_every_command(eleven, words):
    code, out, err = eleven.run(*words)
    assert code == 0, err
    assert NEW in out or NEW in words
    assert out


def test_the_eleventh_is_called_with_every_command():
    assert {name for name, _ in NEW_CALLS} == {name for name, _ in CALLS}


def test_a_participant_of_the_eleventh(eleven, tmp_path):
    file = participant(eleven, tmp_path, [(NEW, room.load(ELEVENTH).party_types[0].id), ("textile", "company")])
    for command in (["duties", "--ics", str(tmp_path / "a.ics")], ["fees"]):
        code, out, err = eleven.run(*command, "--participant", str(file), "--as-of", "2024-06-30", "--json")
        assert code == 0, err
        assert f'"agreement": "{NEW}"' in out
    assert eleven.run("start", "--from", str(file), "-o", str(tmp_path / "out.yaml"))[0] == 0


def test_the_eleventh_can_be_chosen_by_who_starts(eleven, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Jansen\n" + NEW + "\n" * 40))
    code, out, err = eleven.run("start", "-o", str(tmp_path / "out.yaml"))
    assert code == 0, err
    assert f"({NEW})" in out
    assert f"agreement: {NEW}" in (tmp_path / "out.yaml").read_text(encoding="utf-8")


def test_the_numbers_are_counted_from_the_definitions(worlds, eleven):
    counted = [world.run("agreements", "list", *DAY)[1].splitlines()[-1].split()[0] for world in (worlds[0], eleven)]
    assert counted == [str(len(IDS)), str(len(IDS) + 1)]
