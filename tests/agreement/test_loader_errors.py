"""Every mistake in a definition is told with file, line, what was expected and the nearest valid word."""

from pathlib import Path

import pytest

from imvo.agreement import yaml_file
from imvo.agreement.errors import DefinitionError, Problem
from imvo.agreement.loader import load, loads


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(DefinitionError) as caught:
        loads(text, "small.yaml")
    return caught.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_small_agreement_itself_is_right(small: str) -> None:
    assert loads(small, "small.yaml").id == "small"


@pytest.mark.parametrize(
    ("right", "wrong", "where", "message", "nearest"),
    [
        ("governance: {", "goverance: {", "goverance", "the key goverance is not known here", "governance"),
        ("    ends: unknown", "    end: unknown", "terms[1].end", "the key end is not known here", "ends"),
        ("kind: calendar", "kind: calender", "duties[2].trigger.kind", "calender is not known here", "calendar"),
        ("kind: signs", "kind: sings", "binding.routes[1].kind", "sings is not known here", "signs"),
        ("evidence: not-known", "evidence: not-know", "duties[1].evidence", "not-know is not known here", "not-known"),
        ("common: [child-labour]", "common: [child-labor]", "themes[1].common", "no theme child-labor", "child-labour"),
        (
            'actor: [company]\n    title: {nl: "Plan"',
            'actor: [compani]\n    title: {nl: "Plan"',
            "duties[1].actor",
            "there is no party type compani",
            "company",
        ),
        (
            'names: {nl: "Klein convenant", en: "Small agreement", sources: [S1]}',
            'names: {nl: "Klein convenant", en: "Small agreement", sources: [S2]}',
            "names.sources",
            "there is no source S2",
            None,
        ),
        ("prerequisite: [D1]", "prerequisite: [D11]", "duties[2].prerequisite", "there is no duty D11", "D1"),
    ],
)
def test_wrong_word(small: str, right: str, wrong: str, where: str, message: str, nearest: str | None) -> None:
    spoiled = small.replace(right, wrong, 1)
    assert spoiled != small
    found = problems(spoiled)[0]
    changed = next(i for i, (a, b) in enumerate(zip(small.split("\n"), spoiled.split("\n"), strict=True), 1) if a != b)
    assert (found.file, found.line, found.where) == ("small.yaml", changed, where)
    assert message in found.message
    assert found.expected
    if nearest is not None:
        assert found.nearest == nearest
        assert f"did you mean {nearest}?" in str(found)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("    signed: 2020-01-15\n", "signed is missing"),
        ("    starts: 2020-02\n", "starts is missing"),
        ("    ends: unknown\n", "ends is missing"),
        ("id: small\n", "id is missing"),
    ],
)
def test_a_missing_key_is_named_with_the_line_around_it(small: str, line: str, message: str) -> None:
    found = problems(small.replace(line, "", 1))[0]
    assert found.message == message
    assert found.line == (6 if "terms" in found.where else 1)


def test_a_date_left_empty_is_not_unknown(small: str) -> None:
    found = problems(small.replace("ends: unknown", "ends:"))[0]
    assert "write unknown when it is not known" in found.message


@pytest.mark.parametrize("wrong", ["2020-13", "15-01-2020", "soon", "2021-02-29"])
def test_no_date(small: str, wrong: str) -> None:
    found = problems(small.replace("signed: 2020-01-15", f"signed: {wrong}"))[0]
    assert found.line == line_of(small, "signed: ")
    assert "expected a date written as" in found.message


def test_a_sourced_statement_needs_a_source(small: str) -> None:
    found = problems(small.replace("text: {sources: [S1]}", "text: {sources: []}"))[0]
    assert found.where == "text"
    assert "needs at least one source" in str(found)


def test_a_duplicate_key_names_both_lines(small: str) -> None:
    found = problems(small.replace("sector:", "id: again\nsector:"))[0]
    assert found.line == 4
    assert found.message == "the key id stands here twice, first on line 2"


def test_a_duplicate_id_names_both_lines(small: str) -> None:
    found = problems(small.replace("id: D2", "id: D1").replace("[D1]", "none-known"))[0]
    assert found.line == line_of(small, "id: D2")
    assert "the id D1 stands here twice" in found.message


def test_all_mistakes_are_told_at_once_in_order(small: str) -> None:
    spoiled = small.replace("chair: Y", "chairs: Y").replace("fees: not-known", "fee: not-known")
    found = problems(spoiled)
    assert [problem.nearest for problem in found] == ["chair", "fees"]
    assert found[0].line < found[1].line


