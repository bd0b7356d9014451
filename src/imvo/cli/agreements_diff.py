"""`imvo agreements diff`: what changed in an agreement between two days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement.changes import Changes
    from imvo.agreement.event import Event, Value


def diff(
    agreement: Annotated[str, typer.Argument(metavar="ID", help="Id of an agreement, or the file of a definition.")],
    start: Annotated[
        str,
        typer.Option("--from", metavar="DATE", parser=options.full_date, help="The first of the two days."),
    ],
    end: Annotated[
        str, typer.Option("--to", metavar="DATE", parser=options.full_date, help="The last of the two days.")
    ],
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell what changed in an agreement between two days, in order of date, with sources.

    Its state, who joined, left or changed role, assessment, deadlines, promises, complaints and disputes. What is not
    dated exactly enough to tell stands apart.
    """
    from imvo.agreement.changes import changes
    from imvo.cli import participant, show, tell_changes

    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if last < first:
        raise typer.BadParameter(f"--to {end} comes before --from {start}.")
    found = changes(participant.agreement_of(agreement, options.folder(definitions)), first, last)
    if as_json:
        show.as_json(_shape(found))
    else:
        tell_changes.tell(found, lang)


def _shape(found: Changes) -> dict[str, Any]:
    return {
        "agreement": found.agreement.id,
        "from": found.before.as_of.isoformat(),
        "to": found.after.as_of.isoformat(),
        "states": [found.before.state, found.after.state],
        "changes": [_event(event) for event in found.events],
        "perhaps": [_event(event) for event in found.unsure],
        "duties_by_signature": found.by_signature,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "on": None if event.on is None else str(event.on),
        "kind": event.kind,
        "sure": event.sure.value,
        **{name: _value(value) for name, value in event.values},
        "sources": list(event.sources),
    }


def _value(value: Value) -> object:
    from imvo.agreement import PartialDate
    from imvo.agreement.event import Code
    from imvo.agreement.model.base import Text

    if isinstance(value, Text):
        return value.model_dump()
    if isinstance(value, Code):
        return value.key.rpartition(".")[2]
    return str(value) if isinstance(value, PartialDate) else value
