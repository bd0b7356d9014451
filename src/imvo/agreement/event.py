"""One dated event in the life of an agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class Code:
    """A text of `words/told.*.yaml` by its key."""

    key: str


Value = Text | str | float | PartialDate | Code | None


@dataclass(frozen=True)
class Event:
    """What changed. `kind` names the sentence; `values` fill it.

    `on`: the day to tell (None: not known); `since`: the first day on which the new situation holds (None: some day).
    """

    kind: str
    on: PartialDate | None
    since: PartialDate | None
    values: tuple[tuple[str, Value], ...] = ()
    sources: tuple[str, ...] = ()
    sure: Answer = Answer.YES

    @classmethod
    def of(cls, kind: str, on: PartialDate | None, sources: Iterable[str] = (), /, **values: object) -> Event:
        """Something that holds from its day on."""
        return cls(kind, on, on, _values(values), tuple(sources))

    @classmethod
    def last(cls, kind: str, on: PartialDate | None, sources: Iterable[str] = (), /, **values: object) -> Event:
        """Something of which `on` is the last day: it differs from the next day on."""
        return cls(kind, on, None if on is None else on.plus_days(1), _values(values), tuple(sources))


def _values(values: dict[str, object]) -> tuple[tuple[str, Value], ...]:
    return tuple(values.items())  # type: ignore[arg-type]
