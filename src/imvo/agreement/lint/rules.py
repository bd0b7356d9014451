"""Every rule under its name. `docs/method/agreements-linter.md` has a chapter for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imvo.agreement.lint import bands, duties, remedy, sources, targets, terms, themes, watching
from imvo.agreement.lint.findings import Finding
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document

Look = Callable[[Agreement, Document], Iterator[Finding]]

RULES: dict[str, Look] = {
    "outsiders-cannot-complain": remedy.outsiders_cannot_complain,
    "no-committee": remedy.no_committee,
    "time-limits-unknown": remedy.time_limits_unknown,
    "complaint-after-the-end": remedy.after_the_end,
    "no-independent-monitor": watching.no_independent_monitor,
    "no-company-level-publication": watching.no_company_level_publication,
    "theme-without-duty": themes.theme_without_duty,
    "step-without-duty": themes.step_without_duty,
    "duty-without-evidence": duties.without_evidence,
    "duty-without-check": duties.without_check,
    "duty-without-consequence": duties.without_consequence,
    "duty-without-moment": duties.without_moment,
    "deadline-outside-term": duties.deadline_outside_term,
    "changed-without-reason": duties.changed_without_reason,
    "signatory-without-duty": duties.signatory_without_duty,
    "target-incomplete": targets.target_incomplete,
    "target-out-of-reach": targets.out_of_reach,
    "target-outside-term": targets.outside_term,
    "target-character-unknown": targets.character_unknown,
    "measure-other-scope": targets.other_scope,
    "bands-overlap": bands.bands_overlap,
    "bands-gap": bands.bands_gap,
    "group-unclear": bands.group_unclear,
    "term-does-not-add-up": terms.does_not_add_up,
    "term-unknown": terms.day_unknown,
    "terms-overlap": terms.terms_overlap,
    "party-without-day": terms.party_without_day,
    "fees-unknown": terms.fees_unknown,
    "no-source": sources.no_source,
    "incomplete-source": sources.incomplete_source,
    "unused-source": sources.unused_source,
    "conflict-without-claims": sources.conflict_without_claims,
}
