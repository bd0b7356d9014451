"""A participant file is held against its agreements: a mistake is told with line, what fits and the nearest word."""

import pytest

from imvo import agreement as room
from imvo.agreement import participant_file
from imvo.agreement.dates import PartialDate
from imvo.agreement.errors import ParticipantError
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer

FILE = """\
schema: 1
name: Jansen Steen
measures:
  fte: 26
facts:
  afbouw: yes
  drawn: unknown
chains:
  - id: india
    name: Hardsteen India
    groups: [C]
    facts: {imports: yes, within-eea: no}
agreements:
  - agreement: natural-stone
    role: company
    signed: 2020-02-06
  - agreement: food
    role: member
    route: association
    through: cbl
    party: fnli
    groups: [small]
  - agreement: metals
"""


def read(folder, text=FILE, definitions=None):
    path = folder / "participant.yaml"
    path.write_text(text, encoding="utf-8")
    return participant_file.load(path, definitions)


def problems(folder, text):
    with pytest.raises(ParticipantError) as caught:
        read(folder, text)
    return caught.value.problems


def test_each_agreement_gets_what_it_asks(tmp_path):
    found = read(tmp_path)
    assert found.ids() == ("natural-stone", "food", "metals")
    stone = found.participant(room.load("natural-stone"))
    assert stone == Participant(
        name="Jansen Steen",
        role="company",
        signed=PartialDate.parse("2020-02-06"),
        facts={"afbouw": Answer.YES},
        chains=(
            Chain(
                id="india",
                name="Hardsteen India",
                groups=("C",),
                facts={"imports": Answer.YES, "within-eea": Answer.NO},
            ),
        ),
    )
    food = found.participant(room.load("food"))
    assert (food.role, food.through, food.party, food.groups) == ("member", "cbl", "fnli", ("small",))
    assert (food.facts, food.measures, food.chains[0].groups, food.chains[0].facts) == ({}, {}, (), {})
    metals = found.participant(room.load("metals"))
    assert (metals.measures, metals.facts, metals.role) == ({"fte": 26}, {}, None)


def test_an_agreement_without_an_entry_gets_what_holds_for_all(tmp_path):
    text = FILE.replace("  - agreement: metals\n", "").replace("  fte: 26\n", "").replace("  drawn: unknown\n", "")
    who = read(tmp_path, text).participant(room.load("textile"))
    assert who == Participant(name="Jansen Steen", chains=(Chain(id="india", name="Hardsteen India"),))


# What is wrong, put in the place of what is right; the line; what is said; the nearest word.
WRONG = [
    ("schema: 1", "schema: 2", 1, "schema: 2 is not known here", None),
    ("schema: 1\n", "", 1, "schema is missing", None),
    ("name: J", "nane: J", 2, "the key nane is not known here", "name"),
    ("    role: member", "    roel: member", 18, "the key roel is not known here", "role"),
    ("    name: Hard", "    naam: Hard", 10, "the key naam is not known here", "name"),
    ("agreement: food", "agreement: fodo", 17, "there is no agreement fodo", "food"),
    ("agreement: food\n", "agreement:\n", 17, "agreement: a text is expected", None),
    ("role: member", "role: membr", 18, "there is no party type membr", "member"),
    ("route: association", "route: associaton", 19, "there is no route associaton", "association"),
    ("through: cbl", "through: cbll", 20, "there is no party cbll", "cbl"),
    ("party: fnli", "party: fnlii", 21, "there is no party fnlii", "fnli"),
    ("[small]", "[smal]", 22, "there is no group smal", "small"),
    ("groups: [C]", "groups: [CC]", 11, "there is no group CC", "C"),
    ("  afbouw: yes", "  afbuow: yes", 6, "there is no fact afbuow", "afbouw"),
    ("afbouw: yes", "afbouw: maybe", 6, "maybe is not known here", None),
    ("imports: yes", "import: yes", 12, "there is no fact import", "imports"),
    ("imports: yes", "imports: jaa", 12, "jaa is not known here", None),
    ("  fte: 26", "  ftr: 26", 4, "there is no measure ftr", "fte"),
    ("fte: 26", "fte: many", 4, "a number, or the word unknown, is expected", None),
    ("fte: 26", "fte: -1", 4, "a number of at least 0", None),
    ("fte: 26", "fte: nan", 4, "finite", None),
    ("fte: 26", "fte: 1.200", 4, "write 1200 or 1.2", None),
    ("fte: 26", 'fte: "1,200"', 4, "write 1200 or 1.2", None),
    ("fte: 26", "fte: .inf", 4, "a number, or the word unknown, is expected", None),
    ("fte: 26", "fte: true", 4, "a number, or the word unknown, is expected", None),
    ("2020-02-06", "2020-02-30", 16, "no day of the calendar", None),
    ("2020-02-06", "unknwon", 16, "expected a date", "unknown"),
    ("name: Jansen Steen", "name: [Jansen]", 2, "a text is expected", None),
    (
        "  - agreement: metals",
        "  - agreement: metals\n  - agreement: food",
        24,
        "the agreement food stands here twice, first on line 17",
        None,
    ),
    ("chains:\n", "chains:\n  - id: india\n", 10, "the chain india stands here twice, first on line 9", None),
    ("name: J", "name: &a J", 2, "anchors", None),
]


@pytest.mark.parametrize(("right", "wrong", "line", "said", "nearest"), WRONG, ids=[each[1].strip() for each in WRONG])
def test_a_mistake_is_told_with_its_line(tmp_path, right, wrong, line, said, nearest):
    assert FILE.count(right) >= 1
    (problem,) = problems(tmp_path, FILE.replace(right, wrong, 1))
    assert (problem.file, problem.line) == ("participant.yaml", line)
    assert said in str(problem)
    if nearest:
        assert problem.nearest == nearest
        assert str(problem).startswith(f"participant.yaml:{line}: ")
        assert not problem.expected or nearest in problem.expected


