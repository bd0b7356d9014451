"""Who the duties are asked for: hold what was given against the agreement before any work is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imvo.cli.failures import Stop
from imvo.cli.options import nearest

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Deliveries


def check(
    agreement: str | None, *, role: str | None, route: str | None, signed: str | None, deliveries: Path | None
) -> None:
    """Stop when an option has no agreement to go with, or names a role or route that the agreement does not have.

    DefinitionError when the agreement cannot be read.
    """
    if agreement is None:
        given = {"--signed": signed, "--role": role, "--route": route, "--deliveries": deliveries}
        alone = [option for option, value in given.items() if value is not None]
        if alone:
            raise Stop("no-agreement", options=", ".join(alone))
        return
    names(agreement_of(agreement), role=role, route=route)


def agreement_of(given: str, folder: Path | None = None) -> Agreement:
    """The agreement of that id or file. Stop names the nearest id when there is none; DefinitionError what is wrong."""
    from imvo import agreement as agreements

    ids = agreements.available(folder)
    if given not in ids and not given.endswith((".yaml", ".yml")):
        raise Stop("agreement", agreement=given, nearest=nearest(given, ids))
    return agreements.load(given, folder)


def names(agreement: Agreement, *, role: str | None, route: str | None) -> None:
    """Stop, with the nearest valid word, when the agreement has no such role or route."""
    roles = [kind.id for kind in agreement.party_types]
    if role is not None and role not in roles:
        raise Stop("role", role=role, agreement=agreement.id, nearest=nearest(role, roles))
    routes = [way.id for way in agreement.binding.routes]
    if route is not None and route not in routes:
        raise Stop("route", route=route, agreement=agreement.id, nearest=nearest(route, routes))


def rejected(deliveries: Deliveries, lang: str) -> list[str]:
    """One sentence per record that could not be used: row, column, why, and the nearest valid word."""
    from imvo import words
    from imvo.agreement import in_words

    told = []
    for record in deliveries.rejected:
        near = words.text("cli.nearest", lang, word=record.nearest) if record.nearest else ""
        why = " ".join(filter(None, (in_words.say(record.reason, lang), near)))
        told.append(words.text("cli.record", lang, row=str(record.row), column=record.column, why=why))
    return told
