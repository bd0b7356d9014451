"""`imvo duties`: what is owed on a day, without any list of suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement import Agreement, AgreementState, DutyState, Participant


def duties(
    agreement: options.Agreement,
    signed: options.Signed = None,
    as_of: options.AsOf = None,
    role: options.Role = None,
    route: options.Route = None,
    deliveries: options.Deliveries = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell what a participant owes on a day: each duty with its date, its state and the reason."""
    from imvo import agreement as agreements
    from imvo.cli import participant, show
    from imvo.reporting import compute

    found = participant.agreement_of(agreement, options.folder(definitions))
    participant.names(found, role=role, route=route)
    who = compute.participant(found, role=role, route=route, signed=signed)
    records = compute.deliveries(deliveries, found)
    now = agreements.state(found, options.on(as_of))
    states = agreements.duties(found, who, now.as_of, records.records)
    wrong = participant.rejected(records, lang)
    if as_json:
        show.as_json(_shape(found, now, who, states, wrong, lang))
    else:
        _tell(found, now, who, states, lang)
        for sentence in wrong:
            show.notice(sentence)


def _shape(
    agreement: Agreement,
    now: AgreementState,
    who: Participant,
    states: list[DutyState],
    wrong: list[str],
    lang: str,
) -> dict[str, object]:
    from imvo.cli import shapes

    return {
        "agreement": agreement.id,
        "agreement_state": now.state,
        "as_of": now.as_of.isoformat(),
        "signed": None if who.signed is None else str(who.signed),
        "role": who.role,
        "route": who.route,
        "duties": [shapes.duty(state, lang) for state in states],
        "warnings": [{"kind": "record", "text": sentence} for sentence in wrong],
    }


def _tell(agreement: Agreement, now: AgreementState, who: Participant, states: list[DutyState], lang: str) -> None:
    from imvo import words
    from imvo.agreement import in_words
    from imvo.cli import show

    day = words.day(now.as_of, lang)
    show.title(show.said(agreement.names, lang))
    show.line(words.text("cli.duties.state", lang, day=day, state=in_words.agreement_state(now.state, lang)))
    signed = words.text("cli.unknown", lang) if who.signed is None else in_words.day(who.signed, lang)
    show.line(words.text("cli.duties.who", lang, role=who.role or words.text("cli.unknown", lang), signed=signed))
    for state in states:
        show.line()
        show.line(f"{state.id}: {in_words.said(state.title, lang)}", hang=2)
        when = in_words.window(state.window, lang)
        label = in_words.state(state.state, lang)
        show.line(f"{label}; {when}" if when else label, indent=2, hang=2)
        show.line(in_words.say(state.reason, lang), indent=2, hang=2)
    show.line()
    show.line(words.text("cli.duties.no_accusation", lang))
