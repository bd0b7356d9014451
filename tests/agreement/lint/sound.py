"""A made-up agreement in which nothing is to be found, from the small one, and the pieces of it that cases change."""

# ruff: noqa: E501 - a piece of YAML is read best on one line

from __future__ import annotations

MENDED = (
    ("    starts: 2020-02\n    ends: unknown\n", "    starts: 2020-02-01\n    ends: 2025-01-31\n    years: 5\n"),
    (
        "  fees: not-known\n",
        "  fees: {payer: [company], items: [{id: base, name: {nl: B, en: B}, amount: 5, sources: [S1]}], sources: [S1]}\n",
    ),
    (
        "governance: {",
        "parties:\n  - {id: acme, type: company, name: Acme, memberships: [{role: participant, from: 2020, to: unknown, sources: [S1]}]}\ngovernance: {",
    ),
    ("    evidence: not-known\n", '    evidence: {nl: "Plan", en: "Plan"}\n'),
    ("    check: none-known\n", '    check: {nl: "Secretariaat", en: "Secretariat"}\n'),
    ("    consequence: not-known\n", '    consequence: {nl: "Gesprek", en: "Talks"}\n'),
    (
        "    prerequisite: [D1]\n",
        "    prerequisite: [D1]\n    oecd_steps: [1, 2, 3, 4, 5, 6]\n    themes: [child-labour]\n",
    ),
    (
        "scheme: {",
        "targets:\n  - id: share\n    indicator: {nl: Aandeel, en: Share}\n    unit: {nl: '%', en: '%'}\n    population: {nl: Leden, en: Members}\n    scope: members\n    value: 50\n    by: 2024\n    yearly: {change: 10, from: 2020, to: 2024}\n    measure: {what: {nl: Aandeel, en: Share}, population: {nl: Leden, en: Members}, scope: members, sources: [S1]}\n    character: agreed\n    sources: [S1]\nscheme: {monitors: [{kind: secretariat, who: {nl: S, en: S}, sources: [S1]}], ",
    ),
    (
        "remedy:\n",
        "publication: [{id: scores, item: {nl: Scores, en: Scores}, about: results, level: named, shown: [{nl: Score, en: Score}], sources: [S1]}]\nremedy:\n",
    ),
    (
        "  tracks: []\n",
        "  tracks:\n    - track: complaint\n      who: {nl: Iedereen, en: Everybody}\n      sides: [{by: outsider, against: party}]\n      opens: 2020\n      closes: 2025\n      closed_because: {nl: Einde, en: End}\n      time_limits: {nl: Een maand, en: One month}\n      sources: [S1]\n",
    ),
)
SCALE = "  scales: [{id: size, measure: {nl: M, en: Staff}, unit: {nl: fte, en: FTE}, bands: [BANDS], sources: [S1]}]\n  fees:"
GROUP = "  groups: [{id: small, name: {nl: K, en: Small}, definition: GIVEN, sources: [S1]}]\n  fees:"
SECOND = "  - {id: second, signed: GIVEN, starts: 2024-06, ends: unknown, sources: [S1]}\ntext:"


def band(name: str, bounds: str) -> str:
    return f"{{id: {name}, name: {{nl: {name}, en: {name}}}, {bounds}}}"


def scale(*bands: str, edge: str = "printed") -> tuple[str, str]:
    whole = SCALE.replace("BANDS", ", ".join(bands))
    return "  fees:", whole.replace("{id: size,", f"{{id: size, shared_edge: {edge},")


ACCESS = "  outsiders: {access: yes, sources: [S1]}"
EVIDENCE = 'evidence: {nl: "Bewijs met pagina", en: "Evidence with a page"}'
CHECK = 'check: {nl: "Secretariaat", en: "Secretariat"}'
CONSEQUENCE = 'consequence: {nl: "Gesprek", en: "Talks"}'
MONITORS = "monitors: [{kind: secretariat, who: {nl: S, en: S}, sources: [S1]}]"
SELF = "monitors: [{kind: self, who: {nl: Zelf, en: Itself}, sources: [S1]}]"
CALENDAR = "trigger: {kind: calendar, due: 2021-06-30}"
THEMED = "    themes: [child-labour]\n"
STEPS = "oecd_steps: [1, 2, 3, 4, 5, 6]"
MEASURE = (
    "measure: {what: {nl: Aandeel, en: Share}, population: {nl: Leden, en: Members}, scope: members, sources: [S1]}"
)
COMMITTEE = '  committee:\n    since: 2020\n    independent: yes\n    decisions: {nl: "bindend", en: "binding"}\n    sources: [S1]\n'
CONTINUES = '  continues: {text: {nl: "Loopt door", en: "Goes on"}, sources: [S1]}'
SIDES = "sides: [{by: outsider, against: party}]"
SHOWN = "about: results, level: named, shown: [{nl: Score, en: Score}]"
FIGURE = "sources:\n  S1"
FIGURES = "figures:\n  - {metric: m, period: '2020', population: all, unit: '%', value: 5, status: conflicting, sources: [S1]}\nsources:\n  S1"
MEMBER = "{role: participant, from: 2020, to: unknown"

UNSURE = ("character: agreed\n    sources: [S1]\n", "character: agreed\n    status: unknown\n")
