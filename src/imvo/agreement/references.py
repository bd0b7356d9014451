"""What a definition refers to must be there: sources, themes, party types, routes, duties; ids stand once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from imvo.agreement import themes
from imvo.agreement.errors import Problem, nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document, Where, path_text


def problems(document: Document, agreement: Agreement) -> Iterator[Problem]:
    """Every reference that leads nowhere and every id that stands twice in one list."""
    yield from _walk(document, document.data, (), tuple(agreement.sources))
    types = [kind.id for kind in agreement.party_types]
    common = [theme.code for theme in themes.load()]
    duties = [duty.id for duty in agreement.duties]
    for i, duty in enumerate(agreement.duties):
        at: Where = ("duties", i)
        yield from _known(document, (*at, "actor"), duty.actor, types, "party type")
        yield from _known(document, (*at, "themes"), duty.themes, common, "theme")
        yield from _known(document, (*at, "prerequisite"), duty.prerequisites, duties, "duty")
    for i, theme in enumerate(agreement.themes):
        yield from _known(document, ("themes", i, "common"), theme.common, common, "theme")
    routes = [route.id for route in agreement.binding.routes]
    for i, party in enumerate(agreement.parties):
        yield from _known(document, ("parties", i, "type"), [party.type], types, "party type")
        for j, membership in enumerate(party.memberships):
            if membership.route is not None:
                where: Where = ("parties", i, "memberships", j, "route")
                yield from _known(document, where, [membership.route], routes, "route")
    for i, seat in enumerate(agreement.governance.seats):
        yield from _known(document, ("governance", "seats", i, "type"), [seat.type], types, "party type")


def _walk(document: Document, data: Any, where: Where, sources: Collection[str]) -> Iterator[Problem]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("sources", "consulted") and isinstance(value, list):
                yield from _known(document, (*where, key), value, sources, "source")
            else:
                yield from _walk(document, value, (*where, key), sources)
    elif isinstance(data, list):
        yield from _repeated(document, data, where)
        for i, item in enumerate(data):
            yield from _walk(document, item, (*where, i), sources)


def _repeated(document: Document, items: list[Any], where: Where) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for i, item in enumerate(items):
        key = item.get("id") if isinstance(item, dict) else None
        if not isinstance(key, str):
            continue
        line = document.line((*where, i, "id"))
        if key in first:
            message = f"the id {key} stands here twice, first on line {first[key]}"
            yield Problem(document.file, line, path_text((*where, i, "id")), message)
        first.setdefault(key, line)


def _known(
    document: Document, where: Where, found: Collection[str], valid: Collection[str], kind: str
) -> Iterator[Problem]:
    for i, word in enumerate(found):
        if word not in valid:
            line = document.line((*where, i))
            expected = tuple(sorted(valid)) if len(valid) <= 20 else ()
            message = f"there is no {kind} {word}"
            yield Problem(document.file, line, path_text(where), message, expected, nearest(word, valid))
