"""What a reader of the result must know about how a list was read: keyed texts with their values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from imvo import words
from imvo.files import UnusableFile, plain
from imvo.tables.model import Column, Label


@dataclass(frozen=True)
class Note:
    """One keyed text. `key` is that of `imvo.words`; `values` are its placeholders, already made plain.

    `named`: placeholders that have a name in each language, such as the title of a column.
    """

    key: str
    values: dict[str, str] = field(default_factory=dict)
    named: dict[str, Label] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        values = self.values | {name: told.nl if lang == "nl" else told.en for name, told in self.named.items()}
        return _fill(self.key, lang, values)


@dataclass(frozen=True)
class Problem:
    """Why one value was not understood: the texts `<key>.reason` and `<key>.mend`.

    `what`: "cell" when the value is treated as unknown, "note" when it is kept but should be looked at.
    """

    key: str
    values: dict[str, str] = field(default_factory=dict)
    what: str = "cell"

    def reason(self, lang: str) -> str:
        return _fill(f"{self.key}.reason", lang, self.values)

    def mend(self, lang: str) -> str:
        return _fill(f"{self.key}.mend", lang, self.values)


def note(key: str, **values: object) -> Note:
    """A note on the whole list; `key` without the room, e.g. "encoding" for `intake.note.encoding`."""
    return Note(f"intake.note.{key}", {name: plain(str(value), 200) for name, value in values.items()})


def note_named(key: str, named: dict[str, Label], **values: object) -> Note:
    """The same with placeholders that have a name in each language."""
    return replace(note(key, **values), named=named)


def problem(key: str, what: str = "cell", **values: object) -> Problem:
    """A problem with one value; `key` without the room, e.g. "share-range"."""
    return Problem(f"intake.{key}", {name: plain(str(value), 200) for name, value in values.items()}, what)


def choices(column: Column, lang: str) -> str:
    """The words to choose from, each between quotes: a choice may hold a comma."""
    return ", ".join(f"“{getattr(choice, lang)}”" for choice in column.choices.values())


def explain(error: UnusableFile, lang: str) -> tuple[str, str]:
    """Reason and mend of a refused file, in `lang`."""
    return _fill(f"{error.key}.reason", lang, error.values), _fill(f"{error.key}.mend", lang, error.values)


def _fill(key: str, lang: str, values: dict[str, str]) -> str:
    wanted = words.placeholders(words.source(key, lang))
    return words.text(key, lang, **{name: value for name, value in values.items() if name in wanted})
