"""`imvo agreements list`: the agreements, the state of each on a day, and how many are in which."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement import Agreement

# The order in which the sentence counts the states; `last-phase` is told as part of those that run.
_COUNTED = ("between-terms", "ended", "not-yet", "unknown")


def list_(
    as_of: options.AsOf = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """List the agreements with their terms, in which state each is on a day, and how many are in which state."""
    from imvo import agreement as agreements
    from imvo.agreement import in_words
    from imvo.cli import shapes, show

    day, folder = options.on(as_of), options.folder(definitions)
    found = [agreements.load(name, folder) for name in agreements.available(folder)]
    states = [(one, agreements.state(one, day)) for one in found]
    counts: Counter[str] = Counter(now.state for _, now in states)
    if as_json:
        shape = {"as_of": day.isoformat(), "agreements": [shapes.agreement(one, now) for one, now in states]}
        show.as_json({**shape, "counts": {"all": len(states), **dict(sorted(counts.items()))}})
        return
    show.table(
        [(one.id, in_words.standing(now, lang), _terms(one, lang), show.said(one.names, lang)) for one, now in states]
    )
    if states:
        show.line()
    show.line(_sentence(counts, day, lang))


def _terms(agreement: Agreement, lang: str) -> str:
    from imvo.agreement.sentences import day

    return ", ".join(f"{day(term.starts, lang)} \N{EN DASH} {day(term.ends, lang)}" for term in agreement.terms)


def _sentence(counts: Counter[str], day: date, lang: str) -> str:
    """How many agreements there are and in which state; a state that none is in is left out."""
    from imvo import words
    from imvo.agreement.sentences import told

    total = sum(counts.values())
    if not total:
        return told("list.none", lang)
    running = counts["active"] + counts["last-phase"]
    parts = [words.plural("told.list.running", running, lang)]
    if counts["last-phase"]:
        parts[0] += f" ({words.plural('told.list.last-phase', counts['last-phase'], lang)})"
    parts += [words.plural(f"told.list.{state}", counts[state], lang) for state in _COUNTED if counts[state]]
    return words.plural("told.list.count", total, lang, day=words.day(day, lang), parts="; ".join(parts))
