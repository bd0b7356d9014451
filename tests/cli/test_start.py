"""`imvo start` asks, or takes a file, and writes who one is; nothing half done is left, and nothing is overwritten."""

import io
import subprocess
import sys

import pytest

from imvo import agreement as room
from imvo.agreement import participant_file
from imvo.agreement.truth import Answer
from tests.cli.calls import program, run

STONE = [
    "Jansen Steen",
    "natural-stone, textile",
    *("company", "2020-02-06", ""),
    *("1", "1", "2017", "", ""),
    *("ja", "Hardsteen India; Portugal", "y", "n", "yes", "?"),
]
QUESTIONS = len(STONE)


@pytest.fixture
def typed(monkeypatch):
    """Lines on stdin."""

    def put(*lines):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return put


@pytest.fixture
def file(tmp_path):
    return tmp_path / "participant.yaml"


def test_answers_become_a_file_that_every_command_reads(typed, file):
    typed(*STONE)
    outcome = run("start", "-o", file)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("> ") == QUESTIONS
    assert f"imvo duties --participant {file}" in outcome.out
    found = participant_file.load(file)
    assert found.ids() == ("natural-stone", "textile")
    who = found.participant(room.load("natural-stone"))
    assert (who.name, who.role, who.route, str(who.signed)) == ("Jansen Steen", "company", "signs", "2020-02-06")
    assert who.facts == {"afbouw": Answer.YES}
    assert [(chain.id, chain.name, dict(chain.facts)) for chain in who.chains] == [
        ("hardsteen-india", "Hardsteen India", {"imports": Answer.YES, "within-eea": Answer.NO}),
        ("portugal", "Portugal", {"imports": Answer.YES}),
    ]
    shape = run("duties", "--participant", file, "--as-of", "2020-09-01", "--json").json
    assert [each["agreement"] for each in shape["agreements"]] == ["natural-stone", "textile"]
    assert sorted(path.name for path in file.parent.iterdir()) == ["participant.yaml"]


def test_a_wrong_answer_is_asked_again_with_how_to_write_it(typed, file):
    typed("", "textiel", "textile", "compny", "company", "signs", "soon", "2017-13", "2017", "", "9", "category-c")
    outcome = run("start", "-o", file)
    assert outcome.code == 0, outcome.err
    for words in ("Give numbers from the list", "Give a number from the list", "Write a day as 2019-07-04"):
        assert words in outcome.out
    who = participant_file.load(file).participant(room.load("textile"))
    assert (who.role, str(who.signed), who.groups) == ("company", "2017", ("category-c",))


def test_a_number_that_can_be_read_in_two_ways_is_asked_again(typed, file):
    typed("", "metals", "company", "2020", "", "1.250", "1250", "")
    outcome = run("start", "-o", file)
    assert outcome.code == 0, outcome.err
    assert "such as 1250" in outcome.out
    assert participant_file.load(file).measures == {"fte": 1250}


def test_enter_is_enough_and_everything_stays_unknown(typed, file):
    typed("", "food", "", "", "", "")
    assert run("start", "-o", file).code == 0
    assert "role: unknown" in file.read_text(encoding="utf-8")
    assert participant_file.load(file).participant(room.load("food")) == room.Participant()


def test_without_an_agreement_the_advice_is_one_that_works(typed, file):
    typed("", "")
    outcome = run("start", "-o", file)
    assert outcome.code == 0
    assert "imvo agreements list" in outcome.out
    assert "imvo duties" not in outcome.out


def test_a_dutch_date_is_read_and_one_with_slashes_asked_again(typed, file):
    typed("", "textile", "company", "signs", "1/7/2020", "1-7-2020", "", "")
    outcome = run("start", "-o", file, "--lang", "nl")
    assert outcome.code == 0, outcome.err
    assert "Schrijf een dag als 2019-07-04 of 4-7-2019" in outcome.out
    assert "6-2-2020 of 2020-02-06" in outcome.out  # the question itself says how
    assert str(participant_file.load(file).participant(room.load("textile")).signed) == "2020-07-01"


