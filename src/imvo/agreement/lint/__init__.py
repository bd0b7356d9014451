"""Finds weaknesses of an agreement: in its text, or in what is known about it. Never a verdict on a party.

A rule is a function from a definition and the lines of its file to findings; `RULES` names each. No rule knows an id.
"""

from __future__ import annotations

from imvo.agreement.lint.findings import SEVERITIES, Finding, Grounds, Place, Severity
from imvo.agreement.lint.rules import RULES
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document

__all__ = ["RULES", "SEVERITIES", "Finding", "Grounds", "Place", "Severity", "lint"]


def lint(agreement: Agreement, document: Document) -> tuple[Finding, ...]:
    """Every finding about one agreement, worst first, then in the order of the rules. `document`: where it was read."""
    found = [finding for look in RULES.values() for finding in look(agreement, document)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))