def test_another_schema_is_refused_by_name(small: str) -> None:
    found = problems(small.replace("schema: 1", "schema: 2"))[0]
    assert "reads schema 1, the file says 2" in found.message


def test_not_a_mapping() -> None:
    assert "a mapping of keys and values" in problems("- 1\n- 2\n")[0].message


def test_empty() -> None:
    assert problems("# nothing\n")[0].message == "the file is empty"


def test_a_second_document(small: str) -> None:
    assert "a second begins here" in problems(small + "---\nid: other\n")[0].message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x [1]\nb: 2\n", 1, "anchors"),
        ("a: 1\nb: *x\n", 2, "aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tags"),
        ("a: !!int '3'\n", 1, "tags"),
        ("a: [1\nb: 2\n", 2, "no valid YAML"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key is a plain word"),
    ],
)
def test_unusable_yaml(text: str, line: int, message: str) -> None:
    found = problems(text)[0]
    assert found.line == line
    assert message in found.message


def test_a_bomb_of_aliases_never_expands() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "anchors (&) and aliases (*) are not used here" in problems(bomb)[0].message


def test_too_deep() -> None:
    assert "deep" in problems("a: " + "[" * 5000 + "]" * 5000)[0].message


def test_too_many_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "MAX_VALUES", 50)
    assert "more than 50 values" in problems("a: [" + "1," * 100 + "]")[0].message


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "MAX_BYTES", 100)
    path = tmp_path / "large.yaml"
    path.write_text("a: " + "x" * 200, encoding="utf-8")
    with pytest.raises(DefinitionError, match="larger than 100 bytes"):
        load(path)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: 1\nb: caf\xe9\n")
    with pytest.raises(DefinitionError, match=r"latin\.yaml:2: the text is not UTF-8"):
        load(path)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(DefinitionError, match="did you mean textile"):
        load("textil")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="cannot be read"):
        load(tmp_path / "none.yaml")


def test_a_word_where_a_text_in_both_languages_is_expected(small: str) -> None:
    item = "{id: a, item: {nl: A, en: A}, about: results, level: named, shown: [company], sources: [S1]}"
    (found,) = problems(small.replace("remedy:\n", f"publication: [{item}]\nremedy:\n"))
    assert found.where == "publication[1].shown[1]"
    assert found.message == "a text in Dutch and in English is expected, found 'company'"
    assert found.expected == ("{nl: ..., en: ...}",)


def test_what_a_published_item_is_about_is_asked(small: str) -> None:
    item = "{id: a, item: {nl: A, en: A}, level: named, sources: [S1]}"
    (found,) = problems(small.replace("remedy:\n", f"publication: [{item}]\nremedy:\n"))
    assert found.message == "about is missing"
    assert "results" in found.expected


def test_an_empty_list_where_one_item_is_needed(small: str) -> None:
    found = problems(small.replace("actor: [company]", "actor: []", 1))[0]
    assert found.where == "duties[1].actor"
    assert found.message == "at least one item is expected"


# Parts that the small agreement lacks; each is put in whole and then spoiled.
WHO = "  fees: not-known"
GROUPS = """\
  facts: [{id: imports, ask: {nl: a, en: a}, sources: [S1]}]
  scales:
    - id: size
      measure: {nl: a, en: a}
      unit: {nl: a, en: a}
      bands: [{id: big, name: {nl: a, en: a}, at_least: 5}]
      sources: [S1]
  groups:
    - {id: importer, name: {nl: a, en: a}, definition: unknown, when: {imports: yes}, sources: [S1]}
    - {id: large, name: {nl: a, en: a}, definition: unknown, band: {scale: size, band: big}, sources: [S1]}
    - {id: named, name: {nl: a, en: a}, definition: unknown, members: [cbl], sources: [S1]}
  fees:
    scales: [size]
    payer: [company]
    items:
      - id: base
        name: {nl: a, en: a}
        amount: 5
        band: big
        applies: {groups: [large], facts: {imports: no}}
        sources: [S1]
    sources: [S1]
"""
PARTIES = """\
parties:
  - id: cbl
    type: company
    name: CBL
    memberships: [{role: participant, route: signs, from: 2020, to: unknown, sources: [S1]}]
governance: {"""
CALENDAR = "{kind: calendar, due: 2021-06-30}"
MOVED = """{kind: calendar, due: 2021-06-30, moved: [
        {was: 2020-01-01, on: 2019-06-01, reason: unknown, sources: [S1]},
        {was: 2020-06-01, on: 2019-12-01, reason: unknown, sources: [S1]}]}"""
