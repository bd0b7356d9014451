"""What changed between two dossiers on disk, whether or not the later one was made with the earlier one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from imvo.action.returned import together
from imvo.reporting import previous as years
from imvo.reporting.changes import Changes
from imvo.reporting.compute import compared, compute, readable
from imvo.reporting.previous import Previous
from imvo.reporting.request import Request
from imvo.risk import method as methods
from imvo.runs import Progress


class OtherMethod(Exception):
    """The later dossier was made with a method that this imvo does not have."""

    def __init__(self, given: str, known: str) -> None:
        self.given, self.known = given, known
        super().__init__(given, known)


def between(old: Path, new: Path, lang: str, progress: Progress) -> Changes:
    """Compare two dossiers, both held against their seals. The causes are told in `lang`.

    ManifestError when one of them is not as it was made; working files may have been filled in since. OtherMethod when
    the later one cannot be worked out with this imvo.
    """
    before, after = years.read(old), years.read(new)
    made_with = after.content["made_by"]["method"]
    if made_with != methods.CURRENT:
        raise OtherMethod(made_with, methods.CURRENT)
    record = {**after.content["request"], "previous": False, "lang": lang}
    request = Request.of_record(record, after.folder / "inputs", made_with)
    # What had come back stands in the dossier's own tables, those of still earlier years with it.
    returned = replace(together((), after.returned), carried=_earlier(after))
    result = compute(readable(replace(request, previous=None)), progress, returned)
    return compared(result, before, progress)


def _earlier(dossier: Previous) -> frozenset[str]:
    """The files of which that dossier carried rows on from the one before it."""
    if not dossier.content["request"].get("previous"):
        return frozenset()
    before = years.read(dossier.folder / "inputs" / "previous", whole=False)
    return frozenset(name for rows in before.carried.values() for name in rows.get_column("file").unique())
