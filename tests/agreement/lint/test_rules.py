"""Every rule finds what it is for, at the right line, and nothing where nothing is to be found."""

import re
from pathlib import Path

import pytest

from imvo import words
from imvo.agreement.lint import RULES, SEVERITIES, Finding, in_words, lint
from imvo.agreement.loader import validate
from imvo.agreement.yaml_file import parse
from tests.agreement.lint.cases import CASES, Case
from tests.agreement.lint.close_calls import CLOSE_CALLS

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "method" / "agreements-linter.md"


def found(text: str) -> tuple[Finding, ...]:
    document = parse(text, "small.yaml")
    return lint(validate(document), document)


def changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_the_sound_agreement_has_no_finding(sound: str) -> None:
    assert found(sound) == ()


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(RULES)
    assert set(CLOSE_CALLS) <= set(RULES)


def test_every_sentence_has_a_case() -> None:
    told = {f"lint.{case.rule}.{case.key}" for case in CASES}
    assert told == {key for key in words.table("en") if key.split(".")[0] == "lint" and key.split(".")[1] in RULES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}.{case.key}")
def test_a_weakness_is_found_at_its_line(sound: str, case: Case) -> None:
    text = changed(sound, case.changes)
    hits = [one for one in found(text) if one.key == f"lint.{case.rule}.{case.key}"]
    assert len(hits) == 1
    assert (hits[0].rule, hits[0].severity) == (case.rule, case.severity)
    line = text[: text.index(case.at)].count("\n") + 1
    assert line in [place.line for place in hits[0].places]
    assert case.at.split(":")[0].strip("\n {[-")[:8] in text.split("\n")[hits[0].line - 1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}.{case.key}")
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_finding_can_be_said_whole(sound: str, case: Case, lang: str) -> None:
    for one in found(changed(sound, case.changes)):
        said = in_words.say(one, lang)
        assert said
        assert not re.search(r"[{}]|: $|\bNone\b", said)
        assert in_words.at(one, lang).startswith("small.yaml:")
        assert in_words.severity(one.severity, lang)
        in_words.grounds(one, lang)


@pytest.mark.parametrize("rule", sorted(CLOSE_CALLS))
def test_what_only_comes_close_is_no_finding(sound: str, rule: str) -> None:
    assert rule not in {one.rule for one in found(changed(sound, CLOSE_CALLS[rule]))}


def test_worst_first(small: str) -> None:
    order = [SEVERITIES.index(one.severity) for one in found(small.replace("access: yes", "access: no"))]
    assert order == sorted(order)
    assert order[0] == 0


def test_what_is_not_known_is_never_worse_than_a_note(sound: str) -> None:
    for case in CASES:
        if "not-known" in case.key:
            assert case.severity == "info"


def test_every_rule_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^### `([a-z-]+)`$", page, flags=re.MULTILINE) == list(RULES)
    for part in re.split(r"^### `[a-z-]+`$", page, flags=re.MULTILINE)[1:]:
        assert "**Looks at**" in part
        assert "**Why**" in part


def test_no_rule_knows_an_agreement() -> None:
    ids = {path.stem for path in (ROOT / "src/imvo/agreement/definitions").glob("*.yaml")}
    for path in (ROOT / "src/imvo/agreement/lint").glob("*.py"):
        assert not set(re.findall(r"[\"']([a-z-]+)[\"']", path.read_text(encoding="utf-8"))) & ids
