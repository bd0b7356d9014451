"""The duties of the participant, and the way when someone is harmed."""

from __future__ import annotations

from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine
from imvo.words import day, period, text


def duties(say: Phrases) -> Markup:
    """A calendar of duties by date; those without a date come last."""
    view = say.view
    if view.agreement is None:
        return section("duties", say("duties.title"), h("p", say("summary.no_agreement")))
    ordered = sorted(view.duties, key=lambda d: (d.due is None, d.due, d.id))
    heads = [say("duties.duty"), say("duties.due"), say("duties.state"), say("duties.reason")]
    rows = [(say.label(d.title), _when(say, d), _state(say, d), say.label(d.reason)) for d in ordered]
    signed = view.participant.signed
    lede = say("duties.lede", signed=day(signed, say.lang), day=day(view.as_of, say.lang)) if signed else \
        say("duties.unsigned", day=day(view.as_of, say.lang))  # fmt: skip
    return section(
        "duties",
        say("duties.title"),
        h("p", say.label(view.agreement.state_text)),
        table(say("duties.caption", agreement=say.label(view.agreement.name)), heads, rows, class_="duties"),
        h("p", say("duties.no_accusation"), class_="small"),
        lede=lede,
    )


def _when(say: Phrases, duty: DutyLine) -> Child:
    window = period(duty.window_start, duty.window_end, say.lang)
    due = (
        h("time", day(duty.due, say.lang), datetime=duty.due.isoformat())
        if duty.due
        else (None if window else say("duties.no_date"))
    )
    return [due, h("br") if due and window else None, h("span", window, class_="small") if window else None]


def state_words(say: Phrases, state: str) -> str:
    """The words of a duty's state, as the agreement room has them."""
    return text(f"agreement.duty.{state}", say.lang)


def _state(say: Phrases, duty: DutyLine) -> Markup:
    return h("span", state_words(say, duty.state), class_=f"state {duty.state}")


def harmed(say: Phrases) -> Markup:
    """Where someone who is harmed can go."""
    agreement = say.view.agreement
    steps = [say.label(step) for step in agreement.remedy] if agreement else []
    route = h("ol", [h("li", step) for step in steps]) if steps else h("p", say("harmed.unknown"))
    return section("harmed", say("harmed.title"), route, h("p", say("harmed.safety")), lede=say("harmed.lede"))
