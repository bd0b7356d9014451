"""`imvo agreements compare`: several agreements side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement.comparison import Cell, Comparison, Row

# With more agreements than this, one part at a time is enough to read.
FEW = 4
PARTS = ("themes", "duties", "evidence", "publication", "remedy", "assessment")


def _part(text: str) -> str:
    if text not in PARTS:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(PARTS)}.")
    return text


def compare(
    agreements: Annotated[
        list[str], typer.Argument(metavar="ID ID...", help="Ids of the agreements, or files of definitions.")
    ],
    as_of: options.AsOf = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part", metavar="PART", parser=_part, help=f"Compare one part: {', '.join(PARTS)}. May be repeated."
        ),
    ] = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Lay agreements side by side: themes, duties, evidence, publication, remedy and assessment, as on a day.

    Of more than four agreements only the themes, unless parts are named. What is not known is told apart from what the
    sources do not name and from what the agreement does not have.
    """
    from imvo.agreement.compare import compare as compared
    from imvo.cli import participant, show

    given = list(dict.fromkeys(agreements))
    if len(given) < 2:
        raise typer.BadParameter("Name at least two agreements.")
    folder, day = options.folder(definitions), options.on(as_of)
    found = [participant.agreement_of(each, folder) for each in given]
    wanted = part or (PARTS if as_json or len(found) <= FEW else PARTS[:1])
    chosen = [each for each in PARTS if each in wanted]
    made = [compared(found, day, each) for each in chosen]  # type: ignore[arg-type]
    if as_json:
        ids = [one.id for one in found]
        show.as_json({"as_of": day.isoformat(), "agreements": ids, "parts": {each.part: _shape(each) for each in made}})
        return
    _tell_all(made, [] if part else [each for each in PARTS if each not in chosen], lang)


def _tell_all(made: Sequence[Comparison], others: Sequence[str], lang: str) -> None:
    """In which state the agreements are, each part, and which other parts there are."""
    from imvo import words
    from imvo.agreement import in_words, state
    from imvo.agreement.sentences import told
    from imvo.cli import show, side_by_side

    room, day = side_by_side.width(), made[0].as_of
    show.line(told("compare.head", lang, day=words.day(day, lang)))
    states = {one.id: in_words.standing(state(one, day), lang) for one in made[0].agreements}
    for label in dict.fromkeys(states.values()):
        ids = ", ".join(name for name, each in states.items() if each == label)
        side_by_side.put(side_by_side.paragraph(told("compare.states", lang, state=label, ids=ids), 2, room))
    for each in made:
        _tell(each, states, lang)
    if others:
        side_by_side.put(side_by_side.paragraph(told("compare.others", lang, parts=", ".join(others)), 0, room))


def _tell(made: Comparison, states: dict[str, str], lang: str) -> None:
    from imvo.agreement.sentences import told
    from imvo.cli import show, side_by_side, tell_compare

    show.line()
    show.title(told(f"compare.part.{made.part}", lang))
    show.line()
    rows = [tell_compare.row(made, row, lang) for row in made.rows]
    heads = [one.id for one in made.agreements]
    side_by_side.put(side_by_side.table(heads, rows, side_by_side.width(), [states[head] for head in heads]))


def _shape(made: Comparison) -> list[dict[str, Any]]:
    return [_row(made, row) for row in made.rows]


def _row(made: Comparison, row: Row) -> dict[str, Any]:
    return {
        "row": row.code,
        "name": None if row.name is None else row.name.model_dump(),
        "step": row.step,
        "party": row.party,
        "cells": {one.id: _cell(cell) for one, cell in zip(made.agreements, row.cells, strict=True)},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    """`word` says why there is no entry; null when there is one."""
    return {
        "word": cell.word,
        "entries": [
            {
                "text": None if entry.text is None else entry.text.model_dump(),
                "code": entry.code,
                "values": dict(entry.values),
                "duties": list(entry.ids),
                "actors": list(entry.actors),
                "sources": list(entry.sources),
            }
            for entry in cell.entries
        ],
    }
