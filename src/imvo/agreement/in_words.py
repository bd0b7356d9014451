"""Reasons, days and codes of this room as plain Dutch or English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from imvo import words
from imvo.agreement.agreement_state import AgreementState
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.record_terms import WHOLE
from imvo.agreement.spells import Reason, Value


def say(reason: Reason, lang: str) -> str:
    """The sentence of a reason, its days and numbers written as the language does.

    Beside `{day}` a text may have `{day_on}`: the same day with the preposition of a day, a month or a year.
    """
    wanted = words.placeholders(words.source(reason.key, lang))
    filled: dict[str, str] = {}
    for name, value in reason.values:
        with_preposition = f"{name}_on"
        if with_preposition in wanted and isinstance(value, PartialDate):
            filled[with_preposition] = when(value, lang)
        if name in wanted or with_preposition not in wanted:
            filled[name] = _value(value, lang)
    return words.text(reason.key, lang, **filled)


def with_questions(agreement: Agreement, reason: Reason, lang: str, *, ids: bool = True) -> Reason:
    """A reason that names what is not known (`asks`), with the questions in place of ids.

    `ids`: the id stands behind each, for whoever answers on the command line.
    """
    values = (
        (name, _questions(agreement, str(value), lang, ids=ids) if name == "asks" else value)
        for name, value in reason.values
    )
    return replace(reason, values=tuple(values))


def _questions(agreement: Agreement, asks: str, lang: str, *, ids: bool) -> str:
    binding = agreement.binding
    asked = {fact.id: fact.ask for fact in binding.facts} | {scale.id: scale.measure for scale in binding.scales}
    asked |= {group.id: group.name for group in binding.groups if group.id not in asked}
    behind = {id_: f" ({id_})" if ids else "" for id_ in asked}
    named = (f"“{said(asked[id_], lang)}”{behind[id_]}" if id_ in asked else id_ for id_ in asks.split(", "))
    return ", ".join(named)


def day(value: PartialDate, lang: str) -> str:
    """A day in words; a day known between two bounds names both."""
    if "/" not in str(value):
        return words.partial_day(str(value), lang)
    first, last = (words.day(bound, lang) for bound in (value.first, value.last))
    return words.text("agreement.day.between", lang, first=first, last=last)


def when(value: PartialDate, lang: str) -> str:
    """A day with its preposition: on 4 July 2019, in July 2019, in 2019, between two days."""
    if "/" in str(value):
        return day(value, lang)
    return words.text(f"agreement.day.{'on' if value.day else 'in'}", lang, day=day(value, lang))


def window(value: tuple[PartialDate | None, PartialDate | None], lang: str) -> str:
    """The first and last day of a window; an empty text when neither is known."""
    first, last = (None if bound is None else day(bound, lang) for bound in value)
    # "From between two days" is no sentence: such a day is named with a word of its own.
    wide = "wide-" if any(bound is not None and "/" in str(bound) for bound in value) else ""
    if first and last:
        return words.text(f"agreement.window.{wide}both", lang, first=first, last=last)
    if first:
        return words.text(f"agreement.window.{wide}first", lang, first=first)
    return words.text(f"agreement.window.{wide}last", lang, last=last) if last else ""


def state(code: str, lang: str) -> str:
    """The label of the state of a duty, e.g. `passed-without-record`."""
    return words.text(f"agreement.duty.{code}", lang)


def standing(now: AgreementState, lang: str) -> str:
    """The state of an agreement on its day, with a mark when the sources' dates would give another one."""
    said = agreement_state(now.state, lang)
    return words.text("agreement.disputed", lang, state=said) if now.disputed else said


def agreement_state(code: str, lang: str) -> str:
    """The label of the state of an agreement, e.g. `last-phase`."""
    return words.text(f"agreement.is.{code}", lang)


def period(code: str, lang: str) -> str:
    """The label of a period: `year-3` is membership year 3, `agreement-year-3` that of the agreement, else a round.

    With a term in front (`second:agreement-year-3`) that term is named; `second:term` is that term as a whole.
    """
    term, _, code = code.rpartition(":")
    if term:
        named = _term(term, lang)
        if code == WHOLE:
            return named
        return words.text("agreement.period.in-term", lang, period=period(code, lang), term=named)
    kind, _, number = code.rpartition("-")
    if kind in ("year", "agreement-year"):
        return words.text(f"agreement.period.{kind}", lang, year=number)
    return words.text("agreement.period.round", lang, round=code)


def _term(term: str, lang: str) -> str:
    key = f"agreement.period.term.{term}"
    return words.text(key, lang) if words.has(key, lang) else words.text("agreement.period.term.other", lang, term=term)


def unrecorded(periods: Iterable[str], lang: str) -> str:
    """The sentence that names earlier periods without a record of their own; an empty text when there are none."""
    named = [period(each, lang) for each in periods]
    return words.text("agreement.unrecorded", lang, periods=words.enumeration(named, lang)) if named else ""


def said(value: Text | str, lang: str) -> str:
    """A text in one language, or the label of `none-known` or `not-known`."""
    if isinstance(value, str):
        return words.text(f"agreement.said.{value}", lang)
    return value.nl if lang == "nl" else value.en


def _value(value: Value, lang: str) -> str:
    return day(value, lang) if isinstance(value, PartialDate) else str(value)
