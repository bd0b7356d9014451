"""For each rule how to spoil the sound agreement so that it finds something."""

# ruff: noqa: E501 - a piece of YAML is read best on one line

from __future__ import annotations

from dataclasses import dataclass

from tests.agreement.lint.sound import (
    ACCESS,
    CALENDAR,
    CHECK,
    COMMITTEE,
    CONSEQUENCE,
    CONTINUES,
    EVIDENCE,
    FIGURE,
    FIGURES,
    GROUP,
    MEASURE,
    MEMBER,
    MONITORS,
    SECOND,
    SELF,
    SHOWN,
    SIDES,
    STEPS,
    THEMED,
    UNSURE,
    band,
    scale,
)


@dataclass(frozen=True)
class Case:
    """`changes`: what to replace in the sound agreement; then `key` is found, with `severity`, at the line of `at`."""

    rule: str
    key: str
    severity: str
    at: str
    changes: tuple[tuple[str, str], ...]


def case(rule: str, key: str, severity: str, at: str, *changes: tuple[str, str]) -> Case:
    return Case(rule, key, severity, at, changes)


CASES = (
    case("outsiders-cannot-complain", "closed", "error", "  outsiders:", (ACCESS, ACCESS.replace("yes", "no"))),
    case("outsiders-cannot-complain", "not-known", "info", "  outsiders:", (ACCESS, ACCESS.replace("yes", "unknown"))),
    case("outsiders-cannot-complain", "no-track", "info", "  outsiders:", (SIDES, SIDES.replace("outsider", "party"))),
    case("no-committee", "none-known", "warning", "  committee:", (COMMITTEE, "  committee: none-known\n")),
    case("no-committee", "not-known", "info", "  committee:", (COMMITTEE, "  committee: not-known\n")),
    case("no-committee", "not-independent", "warning", "  committee:", ("independent: yes", "independent: no")),
    case(
        "no-committee", "independence-not-known", "info", "  committee:", ("independent: yes", "independent: unknown")
    ),
    case("time-limits-unknown", "complaint", "info", "time_limits:", ("{nl: Een maand, en: One month}", "unknown")),
    case(
        "time-limits-unknown",
        "dispute",
        "info",
        "time_limits:",
        ("{nl: Een maand, en: One month}", "unknown"),
        ("track: complaint", "track: dispute"),
    ),
    case("complaint-after-the-end", "none-known", "warning", "  continues:", (CONTINUES, "  continues: none-known")),
    case("complaint-after-the-end", "not-known", "info", "  continues:", (CONTINUES, "  continues: not-known")),
    case("no-independent-monitor", "only", "warning", "scheme: {", (MONITORS, SELF)),
    case("no-independent-monitor", "none", "warning", "scheme: {", (MONITORS + ", kind: points", "kind: none")),
    case("no-independent-monitor", "not-known", "info", "scheme: {", (MONITORS + ", ", "")),
    case(
        "no-company-level-publication", "none", "warning", "publication:", (SHOWN, "about: results, level: aggregated")
    ),
    case(
        "no-company-level-publication",
        "none",
        "warning",
        "publication:",
        (SHOWN, "about: participants, level: named"),
    ),
    case(
        "no-company-level-publication",
        "own-account",
        "warning",
        "publication:",
        (SHOWN, "about: results, level: distribution"),
        ("publication:", "handed_in: [{id: r, what: {nl: R, en: R}, to: public, sources: [S1]}]\npublication:"),
    ),
    case(
        "no-company-level-publication",
        "not-known",
        "info",
        "scheme: {",
        (
            "publication: [{id: scores, item: {nl: Scores, en: Scores}, about: results, level: named, shown: [{nl: Score, en: Score}], sources: [S1]}]\n",
            "",
        ),
    ),
    case("theme-without-duty", "general-only", "info", "  - {number: 1", (THEMED, "")),
    case("theme-without-duty", "none", "warning", "  - {number: 1", (THEMED, ""), (STEPS, "oecd_steps: [1]")),
    case(
        "theme-without-duty",
        "no-common-theme",
        "info",
        "  - {number: 1",
        ("common: [child-labour]", "common: [], note: {nl: Geen, en: None}"),
    ),
    case("step-without-duty", "steps", "info", "duties:\n", (STEPS, "oecd_steps: [1, 2, 3]")),
    case("duty-without-evidence", "none-known", "warning", "evidence: none-known", (EVIDENCE, "evidence: none-known")),
    case("duty-without-evidence", "not-known", "info", "evidence: not-known", (EVIDENCE, "evidence: not-known")),
    case("duty-without-check", "none-known", "warning", "check: none-known", (CHECK, "check: none-known")),
    case("duty-without-check", "not-known", "info", "check: not-known", (CHECK, "check: not-known")),
    case(
        "duty-without-consequence",
        "none-known",
        "warning",
        "consequence: none-known",
        (CONSEQUENCE, "consequence: none-known"),
    ),
    case(
        "duty-without-consequence",
        "not-known",
        "info",
        "consequence: not-known",
        (CONSEQUENCE, "consequence: not-known"),
    ),
    case(
        "duty-without-moment",
        "not-stated",
        "warning",
        "kind: not-stated",
        (CALENDAR, "trigger: {kind: not-stated, said: {nl: Later, en: Later}}"),
    ),
    case(
        "duty-without-moment",
        "day-unknown",
        "info",
        "kind: calendar",
        (CALENDAR, "trigger: {kind: calendar, due: unknown}"),
    ),
    case(
        "duty-without-moment",
        "day-in-year",
        "info",
        "kind: agreement-year",
        (CALENDAR, "trigger: {kind: agreement-year, from: 1, each_year: true, due: unknown}"),
    ),
    case(
        "duty-without-moment",
        "exemption-unknown",
        "info",
        "kind: rounds",
        (
            CALENDAR,
            'trigger: {kind: rounds, rounds: [{id: "1", due: 2021, exempt: {signed_after: unknown}, sources: [S1]}]}',
        ),
    ),
    case(
        "deadline-outside-term",
        "before-signature",
        "error",
        "due: 2020-01-14",
        (CALENDAR, "trigger: {kind: calendar, due: 2020-01-14}"),
    ),
    case(
        "deadline-outside-term",
        "before-signature",
        "error",
        "due: 2019",
        (CALENDAR, 'trigger: {kind: rounds, rounds: [{id: "1", due: 2019, sources: [S1]}]}'),
    ),
    case(
        "deadline-outside-term",
        "before-start",
        "warning",
        "due: 2020-01-31",
        (CALENDAR, "trigger: {kind: calendar, due: 2020-01-31}"),
    ),
    case(
        "deadline-outside-term",
        "after-end",
        "warning",
        "due: 2025-02-01",
        (CALENDAR, "trigger: {kind: calendar, due: 2025-02-01}"),
    ),
    case(
        "changed-without-reason",
        "change",
        "info",
        "moved: [",
        (
            CALENDAR,
            "trigger: {kind: calendar, due: 2021-06-30, moved: [{was: 2021-01, on: 2020-12-01, reason: unknown, sources: [S1]}]}",
        ),
    ),
    case(
        "changed-without-reason",
        "change",
        "info",
        "changes: [",
        (
            THEMED,
            THEMED
            + "    changes: [{kind: waived, on: unknown, what: {nl: W, en: W}, reason: {nl: R, en: R}, sources: [S1]}]\n",
        ),
    ),
    case(
        "signatory-without-duty",
        "kind",
        "warning",
        "{id: union,",
        ("type: company, name: Acme", "type: union, name: Acme"),
    ),
    case(
        "target-incomplete",
        "value-none-known",
        "warning",
        "value: unknown",
        ("    value: 50\n", "    value: unknown\n"),
    ),
    case("target-incomplete", "date-none-known", "warning", "by: unknown", ("    by: 2024\n", "    by: unknown\n")),
    case(
        "target-incomplete",
        "population-none-known",
        "warning",
        "scope: unknown",
        ("    scope: members\n", "    scope: unknown\n"),
    ),
    case("target-incomplete", "measure-none-known", "warning", "measure: none-known", (MEASURE, "measure: none-known")),
    case("target-incomplete", "measure-not-known", "info", "measure: not-known", (MEASURE, "measure: not-known")),
    case(
        "target-incomplete",
        "value-not-known",
        "info",
        "value: unknown",
        ("    value: 50\n", "    value: unknown\n"),
        UNSURE,
    ),
    case("target-incomplete", "date-not-known", "info", "by: unknown", ("    by: 2024\n", "    by: unknown\n"), UNSURE),
    case(
        "target-incomplete",
        "population-not-known",
        "info",
        "scope: unknown",
        ("    scope: members\n", "    scope: unknown\n"),
        UNSURE,
    ),
    case("target-out-of-reach", "percent", "warning", "yearly:", ("    value: 50\n", "    value: 75\n")),
    case(
        "target-out-of-reach",
        "steps",
        "warning",
        "yearly:",
        ("    value: 50\n", "    value: 51\n"),
        ("unit: {nl: '%', en: '%'}", "unit: {nl: st., en: sites}"),
    ),
    case("target-out-of-reach", "percent", "warning", "yearly:", ("    by: 2024\n", "    by: 2023\n")),
    case("target-outside-term", "before", "info", "by: 2019", ("    by: 2024\n", "    by: 2019\n")),
    case("target-outside-term", "after", "warning", "by: 2026", ("    by: 2024\n", "    by: 2026\n")),
    case("target-character-unknown", "character", "info", "character:", ("character: agreed", "character: unknown")),
    case(
        "measure-other-scope",
        "scope",
        "warning",
        "    measure:",
        (MEASURE, MEASURE.replace("scope: members", "scope: market")),
    ),
    case(
        "bands-overlap",
        "two-bands",
        "warning",
        "scales:",
        scale(band("a", "at_least: 0, at_most: 50"), band("b", "at_least: 50")),
    ),
    case(
        "bands-overlap",
        "convention",
        "info",
        "scales:",
        scale(band("a", "at_least: 0, at_most: 50"), band("b", "at_least: 50"), edge="upper"),
    ),
    case(
        "bands-overlap",
        "two-bands",
        "warning",
        "scales:",
        scale(band("a", "at_least: 0, at_most: 50"), band("b", "at_least: 40"), edge="upper"),
    ),
    case("bands-gap", "fractions", "info", "scales:", scale(band("a", "at_most: 25"), band("b", "at_least: 26"))),
    case("bands-gap", "whole", "warning", "scales:", scale(band("a", "at_most: 25"), band("b", "at_least: 27"))),
    case("bands-gap", "whole", "warning", "scales:", scale(band("a", "below: 10"), band("b", "above: 10"))),
    case("group-unclear", "not-defined", "info", "groups: [", ("  fees:", GROUP.replace("GIVEN", "unknown"))),
    case(
        "group-unclear",
        "not-decidable",
        "info",
        "groups: [",
        ("  fees:", GROUP.replace("GIVEN", "{nl: Klein, en: Small}")),
    ),
    case("term-does-not-add-up", "differs", "warning", "ends:", ("ends: 2025-01-31", "ends: 2025-03")),
    case(
        "term-does-not-add-up",
        "extended",
        "info",
        "ends:",
        (
            "ends: 2025-01-31",
            "ends: 2025-03\n    phases: [{id: p, name: {nl: P, en: P}, from: 2025-01-15, to: 2025-03, sources: [S1]}]",
        ),
    ),
    case("term-unknown", "first", "info", "  - id: first", ("signed: 2020-01-15", "signed: unknown")),
    case("term-unknown", "later", "info", "{id: second", ("text:", SECOND.replace("GIVEN", "2025"))),
    case("terms-overlap", "order", "warning", "{id: second", ("text:", SECOND.replace("GIVEN", "2024"))),
    case(
        "party-without-day", "counted", "info", MEMBER[:18], (MEMBER, "{role: participant, from: unknown, to: unknown")
    ),
    case(
        "party-without-day",
        "others",
        "info",
        "{role: supporter",
        (MEMBER, "{role: supporter, from: unknown, to: unknown"),
    ),
    case(
        "fees-unknown",
        "not-known",
        "info",
        "  fees:",
        (
            "  fees: {payer: [company], items: [{id: base, name: {nl: B, en: B}, amount: 5, sources: [S1]}], sources: [S1]}",
            "  fees: not-known",
        ),
    ),
    case(
        "fees-unknown",
        "none-known",
        "info",
        "  fees:",
        (
            "  fees: {payer: [company], items: [{id: base, name: {nl: B, en: B}, amount: 5, sources: [S1]}], sources: [S1]}",
            "  fees: none-known",
        ),
    ),
    case("fees-unknown", "item", "info", "  fees:", ("amount: 5", "amount: unknown")),
    case(
        "no-source",
        "claim",
        "warning",
        "claims:",
        (
            "years: 5\n",
            "years: 5\n    status: conflicting\n    claims: [{of: ends, value: 1, sources: [S1]}, {of: ends, value: 2}]\n",
        ),
    ),
    case(
        "no-source",
        "derived",
        "warning",
        "text: {status",
        ("text: {sources: [S1]}", "text: {status: derived, note: {nl: N, en: N}}"),
    ),
    case(
        "no-source",
        "not-searched",
        "info",
        "{id: u,",
        (FIGURE, "unknowns:\n  - {id: u, text: {nl: U, en: U}}\nsources:\n  S1"),
    ),
    case("incomplete-source", "page", "info", "  S1:", ('agreement"}', 'agreement", incomplete: true}')),
    case("unused-source", "register", "info", "  S2:", (FIGURE, 'sources:\n  S2: {address: "page"}\n  S1')),
    case(
        "conflict-without-claims", "silent", "warning", "scheme: {", ("rhythm: {nl", "status: conflicting, rhythm: {nl")
    ),
    case(
        "conflict-without-claims",
        "in-words",
        "info",
        "text: {status",
        ("text: {sources: [S1]}", "text: {status: conflicting, note: {nl: N, en: N}, sources: [S1]}"),
    ),
    case(
        "conflict-without-claims",
        "unmarked",
        "info",
        "  - id: first",
        (
            "years: 5\n",
            "years: 5\n    claims: [{of: ends, value: 1, sources: [S1]}, {of: ends, value: 2, sources: [S1]}]\n",
        ),
    ),
    case("conflict-without-claims", "figure", "warning", "{metric:", (FIGURE, FIGURES)),
)
