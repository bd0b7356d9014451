"""What changed in an agreement, as sentences in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words
from imvo.agreement.dates import PartialDate
from imvo.agreement.event import Code
from imvo.agreement.model.base import Text
from imvo.agreement.names import round_of_scheme, term_number
from imvo.agreement.sentences import a_day, cited, day, said, told
from imvo.cli import show

if TYPE_CHECKING:
    from imvo.agreement.changes import Changes
    from imvo.agreement.event import Event, Value
    from imvo.agreement.model.definition import Agreement


def tell(found: Changes, lang: str) -> None:
    """Print the state on both days, what surely changed, and apart what perhaps did."""
    start, end = (words.day(now.as_of, lang) for now in (found.before, found.after))
    before, after = (in_words.standing(now, lang) for now in (found.before, found.after))
    agreement, both = found.agreement, (found.events, found.unsure)
    events, unsure = ([_named(agreement, event, lang) for event in each] for each in both)
    show.title(show.said(found.agreement.names, lang))
    show.line(told("diff.title", lang, start=start, end=end))
    show.line(told("diff.states", lang, start=start, before=before, end=end, after=after))
    show.line()
    for event in _together([event for event in events if event.on is not None]):
        show.line(_line(event, lang), hang=2)
    if not found.events:
        show.line(told("diff.nothing", lang))
    dated = [event for event in unsure if event.on is not None]
    for title, lines in (
        ("within", list(_undated([event for event in events if event.on is None], lang))),
        ("unsure", [_line(event, lang) for event in _together(dated)]),
        ("undated", list(_undated([event for event in unsure if event.on is None], lang))),
    ):
        if lines:
            show.line()
            show.line(told(f"diff.{title}", lang))
            for line in lines:
                show.line(line, indent=2, hang=2)
    if found.by_signature:
        show.line()
        show.line(words.plural("told.diff.own-years", found.by_signature, lang))


def _named(agreement: Agreement, event: Event, lang: str) -> Event:
    """The event with the name of a round and the number of a term in place of their ids."""
    values = dict(event.values)
    if "round" in values:
        values["round"] = round_of_scheme(agreement, str(values["round"]), lang)
    if "term" in values:
        values["term"] = term_number(agreement, str(values["term"]))
    return replace(event, values=tuple(values.items()))


def _line(event: Event, lang: str) -> str:
    return cited(told("diff.line", lang, day=day(event.on, lang), what=_sentence(event, lang)), event.sources)


def _sentence(event: Event, lang: str) -> str:
    return told(f"diff.{event.kind}", lang, **{name: _value(value, lang) for name, value in event.values})


def _value(value: Value, lang: str) -> str:
    if isinstance(value, Code):
        return told(value.key, lang)
    if isinstance(value, PartialDate) or value is None:
        return a_day(value, lang)
    if isinstance(value, Text):
        return said(value, lang)
    return words.number(value, lang) if isinstance(value, float) else value


def _together(events: Sequence[Event]) -> Iterator[Event]:
    """Deadlines that pass on one day, and parties that join or leave on one day in one role, stand in one sentence."""
    alike: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        alike.setdefault(_alike(event), []).append(event)
    for several in alike.values():
        name = {"deadline": "duty", "joined": "party", "left": "party"}.get(several[0].kind)
        yield several[0] if name is None or len(several) == 1 else _joined(several, name)


def _alike(event: Event) -> tuple[object, ...]:
    values = dict(event.values)
    if event.kind == "deadline":
        return (event.kind, str(event.on))
    if event.kind in ("joined", "left"):
        rest = (values[name] for name in ("type", "role", "why") if name in values)
        return (event.kind, str(event.on), *map(str, rest))
    return (id(event),)


def _joined(events: Sequence[Event], name: str) -> Event:
    first = events[0]
    values = dict(first.values)
    parts = [dict(event.values)[name] for event in events]
    if all(isinstance(part, Text) for part in parts):
        values[name] = Text(
            nl="; ".join(part.nl for part in parts if isinstance(part, Text)),
            en="; ".join(part.en for part in parts if isinstance(part, Text)),
        )
    else:
        values[name] = ", ".join(str(part) for part in parts)
    sources = tuple(dict.fromkeys(source for event in events for source in event.sources))
    return replace(first, values=tuple(values.items()), sources=sources)


def _undated(events: Sequence[Event], lang: str) -> Iterator[str]:
    """Parties of which a day is not known stand together; everything else has a sentence of its own."""
    names = {
        kind: [_value(dict(event.values)["party"], lang) for event in events if event.kind == kind]
        for kind in ("joined", "left", "refused")
    }
    both = [name for name in names["joined"] if name in names["left"]]
    for kind, found in (
        ("both", both),
        ("joined", [name for name in names["joined"] if name not in both]),
        ("left", [name for name in names["left"] if name not in both]),
        ("refused", names["refused"]),
    ):
        if found:
            yield told(f"diff.undated-kind.{kind}", lang, names=", ".join(found))
    for event in events:
        if event.kind not in names:
            yield cited(_sentence(event, lang), event.sources)
