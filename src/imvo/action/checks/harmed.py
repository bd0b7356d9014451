"""Whether someone who is harmed can turn to somebody, safely."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit
from imvo.action.contacts import is_firm
from imvo.action.plan import ContactRow


def no_contact(case: Case) -> Iterator[Hit]:
    """Nobody within the firm who can be reached."""
    if not any(one.who and one.reach for one in _firm(case)):
        yield Hit()


def no_promise(case: Case) -> Iterator[Hit]:
    """No promise that nobody suffers for turning to the firm."""
    if not any(one.no_retaliation for one in _firm(case)):
        yield Hit()


def no_mechanism(case: Case) -> Iterator[Hit]:
    """First issues of which is not known where people there can turn."""
    known = {one.about for one in case.plan.contacts if one.who}
    return (Hit(issue.key) for issue in case.first if issue.key not in known)


def _firm(case: Case) -> list[ContactRow]:
    return [one for one in case.plan.contacts if is_firm(one.about)]
