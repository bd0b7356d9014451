"""Files that come back to a dossier: every sheet that holds a table of the kinds asked for, read as declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from imvo.files import DEFAULT, Opened, UnusableFile, open_file
from imvo.files.kind import Kind
from imvo.intake.delivered import read_delivered
from imvo.intake.reading import Reading
from imvo.intake.recognise import recognise
from imvo.intake.values.vocabulary import Vocabulary


def read_returned(path: Path, kinds: Sequence[str], lang: str, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """One reading per sheet that holds a table of `kinds`, by its columns and not by its name.

    UnusableFile when no sheet does, or when the file cannot be opened.
    """
    opened = open_file(path, limits=DEFAULT)
    found: list[Reading] = []
    refused: UnusableFile | None = None
    for sheet in opened.sheets:
        own = opened if opened.kind is Kind.TEXT else replace_sheets(opened, sheet.name)
        try:
            kind, chosen = recognise(own, kinds, None, None, lang)
        except UnusableFile as error:
            if error.key not in ("intake.no-header", "intake.no-kind", "intake.no-header-of"):
                raise
            refused = refused or error
            continue
        found.append(read_delivered(own, chosen, kind, lang, vocabulary))
    if not found:
        assert refused is not None
        raise refused
    return tuple(found)


def replace_sheets(opened: Opened, name: str | None) -> Opened:
    """The same file, of which only one sheet is looked at."""
    return replace(opened, sheets=[sheet for sheet in opened.sheets if sheet.name == name])
