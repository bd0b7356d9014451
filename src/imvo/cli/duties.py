"""`imvo duties`: what is owed on a day, without any list of suppliers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from datetime import date

    from imvo.agreement import Agreement, AgreementState, Deliveries, DutyState, Participant


def duties(
    agreement: options.JustAgreement = None,
    participant: options.Participant = None,
    signed: options.Signed = None,
    as_of: options.AsOf = None,
    role: options.Role = None,
    route: options.Route = None,
    through: options.Through = None,
    party: options.Party = None,
    measure: options.Measure = None,
    fact: options.Fact = None,
    deliveries: options.Deliveries = None,
    ics: options.Ics = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell what a participant owes on a day: each duty with its date, its state and the reason.

    With a participant file that names several agreements, those of each of them.
    """
    from imvo.cli import participant as who
    from imvo.cli import said, show

    if ics is not None and (ics.exists() or ics.is_symlink()):
        raise Stop("file-exists", file=str(ics))
    given = {"role": role, "route": route, "signed": signed, "through": through, "party": party}
    asked = said.add(who.asked(agreement, participant, options.folder(definitions), given), measure, fact, lang)
    found = [_answer(one, each, options.on(as_of), deliveries) for one, each in asked]
    wrong = who.rejected(_unused(found), lang)
    if as_json:
        warnings = [{"kind": "record", "text": sentence} for sentence in wrong]
        told = [_shape(answer, lang) for answer in found]
        show.as_json({**(told[0] if len(told) == 1 else {"agreements": told}), "warnings": warnings})
    else:
        for place, answer in enumerate(found):
            if place:
                show.line()
            _tell(answer, lang)
        for sentence in wrong:
            show.notice(sentence)
    if ics is not None:
        _calendar(found, ics, lang, quiet=as_json)


@dataclass(frozen=True)
class _Answer:
    """What one participant owes under one agreement, by the records that are its own."""

    agreement: Agreement
    who: Participant
    now: AgreementState
    states: list[DutyState]
    records: Deliveries


def _answer(agreement: Agreement, who: Participant, day: date, deliveries: Path | None) -> _Answer:
    from imvo import agreement as agreements
    from imvo.agreement.bound import bound
    from imvo.reporting import compute

    records = compute.deliveries(deliveries, agreement)
    states = agreements.duties(agreement, who, day, records.records)
    return _Answer(agreement, bound(agreement, who, day), agreements.state(agreement, day), states, records)


def _unused(found: list[_Answer]) -> Deliveries:
    """The records that none of the agreements can use: one file may hold those of several.

    Why is told by the agreement that has such a duty; the first one when none has.
    """
    from imvo.agreement import Deliveries

    nowhere = set.intersection(*({row.row for row in answer.records.rejected} for answer in found))
    told = {row.row: row for answer in reversed(found) for row in answer.records.rejected}
    told |= {row.row: row for answer in reversed(found) for row in answer.records.rejected if row.column != "duty"}
    return Deliveries(rejected=tuple(told[row] for row in sorted(nowhere)))


def _shape(answer: _Answer, lang: str) -> dict[str, object]:
    from imvo.cli import shapes

    who, now = answer.who, answer.now
    return {
        "agreement": answer.agreement.id,
        "agreement_state": now.state,
        "as_of": now.as_of.isoformat(),
        "signed": None if who.signed is None else str(who.signed),
        "role": who.role,
        "route": who.route,
        "through": who.through,
        "duties": [{**shapes.duty(state, lang), "chains": list(state.chains)} for state in answer.states],
    }


def _calendar(found: list[_Answer], file: Path, lang: str, *, quiet: bool) -> None:
    from imvo.cli import show
    from imvo.files import whole_file
    from imvo.reporting import calendar
    from imvo.words import text

    asked = [(answer.agreement, answer.states) for answer in found]
    written = calendar.write(asked, found[0].now.as_of, lang, whose=found[0].who.name)
    with whole_file(file) as aside:
        aside.write_bytes(written.encode("utf-8"))
    if not quiet:
        show.line(text("cli.duties.calendar", lang, file=str(file), summary=calendar.summary(asked, lang)))


def _tell(answer: _Answer, lang: str) -> None:
    from imvo import words
    from imvo.agreement import in_words
    from imvo.cli import show

    agreement, who, now, states = answer.agreement, answer.who, answer.now, answer.states
    day = words.day(now.as_of, lang)
    show.title(show.said(agreement.names, lang))
    show.line(words.text("cli.duties.state", lang, day=day, state=in_words.standing(now, lang)))
    signed = words.text("cli.unknown", lang) if who.signed is None else in_words.day(who.signed, lang)
    show.line(words.text("cli.duties.who", lang, role=who.role or words.text("cli.unknown", lang), signed=signed))
    for state in states:
        show.line()
        show.line(f"{state.id}: {in_words.said(state.title, lang)}", hang=2)
        when = in_words.window(state.window, lang)
        label = in_words.state(state.state, lang)
        show.line(f"{label}; {when}" if when else label, indent=2, hang=2)
        show.line(in_words.say(state.reason, lang), indent=2, hang=2)
        if state.chains:
            names = {chain.id: chain.name or chain.id for chain in who.chains}
            show.line(
                words.text("cli.duties.chains", lang, chains=", ".join(names[id_] for id_ in state.chains)), indent=2
            )
    show.line()
    show.line(words.text("cli.duties.no_accusation", lang))
