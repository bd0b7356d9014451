"""`imvo agreements show`: one agreement as it stands on a day, on one page or part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement.portrait import Attendance, Portrait

# Each part that can be shown, with the keys of the definition that it is made of.
PARTS: dict[str, tuple[str, ...]] = {
    "state": ("names", "sector", "text", "governance", "offers", "remarks"),
    "terms": ("terms",),
    "parties": ("party_types", "parties"),
    "bound": ("binding",),
    "fees": ("binding",),
    "themes": ("themes",),
    "duties": ("duties",),
    "targets": ("targets",),
    "assessment": ("scheme",),
    "handed-in": ("handed_in",),
    "publication": ("publication",),
    "remedy": ("remedy",),
    "figures": ("figures",),
    "conflicts": (),
    "unknowns": ("unknowns",),
    "sources": ("sources",),
}
ALL = "all"


def _part(text: str) -> str:
    if text not in (*PARTS, ALL):
        raise typer.BadParameter(f"{text!r} is not one of {', '.join((*PARTS, ALL))}.")
    return text


def show_(
    agreement: Annotated[str, typer.Argument(metavar="ID", help="Id of an agreement, or the file of a definition.")],
    as_of: options.AsOf = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="PART",
            parser=_part,
            help=f"Show one part in full: {', '.join(PARTS)}; or all. May be repeated.",
        ),
    ] = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Show one agreement as it stands on a day: on one page, or the parts that are named in full.

    The parts tell its terms, who takes part, who is bound, what it costs, themes, every duty, targets, assessment, what
    is handed in and published, complaints and disputes, where sources disagree, what is not known, and the sources.
    """
    from imvo.agreement.portrait import portrait
    from imvo.cli import participant, show

    found = portrait(participant.agreement_of(agreement, options.folder(definitions)), options.on(as_of))
    if as_json:
        show.as_json(_shape(found, () if not part or ALL in part else part))
        return
    if not part:
        from imvo.cli import tell_page

        tell_page.tell(found, lang)
        return
    from imvo.cli import tell_agreement

    tell_agreement.tell(found, part, lang)


def _shape(found: Portrait, parts: Sequence[str]) -> dict[str, Any]:
    from imvo.cli import shapes

    definition = found.agreement.model_dump(mode="json", by_alias=True)
    on_the_day = _on_the_day(found)
    if parts:
        keys = {"id", *(key for part in parts for key in PARTS[part])}
        definition = {key: value for key, value in definition.items() if key in keys}
        on_the_day = {key: value for key, value in on_the_day.items() if _OF_PART.get(key, key) in parts}
    return {**shapes.agreement(found.agreement, found.state), "on_the_day": on_the_day, "definition": definition}


# What depends on the day stands under the name of its part; a second thing of a part has a name of its own.
_OF_PART = {"cases": "remedy"}


def _on_the_day(found: Portrait) -> dict[str, Any]:
    """What depends on the day, by part; the rest stands in the definition."""
    return {
        "parties": {
            "on": found.parties_on.isoformat(),
            "attendance": [_attendance(each) for each in found.attendance],
        },
        "fees": [{"id": each.part.id, "holds": each.answer.value} for each in found.fees],
        "duties": [
            {"id": duty.id, "kind": change.part.kind, "holds": change.answer.value} for duty, change in found.changes
        ],
        "assessment": {
            "versions": [
                {"from": _day(each.part.start), "in_force": each.answer.value, "change": each.part.change.model_dump()}
                for each in found.versions
            ],
            "rounds": [{"id": one.id, "stage": stage} for one, stage in found.rounds],
        },
        "publication": [{"id": each.part.id, "holds": each.answer.value} for each in found.publication],
        "remedy": [{"track": route.track, "reception": route.reception} for route in found.tracks],
        "cases": [
            {"id": each.case.id, "state": each.state, "after_the_end": each.across is not None} for each in found.cases
        ],
        "conflicts": _conflicts(found),
    }


def _attendance(each: Attendance) -> dict[str, Any]:
    member = each.membership
    return {
        "party": each.party.id,
        "name": each.party.name,
        "type": each.party.type,
        "role": member.role,
        "from": _day(member.start),
        "to": _day(member.end),
        "presence": each.presence,
        "exit": member.exit,
        "reason": None if member.reason is None else member.reason.model_dump(),
        "sources": list(member.sources),
    }


def _conflicts(found: Portrait) -> list[dict[str, Any]]:
    facts = [
        {
            "where": list(one.where),
            "key": one.key,
            "claims": [claim.model_dump(mode="json") for claim in one.claims],
            "sources": list(one.sources),
        }
        for one in found.conflicts
    ]
    figures = [
        {
            "where": ["figures", one.metric, one.period, one.population],
            "key": "value",
            "claims": [row.model_dump(mode="json", include=_READING) for row in one.rows],
            "sources": list(dict.fromkeys(source for row in one.rows for source in row.sources)),
        }
        for one in found.figure_conflicts
    ]
    return facts + figures


_READING = {"value", "low", "high", "unit", "sources", "note"}


def _day(value: object) -> str | None:
    return None if value is None else str(value)
