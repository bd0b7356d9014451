"""Weaknesses of the real agreements that evaluations name too, found by rules that know no agreement."""

from functools import cache

import pytest

from imvo.agreement import available, path_of
from imvo.agreement.lint import Finding, in_words, lint
from imvo.agreement.loader import validate
from imvo.agreement.yaml_file import parse, read_text


@cache
def findings(agreement: str) -> tuple[Finding, ...]:
    path = path_of(agreement)
    document = parse(read_text(path), path.name)
    return lint(validate(document), document)


def of_rule(agreement: str, rule: str) -> list[Finding]:
    return [found for found in findings(agreement) if found.rule == rule]


def test_food_has_no_independent_monitor() -> None:
    (found,) = of_rule("food", "no-independent-monitor")
    assert (found.severity, found.key) == ("warning", "lint.no-independent-monitor.only")
    assert "F4" in found.grounds.sources


@pytest.mark.parametrize("agreement", ["food", "banks", "insurance", "pension-funds", "floriculture", "forest"])
def test_no_company_level_publication(agreement: str) -> None:
    (found,) = of_rule(agreement, "no-company-level-publication")
    assert (found.severity, found.key.rpartition(".")[2] in {"none", "own-account"}) == ("warning", True)


@pytest.mark.parametrize(
    ("agreement", "item"), [("textile", "Assessment results"), ("metals", "Results of the self-assessment")]
)
def test_results_without_names_where_companies_publish_their_own_account(agreement: str, item: str) -> None:
    (found,) = of_rule(agreement, "no-company-level-publication")
    assert found.key == "lint.no-company-level-publication.own-account"
    assert in_words.say(found, "en").endswith(f"Looked at: {item}")


@pytest.mark.parametrize("agreement", ["natural-stone", "gold"])
def test_results_by_name_are_seen(agreement: str) -> None:
    assert not of_rule(agreement, "no-company-level-publication")


def test_banks_complaint_route_is_closed_to_outsiders() -> None:
    (found,) = of_rule("banks", "outsiders-cannot-complain")
    assert (found.severity, found.key) == ("error", "lint.outsiders-cannot-complain.closed")
    assert found.grounds.sources
    assert "cannot complain" in in_words.say(found, "en")


@pytest.mark.parametrize("agreement", sorted({"food", "insurance", "floriculture", "forest"}))
def test_where_it_is_not_known_it_is_no_closed_route(agreement: str) -> None:
    (found,) = of_rule(agreement, "outsiders-cannot-complain")
    assert (found.severity, found.key) == ("info", "lint.outsiders-cannot-complain.not-known")


def test_forests_softwood_target_and_its_measure_differ_in_population() -> None:
    (found,) = of_rule("forest", "measure-other-scope")
    assert found.severity == "warning"
    said = in_words.say(found, "en")
    assert "Dutch market" in said
    assert "VVNH" in said
    assert "oftwood" in said


def test_foods_banana_steps_do_not_reach_the_target() -> None:
    (found,) = of_rule("food", "target-out-of-reach")
    values = dict(found.values)
    assert (values["sum"], values["value"]) == (50, 75)
    assert float(str(values["compound"])) < 50


def test_a_target_that_outlives_its_agreement() -> None:
    assert of_rule("food", "target-outside-term")


@pytest.mark.parametrize(
    ("agreement", "counted"), [("banks", "2019-12-06"), ("natural-stone", "2024-09-30"), ("textile", "2021-07-03")]
)
def test_start_and_length_do_not_give_the_end(agreement: str, counted: str) -> None:
    (found,) = of_rule(agreement, "term-does-not-add-up")
    assert str(dict(found.values)["counted"]) == counted


@pytest.mark.parametrize("agreement", ["metals", "insurance"])
def test_start_and_length_give_the_end(agreement: str) -> None:
    assert not of_rule(agreement, "term-does-not-add-up")


def test_metals_bands() -> None:
    (gap,) = of_rule("metals", "bands-gap")
    (edge,) = of_rule("metals", "bands-overlap")
    assert (gap.severity, edge.severity) == ("info", "info")
    assert "25–26" in in_words.say(gap, "en")  # 25.5 FTE lies in no band
    assert "20, 40, 60" in in_words.say(edge, "en")


@pytest.mark.parametrize("agreement", available())
def test_every_finding_stands_on_a_line_of_its_file(agreement: str) -> None:
    length = len(read_text(path_of(agreement)).splitlines())
    for found in findings(agreement):
        assert all(1 <= place.line <= length for place in found.places)
        for lang in ("nl", "en"):
            assert in_words.say(found, lang)
