"""What a definition says, in plain sentences: when something is owed, for whom, and where sources disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Claim, Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Applies, Facts, Group
from imvo.agreement.model.triggers import Trigger
from imvo.agreement.model.triggers.calendar import CalendarDay, Moved
from imvo.agreement.model.triggers.rounds import Round, Rounds
from imvo.agreement.model.triggers.untimed import NotStated, OnEvent
from imvo.agreement.model.triggers.within import Within
from imvo.agreement.model.triggers.years import AgreementYear, MembershipYear


def told(key: str, lang: str, /, **values: str) -> str:
    """A text of `words/told.*.yaml`."""
    return words.text(f"told.{key}", lang, **values)


def day(value: PartialDate | None, lang: str) -> str:
    """A day in words, or that it is not known."""
    return told("unknown", lang) if value is None else in_words.day(value, lang)


def since(value: PartialDate | None, lang: str) -> str:
    """From which day on."""
    return _from_until("since", value, lang)


def until(value: PartialDate | None, lang: str) -> str:
    """Up to and including which day."""
    return _from_until("until", value, lang)


def by(value: PartialDate | None, lang: str) -> str:
    """By which day at the latest."""
    return told("when.by-unknown", lang) if value is None else _from_until("when.by", value, lang)


def _from_until(key: str, value: PartialDate | None, lang: str) -> str:
    # "between 2 and 5 July" does not follow "from" or "by" without a word between.
    between = value is not None and "/" in str(value)
    return told(f"{key}-some" if between else key, lang, day=day(value, lang))


def said(value: Text | str | None, lang: str) -> str:
    """A text in one language, the label of `none-known` or `not-known`, or that it is not known."""
    return told("unknown", lang) if value is None else in_words.said(value, lang)


def cited(sentence: str, sources: Iterable[str]) -> str:
    """The sentence with the keys of its sources behind it."""
    keys = ", ".join(sources)
    return f"{sentence} [{keys}]" if keys else sentence


def listed(parts: Iterable[str | None]) -> str:
    """Parts of a sentence behind each other; what is empty is left out."""
    return "; ".join(part for part in parts if part)


def amount(value: float | None, lang: str) -> str:
    """A number in words of the language, or that it is not known."""
    return told("unknown", lang) if value is None else words.number(value, lang)


def field(key: str, lang: str) -> str:
    """A key of the definition in words; one that has no words of its own as it stands in the file."""
    return told(f"field.{key}", lang) if words.has(f"told.field.{key}", lang) else key


def claim(one: Claim, lang: str) -> str:
    """One of the readings of a fact, with its sources."""
    value = one.value
    if isinstance(value, str):
        try:
            shown = in_words.day(PartialDate.parse(value), lang)
        except ValueError:
            shown = value
    else:
        # A year is no amount: 2021 is not written as 2,021.
        shown = str(value) if isinstance(value, int) and 1900 < value < 2100 else words.number(value, lang)
    note = None if one.note is None else in_words.said(one.note, lang)
    return cited(f"{shown} ({note})" if note else shown, one.sources)


def when(trigger: Trigger, lang: str) -> str:
    """When a duty is owed, e.g. "each membership year, from year 2" or "by 31 December 2018"."""
    return _WHEN[trigger.kind](trigger, lang)


def applies(agreement: Agreement, rule: Applies, lang: str) -> str:
    """For which groups and in which situation; empty when for everybody."""
    return listed([_groups(agreement, rule.groups, lang), facts(agreement, rule.facts, lang)])


def exempt(agreement: Agreement, groups: Iterable[str], lang: str) -> str:
    """Which groups need not; empty when none is."""
    return words.enumeration([said(_group(agreement, each).name, lang) for each in groups], lang)


def facts(agreement: Agreement, wanted: Facts, lang: str) -> str:
    """Which answers to the agreement's questions a rule supposes."""
    by_id = {fact.id: fact.ask for fact in agreement.binding.facts}
    return listed(
        told("fact", lang, ask=said(by_id[fact], lang), answer=told(f"answer.{answer.value}", lang))
        for fact, answer in wanted.items()
    )


