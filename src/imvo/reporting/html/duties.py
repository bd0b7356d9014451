"""The duties of the participant."""

from __future__ import annotations

from imvo.agreement import in_words
from imvo.reporting import duty_lines
from imvo.reporting.html.element import Child, Markup, h
from imvo.reporting.html.parts import section, table
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine
from imvo.words import day


def duties(say: Phrases) -> Markup:
    """A calendar of duties by date; those without a date come last."""
    view = say.view
    if view.agreement is None:
        return section("duties", say("duties.title"), h("p", say("summary.no_agreement")))
    heads = [say("duties.duty"), say("duties.due"), say("duties.state"), say("duties.reason_asked")]
    rows = [(_what(say, d), _when(say, d), _state(say, d), _why(say, d)) for d in duty_lines.ordered(say)]
    caption = say("duties.caption", agreement=say.label(view.agreement.name))
    return section(
        "duties",
        say("duties.title"),
        h("p", say.label(view.agreement.state_text)),
        table(caption, heads, rows, class_="duties") if rows else h("p", say("duties.none")),
        h("p", say("duties.no_accusation"), class_="small"),
        lede=f"{_counted(say)} {say('duties.state_on', day=day(view.as_of, say.lang))}",
    )


def _counted(say: Phrases) -> str:
    """From which day the years count, and what comes of it when that day is not known or not known exactly."""
    who = say.view.participant
    if who.signed is None:
        return say("duties.unsigned" if who.own else "duties.unsigned_through")
    counted = say("duties.lede" if who.own else "duties.lede_through", signed=in_words.day(who.signed, say.lang))
    return counted if who.signed.day is not None else f"{counted} {say('duties.more_exactly')}"


def _what(say: Phrases, duty: DutyLine) -> Child:
    title = say.label(duty.title)
    if not duty.chains:
        return title
    chains = say("duties.chains", chains=duty_lines.chains(duty))
    return [title, " ", h("span", chains, class_="chains")]


def _when(say: Phrases, duty: DutyLine) -> Child:
    window = duty_lines.window(say, duty)
    if duty.due is None:
        return h("span", window, class_="small") if window else say("duties.no_date")
    said = duty_lines.about(say, duty.due)
    known = duty.due.day
    due: Child = said if known is None else h("time", said, datetime=known.isoformat())
    return [due, [h("br"), h("span", window, class_="small")] if window else None]


def _state(say: Phrases, duty: DutyLine) -> Markup:
    return h("span", duty_lines.state(say, duty), class_=f"state {duty.state}")


def _why(say: Phrases, duty: DutyLine) -> Child:
    """The reason; then, as long as something is asked, what counts as evidence and what follows when it is not done."""
    found: list[Child] = [say.label(duty.reason)]
    if duty.state not in duty_lines.CLOSED:
        asked = (("evidence", duty.evidence), ("consequence", duty.consequence))
        found += [
            h("p", h("b", say(f"duties.{name}")), " ", say.label(words), class_="small")
            for name, words in asked
            if words
        ]
    return found
