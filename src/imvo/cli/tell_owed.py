"""The duties of one participant as lines of text: what is due first, what is for others counted at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.cli import show
from imvo.words import text

if TYPE_CHECKING:
    from imvo.agreement import Agreement, AgreementState, DutyState, Participant, Reason

# What asks for something now, what may ask for it, what will, and last what does not.
_ORDER = (("due", "overdue", "passed-without-record", "incomplete"), ("on-event", "unknown"), ("not-yet",))
NOT_RECORDED = "passed-without-record"
_OTHER_PARTY, _OTHER_SITUATION = "agreement.reason.other-actor", "agreement.reason.other-group"
_NO_ROLE = "agreement.reason.role-unknown"


def tell(
    agreement: Agreement,
    who: Participant,
    now: AgreementState,
    states: Sequence[DutyState],
    apart: Reason | None,
    lang: str,
) -> None:
    """The head, why this one owes nothing (if so), each duty that is for this kind of party, and how many are not."""
    _head(agreement, who, now, lang)
    if apart is not None:
        show.line()
        show.line(in_words.say(apart, lang))
    if states and all(state.reason.key == _NO_ROLE for state in states):
        show.line()
        kinds = (f"{in_words.said(kind.name, lang)} ({kind.id})" for kind in agreement.party_types)
        show.line(text("cli.duties.choose-role", lang, roles=", ".join(kinds)))
        return
    said = (_OTHER_PARTY, _OTHER_SITUATION, *([] if apart is None else [apart.key]))
    own = [state for state in states if state.reason.key not in said]
    for state in sorted(own, key=_place):
        _duty(agreement, who, state, lang)
    for sentence in _of_others(agreement, states, lang):
        show.line()
        show.line(sentence)
    if any(state.state == NOT_RECORDED for state in own):
        show.line()
        show.line(text("cli.duties.no_accusation", lang, label=in_words.state(NOT_RECORDED, lang)))


def _head(agreement: Agreement, who: Participant, now: AgreementState, lang: str) -> None:
    show.title(show.said(agreement.names, lang))
    show.line(text("cli.duties.state", lang, day=words.day(now.as_of, lang), state=in_words.standing(now, lang)))
    unknown = text("cli.unknown", lang)
    role = next((in_words.said(kind.name, lang) for kind in agreement.party_types if kind.id == who.role), unknown)
    signed = unknown if who.signed is None else in_words.day(who.signed, lang)
    show.line(text("cli.duties.who", lang, role=role, signed=signed))
    route = next((in_words.said(way.name, lang) for way in agreement.binding.routes if way.id == who.route), None)
    if route is not None and len(agreement.binding.routes) > 1:
        show.line(text("cli.duties.route", lang, route=route))


def _place(state: DutyState) -> int:
    return next((place for place, phases in enumerate(_ORDER) if state.state in phases), len(_ORDER))


def _duty(agreement: Agreement, who: Participant, state: DutyState, lang: str) -> None:
    show.line()
    show.line(f"{state.id}: {in_words.said(state.title, lang)}", hang=2)
    when = in_words.window(state.window, lang)
    label = in_words.state(state.state, lang)
    show.line(f"{label}; {when}" if when else label, indent=2, hang=2)
    show.line(in_words.say(in_words.with_questions(agreement, state.reason, lang), lang), indent=2, hang=2)
    if state.chains:
        names = {chain.id: chain.name or chain.id for chain in who.chains}
        show.line(text("cli.duties.chains", lang, chains=", ".join(names[id_] for id_ in state.chains)), indent=2)
    if state.unrecorded:
        show.line(in_words.unrecorded(state.unrecorded, lang), indent=2, hang=2)
    if state.state in _ORDER[0]:
        _what_counts(state, lang)


def _what_counts(state: DutyState, lang: str) -> None:
    """Of a duty that asks for something now: the evidence that is asked and what follows, as far as that is known."""
    if not isinstance(state.evidence, str):
        show.line(text("cli.duties.evidence", lang, evidence=in_words.said(state.evidence, lang)), indent=2, hang=2)
    if not isinstance(state.consequence, str):
        said = in_words.said(state.consequence, lang)
        show.line(text("cli.duties.consequence", lang, consequence=said), indent=2, hang=2)


def _of_others(agreement: Agreement, states: Sequence[DutyState], lang: str) -> Iterator[str]:
    """How many duties are for other kinds of party, and which are for another situation."""
    others = [state for state in states if state.reason.key == _OTHER_PARTY]
    if states and len(others) == len(states):
        yield text("cli.duties.none-for-kind", lang)
    if others:
        actors = {actor for state in others for actor in state.actor}
        kinds = [in_words.said(kind.name, lang) for kind in agreement.party_types if kind.id in actors]
        yield words.plural("cli.duties.other-party", len(others), lang, kinds=", ".join(kinds))
    elsewhere = [state.id for state in states if state.reason.key == _OTHER_SITUATION]
    if elsewhere:
        ids = ", ".join(dict.fromkeys(elsewhere))
        yield words.plural("cli.duties.other-situation", len(elsewhere), lang, duties=ids)
