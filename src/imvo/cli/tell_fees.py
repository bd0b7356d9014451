"""The fees of membership years as lines of text and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import Answer, in_words
from imvo.agreement.fee_terms import TariffDays, tariff_days
from imvo.cli import show
from imvo.words import text

if TYPE_CHECKING:
    from imvo.agreement import Agreement
    from imvo.agreement.fee_lines import FeeLine
    from imvo.agreement.fees import Fee
    from imvo.agreement.spells import Reason
    from imvo.cli.shapes import Shape


def total(series: Sequence[Fee]) -> float | None:
    """The sum over the years; None when one of them is not known."""
    known = [each.total for each in series if each.total is not None]
    return round(sum(known), 2) if len(known) == len(series) else None


def shape(fee: Fee, lang: str) -> Shape:
    """One membership year; an amount that is not known is null."""
    return {
        "year": fee.membership_year,
        "state": fee.state,
        "total": fee.total,
        "possible": list(fee.possible),
        "depends_on": fee.depends_on,
        "earlier": fee.earlier,
        "otherwise": fee.otherwise,
        "minimum": fee.minimum,
        "status": fee.status,
        "lines": [_line_shape(line, lang) for line in fee.lines],
        "why": [{"key": reason.key, "text": _say(reason, fee, lang)} for reason in fee.why],
        "asks": list(fee.asks),
        "assumptions": [{"key": reason.key, "text": in_words.say(reason, lang)} for reason in fee.assumptions],
        "sources": list(fee.sources),
    }


def _line_shape(line: FeeLine, lang: str) -> Shape:
    return {
        "item": line.item.id,
        "name": in_words.said(line.item.name, lang),
        "applies": line.applies.value,
        "amount": line.amount,
        "times": line.times,
        "total": line.total,
        "band": line.item.band,
        "minimum": line.item.minimum,
        "status": line.item.status,
        "sources": list(line.item.sources),
    }


def tell(agreement: Agreement, day: date, series: Sequence[Fee], lang: str) -> None:
    """Each year with its lines; then what all of it rests on, what is not known, and the sources."""
    # Where no tariff is known at all, every year would say the same.
    of = tariff_days(agreement, day)
    if any(fee.lines or fee.state != "unknown" for fee in series):
        show.line(_of_term(of, day, lang))
        for alike in _alike(series):
            show.line()
            show.line(_head(alike, of, lang))
            for sentence in _details(alike[0], lang):
                show.line(sentence, indent=2, hang=2)
        if len(series) > 1 and of.kind != "other-term":
            show.line()
            show.line(_over_all(series, lang))
    _block("assumptions", [in_words.say(each, lang) for fee in series for each in fee.assumptions], lang)
    why = [_say(each, fee, lang) for fee in series for each in fee.why]
    asked = list(_questions(agreement, {ask for fee in series for ask in fee.asks}, lang))
    _block("missing", [*why, *asked, *_whom_to_ask(series, of, lang)], lang)
    sources = dict.fromkeys(key for fee in series for key in fee.sources)
    if sources:
        show.line()
        show.line(text("sums.fee.sources", lang, sources=", ".join(sources)))


def _of_term(of: TariffDays, day: date, lang: str) -> str:
    """Whose tariff this is: that of the day, or that of a term which does not run on it."""
    if of.kind == "own-term":
        return text("sums.fee.tariff-of", lang, day=words.day(day, lang))
    days = in_words.window((of.term.starts, of.term.ends), lang) or text("sums.fee.unknown-amount", lang)
    return text(f"sums.fee.of-term.{of.kind}", lang, days=days)


def _alike(series: Sequence[Fee]) -> list[list[Fee]]:
    """Years in a row of which everything is the same."""
    found: list[list[Fee]] = []
    for fee in series:
        last = found[-1][-1] if found else None
        if last is not None and replace(last, membership_year=fee.membership_year) == fee:
            found[-1].append(fee)
        else:
            found.append([fee])
    return found


def _head(alike: Sequence[Fee], of: TariffDays, lang: str) -> str:
    amount = _amount(alike[0], lang)
    if of.kind == "other-term" and (alike[0].earlier is not None or alike[0].possible):
        amount = text("sums.fee.earlier", lang, amount=amount)
    first, last = str(alike[0].membership_year), str(alike[-1].membership_year)
    if len(alike) == 1:
        return text("sums.fee.year", lang, year=first, amount=amount)
    return text("sums.fee.years", lang, first=first, last=last, amount=amount)


_TO_ASK = ("sums.fee.not-known", "sums.fee.amount-unknown")


def _whom_to_ask(series: Sequence[Fee], of: TariffDays, lang: str) -> Iterator[str]:
    if any(reason.key in _TO_ASK for fee in series for reason in fee.why):
        over = of.kind in ("ended", "between-terms")
        yield text("sums.fee.ask-former" if over else "sums.fee.ask", lang)


def _say(reason: Reason, fee: Fee, lang: str) -> str:
    """A reason with the name of an item in the place of its id."""
    names = {line.item.id: in_words.said(line.item.name, lang) for line in fee.lines}
    named = ((key, names.get(str(value), value) if key == "item" else value) for key, value in reason.values)
    return in_words.say(replace(reason, values=tuple(named)), lang)


def _money(value: float, fee: Fee, lang: str) -> str:
    return words.money(value, lang, fee.currency, decimals=0 if value == int(value) else 2)


def _amount(fee: Fee, lang: str) -> str:
    if fee.total is not None:
        kinds = {"sourced": "as-sourced", "conflicting": "conflicting"}
        how = text(f"sums.fee.{kinds.get(fee.status, 'worked-out')}", lang)
        return f"{_money(fee.total, fee, lang)} ({how})"
    if fee.earlier is not None:
        return _money(fee.earlier, fee, lang)
    if fee.depends_on is not None:
        without, with_it = (_money(value, fee, lang) for value in fee.possible)
        name = next(in_words.said(line.item.name, lang) for line in fee.lines if line.item.id == fee.depends_on)
        return text("sums.fee.either", lang, without=without, item=name, **{"with": with_it})
    if fee.possible:
        amounts = words.enumeration([_money(value, fee, lang) for value in fee.possible], lang)
        return text("sums.fee.amount-several", lang, amounts=amounts)
    if any(line.total is not None and line.applies is Answer.YES for line in fee.lines):
        return text("sums.fee.partly", lang)
    return text(f"sums.fee.state.{fee.state}", lang)


def _details(fee: Fee, lang: str) -> Iterator[str]:
    for line in fee.lines:
        yield _line(line, fee, lang)
    if fee.otherwise is not None:
        yield text("sums.fee.otherwise", lang, amount=_money(fee.otherwise, fee, lang))
    if fee.minimum is not None:
        yield text("sums.fee.minimum", lang, amount=_money(fee.minimum, fee, lang))


def _line(line: FeeLine, fee: Fee, lang: str) -> str:
    name = in_words.said(line.item.name, lang)
    unsure = line.amount is None or line.times is None or line.applies is Answer.UNKNOWN
    if line.amount is None or unsure:
        return text("sums.fee.line", lang, name=name, amount=text("sums.fee.unknown-amount", lang))
    amount = _money(line.amount, fee, lang)
    if line.item.minimum:
        return text("sums.fee.line-minimum", lang, name=name, amount=amount)
    if line.times != 1:
        return text("sums.fee.times", lang, name=name, times=str(line.times), amount=amount)
    return text("sums.fee.line", lang, name=name, amount=amount)


def _over_all(series: Sequence[Fee], lang: str) -> str:
    found, years = total(series), str(len(series))
    if found is None:
        return text("sums.fee.no-total", lang, years=years)
    return text("sums.fee.total", lang, years=years, amount=_money(found, series[0], lang))


def _questions(agreement: Agreement, asks: set[str], lang: str) -> Iterator[str]:
    """What is asked, in words: the facts and scales of the agreement that would settle it."""
    for fact in agreement.binding.facts:
        if fact.id in asks:
            yield text("sums.fee.question", lang, id=fact.id, ask=in_words.said(fact.ask, lang))
    for scale in agreement.binding.scales:
        if scale.id in asks:
            measure, unit = in_words.said(scale.measure, lang), in_words.said(scale.unit, lang)
            yield text("sums.fee.scale", lang, id=scale.id, measure=measure, unit=unit)


def _block(title: str, sentences: Sequence[str], lang: str) -> None:
    if sentences:
        show.line()
        show.title(text(f"sums.fee.{title}", lang))
        for sentence in dict.fromkeys(sentences):
            show.line(sentence, indent=2, hang=2)
