"""Which kind of table a file holds: by what its header names, or as the user says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imvo import tables
from imvo.files import Opened, UnusableFile
from imvo.intake.choose import Chosen, choose_sheet
from imvo.intake.columns import SITES


def recognise(
    opened: Opened, kinds: Sequence[str], sheet: str | None, mapping: Mapping[str, str] | None, lang: str
) -> tuple[str, Chosen]:
    """The kind among `kinds` whose columns the header names best, and where its table stands.

    A list of sites is taken only where no more telling kind says as much: any table may hold names and countries.
    UnusableFile when no kind fits, or two fit alike.
    """
    found: list[tuple[int, bool, str, Chosen]] = []
    last: UnusableFile | None = None
    for kind in kinds:
        try:
            chosen = choose_sheet(opened, sheet, mapping, kind)
        except UnusableFile as error:
            if error.key != "intake.no-header":
                raise
            last = error
        else:
            found.append((chosen.header.score, kind != SITES, kind, chosen))
    if not found:
        assert last is not None
        if list(kinds) == [SITES]:
            raise last
        raise UnusableFile(opened.file, "intake.no-kind", kinds=_titles(kinds, lang), first=last.values["first"])
    best = max(found, key=lambda one: one[:2])
    equal = [kind for score, telling, kind, _ in found if (score, telling) == best[:2]]
    if len(equal) > 1:
        raise UnusableFile(
            opened.file, "intake.kinds-alike", kinds=_titles(equal, lang), ids=", ".join(equal), name=opened.file
        )
    return best[2], best[3]


def _titles(kinds: Sequence[str], lang: str) -> str:
    return ", ".join(f"{getattr(tables.load(kind).title, lang).lower()} ({kind})" for kind in kinds)