ROUNDS = """{kind: rounds, rounds: [
        {id: "1", due: 2020-06-01, sources: [S1]},
        {id: "2", due: 2021-06-01, sources: [S1]}]}"""


@pytest.fixture
def full(small: str) -> str:
    text = small.replace(WHO + "\n", GROUPS).replace("governance: {", PARTIES)
    text = text.replace("scheme: {", "scheme: {scale: size, ").replace(
        "actor: [company]\n", "actor: [company]\n    exempt: [named]\n", 1
    )
    assert loads(text, "full.yaml").binding.groups
    return text


@pytest.mark.parametrize(
    ("right", "wrong", "where", "message", "nearest"),
    [
        ("exempt: [named]", "exempt: [name]", "duties[1].exempt", "there is no group name", "named"),
        ("groups: [large]", "groups: [larg]", "fees.items[1].applies.groups", "there is no group larg", "large"),
        ("facts: {imports: no}", "facts: {import: no}", "items[1].applies.facts", "there is no fact import", "imports"),
        ("facts: {imports: no}", "facts: {imports: nope}", "applies.facts.imports", "nope is not known here", "no"),
        ("when: {imports: yes}", "when: {import: yes}", "groups[1].when", "there is no fact import", "imports"),
        ("band: {scale: size", "band: {scale: siz", "groups[2].band.scale", "there is no scale siz", "size"),
        ("size, band: big", "size, band: bigg", "groups[2].band.band", "there is no band bigg", "big"),
        ("members: [cbl]", "members: [clb]", "groups[3].members", "there is no party clb", "cbl"),
        ("scheme: {scale: size", "scheme: {scale: sise", "scheme.scale", "there is no scale sise", "size"),
        ("    scales: [size]", "    scales: [sizes]", "binding.fees.scales", "there is no scale sizes", "size"),
        ("        band: big", "        band: bi", "fees.items[1].band", "there is no band bi", "big"),
        ("payer: [company]", "payer: [compny]", "binding.fees.payer", "there is no party type compny", "company"),
        ("    type: company", "    type: compny", "parties[1].type", "there is no party type", "company"),
        ("route: signs", "route: sign", "memberships[1].route", "there is no route sign", "signs"),
        ("role: participant", "role: particpant", "memberships[1].role", "particpant is not known", "participant"),
        ("amount: 5", "amount: unknwon", "items[1].amount", "a number, or the word unknown", "unknown"),
        ("to: unknown", "to: unkown", "memberships[1].to", "expected a date written as", "unknown"),
    ],
)
def test_wrong_reference_in_groups_scales_fees_and_parties(
    full: str, right: str, wrong: str, where: str, message: str, nearest: str
) -> None:
    assert full.count(right) == 1
    found = problems(full.replace(right, wrong))[0]
    assert found.line == line_of(full, right)
    assert found.where.endswith(where)
    assert message in found.message
    assert found.nearest == nearest


def test_a_reference_to_what_is_defined_nowhere_says_so(small: str) -> None:
    found = problems(small.replace("actor: [company]", "actor: [company]\n    exempt: [large]", 1))[0]
    assert found.message == "there is no group large; the definition has no group at all"


def test_a_claim_about_a_wrong_key(small: str) -> None:
    claims = "    ends: unknown\n    status: conflicting\n    claims:\n"
    text = small.replace(
        "    ends: unknown\n",
        claims + "      - {of: starts, value: 2020, sources: [S1]}\n      - {of: end, value: 2021, sources: [S1]}\n",
    )
    found = problems(text)[0]
    assert (found.line, found.where) == (line_of(text, "{of: end,"), "terms[1].claims[2].of")
    assert found.message == "this claim is about end, which is no key beside it"
    assert "signed" in found.expected
    assert found.nearest == "ends"


def test_a_claim_without_a_known_source(small: str) -> None:
    text = small.replace(
        "    ends: unknown\n", "    ends: unknown\n    claims:\n      - {of: ends, value: 1, sources: [S2]}\n"
    )
    assert (problems(text)[0].message, problems(text)[0].line) == ("there is no source S2", line_of(text, "{of: ends"))


