"""Read what comes back to a dossier: the files of this run, and what the dossier of the year before carries on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from imvo.action.returned import ANSWERS, FINDINGS, PLAN, Returned, together
from imvo.files import UnusableFile
from imvo.intake import Reading
from imvo.intake.returned import read_returned
from imvo.intake.values.vocabulary import Vocabulary
from imvo.reporting import previous as years
from imvo.reporting.previous import Previous
from imvo.reporting.request import Request
from imvo.runs import Progress, manifest


def gather(request: Request, before: Previous | None, vocabulary: Vocabulary, progress: Progress) -> Returned:
    """Everything that came back. UnusableFile names the first file that cannot be used, or that stands there twice."""
    paths = {
        ANSWERS: request.answers,
        FINDINGS: request.findings,
        "plan": () if request.plan is None else (request.plan,),
    }
    if not any(paths.values()) and before is None:
        return together((), {})
    progress.phase("returned", sum(map(len, paths.values())))
    _names_apart([path.name for path in (*request.answers, *request.findings)])
    kinds = {ANSWERS: (ANSWERS,), FINDINGS: (FINDINGS,), "plan": PLAN}
    readings = [
        reading
        for kind, given in paths.items()
        for path in given
        for reading in read_returned(path, kinds[kind], request.lang, vocabulary)
    ]
    if before is None:
        return together(readings, {})
    # What was written into that dossier since is of this run: it was never read before.
    held = {kind for reading in readings for kind in reading.tables if kind in PLAN}
    edited = [one for one in _edited(before, request, vocabulary) if not held & set(one.tables)]
    return together([*readings, *years.of_then(before, edited)], before.carried)


def _names_apart(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UnusableFile(name, "intake.file-twice")
        seen.add(name.casefold())


def _edited(before: Previous, request: Request, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """The working files of the earlier dossier that were filled in after it was made.

    UnusableFile, which says in which dossier it stands, when one can no longer be read; beside a plan that is given the
    one there need not be.
    """
    found: list[Reading] = []
    given = {manifest.sha256(file) for file in request.answers if file.is_file()}
    for name, kinds in ((years.ANSWERS_BOOK, (ANSWERS,)), (years.PLAN_BOOK, PLAN)):
        path: Path = before.folder / name
        # Who hands in the workbook where it stands has handed it in once.
        if path.is_file() and manifest.sha256(path) not in {before.content["files"].get(name), *given}:
            try:
                found += read_returned(path, kinds, request.lang, vocabulary)
            except UnusableFile as error:
                if name == years.PLAN_BOOK and request.plan is not None:
                    continue
                named = f"{before.as_of.isoformat()}/{name}"
                if not years.opens(path):
                    raise UnusableFile(named, "files.working-unread") from error
                raise UnusableFile(named, error.key, **error.values) from error
    return tuple(found)
