"""`--participant FILE`: who one is, said once, for one agreement, for several, and for one that is not in the file."""

import pytest

from tests.cli.calls import listed, run
from tests.reporting.test_calendar import events

FILE = """\
schema: 1
name: Jansen Steen
measures: {fte: 26}
facts: {drawn: no}
chains:
  - {id: india, name: Hardsteen India, facts: {imports: yes, within-eea: no}}
  - {id: portugal, facts: {imports: yes, within-eea: yes}}
agreements:
  - {agreement: natural-stone, role: company, signed: 2020-02-06}
  - {agreement: metals, role: company, signed: 2019-09-01}
  - {agreement: food, role: member, route: association, through: fnli}
"""
ON = ["--as-of", "2020-09-01"]
RECORDS = """\
Duty;Date;Status
TS-D4;2020-07-01;
ME-D5;2020-07-01;
TX-D1;2020-07-01;
FO-D1;soon;
FO-D2;2020-07-01;maybe
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "participant.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def agreements(outcome):
    assert outcome.code == 0, outcome.err
    return {each["agreement"]: each for each in outcome.json["agreements"]}


def states(shape):
    return {duty["id"]: duty["state"] for duty in shape["duties"]}


def test_duties_of_every_agreement_in_the_file(file):
    found = agreements(run("duties", "--participant", file, *ON, "--json"))
    assert list(found) == ["natural-stone", "metals", "food"]
    assert (found["natural-stone"]["signed"], found["metals"]["signed"]) == ("2020-02-06", "2019-09-01")
    # A member of an association is bound from the association's own first day.
    assert (found["food"]["role"], found["food"]["through"], found["food"]["signed"]) == (
        "member",
        "fnli",
        "2018-06-29",
    )
    stone = {duty["id"]: duty for duty in found["natural-stone"]["duties"]}
    assert (stone["TS-D4"]["state"], stone["TS-D4"]["chains"]) == ("due", ["india"])
    assert (stone["TS-D3"]["state"], stone["TS-D3"]["chains"]) == ("due", ["portugal"])
    assert states(found["metals"])["ME-D5"] == "not-applicable"


def test_as_text_each_agreement_stands_under_its_name(file):
    outcome = run("duties", "--participant", file, *ON)
    assert outcome.code == 0
    for words in ("TruStone Initiative", "Metals Sector", "Food Products Sector", "Hardsteen India"):
        assert words in outcome.out
    assert outcome.out.count("It is not a breach") <= 3


def test_one_agreement_of_the_file(file):
    outcome = run("duties", "--participant", file, "--agreement", "metals", *ON, "--json")
    assert (outcome.json["agreement"], outcome.json["signed"]) == ("metals", "2019-09-01")


def test_an_agreement_that_is_not_in_the_file_gets_what_holds_for_all(file):
    shape = run("duties", "--participant", file, "--agreement", "textile", *ON, "--json").json
    assert (shape["agreement"], shape["role"], shape["signed"]) == ("textile", "company", None)
    assert "unknown" in states(shape).values()


def test_a_file_without_agreements(file):
    file.write_text("schema: 1\nname: Jansen\n", encoding="utf-8")
    for command in ("duties", "fees"):
        outcome = run(command, "--participant", file)
        assert outcome.code == 2
        assert str(file) in outcome.err
        assert run(command, "--participant", file, "--agreement", "metals", *ON).code == 0


def test_neither_agreement_nor_file():
    for command in ("duties", "fees"):
        outcome = run(command)
        assert outcome.code == 2
        assert "--participant" in outcome.err


def test_options_go_before_the_file(file):
    shape = run(
        *("duties", "--participant", file, "--agreement", "natural-stone", *ON, "--json"),
        *("--role", "contracting-authority", "--signed", "2020-05"),
    ).json
    assert (shape["role"], shape["signed"]) == ("contracting-authority", "2020-05")
    both = ["--participant", file, "--agreement", "metals", *ON, "--json"]
    assert states(run("duties", *both, "--fact", "drawn=yes").json)["ME-D5"] != "not-applicable"
    # Who says `unknown` takes back what the file says.
    unsure = run("duties", *both, "--fact", "drawn=unknown").json["duties"]
    (state,) = [duty for duty in unsure if duty["id"] == "ME-D5"]
    assert state["state"] == "unknown"
    assert "(drawn)" in state["reason"]
    found = run("duties", "--participant", file, "--agreement", "food", *ON, "--through", "cbl", "--json").json
    assert found["through"] == "cbl"


def test_a_wrong_option_names_the_nearest_word(file):
    for option, word, near in (
        ("--role", "compny", "company"),
        ("--route", "sings", "signs"),
        ("--party", "febenatt", "febenat"),
    ):
        outcome = run("duties", "--participant", file, "--agreement", "natural-stone", option, word)
        assert outcome.code == 2
        assert near in outcome.err, option


@pytest.mark.parametrize("command", ["duties", "fees"])
@pytest.mark.parametrize(
    ("option", "word", "said"),
    [
        ("--fact", "drawm=yes", "drawn"),
        ("--fact", "drawn=maybe", "drawn=yes"),
        ("--fact", "drawn", "imports=yes"),
        ("--measure", "ftee=26", "fte"),
        ("--measure", "fte=many", "fte=26"),
        ("--measure", "fte=-1", "fte=26"),
    ],
)
def test_a_wrong_fact_or_measure_is_told_with_what_to_write(file, command, option, word, said):
    outcome = run(command, "--participant", file, option, word)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("command", ["duties", "fees"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_mistake_in_the_file_is_told_with_its_line(file, command, lang):
    file.write_text(FILE.replace("through: fnli", "through: fnlii"), encoding="utf-8")
    outcome = run(command, "--participant", file, "--lang", lang)
    assert (outcome.code, outcome.out) == (2, "")
    near = {"nl": "bedoelt u fnli?", "en": "did you mean fnli?"}[lang]
    for words in ("participant.yaml:11", "fnlii", near):
        assert words in outcome.err


def test_fees_of_every_agreement_in_the_file(file):
    found = agreements(run("fees", "--participant", file, "--year", "3", *ON, "--json"))
    assert list(found) == ["natural-stone", "metals", "food"]
    assert (found["metals"]["measures"], found["metals"]["facts"]) == ({"fte": 26}, {"drawn": "no"})
    assert (found["natural-stone"]["measures"], found["natural-stone"]["chains"]) == ({}, 2)
    assert found["metals"]["total"] is not None
    alone = run("fees", "--participant", file, "--agreement", "metals", "--year", "3", *ON, "--json").json
    assert alone == found["metals"]
    by_options = run(
        *("fees", "--agreement", "metals", "--measure", "fte=26", "--year", "3", *ON, "--json"), *("--fact", "drawn=no")
    ).json
    assert by_options["years"][0]["total"] == alone["years"][0]["total"]


def test_fees_with_another_size_than_the_file_says(file):
    given = ["fees", "--participant", file, "--agreement", "metals", "--year", "1", *ON, "--json"]
    small, large = run(*given).json, run(*given, "--measure", "fte=5001").json
    assert large["measures"] == {"fte": 5001}
    assert large["total"] > small["total"]


def test_one_file_of_records_for_several_agreements(file, tmp_path):
    records = listed(tmp_path, RECORDS, "records.csv")
    outcome = run("duties", "--participant", file, *ON, "--deliveries", records, "--json")
    found = agreements(outcome)
    assert states(found["natural-stone"])["TS-D4"] in ("delivered", "incomplete")
    told = [warning["text"] for warning in outcome.json["warnings"]]
    # Each row that nobody can use is told once, by the agreement that has such a duty.
    for text, words in zip(told, (("row 4", "TX-D1"), ("row 5", "soon"), ("row 6", "maybe")), strict=True):
        assert all(word in text for word in words)
    assert run("duties", "--participant", file, *ON, "--deliveries", records).err.splitlines() == told
    only = run("duties", "--participant", file, "--agreement", "metals", *ON, "--deliveries", records, "--json").json
    assert len(only["warnings"]) == 4


def test_a_calendar_of_every_agreement(file, tmp_path):
    file.write_text(f"{FILE}  - {{agreement: textile, role: company, signed: 2019-01-15}}\n", encoding="utf-8")
    ics = tmp_path / "duties.ics"
    outcome = run("duties", "--participant", file, *ON, "--ics", ics)
    assert outcome.code == 0
    assert str(ics) in outcome.out
    found = events(ics.read_bytes().decode("utf-8"))
    assert {event["UID"].split(".")[1] for event in found} >= {"natural-stone", "textile"}
    assert {event["UID"].split(".")[0] for event in found} == {"Jansen Steen"}
    shapes = agreements(run("duties", "--participant", file, *ON, "--json"))
    free = ("not-applicable", "exempt", "waived", "delivered")
    due = [duty for each in shapes.values() for duty in each["duties"] if duty["due"] and duty["state"] not in free]
    assert len(found) == len(due) > 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["duties.ics", "participant.yaml"]
    again = tmp_path / "again.ics"
    assert run("duties", "--participant", file, *ON, "--ics", again, "--json").json
    assert again.read_bytes() == ics.read_bytes()


def test_a_calendar_is_never_overwritten(file, tmp_path):
    ics = tmp_path / "duties.ics"
    ics.write_text("mine\n", encoding="utf-8")
    outcome = run("duties", "--participant", file, *ON, "--ics", ics)
    assert (outcome.code, outcome.out) == (2, "")
    assert ics.read_text(encoding="utf-8") == "mine\n"


def test_a_call_that_cannot_be_done_leaves_no_calendar(file, tmp_path):
    assert run("duties", "--participant", file, *ON, "--fact", "drawm=yes", "--ics", tmp_path / "a.ics").code == 2
    assert run("duties", "--participant", tmp_path / "nobody.yaml", "--ics", tmp_path / "a.ics").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["participant.yaml"]
