"""`imvo agreements crosswalk`: which duty also serves other instruments, and what was not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement.crosswalk import Cell, Crosswalk, Row, Walk


def crosswalk(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Ids of agreements, or files of definitions; otherwise all there are."),
    ] = None,
    definitions: options.Definitions = None,
    sources: Annotated[
        bool,
        typer.Option(
            "--sources",
            help="Also print what each reference is about, who falls under a law by size, and the texts read.",
        ),
    ] = False,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Show which duties also serve the OECD steps, the CSDDD, other EU laws and the ESRS.

    A number of an article stands only where its words were read; otherwise it says "not checked". The last line counts.
    A duty without a step is left out.
    """
    from imvo import agreement as agreements
    from imvo.agreement import crosswalk as walks
    from imvo.cli import participant, show

    folder = options.folder(definitions)
    given = list(dict.fromkeys(ids or agreements.available(folder)))
    catalogue = walks.catalogue()
    found = [walks.walk(participant.agreement_of(each, folder), catalogue) for each in given]
    if as_json:
        show.as_json(_shape(catalogue, found))
        return
    from imvo.cli import tell_crosswalk

    tell_crosswalk.tell(catalogue, found, lang, sources=sources)


def _shape(catalogue: Crosswalk, found: list[Walk]) -> dict[str, Any]:
    from imvo.agreement.crosswalk import not_checked

    return {
        **catalogue.model_dump(mode="json", by_alias=True, exclude={"schema_"}),
        "agreements": [
            {
                "id": walk.agreement.id,
                "name": {"nl": walk.agreement.names.nl, "en": walk.agreement.names.en},
                "duties": [_row(row) for row in walk.rows],
            }
            for walk in found
        ],
        "cells": sum(len(walk.cells) for walk in found),
        "not_checked": not_checked(found),
    }


def _row(row: Row) -> dict[str, Any]:
    duty = row.duty
    return {
        "id": duty.id,
        "title": duty.title.model_dump(),
        "actor": list(duty.actor),
        "steps": list(duty.oecd_steps),
        "themes": list(duty.themes),
        "cells": {cell.instrument: _cell(cell) for cell in row.cells},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "state": cell.state,
        "references": [one.model_dump() for one in cell.references],
        "steps_not_checked": list(cell.steps_not_checked),
        "steps_in_part": list(cell.steps_in_part),
        "themes_not_checked": list(cell.themes_not_checked),
    }