def test_what_is_expected_is_said_in_full(tmp_path):
    (problem,) = problems(tmp_path, FILE.replace("role: member", "role: club"))
    assert problem.expected == ("association", "government", "member", "ngo", "retailer", "supporter", "union")
    (problem,) = problems(tmp_path, FILE.replace("afbouw: yes", "afbouw: perhaps"))
    assert set(problem.expected) == {"yes", "no", "unknown"}
    assert problem.where == "facts.afbouw"


def test_mistakes_are_told_together_in_the_order_of_the_file(tmp_path):
    text = FILE.replace("fte: 26", "ftr: 26").replace("[small]", "[smal]").replace("groups: [C]", "groups: [Q]")
    assert [problem.line for problem in problems(tmp_path, text)] == [4, 11, 22]


def test_a_file_that_is_not_there_or_holds_nothing(tmp_path):
    with pytest.raises(ParticipantError, match="cannot be read"):
        participant_file.load(tmp_path / "participant.yaml")
    for text in ("", "# only this\n", "- a list\n", "schema: 1\n---\nschema: 1\n"):
        assert problems(tmp_path, text)


def test_a_key_with_nothing_behind_it_is_as_good_as_no_key(tmp_path):
    emptied = """\
schema: 1
name:
measures: {fte: }
facts:
  afbouw:
chains:
  - {id: india, name: , groups: , facts: {imports: , within-eea: no}}
agreements:
  - {agreement: natural-stone, role: , signed: , left: , route: , through: , party: , groups: }
  - agreement: metals
"""
    found = read(tmp_path, emptied)
    assert found.participant(room.load("metals")) == Participant(chains=(Chain(id="india"),))
    chain = Chain(id="india", facts={"within-eea": Answer.NO})
    assert found.participant(room.load("natural-stone")) == Participant(chains=(chain,))
    assert read(tmp_path, "schema: 1\nfacts:\nmeasures:\nchains:\nagreements:\n").ids() == ()
    # Emptied or not, a wrong key is a wrong key.
    (problem,) = problems(tmp_path, "schema: 1\nchain:\n")
    assert problem.nearest == "chains"


def test_unknown_is_no_answer_and_a_chain_then_has_the_answer_for_all(tmp_path):
    text = FILE.replace("  drawn: unknown", "  imports: no").replace("imports: yes", "imports: unknown")
    who = read(tmp_path, text).participant(room.load("natural-stone"))
    assert who.facts == {"afbouw": Answer.YES, "imports": Answer.NO}
    assert who.chains[0].facts == {"within-eea": Answer.NO}


def test_an_unknown_fact_is_named_as_what_to_fill_in(tmp_path):
    text = "schema: 1\nfacts: {deep-track: unknown}\nagreements: [{agreement: pension-funds, role: fund}]\n"
    agreement = room.load("pension-funds")
    who = read(tmp_path, text).participant(agreement)
    (state,) = [
        each for each in room.duties(agreement, who, PartialDate.parse("2020-12-31").first) if each.id == "PF-D6"
    ]
    assert (state.state, dict(state.reason.values)) == ("unknown", {"asks": "deep-track"})


def test_an_entry_may_name_the_file_of_a_definition(tmp_path, small):
    definition = tmp_path / "elsewhere.yaml"
    definition.write_text(small, encoding="utf-8")
    entry = f"schema: 1\nagreements: [{{agreement: '{definition}', role: company, signed: 2020-03-01}}]\n"
    found = read(tmp_path, entry)
    assert found.participant(room.load(definition)).role == "company"
    assert found.participant(room.load("textile")) == Participant()
    twice = entry.replace("]\n", ", {agreement: small}]\n")
    assert "small stands here twice" in str(problems_in(tmp_path, twice, small))


def problems_in(folder, text, small):
    definitions = folder / "definitions"
    definitions.mkdir()
    (definitions / "small.yaml").write_text(small, encoding="utf-8")
    with pytest.raises(ParticipantError) as caught:
        read(folder, text, definitions)
    return caught.value


def test_definitions_may_stand_in_another_folder(tmp_path, small):
    definitions = tmp_path / "definitions"
    definitions.mkdir()
    (definitions / "small.yaml").write_text(small, encoding="utf-8")
    text = "schema: 1\nagreements: [{agreement: small, role: company}]\n"
    assert read(tmp_path, text, definitions).participant(room.load("small", definitions)).role == "company"
    (problem,) = problems(tmp_path, text)
    assert "there is no agreement small" in problem.message


@pytest.mark.parametrize(("lang", "word"), [("nl", "unknown"), ("en", "unknown")])
def test_what_is_written_begins_with_how_to_use_it(tmp_path, lang, word):
    found = read(tmp_path)
    text = participant_file.written(found.model_dump(mode="json", by_alias=True), lang)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert 2 <= len(comments) <= 5
    assert "--participant" in comments[0]
    assert text.splitlines()[len(comments)] == "schema: 1"
    assert f"signed: {word}" in text
    assert participant_file.load(tmp_path / "participant.yaml") == read(tmp_path, text)


def test_a_chain_without_a_name_stays_without(tmp_path):
    found = read(tmp_path, FILE.replace("    name: Hardsteen India\n", ""))
    again = read(tmp_path, participant_file.written(found.model_dump(mode="json", by_alias=True), "en"))
    assert again.chains[0].name is None
    assert again == found
