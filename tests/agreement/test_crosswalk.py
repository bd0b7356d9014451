"""The cross-walk: no number without words that were read; cells follow from steps and themes; thresholds are data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from imvo import words
from imvo.agreement import Answer, DefinitionError, available, crosswalk, load, themes
from imvo.agreement.crosswalk import Crosswalk, Threshold, walk
from imvo.agreement.in_words import say
from imvo.agreement.law_scope import in_scope
from imvo.agreement.loader import loads
from imvo.agreement.yaml_file import parse


def thresholds(seat: str) -> list[Threshold]:
    return [one for one in crosswalk.catalogue().thresholds if one.seat == seat]


def written() -> dict[str, Any]:
    """The file as it is written, to be spoiled."""
    path = Path(crosswalk.__file__).with_name("crosswalk.yaml")
    data: dict[str, Any] = parse(path.read_text(encoding="utf-8"), path.name).data
    return data


EU = thresholds("eu")
AFTER = date(2029, 7, 26)


def test_every_reference_names_a_text_that_was_read_and_every_text_is_used() -> None:
    found = crosswalk.catalogue()
    assert found.cited() == set(found.texts)
    for text in found.texts.values():
        assert text.address.startswith("http")
        assert text.version
        assert text.extent


def test_a_reference_without_a_text_is_refused() -> None:
    data = written()
    del data["texts"]["csddd-8"]
    with pytest.raises(ValidationError, match="no text csddd-8 was read"):
        Crosswalk.model_validate(data)


def test_a_day_without_a_text_is_refused() -> None:
    data = written()
    start = data["instruments"][1]["applies_from"][0]
    assert start["date"] == "2029-07-26"
    del start["text"]
    with pytest.raises(ValidationError, match="needs the text where it was read"):
        Crosswalk.model_validate(data)


def test_a_step_that_is_left_out_is_refused() -> None:
    data = written()
    del data["instruments"][1]["steps"][2]
    with pytest.raises(ValidationError, match="csddd needs the steps 1 to 6"):
        Crosswalk.model_validate(data)


def test_the_version_that_was_read_is_named() -> None:
    for instrument in crosswalk.catalogue().instruments:
        assert instrument.caution.nl
        assert instrument.caution.en
    csddd = next(one for one in crosswalk.catalogue().instruments if one.id == "csddd")
    assert "13 June 2024" in csddd.caution.en
    assert "may" in csddd.caution.en


def test_instruments_with_topics_have_every_common_theme() -> None:
    with_topics = [one for one in crosswalk.catalogue().instruments if one.themes]
    assert [one.id for one in with_topics] == ["esrs"]
    assert tuple(part.theme for part in with_topics[0].themes) == themes.codes()


@pytest.mark.parametrize("name", available())
def test_a_cell_for_each_duty_and_instrument(name: str) -> None:
    agreement = load(name)
    found = walk(agreement)
    assert [row.duty.id for row in found.rows] == [duty.id for duty in agreement.duties]
    for row in found.rows:
        assert tuple(cell.instrument for cell in row.cells) == crosswalk.ids()
        for cell in row.cells:
            assert bool(cell.references) == (cell.state == "references")
            assert set(cell.steps_not_checked) | set(cell.steps_in_part) <= set(row.duty.oecd_steps)


def test_special_laws_concern_only_who_names_them() -> None:
    naming = {name: set(load(name).instruments) for name in available()}
    for name, named in naming.items():
        for cell in walk(load(name)).cells:
            if cell.instrument in ("conflict-minerals", "deforestation"):
                assert (cell.state == "does not concern") == (cell.instrument not in named)
    assert {name for name, named in naming.items() if "conflict-minerals" in named} == {"gold", "metals"}
    assert {name for name, named in naming.items() if "deforestation" in named} == {"food", "forest"}


def with_steps(small: str, steps: str, instruments: str = "") -> str:
    text = small.replace("    check: none-known\n", f"    check: none-known\n    oecd_steps: {steps}\n", 1)
    assert text != small
    return text.replace("\nsources:\n", f"\n{instruments}sources:\n", 1)


def test_the_four_states(small: str) -> None:
    agreement = loads(with_steps(small, "[6]", "instruments: [conflict-minerals]\n"), "small.yaml")
    remedy, no_step = walk(agreement).rows
    states = {cell.instrument: cell.state for cell in remedy.cells}
    assert states["conflict-minerals"] == "not checked"
    assert states["deforestation"] == "does not concern"
    assert states["csddd"] == "references"
    assert {cell.state for cell in no_step.cells} == {"no step named", "does not concern"}


def test_not_checked_is_counted_from_the_cells(small: str) -> None:
    agreement = loads(with_steps(small, "[1, 6]", "instruments: [conflict-minerals]\n"), "small.yaml")
    found = walk(agreement)
    said = [cell for cell in found.cells if cell.says_not_checked]
    assert crosswalk.not_checked([found]) == len(said) == 2
    by_law = {cell.instrument: cell for cell in said}
    assert by_law["csddd"].steps_in_part == (1, 6)
    assert by_law["conflict-minerals"].state == "references"
    assert by_law["conflict-minerals"].steps_not_checked == (6,)
    assert crosswalk.not_checked([found, found]) == 4


def test_themes_give_topics(small: str) -> None:
    text = small.replace("    check: none-known\n", "    check: none-known\n    themes: [child-labour]\n", 1)
    esrs = walk(loads(text, "small.yaml")).rows[0].cells[crosswalk.ids().index("esrs")]
    assert [one.number for one in esrs.references] == ["ESRS S2, 2"]


def test_the_id_of_an_agreement_changes_nothing(small: str) -> None:
    text = with_steps(small, "[2, 3]", "instruments: [deforestation]\n")
    other = loads(text.replace("id: small", "id: another"), "another.yaml")
    assert walk(other).cells == walk(loads(text, "small.yaml")).cells


def test_an_unknown_instrument_is_told_with_its_line(small: str) -> None:
    text = with_steps(small, "[1]", "instruments: [deforrestation]\n")
    with pytest.raises(DefinitionError) as caught:
        loads(text, "small.yaml")
    (found,) = caught.value.problems
    assert (found.file, found.where, found.nearest) == ("small.yaml", "instruments", "deforestation")
    assert found.line == text[: text.index("instruments:")].count("\n") + 1
    assert "there is no instrument deforrestation" in found.message


@pytest.mark.parametrize(
    ("employees", "turnover", "answer"),
    [
        (5_001, 1_500_000_001, Answer.YES),
        (5_000, 1_500_000_001, Answer.NO),
        (5_001, 1_500_000_000, Answer.NO),
        (None, 1_500_000_001, Answer.UNKNOWN),
        (5_001, None, Answer.UNKNOWN),
        (None, None, Answer.UNKNOWN),
        (5_000, None, Answer.NO),
        (None, 1_500_000_000, Answer.NO),
        (1_001, 450_000_001, Answer.NO),
    ],
)
def test_more_than_is_more_than(employees: int | None, turnover: int | None, answer: Answer) -> None:
    assert in_scope(EU, AFTER, employees, turnover).answer is answer


def test_from_outside_the_eu_only_turnover_counts() -> None:
    assert in_scope(thresholds("non-eu"), AFTER, None, 1_500_000_001).answer is Answer.YES
    assert in_scope(thresholds("non-eu"), AFTER, 100_000, 1_500_000_000).answer is Answer.NO


@pytest.mark.parametrize("day", [date(2024, 7, 24), date(2025, 1, 1), date(2026, 2, 26), date(2027, 7, 26)])
def test_nobody_before_it_applies(day: date) -> None:
    found = in_scope(EU, day, 100_000, 10**12)
    assert found.answer is Answer.NO
    assert in_scope(EU, date(2029, 7, 25), 100_000, 10**12).reason.key == "crosswalk.scope.later"


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.none() | st.integers(0, 10**6), st.none() | st.integers(0))
def test_every_answer_can_be_said(on: date, employees: int | None, turnover: int | None) -> None:
    found = in_scope(EU, on, employees, turnover)
    for lang in words.LANGUAGES:
        assert say(found.reason, lang)
    if None not in (employees, turnover):
        assert found.answer is not Answer.UNKNOWN


@given(st.integers(0, 10**5), st.integers(0, 10**10))
def test_not_knowing_never_turns_the_answer_around(employees: int, turnover: int) -> None:
    known = in_scope(EU, AFTER, employees, turnover).answer
    for some in (in_scope(EU, AFTER, None, turnover), in_scope(EU, AFTER, employees, None)):
        assert some.answer in (known, Answer.UNKNOWN)


def made_up(number: str, applies: str, stands: dict[str, str], employees: int) -> Threshold:
    texts = {"nl": number, "en": number}
    return Threshold.model_validate(
        {
            "id": number,
            "instrument": "csddd",
            "seat": "eu",
            "name": texts,
            "stands": stands,
            "applies_from": applies,
            "employees_above": employees,
            "sources": ["omnibus-vote"],
        }
    )


def test_two_sets_that_may_hold_on_a_day() -> None:
    old = made_up("old", "2020-01-01", {"from": "2019-01-01", "to": "2024-01-01/2024-12-31"}, 100)
    new = made_up("new", "2024-01-01", {"from": "2024-01-02/2025-01-01"}, 500)
    day = date(2024, 6, 1)
    assert in_scope([old, new], day, 600).answer is Answer.YES
    assert in_scope([old, new], day, 100).answer is Answer.NO
    undecided = in_scope([old, new], day, 300)
    assert (undecided.answer, undecided.thresholds) == (Answer.UNKNOWN, ("old", "new"))
    assert in_scope([old, new], date(2023, 1, 1), 300).answer is Answer.YES
    assert in_scope([old, new], date(2018, 1, 1), 300).reason.key == "crosswalk.scope.no-law"


def test_an_unknown_day_of_application_is_never_yes() -> None:
    one = made_up("one", "unknown", {"from": "2019-01-01"}, 100)
    assert in_scope([one], AFTER, 101).answer is Answer.UNKNOWN
    assert in_scope([one], AFTER, 100).answer is Answer.NO
