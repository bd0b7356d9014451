"""A unit that stands in the header of its quantity: `Volume (m3)`, `Weight [t]`, `Total kg`."""

from __future__ import annotations

import re

import polars as pl

from imvo.intake.values.choices import code_of
from imvo.intake.wording import norm
from imvo.intake.work import Work
from imvo.tables import Column, Table

_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?")
# What a currency looks like where no list of units is declared; any other word in brackets explains the column.
_CURRENCY = re.compile(r"[A-Z]{3}|[€$£¥]")
# Outside brackets (`Market value EUR`) only the codes of ISO 4217 that lists of firms here hold: NAV is none.
_CODES = frozenset(
    "AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF INR JPY KRW MXN NOK NZD PLN SEK SGD TRY USD ZAR € $ £ ¥".split()
)


def units_of_headers(work: Work, table: Table) -> None:
    """Fill in the unit where no cell states one. What a cell says goes first, even when it is not understood."""
    for column in table.columns:
        if column.unit_of is None or column.unit_of not in work.places:
            continue
        unit = unit_in(work.places[column.unit_of].header, column)
        if unit is None:
            continue
        filled = pl.Series(column.name, [unit], dtype=pl.String).new_from_index(0, work.frame.height)
        own = work.column(column.name)
        stated = work.made.get(column.name)
        if own is None or stated is None:
            work.made[column.name] = filled
        else:
            empty = own.texts.is_null()
            work.made[column.name] = pl.select(pl.when(empty).then(filled).otherwise(stated)).to_series()


def unit_in(header: str, column: Column) -> str | None:
    """The code of the unit that `header` names, as `column` knows units; None when it names none, or more than one."""
    within = _BRACKETS.findall(header)
    if not column.choices:
        stated = next((word.strip() for word in within if _CURRENCY.fullmatch(word.strip())), None)
        named = {word for word in _BRACKETS.sub(" ", header).split() if word in _CODES}
        return stated or (named.pop() if len(named) == 1 else None)
    found = {code for word in within if (code := code_of(word, column))}
    # Outside brackets a single letter is no unit: the t of `t.o.v. 2023`.
    words = norm(_BRACKETS.sub(" ", header)).split()
    found = found or {code for word in words if len(word) > 1 and (code := code_of(word, column))}
    return found.pop() if len(found) == 1 else None
