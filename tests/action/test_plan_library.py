"""The library has for every theme what a plan may not lack, in both languages, with a ground and an effect."""

import re

import pytest

from imvo import tables
from imvo.action.measures import library, rules
from imvo.chain import vocabulary
from imvo.reference import load_all
from imvo.reference.chains import chains, editions_of

THEMES = tables.load("issues").column("theme").values
KINDS = set(tables.load("plan-measures").column("kind").values)


def kinds(theme, who, involvement):
    return {
        one.kind
        for one in library()
        if one.who == who and theme in one.themes and not one.processes and involvement in one.fits
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("who", ["buyers", "financiers"])
@pytest.mark.parametrize("involvement", ["cause", "contribute", "linked", "undetermined"])
def test_every_theme_has_prevention_a_way_to_complain_and_remedy(theme, who, involvement):
    found = kinds(theme, who, involvement)
    assert found & {"prevention", "mitigation"}
    assert {"grievance", "remediation", "joint"} <= found


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_something_about_the_own_practice(theme):
    assert "purchasing" in kinds(theme, "buyers", "contribute")


def test_no_audit_and_no_exit_is_ever_proposed():
    assert {one.kind for one in library()} <= KINDS - {"audit", "exit"}


def test_ids_are_there_once():
    ids = [one.id for one in library()]
    assert len(ids) == len(set(ids))


def test_every_theme_named_is_one_that_is_assessed():
    assert {theme for one in library() for theme in one.themes} == set(THEMES)


def test_every_process_named_is_one_of_a_chain():
    editions = load_all()
    known = set()
    for chain in chains(editions).values():
        known |= set(editions_of(load_all(chain=chain.id), chain)[vocabulary.REGISTER].table.get_column("id"))
    assert {process for one in library() for process in one.processes} <= known


def test_an_indicator_counts_no_effort():
    """Audits, trainings and policies are what a company does."""
    effort = re.compile(r"audit|training|polic|code of conduct|meeting|visit", re.IGNORECASE)
    assert not [one.id for one in library() if effort.search(one.indicator.en)]


def test_every_measure_has_a_ground():
    assert all(one.ground for one in library())


def test_an_issue_that_must_be_covered_is_one_that_should_be():
    assert 0 < rules().cover.must <= rules().cover.should
