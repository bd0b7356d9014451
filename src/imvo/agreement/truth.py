"""Answers to questions whose facts may be missing: yes, no or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Answer(Enum):
    """Kleene's three values. There is no truth value: `if answer:` is refused, because unknown is neither."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: Answer) -> Answer:
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.UNKNOWN if Answer.UNKNOWN in (self, other) else Answer.YES

    def __or__(self, other: Answer) -> Answer:
        if Answer.YES in (self, other):
            return Answer.YES
        return Answer.UNKNOWN if Answer.UNKNOWN in (self, other) else Answer.NO

    def __invert__(self) -> Answer:
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, Answer.UNKNOWN)

    def __bool__(self) -> bool:
        raise TypeError("an Answer may be unknown: compare it with Answer.YES, Answer.NO or Answer.UNKNOWN")

    @classmethod
    def of(cls, value: bool | None) -> Answer:
        """The answer for a plain truth value; None is unknown."""
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO


def every(answers: Iterable[Answer]) -> Answer:
    """Yes when all are yes (also when there are none), no when one is no, else unknown."""
    result = Answer.YES
    for answer in answers:
        result = result & answer
    return result


def some(answers: Iterable[Answer]) -> Answer:
    """Yes when one is yes, no when all are no (also when there are none), else unknown."""
    result = Answer.NO
    for answer in answers:
        result = result | answer
    return result
