"""Whether effect is measured, on people, animals or the environment, and not only effort."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def none(case: Case) -> Iterator[Hit]:
    """First issues of which no measure measures an effect."""
    for issue in case.first:
        measured = [one for one in case.plan.live(issue.key) if one.indicator]
        if measured and not any(one.measures_what == "effect" for one in measured):
            yield Hit(issue.key)


def activity(case: Case) -> Iterator[Hit]:
    """Measures whose indicator counts what the organisation does."""
    return (Hit(measure=one) for one in case.live if one.indicator and one.measures_what == "activity")


def unsaid(case: Case) -> Iterator[Hit]:
    """Measures that do not say what their indicator measures."""
    return (Hit(measure=one) for one in case.live if one.indicator and one.measures_what is None)
