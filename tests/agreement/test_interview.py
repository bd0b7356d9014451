"""The interview asks what the chosen agreements depend on and nothing else, and every answer can be read back."""

import tempfile
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement import fees, participant_file
from imvo.agreement.interview import interview
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer
from tests.agreement.made_up import made

SHIPPED = {name: room.load(name) for name in room.available()}
ON = date(2020, 12, 31)
LATER = date(2023, 12, 31)


def asked(reply, known=SHIPPED):
    """Every question with its answer, and the content at the end. `reply` gives the text that a person types."""
    asking, told = interview(known), []
    question = next(asking)
    while True:
        answer = question.read(reply(question))
        told.append((question, answer))
        try:
            question = asking.send(answer)
        except StopIteration as done:
            return told, done.value


def key(question):
    return question.ask.key.rpartition(".")[2]


def replies(**given_):
    """Typed answers by the key of the question; one that is not named stays empty."""
    return lambda question: given_.get(key(question).replace("-", "_"), "")


def questions(**given_):
    return [key(question) for question, _ in asked(replies(**given_))[0]]


def test_nobody_in_particular_is_asked_two_things():
    assert questions() == ["name", "agreements"]


@pytest.mark.parametrize(
    ("agreement", "role", "further"),
    [
        ("textile", "company", ["route", "signed", "left", "groups"]),
        ("textile", "union", ["signed", "left"]),
        ("forest", "", ["signed", "left"]),
        ("gold", "company", ["route", "signed", "left"]),
        # One way to be bound is no question; through which association is.
        ("food", "member", ["through", "member-since", "left", "groups", "fact"]),
        # Its own maturity is the assessor's; `drawn` decides a duty.
        ("metals", "company", ["signed", "left", "measure", "fact"]),
        ("banks", "bank", ["signed", "left", "fact"]),
        # Three facts of the five are asked: two of them for each chain, two only an assessor can say.
        ("natural-stone", "company", ["signed", "left", "fact", "chains", "fact", "fact", "fact", "fact"]),
    ],
)
def test_only_what_the_agreement_depends_on(agreement, role, further):
    found = questions(agreements=agreement, role=role, chains="India, Portugal")
    assert found == ["name", "agreements", "role", *further]


def refused(question, typed):
    try:
        question.read(typed)
    except ValueError:
        return True
    return False


def fact_ids(name):
    """The facts for which the interview of one agreement has a place."""
    agreement = SHIPPED[name]
    role = (agreement.participant_roles or ("",))[0]
    _, content = asked(replies(agreements=name, role=role, chains="one"), {name: agreement})
    return {*content["facts"], *(fact for chain in content["chains"] for fact in chain["facts"])}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_what_is_not_asked_changes_no_duty_and_no_fee(name):
    agreement = SHIPPED[name]
    role = (agreement.participant_roles or (None,))[0]
    for fact in {fact.id for fact in agreement.binding.facts} - fact_ids(name):
        told = []
        for answer in (Answer.YES, Answer.NO):
            who = Participant(role=role, facts={fact: answer}, chains=(Chain(id="one", facts={fact: answer}),))
            told.append((room.duties(agreement, who, ON), fees.fee(agreement, who, 3, None, ON)))
        assert told[0] == told[1], fact


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_what_is_asked_does_change_something(name):
    agreement = SHIPPED[name]
    found = sorted(fact_ids(name))
    told = {}
    for answers in product((Answer.YES, Answer.NO), repeat=len(found)):
        who = Participant(
            role=(agreement.participant_roles or (None,))[0], facts=dict(zip(found, answers, strict=True))
        )
        told[answers] = (room.duties(agreement, who, LATER), fees.fee(agreement, who, 3, None, LATER))
    for place, fact in enumerate(found):
        alike = [told[key_] == told[(*key_[:place], Answer.NO, *key_[place + 1 :])] for key_ in told]
        assert not all(alike), fact


def test_two_agreements_that_ask_the_same_are_answered_once(small):
    scale = """
scales:
  - id: fte
    measure: {nl: Grootte, en: Size}
    unit: {nl: fte, en: FTE}
    bands: [{id: little, name: {nl: Klein, en: Small}, at_least: 0}]
    sources: [S1]
facts: [{id: imports, ask: {nl: "Voert u in?", en: "Do you import?"}, sources: [S1]}]
groups:
  - {id: few, name: {nl: Klein, en: Small}, definition: unknown, band: {scale: fte, band: little}, sources: [S1]}
  - {id: importer, name: {nl: Invoer, en: Import}, definition: unknown, when: {imports: yes}, sources: [S1]}
"""
    one = made(binding=scale)
    told, content = asked(
        replies(agreements="one, two", measure="3", fact="y"), {"one": one, "two": one.model_copy(update={"id": "two"})}
    )
    found = [key(question) for question, _ in told]
    assert (found.count("measure"), found.count("fact")) == (1, 1)
    assert (content["measures"], content["facts"]) == ({"fte": 3.0}, {"imports": "yes"})


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_empty_answers_leave_everything_unknown(name):
    _, content = asked(replies(agreements=name))
    found = participant_file.ParticipantFile.model_validate(content).participant(SHIPPED[name])
    assert found == Participant()


@pytest.mark.parametrize("word", ["", "  ", "?", "unknown", "Onbekend"])
def test_not_known_may_be_said_to_every_question(word):
    told, _ = asked(replies(agreements="natural-stone, metals, food", role="1", chains="India"))
    assert {question.kind for question, _ in told} == {"text", "list", "choice", "choices", "date", "number", "yes-no"}
    assert {question.read(word) for question, _ in told} == {None}


