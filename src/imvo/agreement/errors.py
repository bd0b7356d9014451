"""What is wrong in a file that people wrote, said so that they can mend it, in Dutch or in English."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from imvo import words

CLOSE_ENOUGH = 60.0  # of 100, rapidfuzz's weighted ratio: below it a suggestion is more often noise than help


@dataclass(frozen=True, init=False)
class Phrase:
    """A text of `imvo.words`, not yet in a language. `key`: without `definition.`.

    A value is a word of the file, which stays as it is, a count, or a phrase itself.
    """

    key: str
    values: tuple[tuple[str, str | int | Phrase], ...]

    def __init__(self, key: str, /, **values: str | int | Phrase) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", tuple(values.items()))

    def told(self, lang: str) -> str:
        """The text in a language."""
        values = {name: in_words(value, lang) for name, value in self.values}
        return words.text(f"definition.{self.key}", lang, **values)

    def __str__(self) -> str:
        return self.told("en")


def in_words(part: str | int | Phrase, lang: str) -> str:
    """A phrase or a count in a language; a word of the file or of the schema stays as it is."""
    if isinstance(part, Phrase):
        return part.told(lang)
    return words.count(part, lang) if isinstance(part, int) else part


@dataclass(frozen=True)
class Problem:
    """One mistake: file, line (from 1), where in the file, what is wrong, what may stand there, and the nearest."""

    file: str
    line: int
    where: str
    wrong: Phrase
    valid: tuple[str | Phrase, ...] = ()
    nearest: str | None = None

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return str(self.wrong)

    @property
    def expected(self) -> tuple[str, ...]:
        """What may stand there, in English."""
        return self.expected_in("en")

    def message_in(self, lang: str) -> str:
        """What is wrong, in a language."""
        return self.wrong.told(lang)

    def expected_in(self, lang: str) -> tuple[str, ...]:
        """What may stand there, in a language; words of the schema are the same in all."""
        return tuple(in_words(part, lang) for part in self.valid)

    def told(self, lang: str) -> str:
        """All of it on one line."""
        parts = [self.message_in(lang)]
        if self.valid:
            parts.append(Phrase("expected", words=_either(self.expected_in(lang), lang)).told(lang))
        if self.nearest:
            parts.append(Phrase("nearest", word=self.nearest).told(lang))
        return f"{self.file}:{self.line}: " + (f"{self.where}: " if self.where else "") + "; ".join(parts)

    def __str__(self) -> str:
        return self.told("en")


class DefinitionError(Exception):
    """A definition cannot be read or breaks its schema. `problems` holds every mistake that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class ParticipantError(DefinitionError):
    """The same for a participant file."""


def nearest(word: object, valid: Iterable[str]) -> str | None:
    """The valid word that looks most like the one found, when any does."""
    found = process.extractOne(str(word), list(valid), score_cutoff=CLOSE_ENOUGH)
    return None if found is None else str(found[0])


# The system says these in the language of the machine, or always in English.
_SYSTEM = {
    errno.ENOENT: "system.missing",
    errno.EACCES: "system.refused",
    errno.EPERM: "system.refused",
    errno.EISDIR: "system.folder",
    errno.ENOTDIR: "system.no-folder",
    errno.EEXIST: "system.exists",
    errno.ENOTEMPTY: "system.not-empty",
    errno.ENOSPC: "system.full",
    errno.EROFS: "system.read-only",
}


def system(error: OSError) -> Phrase | None:
    """Why the system could not do something, for the usual reasons."""
    key = _SYSTEM.get(error.errno or 0)
    return None if key is None else Phrase(key)


def _either(found: Sequence[str], lang: str) -> str:
    if len(found) == 1:
        return found[0]
    if len(found) == 2:
        return Phrase("either", first=found[0], second=found[1]).told(lang)
    return Phrase("one-of", words=", ".join(found)).told(lang)
