"""Agreements side by side: what is not known, not found, and not there are three things."""

from datetime import date

import pytest

from imvo.agreement.compare import compare
from imvo.agreement.comparison import PARTS
from imvo.agreement.loader import loads

DAY = date(2021, 1, 1)


@pytest.fixture
def two(small):
    other = (
        small.replace("id: small", "id: other", 1)
        .replace("{id: union,", "{id: ngo,")
        .replace("common: [child-labour]", "common: [], note: {nl: n, en: n}")
        .replace('evidence: {nl: "Bewijs met pagina", en: "Evidence with a page"}', "evidence: none-known")
        .replace("access: yes, sources: [S1]", "access: no, sources: [S1]")
    )
    start = other.index("  committee:")
    other = (
        other[:start]
        + "  committee: not-known\n  tracks: []\n  continues: none-known\nsources:"
        + other.split("\nsources:")[1]
    )
    return loads(small, "small.yaml"), loads(other, "other.yaml")


def rows(two, part):
    return {row.code: row.cells for row in compare(two, DAY, part).rows}


def test_themes_in_their_own_words(two):
    found = rows(two, "themes")
    assert [cell.word for cell in found["child-labour"]] == [None, "absent"]
    assert found["child-labour"][0].entries[0].text.en == "Child labour"
    assert [cell.word for cell in found["no-theme"]] == ["absent", None]


def test_every_common_theme_has_a_row(two):
    from imvo.agreement import themes

    assert [row.code for row in compare(two, DAY, "themes").rows][:-1] == list(themes.codes())


def test_duties_by_step_and_kind_of_party(two):
    text = compare(two, DAY, "duties")
    assert [row.code for row in text.rows] == ["none-participants"]
    assert [entry.ids for entry in text.rows[0].cells[0].entries] == [("D1",), ("D2",)]


def test_an_agreement_without_such_a_party_says_so(small):
    union = loads(small.replace("actor: [company]", "actor: [union]", 1), "small.yaml")
    without = loads(small.replace("{id: union,", "{id: ngo,"), "small.yaml")
    with_none = loads(small, "small.yaml")
    (row,) = [row for row in compare((union, without, with_none), DAY, "duties").rows if row.party == "union"]
    assert [cell.word for cell in row.cells] == [None, "no-such-party", "none-known"]


def test_evidence_keeps_not_known_and_none_known_apart(two):
    found = rows(two, "evidence")["step-none"]
    first, second = found
    assert [(entry.code, entry.ids) for entry in first.entries] == [
        ("compare.word.not-known", ("D1",)),
        (None, ("D2",)),
    ]
    assert [(entry.code, entry.ids) for entry in second.entries] == [
        ("compare.word.not-known", ("D1",)),
        ("compare.word.none-known", ("D2",)),
    ]


def test_remedy_tells_no_from_not_known(two):
    found = rows(two, "remedy")
    assert [cell.word for cell in found["access"]] == ["yes", "no"]
    assert [cell.word for cell in found["committee"]] == [None, "not-known"]
    assert [cell.word for cell in found["continues"]] == [None, "none-known"]
    assert [cell.word for cell in found["complaint"]] == ["not-known", "no"]
    assert [cell.word for cell in found["dispute"]] == ["none-known", "not-known"]


def test_assessment_without_a_monitor_is_not_known(two):
    found = rows(two, "assessment")
    assert {cell.word for cell in found["monitors"]} == {"not-known"}
    assert {cell.word for cell in found["independent-monitor"]} == {"not-known"}


def test_publication_by_subject_with_the_level_of_each_item(small):
    items = (
        "about: results, level: distribution",
        "about: results, level: named, from: 2022",
        "about: sites, level: named",
    )
    written = [f"{{id: i{i}, item: {{nl: I, en: I}}, {each}, sources: [S1]}}" for i, each in enumerate(items)]
    other = small.replace("remedy:\n", f"publication: [{', '.join(written)}]\nremedy:\n")
    found = rows((loads(small, "small.yaml"), loads(other, "other.yaml")), "publication")
    assert list(found) == ["about-results", "about-sites"]
    assert [cell.word for cell in found["about-results"]] == ["none-known", None]
    assert [(entry.code, entry.values) for entry in found["about-results"][1].entries] == [
        ("compare.publication.yes", (("level", "distribution"),)),
        ("compare.publication.no", (("level", "named"),)),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_row_has_a_cell_for_every_agreement(two, part):
    for row in compare((*two, two[0]), DAY, part).rows:
        assert len(row.cells) == 3
        assert all((cell.word is None) == bool(cell.entries) for cell in row.cells)
