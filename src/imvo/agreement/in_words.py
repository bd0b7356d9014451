"""Reasons, days and codes of this room as plain Dutch or English."""

from __future__ import annotations

from imvo import words
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.spells import Reason, Value


def say(reason: Reason, lang: str) -> str:
    """The sentence of a reason, its days and numbers written as the language does."""
    return words.text(reason.key, lang, **{name: _value(value, lang) for name, value in reason.values})


def day(value: PartialDate, lang: str) -> str:
    """A day in words; a day known between two bounds names both."""
    if "/" not in str(value):
        return words.partial_day(str(value), lang)
    first, last = (words.day(bound, lang) for bound in (value.first, value.last))
    return words.text("agreement.day.between", lang, first=first, last=last)


def window(value: tuple[PartialDate | None, PartialDate | None], lang: str) -> str:
    """The first and last day of a window; an empty text when neither is known."""
    first, last = (None if bound is None else day(bound, lang) for bound in value)
    if first and last:
        return words.text("agreement.window.both", lang, first=first, last=last)
    if first:
        return words.text("agreement.window.first", lang, first=first)
    return words.text("agreement.window.last", lang, last=last) if last else ""


def state(code: str, lang: str) -> str:
    """The label of the state of a duty, e.g. `passed-without-record`."""
    return words.text(f"agreement.duty.{code}", lang)


def agreement_state(code: str, lang: str) -> str:
    """The label of the state of an agreement, e.g. `last-phase`."""
    return words.text(f"agreement.is.{code}", lang)


def period(code: str, lang: str) -> str:
    """The label of a period: `year-3` is membership year 3, `agreement-year-3` that of the agreement, else a round."""
    kind, _, number = code.rpartition("-")
    if kind in ("year", "agreement-year"):
        return words.text(f"agreement.period.{kind}", lang, year=number)
    return words.text("agreement.period.round", lang, round=code)


def said(value: Text | str, lang: str) -> str:
    """A text in one language, or the label of `none-known` or `not-known`."""
    if isinstance(value, str):
        return words.text(f"agreement.said.{value}", lang)
    return value.nl if lang == "nl" else value.en


def _value(value: Value, lang: str) -> str:
    return day(value, lang) if isinstance(value, PartialDate) else str(value)
