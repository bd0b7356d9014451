"""Whether progress has a value, and the value evidence."""

from __future__ import annotations

from collections.abc import Iterator

from imvo.action.checks.model import Case, Hit


def done_without_value(case: Case) -> Iterator[Hit]:
    """Measures that are done, of which nobody measured what they changed."""
    return (Hit(measure=one) for one in case.live if one.progress == "done" and one.value is None)


def claimed(case: Case) -> Iterator[Hit]:
    """Values without evidence: they stand as claimed."""
    return (Hit(measure=one) for one in case.live if one.value is not None and not one.value_evidence)
