"""`imvo diff`: what changed between two dossiers, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.cli.shapes import Shape
    from imvo.reporting.changes import Changes

Old = Annotated[Path, typer.Argument(metavar="OLD", help="The folder of the earlier dossier.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The folder of the later dossier.")]


def diff(
    old: Old,
    new: New,
    lang: options.Lang = "en",
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Tell what changed between two dossiers and why: sites, risks, measures, and what is carried on.

    Each cause names the file and the row in which it stands. The later dossier need not have been made with
    --previous.
    """
    from imvo.cli import progress, show, tell_diff
    from imvo.reporting import between

    for folder in (old, new):
        options.dossier(folder)
    try:
        with progress.shown(quiet=quiet, lang=lang) as shown:
            found = between.between(old.resolve(), new.resolve(), lang, shown)
    except between.OtherMethod as error:
        raise Stop("diff-method", given=error.given, known=error.known) from error
    if as_json:
        show.as_json(shape(found))
    else:
        tell_diff.tell(found, lang)


def shape(found: Changes) -> Shape:
    """The tables as plain values; texts in one language."""
    sites = found.sites
    counts = ("then", "now", "unchanged", "changed", "new", "gone", "perhaps", "more", "fewer")
    return {
        "from": found.then.isoformat(),
        "to": found.now.isoformat(),
        "turned": found.then > found.now,
        "agreements": list(found.agreements),
        "chains": list(found.chains),
        "comparable": found.walk.comparable,
        "steps": [step.name for step in found.walk.steps],
        "unseparated": dict(found.walk.unseparated),
        "sites": {name: getattr(sites, name) for name in counts},
        **{name: [_row(row) for row in frame.iter_rows(named=True)] for name, frame in found.results.items()},
    }


def _row(row: Shape) -> Shape:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