@pytest.mark.parametrize(
    ("trigger", "right", "wrong", "where", "message", "expected"),
    [
        (
            MOVED,
            "on: 2019-12-01",
            "on: 2019-01-01",
            "trigger.moved[2].on",
            "order of their days",
            "a day after 2019-06-01",
        ),
        (MOVED, "was: 2020-06-01, ", "", "trigger.moved[2]", "was is missing", "a date written as"),
        (MOVED, "on: 2019-12-01", "on: 2019-13", "trigger.moved[2].on", "2019-13 is no day of the calendar", None),
        (
            ROUNDS,
            "due: 2021-06-01",
            "due: 2019-06-01",
            "trigger.rounds[2].due",
            "order of their due days",
            "a day after 2020-06-01",
        ),
        (ROUNDS, ", due: 2021-06-01", "", "trigger.rounds[2]", "due is missing", "a date written as"),
        (ROUNDS, 'id: "2"', 'id: "1"', "trigger.rounds[2].id", "the id 1 stands here twice", None),
        (
            CALENDAR,
            "2021-06-30",
            "2021-06/2020-02",
            "trigger.due",
            "a date cannot run from 2021-06-01 back to",
            "a date written as",
        ),
        (
            CALENDAR,
            "due: ",
            "from: 2022, due: ",
            "trigger.due",
            "due (2021-06-30) comes before from (2022)",
            "2022 or later",
        ),
        (CALENDAR, "kind: calendar, ", "", "trigger", "kind is missing", "calendar"),
        (
            CALENDAR,
            "kind: calendar, due: 2021-06-30",
            "kind: membership-year, from: 3, to: 2",
            "trigger.to",
            "the last year comes before",
            "3 or later",
        ),
    ],
)
def test_wrong_days_in_a_trigger(
    small: str, trigger: str, right: str, wrong: str, where: str, message: str, expected: str | None
) -> None:
    text = small.replace(CALENDAR, trigger)
    assert loads(text, "small.yaml")
    assert text.count(right) == 1 or trigger == CALENDAR
    found = problems(text.replace(trigger, trigger.replace(right, wrong)))[0]
    assert found.where == f"duties[2].{where}"
    assert found.line == line_of(text, right if right in text.split("id: D2")[1] else "kind: calendar")
    assert message in found.message
    if expected is not None:
        assert any(expected in word for word in found.expected)


@pytest.mark.parametrize("kind", ["agreement-yeer", "membership_year", "calender", "withn", "not stated"])
def test_a_wrong_kind_of_trigger_names_the_nearest(small: str, kind: str) -> None:
    found = problems(small.replace("kind: calendar", f"kind: {kind}"))[0]
    assert found.message == f"{kind} is not known here"
    assert found.line == line_of(small, "kind: calendar")
    assert len(found.expected) == 8
    assert found.nearest in found.expected


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("    ends: unknown", "    ends: 2019", "terms[1].ends"),
        ("from: 2020, to: unknown", "from: 2020, to: 2019-12", "parties[1].memberships[1].to"),
    ],
)
def test_a_period_that_ends_before_it_begins(full: str, right: str, wrong: str, where: str) -> None:
    found = problems(full.replace(right, wrong))[0]
    assert (found.where, found.line) == (where, line_of(full, right))
    assert "comes before" in found.message
    assert "unknown" in found.expected


@pytest.mark.parametrize(
    ("line", "expected"), [("    ends: unknown\n", "unknown"), ("    signed: 2020-01-15\n", "a date")]
)
def test_a_missing_date_says_how_a_date_is_written(small: str, line: str, expected: str) -> None:
    found = problems(small.replace(line, "", 1))[0]
    assert any(word.startswith(expected) for word in found.expected)
    assert "2020-06-15" in str(found)


def test_what_is_missing_says_what_was_expected(small: str) -> None:
    assert problems(small.replace(', en: "Sector"', ""))[0].expected == ("a text",)
    assert problems(small.replace("    check: none-known\n", "", 1))[0].expected[:2] == ("none-known", "not-known")


@pytest.mark.parametrize("before", ["D1", "D2"])
def test_a_duty_that_must_be_met_before_itself(small: str, before: str) -> None:
    text = small.replace("prerequisite: none-known", f"prerequisite: [{'D2' if before == 'D1' else 'D1'}]", 1)
    found = problems(text)
    assert len(found) == 1
    assert found[0].message.startswith("D1 must be met before itself: D1, ")
    assert found[0].line == line_of(text, "prerequisite: [")


def test_every_problem_names_file_and_line(full: str) -> None:
    spoiled = (
        full.replace("chair: Y", "chairs: Y").replace("    type: company", "    type: 5").replace("2020-02", "2020-2")
    )
    assert all(str(problem).startswith(f"small.yaml:{problem.line}: {problem.where}") for problem in problems(spoiled))
    assert len(problems(spoiled)) == 3
