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


def test_an_empty_list_where_one_item_is_needed(small: str) -> None:
    found = problems(small.replace("actor: [company]", "actor: []", 1))[0]
    assert found.where == "duties[1].actor"
    assert found.message == "at least one item is expected"
