"""Problems and notes on files of holdings: keyed texts of the room `holdings` in `imvo.words`."""

from __future__ import annotations

from imvo import words
from imvo.files import plain
from imvo.intake.notes import Note, Problem


def note(key: str, **values: object) -> Note:
    """A note on the whole file; `key` without the room, e.g. "version" for `holdings.note.version`."""
    return Note(f"holdings.note.{key}", _plain(values))


def problem(key: str, what: str = "cell", **values: object) -> Problem:
    """A problem with one value or row; `key` without the room, e.g. "number-text"."""
    return Problem(f"holdings.{key}", _plain(values), what)


def fault(why: str, lang: str) -> str:
    """Why an identifier does not hold; `why` as in `imvo.intake.identifiers`."""
    return words.text(f"holdings.fault.{why}", lang)


def _plain(values: dict[str, object]) -> dict[str, str]:
    return {name: plain(str(value), 200) for name, value in values.items()}