def walk():
    """The questions of every agreement, for every kind of party in it."""
    for name, agreement in SHIPPED.items():
        for kind in agreement.party_types:
            told, _ = asked(replies(agreements=name, role=kind.id, route="1", chains="one"))
            for question, _ in told:
                yield name, question


def test_every_option_of_every_agreement_is_read_by_number_code_and_name():
    seen = 0
    for name, question in walk():
        for number, (code, said) in enumerate(question.options.items(), 1):
            wanted = [code] if question.kind == "choices" else code
            for typed in (str(number), code, code.upper(), f" {said.nl} ", said.en):
                assert question.read(typed) == wanted, (name, question.ask.key, typed)
                seen += 1
    assert seen > 100


def test_several_options_are_each_taken_once():
    (question,) = [question for question, _ in asked(replies())[0] if question.options]
    assert question.read("1, textile; 1,,food") == ["banks", "textile", "food"]


WRONG = {
    "date": ["soon", "2019-13", "31/12/2019", "32-12-2019", "2020/2019", "2019-02-29"],
    "number": ["many", "-1", "nan", "inf", "1e12", "1_0", "1.250", "1,250", "12.500.000", "2-3"],
    "yes-no": ["maybe", "0", "yes no"],
    "choice": ["0", "99", "nobody", "-1"],
    "choices": ["0", "textile, nobody", "99"],
}


@pytest.mark.parametrize(("kind", "typed"), [(kind, each) for kind, all_ in WRONG.items() for each in all_])
def test_an_answer_that_is_none_of_these_is_refused(kind, typed):
    told, _ = asked(replies(agreements="natural-stone, metals", role="1", chains="India"))
    for question in {question.ask.key: question for question, _ in told if question.kind == kind}.values():
        assert refused(question, typed)


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        ("date", "2019-07-04", "2019-07-04"),
        ("date", " 2019-07 ", "2019-07"),
        ("date", "2019", "2019"),
        ("date", "2019-07/2020", "2019-07-01/2020-12-31"),
        ("number", "26", 26.0),
        ("number", "25,5", 25.5),
        ("number", "25.50", 25.5),
        ("number", "5 001", 5001.0),
        ("number", "5\u00a0001", 5001.0),
        ("yes-no", "Ja", "yes"),
        ("yes-no", "N", "no"),
        ("list", "India ; Portugal,, Spanje", ["India", "Portugal", "Spanje"]),
        ("text", "  Jansen & Zn. ", "Jansen & Zn."),
        ("text", "Jan\udcffsen", "Jan?sen"),
    ],
)
def test_an_answer_is_read(kind, typed, read):
    told, _ = asked(replies(agreements="natural-stone, metals", role="1"))
    question = next(question for question, _ in told if question.kind == kind)
    assert question.read(typed) == read


def test_chains_with_one_name_get_an_id_each():
    _, content = asked(replies(agreements="natural-stone", role="company", chains="India, INDIA, 石, india-2, !"))
    ids = [chain["id"] for chain in content["chains"]]
    assert len(set(ids)) == 5
    assert ids[0] == "india"


TYPED = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
DATES = st.sampled_from(["2016", "2018-06", "2019-07-04", "2019-07/2020-02-29"])


@st.composite
def reply_to(draw, question):
    """What somebody may type: nothing, one of the options, something of the right kind, or anything at all."""
    kinds = {
        "date": DATES,
        "number": st.floats(0, 1e6).map(lambda number: f"{number:.4f}"),
        "yes-no": st.sampled_from(["ja", "no", "?"]),
        "text": TYPED,
        "list": st.lists(TYPED, max_size=4).map(";".join),
    }
    numbers = st.integers(1, max(1, len(question.options))).map(str)
    kinds |= {"choice": numbers, "choices": st.lists(numbers, max_size=3).map(",".join)}
    typed = draw(st.one_of(st.just(""), kinds[question.kind], TYPED))
    return "" if refused(question, typed) else typed


@settings(max_examples=150)
@given(data=st.data(), lang=st.sampled_from(["nl", "en"]))
def test_whatever_is_answered_the_file_loads_and_tells_the_same_participant(data, lang):
    told, content = asked(lambda question: data.draw(reply_to(question)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "participant.yaml"
        path.write_text(participant_file.written(content, lang), encoding="utf-8", newline="\n")
        found = participant_file.load(path)
        again = participant_file.written(found.model_dump(mode="json", by_alias=True), lang)
        path.write_text(again, encoding="utf-8", newline="\n")
        assert participant_file.load(path) == found
    assert found.name == told[0][1]
    assert list(found.ids()) == (told[1][1] or [])
    answers = {}
    for question, answer in told:
        answers.setdefault(key(question), []).append(answer)
    assert [each.role for each in found.agreements] == answers.get("role", [])
    assert [each.left and str(each.left) for each in found.agreements] == answers.get("left", [])
    assert list(found.measures.values()) == answers.get("measure", [])
    assert [value.value for chain in (found, *found.chains) for value in chain.facts.values()] == [
        answer or "unknown" for answer in answers.get("fact", [])
    ]
    for name in found.ids():
        who = participant_file.ParticipantFile.model_validate(content).participant(SHIPPED[name])
        assert found.participant(SHIPPED[name]) == who
        for state in room.duties(SHIPPED[name], who, ON):
            assert state.state