def _groups(agreement: Agreement, groups: Iterable[str], lang: str) -> str:
    names = [said(_group(agreement, each).name, lang) for each in groups]
    return told("one-of", lang, groups=words.enumeration(names, lang)) if len(names) > 1 else "".join(names)


def _group(agreement: Agreement, wanted: str) -> Group:
    return next(group for group in agreement.binding.groups if group.id == wanted)


def _years(trigger: MembershipYear | AgreementYear, lang: str) -> str:
    unit = "own" if trigger.kind == "membership-year" else "agreement"
    first, last = str(trigger.first), str(trigger.last)
    values = {"first": first, "last": last}
    if trigger.last == trigger.first:
        form, values = "one", {"first": first}
    elif trigger.last is not None:
        form = "each-until" if trigger.each_year else "once-until"
    elif trigger.each_year:
        form = "each" if trigger.first == 1 else "each-from"
    else:
        form = "along" if trigger.first == 1 else "along-from"
    if trigger.last is None:
        values = {} if trigger.first == 1 else {"first": first}
    sentence = told(f"when.years.{unit}.{form}", lang, **values)
    # Without a last year and without a window per year there is no day by which.
    timed = trigger.each_year or trigger.last is not None
    return f"{sentence}, {told('when.years.no-day', lang)}" if timed and trigger.due == "unknown" else sentence


def _within(trigger: Within, lang: str) -> str:
    return words.plural(f"told.when.within.{trigger.after}", trigger.months, lang)


def _calendar(trigger: CalendarDay, lang: str) -> str:
    start = None if trigger.start is None else since(trigger.start, lang)
    return listed(
        [", ".join(filter(None, (start, by(trigger.due, lang)))), *(moved(each, lang) for each in moves(trigger))]
    )


def moves(trigger: CalendarDay) -> list[tuple[Moved, PartialDate | None]]:
    """Each time that the deadline was moved, with the deadline that took its place."""
    after = [*(move.was for move in trigger.moved[1:]), trigger.due] if trigger.moved else []
    return list(zip(trigger.moved, after, strict=True))


def moved(move: tuple[Moved, PartialDate | None], lang: str) -> str:
    """That a deadline was moved: from when to when, on which day, why, and who says so."""
    was, now = move[0], move[1]
    values = {"was": day(was.was, lang), "now": day(now, lang), "on": day(was.on, lang)}
    return cited(told("when.moved", lang, **values, reason=said(was.reason, lang)), was.sources)


def _during(_trigger: object, lang: str) -> str:
    return told("when.during-term", lang)


def _rounds(trigger: Rounds, lang: str) -> str:
    return told("when.rounds", lang, rounds=listed(round_(each, lang) for each in trigger.rounds))


def round_(each: Round, lang: str) -> str:
    """One assessment round in which a duty is owed: by which day, and who is exempt."""
    due = told("when.round", lang, round=each.id, by=by(each.due, lang))
    if each.exempt is None:
        return due
    limit = each.exempt.signed_after
    key = "when.round-exempt-unknown" if limit is None else "when.round-exempt"
    free = told(key, lang, **({} if limit is None else {"day": day(limit, lang)}))
    return f"{due}, {free}"


def _on_event(trigger: OnEvent, lang: str) -> str:
    return told("when.on-event", lang, event=said(trigger.event, lang))


def _not_stated(trigger: NotStated, lang: str) -> str:
    return told("when.not-stated", lang, said=said(trigger.said, lang))


_WHEN: dict[str, Callable[[Any, str], str]] = {
    "membership-year": _years,
    "agreement-year": _years,
    "within": _within,
    "calendar": _calendar,
    "during-term": _during,
    "rounds": _rounds,
    "on-event": _on_event,
    "not-stated": _not_stated,
}
