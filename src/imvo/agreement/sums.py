"""Reasons whose texts stand in `words/sums.*.yaml`: of fees, terms, promises, targets, rounds and counts."""

from __future__ import annotations

from imvo.agreement.spells import Reason, Value


def because(key: str, **values: Value) -> Reason:
    """A reason by its key in `words/sums.*.yaml`, without the root."""
    return Reason(f"sums.{key}", tuple(sorted(values.items())))


def plain(value: float) -> str:
    """A number as a definition writes it: 26 and not 26.0."""
    return str(int(value)) if value == int(value) else str(value)