def test_in_dutch(typed, file):
    typed(*STONE)
    outcome = run("start", "-o", file, "--lang", "nl")
    assert outcome.code == 0
    for words in ("Druk op Enter", "Bedrijf (company)", "Valt het bedrijf onder de cao Afbouw? Ja of nee?"):
        assert words in outcome.out
    assert "Initiatief TruStone" in outcome.out
    assert "What is" not in outcome.out
    head = file.read_text(encoding="utf-8").splitlines()[0]
    assert head.startswith("# Wie u bent")
    # The word for what is not known is one and the same in every file.
    assert "left: unknown" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("given", range(QUESTIONS))
def test_the_end_of_the_input_leaves_nothing(typed, file, given):
    typed(*STONE[:given])
    outcome = run("start", "-o", file)
    assert outcome.code == 130
    assert "nothing was written" in outcome.err
    assert "--from" in outcome.err
    assert not list(file.parent.iterdir())


def test_ctrl_c_leaves_nothing(monkeypatch, file):
    class Stdin(io.StringIO):
        def readline(self, *_):
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run("start", "-o", file).code == 130
    assert not list(file.parent.iterdir())


def test_letters_in_another_encoding_stop_nothing(file):
    lines = "".join(f"{line}\n" for line in ["Café Zoë", *STONE[1:]])
    done = subprocess.run(
        [*program(), "start", "-o", str(file)], input=lines.encode("latin-1"), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert participant_file.load(file).name.startswith("Caf")


def test_from_a_file(typed, file, tmp_path):
    typed(*STONE)
    run("start", "-o", file)
    again = tmp_path / "again.yaml"
    outcome = run("start", "--from", file, "-o", again)
    assert outcome.code == 0, outcome.err
    assert participant_file.load(again) == participant_file.load(file)
    third = tmp_path / "third.yaml"
    assert run("start", "--from", again, "-o", third, "--quiet").out == ""
    assert third.read_bytes() == again.read_bytes()


def test_from_a_wrong_file_writes_nothing(tmp_path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("schema: 1\nagreements:\n  - {agreement: textiel, role: company}\n", encoding="utf-8")
    outcome = run("start", "--from", answers, "-o", tmp_path / "out.yaml")
    assert outcome.code == 2
    for words in ("answers.yaml:3", "textiel", "did you mean textile?"):
        assert words in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.yaml"]
    missing = run("start", "--from", tmp_path / "nothing.yaml", "-o", tmp_path / "out.yaml")
    assert (missing.code, "cannot be read" in missing.err) == (2, True)


def test_what_is_there_is_never_overwritten(typed, file):
    file.write_text("mine\n", encoding="utf-8")
    typed(*STONE)
    outcome = run("start", "-o", file)
    assert outcome.code == 2
    assert str(file) in outcome.err
    assert "?" not in outcome.out  # nothing was asked first
    assert run("start", "--from", file, "-o", file).code == 2
    assert file.read_text(encoding="utf-8") == "mine\n"


def test_a_link_is_not_followed(typed, file, tmp_path):
    file.symlink_to(tmp_path / "elsewhere.yaml")
    typed(*STONE)
    assert run("start", "-o", file).code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_is_not_there_is_made(typed, tmp_path):
    typed(*STONE)
    assert run("start", "-o", tmp_path / "absent" / "participant.yaml").code == 0
    assert (tmp_path / "absent" / "participant.yaml").is_file()


def test_without_a_name_it_is_participant_yaml_here(typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    typed(*STONE)
    assert run("start").code == 0
    assert (tmp_path / "participant.yaml").is_file()


def test_definitions_of_ones_own(typed, file, tmp_path):
    folder = tmp_path / "definitions"
    folder.mkdir()
    text = room.path_of("food").read_text(encoding="utf-8").replace("id: food", "id: mine", 1)
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    typed("", "1", "member", "2", "2019-05", "", "", "no")
    outcome = run("start", "-o", file, "--definitions", folder)
    assert outcome.code == 0, outcome.err
    assert "(textile)" not in outcome.out
    who = participant_file.load(file, folder).participant(room.load("mine", folder))
    assert (who.role, who.route, who.through) == ("member", "association", "fnli")
    assert run("duties", "--participant", file, "--definitions", folder).code == 0
    assert run("duties", "--participant", file).code == 2
