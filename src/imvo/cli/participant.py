"""Who the duties are asked for: hold what was given against the agreement before any work is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from imvo.cli import carried_on
from imvo.cli.failures import Stop
from imvo.cli.options import nearest

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Deliveries, Participant
    from imvo.agreement.participant_file import ParticipantFile
    from imvo.cli.carried_on import Before


def one(
    agreement: str | None,
    file: Path | None,
    given: Mapping[str, str | None],
    deliveries: Path | None,
    before: Before | None = None,
) -> tuple[str | None, Agreement | None, Participant]:
    """The one agreement of a dossier, if any (id or file, and as read), and who asks.

    `before`: the dossier of the year before; it says what is not said now.
    Stop when an option has no agreement to go with, when the file names several and none was chosen, and as `asked`.
    """
    from imvo.agreement import Participant, participant_file

    said = None if file is None else participant_file.load(file)
    if agreement is None and said is not None and said.ids():
        if len(said.ids()) > 1:
            raise Stop("two-agreements", file=str(file), agreements=", ".join(said.ids()))
        agreement = said.ids()[0]
    if agreement is None and before is not None:
        agreement = carried_on.agreement_of(before)
    if agreement is None:
        options = {"--signed": "signed", "--role": "role", "--route": "route"}
        alone = [option for option, key in options.items() if given.get(key) is not None]
        alone += [] if deliveries is None else ["--deliveries"]
        if alone:
            raise Stop("no-agreement", options=", ".join(alone))
        who = Participant(name=given.get("name") or (None if said is None else said.name))
        return None, None, carried_on.filled(who, before, None)
    return agreement, *_who(agreement_of(agreement), said, given, before)


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
    agreement: Agreement,
    said: ParticipantFile | None,
    given: Mapping[str, str | None],
    before: Before | None = None,
) -> tuple[Agreement, Participant]:
    from imvo.agreement import PartialDate, Participant

    values: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    values |= names(agreement, role=given.get("role"), route=given.get("route"))
    values |= _parties(agreement, party=given.get("party"), through=given.get("through"))
    if "signed" in values:
        values["signed"] = PartialDate.parse(str(values["signed"]))
    who = Participant() if said is None else said.participant(agreement)
    who = carried_on.filled(who.model_copy(update=values), before, agreement)
    if who.role is None:
        who = who.model_copy(update={"role": _role(agreement, who.party)})
    return agreement, who


def _role(agreement: Agreement, party: str | None) -> str | None:
    """The kind of a listed party; otherwise the one kind that is monitored, when there is just one."""
    listed = next((each.type for each in agreement.parties if each.id == party), None)
    monitored = agreement.participant_roles
    return listed or (monitored[0] if len(monitored) == 1 else None)


def _parties(agreement: Agreement, *, party: str | None, through: str | None) -> dict[str, str]:
    """The ids of a party and of an association. Stop when the agreement lists no such one."""
    from imvo.agreement.bound import associations

    found: dict[str, str] = {}
    if party is not None:
        listed = {each.id: (each.name, each.legal_name or "") for each in agreement.parties}
        found["party"] = _named(party, listed)
        if not found["party"]:
            near = _near(party, listed)
            raise Stop("party" if near else "party-unlike", party=party, agreement=agreement.id, nearest=near)
    if through is not None:
        binding = {each.id: (each.name, each.legal_name or "") for each in associations(agreement)}
        found["through"] = _named(through, binding)
        if not found["through"]:
            key = "through" if binding else "through-nobody"
            raise Stop(key, through=through, agreement=agreement.id, valid=", ".join(binding))
    return found


def _named(given: str, valid: Mapping[str, Sequence[str]]) -> str:
    """The id that was given, or of which a name was given, in capitals or not; an empty text when there is none."""
    plain = given.strip().casefold()
    for id_, called in valid.items():
        if plain in (id_.casefold(), *(name.casefold() for name in called)):
            return id_
    return ""


ALIKE = 70.0  # of 100, rapidfuzz's ratio of letters: a party that is less like the one given is another one


def _near(given: str, valid: Mapping[str, Sequence[str]]) -> str:
    """The id most like the one given, by itself or by a name; an empty text when none is much like it."""
    from rapidfuzz import fuzz, process

    called = {word.casefold(): id_ for id_, names in valid.items() for word in (*names, id_) if word}
    found = process.extractOne(given.strip().casefold(), list(called), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return "" if found is None else called[found[0]]


def agreement_of(given: str, folder: Path | None = None) -> Agreement:
    """The agreement of that id or file. Stop names the nearest id when there is none; DefinitionError what is wrong."""
    from imvo import agreement as agreements

    ids = agreements.available(folder)
    if given not in ids and not given.endswith((".yaml", ".yml")):
        raise Stop("agreement", agreement=given, nearest=nearest(given, ids))
    return agreements.load(given, folder)


def names(agreement: Agreement, *, role: str | None, route: str | None) -> dict[str, str]:
    """The ids of a role and a route. Stop, with the nearest valid word, when the agreement has no such one."""
    found: dict[str, str] = {}
    kinds = {kind.id: (kind.name.nl, kind.name.en) for kind in agreement.party_types}
    ways = {way.id: (way.name.nl, way.name.en) for way in agreement.binding.routes}
    for key, given, valid in (("role", role, kinds), ("route", route, ways)):
        if given is None:
            continue
        found[key] = _named(given, valid)
        if not found[key]:
            near = _near(given, valid) or nearest(given.strip().casefold(), valid)
            raise Stop(key, agreement=agreement.id, nearest=near, **{key: given})
    return found


def signed_outside(agreement: Agreement, who: Participant, lang: str) -> str | None:
    """A sentence when the day of signing that was given lies before the agreement was signed, or after its last day.

    A member of an association names the day on which it became a member, which may be any.
    """
    from imvo import words
    from imvo.agreement import Answer, in_words

    if who.signed is None or who.through is not None:
        return None
    days = [day for term in agreement.terms for day in (term.signed, term.starts) if day is not None]
    first = min(days, key=lambda day: day.first, default=None)
    ends = [term.ends for term in agreement.terms]
    last = None if None in ends else max((end for end in ends if end is not None), key=lambda day: day.last)
    early = first is not None and who.signed.before(first) is Answer.YES
    late = last is not None and who.signed.after(last) is Answer.YES
    if not (early or late):
        return None
    unknown = words.text("cli.unknown", lang)
    said = {
        name: unknown if day is None else in_words.day(day, lang)
        for name, day in (("day", who.signed), ("first", first), ("last", last))
    }
    return words.text("cli.duties.signed-outside", lang, agreement=agreement.id, **said)


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
