"""Who the duties are asked for: hold what was given against the agreement before any work is done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from imvo.cli.failures import Stop
from imvo.cli.options import nearest

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Deliveries, Participant
    from imvo.agreement.participant_file import ParticipantFile


def one(
    agreement: str | None, file: Path | None, given: Mapping[str, str | None], deliveries: Path | None
) -> tuple[str | None, Participant]:
    """The one agreement of a dossier, if any (id or file), and who asks.

    Stop when an option has no agreement to go with, when the file names several and none was chosen, and as `asked`.
    """
    from imvo.agreement import Participant, participant_file

    said = None if file is None else participant_file.load(file)
    if agreement is None and said is not None and said.ids():
        if len(said.ids()) > 1:
            raise Stop("two-agreements", file=str(file), agreements=", ".join(said.ids()))
        agreement = said.ids()[0]
    if agreement is None:
        options = {"--signed": "signed", "--role": "role", "--route": "route"}
        alone = [option for option, key in options.items() if given.get(key) is not None]
        alone += [] if deliveries is None else ["--deliveries"]
        if alone:
            raise Stop("no-agreement", options=", ".join(alone))
        return None, Participant(name=given.get("name") or (None if said is None else said.name))
    return agreement, _who(agreement_of(agreement), said, given)[1]


def asked(
    agreement: str | None, file: Path | None, folder: Path | None, given: Mapping[str, str | None]
) -> list[tuple[Agreement, Participant]]:
    """Each agreement that is asked about with who takes part in it. What is `given` goes before what the file says.

    Stop when no agreement is named, or when one has no such role, route or party; DefinitionError tells what is wrong
    in a definition or in the participant file.
    """
    if file is None:
        if agreement is None:
            raise Stop("who")
        return [_who(agreement_of(agreement, folder), None, given)]
    from imvo.agreement import participant_file

    said = participant_file.load(file, folder)
    if agreement is None and not said.ids():
        raise Stop("no-agreement-in-file", file=str(file))
    wanted = said.ids() if agreement is None else (agreement,)
    return [_who(agreement_of(each, folder), said, given) for each in wanted]


def _who(
    agreement: Agreement, said: ParticipantFile | None, given: Mapping[str, str | None]
) -> tuple[Agreement, Participant]:
    from imvo.agreement import PartialDate, Participant

    names(agreement, role=given.get("role"), route=given.get("route"))
    for key in ("party", "through"):
        _party(agreement, given.get(key))
    values: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    if "signed" in values:
        values["signed"] = PartialDate.parse(str(values["signed"]))
    who = Participant() if said is None else said.participant(agreement)
    who = who.model_copy(update=values)
    if who.role is None:
        who = who.model_copy(update={"role": _role(agreement, who.party)})
    return agreement, who


def _role(agreement: Agreement, party: str | None) -> str | None:
    """The kind of a listed party; otherwise the one kind that is monitored, when there is just one."""
    listed = next((each.type for each in agreement.parties if each.id == party), None)
    monitored = agreement.participant_roles
    return listed or (monitored[0] if len(monitored) == 1 else None)


def _party(agreement: Agreement, given: str | None) -> None:
    parties = [party.id for party in agreement.parties]
    if given is not None and given not in parties:
        raise Stop("party", party=given, agreement=agreement.id, nearest=nearest(given, parties))


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
