"""What was promised by number, what came of it, and which promises were let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imvo.agreement.model.base import Sourced, Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Change, Delivered, Duty
from imvo.agreement.spells import Reason, Value
from imvo.agreement.sums import because, plain


@dataclass(frozen=True)
class LedgerLine:
    """One promise. `low` to `high`: what was promised over all its years, in `unit`; None when it has no number.

    `delivered`: what was delivered or planned, of which `planned` only planned. `short_at_least`: what is missing of
    the least that was promised, counting the planned as done. `changes`: waived, abandoned or rescoped.
    """

    duty: str
    title: Text
    unit: Text | None = None
    low: float | None = None
    high: float | None = None
    delivered: int = 0
    planned: int = 0
    short_at_least: float | None = None
    items: tuple[Delivered, ...] = ()
    changes: tuple[Change, ...] = ()
    reason: Reason | None = None
    sources: tuple[str, ...] = ()


def ledger_of(agreement: Agreement) -> tuple[LedgerLine, ...]:
    """A line for each duty that promises a number or was changed by the parties, in the order of the definition."""
    return tuple(line_of(duty) for duty in agreement.duties if duty.promise is not None or duty.changes)


def line_of(duty: Duty) -> LedgerLine:
    """What one duty promised by number, and what came of it."""
    promise = duty.promise
    if promise is None:
        sources = _sources(duty, duty.changes)
        return LedgerLine(duty.id, duty.title, changes=duty.changes, sources=sources)
    low, high = promise.low * promise.years, promise.high * promise.years
    done = len(promise.delivered)
    short = max(0.0, low - done)
    told: dict[str, Value] = {"low": plain(low), "high": plain(high), "delivered": done}
    reason = because("promise.short", short=plain(short), **told) if short else because("promise.kept", **told)
    return LedgerLine(
        duty=duty.id,
        title=duty.title,
        unit=promise.unit,
        low=low,
        high=high,
        delivered=done,
        planned=sum(item.planned for item in promise.delivered),
        short_at_least=short,
        items=promise.delivered,
        changes=duty.changes,
        reason=reason,
        sources=_sources(duty, [promise, *promise.delivered, *duty.changes]),
    )


def _sources(duty: Duty, parts: Sequence[Sourced]) -> tuple[str, ...]:
    found = [*duty.sources, *(key for part in parts for key in part.sources)]
    return tuple(dict.fromkeys(found))
