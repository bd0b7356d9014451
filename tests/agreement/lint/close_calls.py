"""What comes close to a weakness, and is none."""

# ruff: noqa: E501 - a piece of YAML is read best on one line

from tests.agreement.lint.sound import (
    CALENDAR,
    EVIDENCE,
    FIGURE,
    FIGURES,
    GROUP,
    MEMBER,
    SECOND,
    SHOWN,
    band,
    scale,
)

CLOSE_CALLS: dict[str, tuple[tuple[str, str], ...]] = {
    "target-out-of-reach": (("yearly: {change: 10,", "yearly: {change: -10,"),),
    "bands-overlap": (scale(band("a", "at_least: 0, below: 50"), band("b", "at_least: 50")),),
    "bands-gap": (scale(band("a", "at_most: 10"), band("b", "above: 10, below: 20"), band("c", "at_least: 20")),),
    "group-unclear": (
        (
            "  fees:",
            "  groups: [{id: small, name: {nl: K, en: Small}, definition: unknown, members: [acme], sources: [S1]}]\n  fees:",
        ),
    ),
    "term-does-not-add-up": (("ends: 2025-01-31", "ends: 2025-02-01"),),
    "term-unknown": (("years: 5", "years: 5.0"),),
    "deadline-outside-term": ((CALENDAR, "trigger: {kind: calendar, due: 2020-01/2020-06}"),),
    "target-outside-term": (("    by: 2024\n", "    by: 2025\n"),),
    "target-incomplete": (
        (
            "    by: 2024\n",
            "    by: unknown\n    status: conflicting\n    claims: [{of: by, value: 2024, sources: [S1]}, {of: by, value: 2023, sources: [S1]}]\n",
        ),
    ),
    "conflict-without-claims": (
        (FIGURE, FIGURES.replace("sources: [S1]}", "sources: [S1], note: 'with the report'}")),
    ),
    "party-without-day": ((MEMBER, "{role: refused, from: unknown, to: unknown"),),
    "duty-without-evidence": (
        (
            EVIDENCE,
            "evidence: none-known\n    evidence_for: [{groups: [small], evidence: {nl: E, en: E}, sources: [S1]}]",
        ),
        ("  fees:", GROUP.replace("GIVEN", "unknown")),
    ),
    "duty-without-moment": ((CALENDAR, "trigger: {kind: during-term}"),),
    "no-independent-monitor": (("kind: secretariat", "kind: external-expert"),),
    "no-company-level-publication": ((SHOWN, "about: results, level: named, from: 2024"),),
    "changed-without-reason": (
        (
            CALENDAR,
            "trigger: {kind: calendar, due: 2021-06-30, moved: [{was: 2021-01, on: 2020-12-01, reason: {nl: R, en: R}, sources: [S1]}]}",
        ),
    ),
    "terms-overlap": (("text:", SECOND.replace("GIVEN", "2024").replace("2024-06", "2025-02")),),
    "no-source": (("text: {sources: [S1]}", "text: {status: unknown}"),),
}
