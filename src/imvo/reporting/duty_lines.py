"""How the duties of a participant are put in order and said, the same on the page, in the workbook and for Monday."""

from __future__ import annotations

from datetime import date

from imvo.agreement import PartialDate, in_words
from imvo.reporting.phrases import Phrases
from imvo.reporting.view import DutyLine

# From what asks for something to what does not: the order of duties that have the same day, or none.
STATES = (
    "overdue", "incomplete", "due", "passed-without-record", "on-event", "not-yet", "unknown", "delivered", "waived",
    "exempt", "not-applicable",
)  # fmt: skip
# What is done or was never owed asks for no evidence any more.
CLOSED = ("delivered", "waived", "exempt", "not-applicable")


def ordered(say: Phrases) -> list[DutyLine]:
    """By the last possible day; those without a day come last, by state."""
    return sorted(say.view.duties, key=_place)


def _place(duty: DutyLine) -> tuple[bool, date, int, str, tuple[str, ...]]:
    last = date.max if duty.due is None else duty.due.last
    return duty.due is None, last, STATES.index(duty.state), duty.id, duty.chains


def about(say: Phrases, day: PartialDate) -> str:
    """A day in words; one that is not known exactly says so."""
    said = in_words.day(day, say.lang)
    return said if day.day is not None else say("duties.about", day=said)


def window(say: Phrases, duty: DutyLine) -> str:
    """From when to when it can be met; an empty text when neither is known."""
    return in_words.window(duty.window, say.lang)


def chains(duty: DutyLine) -> str:
    """The chains for which it is owed; an empty text when it is owed for all alike."""
    return "; ".join(duty.chains)


def titled(say: Phrases, duty: DutyLine) -> str:
    """The duty within a sentence, with the chains where it is for some only."""
    title = say.within(say.label(duty.title))
    return say("duties.of_chains", duty=title, chains=chains(duty)) if duty.chains else title


def state(say: Phrases, duty: DutyLine) -> str:
    """Its state, in the words of the agreement room."""
    return in_words.state(duty.state, say.lang)
