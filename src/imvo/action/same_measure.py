"""By what a measure is known again next year."""

from __future__ import annotations

from imvo.reference.normal import key


def known_by(measure: str | None, what: str | None) -> str | None:
    """Its key, otherwise its words, however they are written; None where neither says anything."""
    return key(measure or "") or key(what or "") or None
