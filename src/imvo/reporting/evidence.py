"""The three states of evidence as people read them: a word and a mark of its own each, never a colour alone."""

from __future__ import annotations

from imvo.action.evidence import CLAIMED, EVIDENCED, STATES, VERIFIED
from imvo.reporting.texts import both
from imvo.tables import Label
from imvo.words import text

MARKS = {CLAIMED: "○", EVIDENCED: "◧", VERIFIED: "■"}
_TIE = "\N{NO-BREAK SPACE}"  # a mark stays with its word


def words() -> dict[str, Label]:
    """State -> its word alone, as somebody types it."""
    return {state: both(f"evidence.{state}") for state in STATES}


def marked() -> dict[str, Label]:
    """State -> its mark and its word, for a cell of a table."""
    return {state: Label(nl=told(state, "nl"), en=told(state, "en")) for state in STATES}


def told(state: str, lang: str) -> str:
    """The mark and the word of one state, within a sentence."""
    return f"{MARKS[state]}{_TIE}{text(f'evidence.{state}', lang)}"
