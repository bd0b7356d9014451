"""What is wrong in a file that people wrote, said so that they can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process

CLOSE_ENOUGH = 60.0  # of 100, rapidfuzz's weighted ratio: below it a suggestion is more often noise than help


@dataclass(frozen=True)
class Problem:
    """One mistake: file, line (from 1), where in the file, what is wrong, what was expected, the nearest valid word."""

    file: str
    line: int
    where: str
    message: str
    expected: tuple[str, ...] = ()
    nearest: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " + (f"{self.where}: " if self.where else "")
        text = place + self.message
        if self.expected:
            text += f"; expected {' or '.join(self.expected) if len(self.expected) < 3 else _list(self.expected)}"
        if self.nearest:
            text += f"; did you mean {self.nearest}?"
        return text


class DefinitionError(Exception):
    """A definition cannot be read or breaks its schema. `problems` holds every mistake that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ParticipantError(DefinitionError):
    """The same for a participant file."""


def nearest(word: object, valid: Iterable[str]) -> str | None:
    """The valid word that looks most like the one found, when any does."""
    found = process.extractOne(str(word), list(valid), score_cutoff=CLOSE_ENOUGH)
    return None if found is None else str(found[0])


def _list(words: Sequence[str]) -> str:
    return "one of " + ", ".join(words)
