"""Whether what a plan names is there: issues, duties, sites; and whether every measure can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from imvo.action.checks.model import Case, Hit
from imvo.reference.normal import key


def issues(case: Case) -> Iterator[Hit]:
    """Keys of issues that the dossier does not hold."""
    for one in case.plan.measures:
        unknown = [issue for issue in one.issues if issue not in case.likelihood]
        if unknown and one.progress != "dropped":
            yield Hit(measure=one, detail="; ".join(unknown))
    for decision in case.plan.issues:
        if decision.issue not in case.likelihood:
            place = (decision.file, decision.sheet, decision.row)
            yield Hit(detail=decision.issue, row=place)


def no_issue(case: Case) -> Iterator[Hit]:
    """Measures that say nothing of what they are about."""
    return (Hit(measure=one) for one in case.live if not one.issues)


def duties(case: Case) -> Iterator[Hit]:
    """Duties that the agreement does not have."""
    known = {duty.casefold() for duty in case.of_agreement}
    for one in case.live:
        if one.duty and known and one.duty.casefold() not in known:
            yield Hit(measure=one, detail=one.duty)


def no_duty(case: Case) -> Iterator[Hit]:
    """Measures that name no duty, where the agreement has one that asks for a plan: no day is held against them."""
    if any(case.rules.duties.step in duty.steps for duty in case.duties):
        yield from (Hit(measure=one) for one in case.live if not one.duty)


def sites(case: Case) -> Iterator[Hit]:
    """Sites that the list does not have, also not with more words behind, as when a legal form was added."""
    for one in case.live:
        unknown = [site for site in one.sites if not _listed(key(site), case.sites)]
        if unknown:
            yield Hit(measure=one, detail="; ".join(unknown))


def _listed(form: str, sites: Collection[str]) -> bool:
    return form in sites or any(site.startswith(f"{form} ") for site in sites)


def same_key(case: Case) -> Iterator[Hit]:
    """Measures that share a key: next year nobody can tell which is which."""
    counts = Counter(one.measure for one in case.plan.measures if one.measure)
    seen: set[str] = set()
    for one in case.plan.measures:
        if one.measure and counts[one.measure] > 1 and one.measure not in seen:
            seen.add(one.measure)
            yield Hit(measure=one, detail=one.measure)
