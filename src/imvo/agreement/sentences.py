"""What a definition says, in plain sentences: when something is owed, for whom, and where sources disagree."""

from __future__ import annotations

import re
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
from imvo.agreement.names import round_name

_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def told(key: str, lang: str, /, **values: str) -> str:
    """A text of `words/told.*.yaml`. A whole sentence filled in before a full stop brings no second one."""
    return _TWO_STOPS.sub(".", words.text(f"told.{key}", lang, **values))


def day(value: PartialDate | None, lang: str) -> str:
    """A day in words, or that it is not known."""
    return told("unknown", lang) if value is None else in_words.day(value, lang)


def a_day(value: PartialDate | None, lang: str) -> str:
    """A day behind a word such as "from" or "to", which a bare "between 2 and 5 July" does not follow."""
    return told("some-day", lang, day=day(value, lang)) if _between(value) else day(value, lang)


def since(value: PartialDate | None, lang: str) -> str:
    """From which day on."""
    return _from_until("since", value, lang)


def until(value: PartialDate | None, lang: str) -> str:
    """Up to and including which day."""
    return _from_until("until", value, lang)


def by(value: PartialDate | None, lang: str) -> str:
    """By which day at the latest."""
    return _from_until("when.by", value, lang)


def _from_until(key: str, value: PartialDate | None, lang: str) -> str:
    if value is None:
        return told(f"{key}-unknown", lang)
    # "between 2 and 5 July" does not follow "from" or "by" without a word between.
    return told(f"{key}-some" if _between(value) else key, lang, day=day(value, lang))


def _between(value: PartialDate | None) -> bool:
    return value is not None and "/" in str(value)


def said(value: Text | str | None, lang: str) -> str:
    """A text in one language, the label of `none-known` or `not-known`, or that it is not known."""
    return told("unknown", lang) if value is None else in_words.said(value, lang)


def cited(sentence: str, sources: Iterable[str]) -> str:
    """The sentence with the keys of its sources behind it."""
    keys = ", ".join(sources)
    return f"{sentence} [{keys}]" if keys else sentence


def listed(parts: Iterable[str | None]) -> str:
    """Parts of a sentence behind each other, without their own full stops; what is empty is left out."""
    found = [part for part in parts if part]
    return "; ".join([*(_open(part) for part in found[:-1]), *found[-1:]])


def _open(part: str) -> str:
    return part if part.endswith("...") else part.removesuffix(".")


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
        shown = _claimed(one.of, value, lang)
    else:
        # A year is no amount: 2021 is not written as 2,021.
        shown = str(value) if isinstance(value, int) and 1900 < value < 2100 else words.number(value, lang)
    note = None if one.note is None else _open(in_words.said(one.note, lang))
    return cited(f"{shown} ({note})" if note else shown, one.sources)


def _claimed(key: str, value: str, lang: str) -> str:
    """A value as a day, as the words for a code, or as it stands."""
    try:
        return in_words.day(PartialDate.parse(value), lang)
    except ValueError:
        codes = (f"told.{key}.{value}", f"told.answer.{value}", f"told.claimed.{value.replace(' ', '-')}")
        found = next((code for code in codes if words.has(code, lang)), None)
        return value if found is None else words.text(found, lang)


def when(trigger: Trigger, lang: str) -> str:
    """When a duty is owed, e.g. "each membership year, from year 2" or "by 31 December 2018"."""
    return _WHEN[trigger.kind](trigger, lang)


def when_in_short(trigger: Trigger, lang: str) -> str:
    """When a duty is owed, without how its days were moved and who is exempt."""
    if isinstance(trigger, Rounds):
        names = [round_name(each.id, place, lang) for place, each in enumerate(trigger.rounds, 1)]
        return told("when.rounds", lang, rounds=", ".join(names))
    if isinstance(trigger, CalendarDay):
        return _from_by(trigger, lang)
    return when(trigger, lang)


def applies(agreement: Agreement, rule: Applies, lang: str) -> str:
    """For which groups and in which situation; empty when for everybody."""
    return listed([groups(agreement, rule.groups, lang), facts(agreement, rule.facts, lang)])


def exempt(agreement: Agreement, wanted: Iterable[str], lang: str) -> str:
    """Which groups need not; empty when none is."""
    return words.enumeration([said(_group(agreement, each).name, lang) for each in wanted], lang)


def facts(agreement: Agreement, wanted: Facts, lang: str) -> str:
    """Which answers to the agreement's questions a rule supposes."""
    by_id = {fact.id: fact.ask for fact in agreement.binding.facts}
    return listed(
        told("fact", lang, ask=said(by_id[fact], lang), answer=told(f"answer.{answer.value}", lang))
        for fact, answer in wanted.items()
    )


def groups(agreement: Agreement, wanted: Iterable[str], lang: str) -> str:
    """The names of groups, one of which is enough; empty when there is none."""
    names = [said(_group(agreement, each).name, lang) for each in wanted]
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
    return listed([_from_by(trigger, lang), *(moved(each, lang) for each in moves(trigger))])


def _from_by(trigger: CalendarDay, lang: str) -> str:
    start = None if trigger.start is None else since(trigger.start, lang)
    return ", ".join(filter(None, (start, by(trigger.due, lang))))


def moves(trigger: CalendarDay) -> list[tuple[Moved, PartialDate | None]]:
    """Each time that the deadline was moved, with the deadline that took its place."""
    after = [*(move.was for move in trigger.moved[1:]), trigger.due] if trigger.moved else []
    return list(zip(trigger.moved, after, strict=True))


def moved(move: tuple[Moved, PartialDate | None], lang: str) -> str:
    """That a deadline was moved: from when to when, on which day, why, and who says so."""
    was, now = move[0], move[1]
    values = {"was": a_day(was.was, lang), "now": a_day(now, lang), "on": day(was.on, lang)}
    return cited(told("when.moved", lang, **values, reason=said(was.reason, lang)), was.sources)


def _during(_trigger: object, lang: str) -> str:
    return told("when.during-term", lang)


def _rounds(trigger: Rounds, lang: str) -> str:
    return told("when.rounds", lang, rounds=listed(_round(each, at, lang) for at, each in enumerate(trigger.rounds, 1)))


def _round(each: Round, place: int, lang: str) -> str:
    """One assessment round in which a duty is owed: by which day, and who is exempt."""
    due = told("when.round", lang, round=round_name(each.id, place, lang), by=by(each.due, lang))
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
