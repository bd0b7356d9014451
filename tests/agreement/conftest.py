"""A small made-up agreement, written out so that a test can spoil one thing in it."""

import pytest

SMALL = """\
schema: 1
id: small
names: {nl: "Klein convenant", en: "Small agreement", sources: [S1]}
sector: {nl: "Sector", en: "Sector"}
terms:
  - id: first
    signed: 2020-01-15
    starts: 2020-02
    ends: unknown
    sources: [S1]
text: {sources: [S1]}
party_types:
  - {id: company, name: {nl: "Bedrijf", en: "Company"}, participant: true}
  - {id: union, name: {nl: "Vakbond", en: "Union"}}
governance: {secretariat: X, chair: Y, sources: [S1]}
binding:
  routes:
    - {id: signs, kind: signs, name: {nl: "Tekent", en: "Signs"}, sources: [S1]}
  fees: not-known
themes:
  - {number: 1, wording: {nl: "Kinderarbeid", en: "Child labour"}, common: [child-labour], sources: [S1]}
duties:
  - id: D1
    actor: [company]
    title: {nl: "Plan", en: "Plan"}
    trigger: {kind: membership-year, from: 1, to: 1}
    deliverable: {nl: "Plan", en: "Plan"}
    evidence: not-known
    check: none-known
    prerequisite: none-known
    consequence: not-known
    sources: [S1]
  - id: D2
    actor: [company]
    title: {nl: "Verslag", en: "Report"}
    trigger: {kind: calendar, due: 2021-06-30}
    deliverable: {nl: "Verslag", en: "Report"}
    evidence: {nl: "Bewijs met pagina", en: "Evidence with a page"}
    check: none-known
    prerequisite: [D1]
    consequence: not-known
    sources: [S1]
scheme: {kind: points, by: {nl: "X", en: "X"}, rhythm: {nl: "jaarlijks", en: "yearly"}, sources: [S1]}
remedy:
  outsiders: {access: yes, sources: [S1]}
  committee:
    since: 2020
    independent: yes
    decisions: {nl: "bindend", en: "binding"}
    sources: [S1]
  tracks: []
  continues: {text: {nl: "Loopt door", en: "Goes on"}, sources: [S1]}
sources:
  S1: {address: "https://example.org/agreement"}
"""


@pytest.fixture
def small() -> str:
    return SMALL
