"""Which kind of table a file holds: by what its header names, or as the user says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imvo import tables
from imvo.files import Opened, UnusableFile
from imvo.intake.choose import Chosen, choose_sheet
from imvo.intake.columns import SITES
from imvo.intake.header import telling
from imvo.intake.notes import Note, note


def recognise(
    opened: Opened, kinds: Sequence[str], sheet: str | None, mapping: Mapping[str, str] | None, lang: str
) -> tuple[str, Chosen]:
    """The kind among `kinds` whose columns the header names best, and where its table stands.

    A list of sites is taken only where no more telling kind says as much: any table may hold names and countries.
    UnusableFile when no kind fits, or two fit alike.
    """
    found, first = _fitting(opened, kinds, sheet, mapping)
    if not found:
        raise _none_fits(opened, kinds, first, lang)
    best = max(found, key=lambda one: one[:2])
    equal = [kind for score, telling, kind, _ in found if (score, telling) == best[:2]]
    if len(equal) > 1:
        raise UnusableFile(
            opened.file, "intake.kinds-alike", kinds=_titles(equal, lang), ids=", ".join(equal), name=opened.file
        )
    chosen = best[3]
    sheets = [one.grid.sheet for *_, one in found]
    others = [one.name or "" for one in sheets if one != chosen.grid.sheet and not one.hidden]
    return best[2], replace(chosen, notes=(*chosen.notes, *_unread(chosen, others)))


def _fitting(
    opened: Opened, kinds: Sequence[str], sheet: str | None, mapping: Mapping[str, str] | None
) -> tuple[list[tuple[int, bool, str, Chosen]], str]:
    """Of every kind that fits: how well, whether it is more telling than a list of sites, its id, and where it stands.

    With the first filled row of the file.
    """
    found: list[tuple[int, bool, str, Chosen]] = []
    first = ""
    for kind in kinds:
        try:
            chosen = choose_sheet(opened, sheet, mapping, kind)
        except UnusableFile as error:
            if error.key != "intake.no-header":
                raise
            first = str(error.values["first"])
        else:
            found.append((chosen.header.score, kind != SITES, kind, chosen))
    return found, first


def _none_fits(opened: Opened, kinds: Sequence[str], first: str, lang: str) -> UnusableFile:
    """Why no kind fits; where only one may be meant, with the columns that it needs."""
    if list(kinds) == [SITES]:
        return UnusableFile(opened.file, "intake.no-header", first=first)
    if len(kinds) > 1:
        return UnusableFile(opened.file, "intake.no-kind", kinds=_titles(kinds, lang), first=first)
    (kind,) = kinds
    needed = ", ".join(
        f"{getattr(tables.load(kind).column(name).title, lang)} ({name})" for name in sorted(telling(kind))
    )
    return UnusableFile(opened.file, "intake.no-header-of", kind=_titles(kinds, lang), needed=needed, first=first)


def _unread(chosen: Chosen, others: Sequence[str]) -> tuple[Note, ...]:
    """Sheets that read as another kind of table. Those of the same kind are told already."""
    told = {
        name for one in chosen.notes if one.key.endswith("sheets-unread") for name in one.values["sheets"].split(", ")
    }
    left = [name for name in dict.fromkeys(others) if name not in told]
    return (note("sheets-other", sheets=", ".join(left)),) if left else ()


def _titles(kinds: Sequence[str], lang: str) -> str:
    return ", ".join(f"{getattr(tables.load(kind).title, lang).lower()} ({kind})" for kind in kinds)
