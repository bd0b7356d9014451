"""What a definition refers to must be there: sources, themes, parties, groups, facts, duties; ids stand once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from imvo.agreement import crosswalk, themes
from imvo.agreement.dates import PartialDate
from imvo.agreement.errors import Phrase, Problem, nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Applies
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document, Where, path_text


def problems(document: Document, agreement: Agreement) -> Iterator[Problem]:
    """Every reference that leads nowhere and every id that stands twice in one list."""
    yield from _walk(document, document.data, (), tuple(agreement.sources))
    for where, found, valid, kind in _links(agreement):
        yield from _known(document, where, found, valid, kind)
    yield from _bands(document, agreement)
    yield from _circles(document, agreement)
    yield from _periods(document, document.data, ())


Link = tuple[Where, Collection[str], Collection[str], str]


def _links(agreement: Agreement) -> Iterator[Link]:
    """Every place that names something: the words found there, those that may stand there, and what they name."""
    types = [kind.id for kind in agreement.party_types]
    common = [theme.code for theme in themes.load()]
    for i, theme in enumerate(agreement.themes):
        yield ("themes", i, "common"), theme.common, common, "theme"
    for i, offer in enumerate(agreement.offers):
        yield ("offers", i, "themes"), offer.themes, common, "theme"
    yield ("instruments",), agreement.instruments, crosswalk.ids(), "instrument"
    yield from _duty_links(agreement, types, common)
    yield from _party_links(agreement, types)
    for i, seat in enumerate(agreement.governance.seats):
        yield ("governance", "seats", i, "type"), [seat.type], types, "party-type"
    yield from _binding_links(agreement, types)
    scales = [scale.id for scale in agreement.binding.scales]
    if agreement.scheme.scale is not None:
        yield ("scheme", "scale"), [agreement.scheme.scale], scales, "scale"
    facts = [fact.id for fact in agreement.binding.facts]
    for i, result in enumerate(agreement.scheme.classes):
        yield ("scheme", "classes", i, "when"), list(result.when), facts, "fact"


def _duty_links(agreement: Agreement, types: list[str], common: list[str]) -> Iterator[Link]:
    duties = [duty.id for duty in agreement.duties]
    groups = [group.id for group in agreement.binding.groups]
    facts = [fact.id for fact in agreement.binding.facts]
    for i, duty in enumerate(agreement.duties):
        at: Where = ("duties", i)
        yield (*at, "actor"), duty.actor, types, "party-type"
        yield (*at, "themes"), duty.themes, common, "theme"
        yield (*at, "prerequisite"), duty.prerequisites, duties, "duty"
        yield (*at, "exempt"), duty.exempt, groups, "group"
        yield from _applies(at, duty.applies, groups, facts)
        for j, each in enumerate(duty.evidence_for):
            yield (*at, "evidence_for", j, "groups"), each.groups, groups, "group"


def _party_links(agreement: Agreement, types: list[str]) -> Iterator[Link]:
    routes = [route.id for route in agreement.binding.routes]
    for i, party in enumerate(agreement.parties):
        yield ("parties", i, "type"), [party.type], types, "party-type"
        for j, membership in enumerate(party.memberships):
            if membership.route is not None:
                yield ("parties", i, "memberships", j, "route"), [membership.route], routes, "route"


def _binding_links(agreement: Agreement, types: list[str]) -> Iterator[Link]:
    binding = agreement.binding
    facts, scales = [fact.id for fact in binding.facts], [scale.id for scale in binding.scales]
    groups, parties = [group.id for group in binding.groups], [party.id for party in agreement.parties]
    for i, group in enumerate(binding.groups):
        at: Where = ("binding", "groups", i)
        yield (*at, "when"), list(group.when), facts, "fact"
        yield (*at, "members"), group.members, parties, "party"
        if group.band is not None:
            yield (*at, "band", "scale"), [group.band.scale], scales, "scale"
    if isinstance(binding.fees, str):
        return
    fees: Where = ("binding", "fees")
    yield (*fees, "scales"), binding.fees.scales, scales, "scale"
    yield (*fees, "payer"), binding.fees.payer, types, "party-type"
    bands = [band.id for scale in binding.scales if scale.id in binding.fees.scales for band in scale.bands]
    for i, item in enumerate(binding.fees.items):
        if item.band is not None:
            yield (*fees, "items", i, "band"), [item.band], bands, "band"
        yield from _applies((*fees, "items", i), item.applies, groups, facts)


def _applies(at: Where, rule: Applies, groups: list[str], facts: list[str]) -> Iterator[Link]:
    yield (*at, "applies", "groups"), rule.groups, groups, "group"
    yield (*at, "applies", "facts"), list(rule.facts), facts, "fact"


def _bands(document: Document, agreement: Agreement) -> Iterator[Problem]:
    """A group by a band names a band of that very scale."""
    for i, group in enumerate(agreement.binding.groups):
        if group.band is None:
            continue
        valid = [band.id for scale in agreement.binding.scales if scale.id == group.band.scale for band in scale.bands]
        if valid:
            yield from _known(document, ("binding", "groups", i, "band", "band"), [group.band.band], valid, "band")


def _circles(document: Document, agreement: Agreement) -> Iterator[Problem]:
    """A duty that must be met before itself can never be complete; told once, at the first duty of the circle."""
    before = {duty.id: duty.prerequisites for duty in agreement.duties}
    seen: set[str] = set()
    for i, duty in enumerate(agreement.duties):
        path = _way_back(duty.id, before)
        if path and seen.isdisjoint(path):
            seen.update(path)
            where: Where = ("duties", i, "prerequisite")
            wrong = Phrase("circle", duty=duty.id, path=", ".join(path))
            expected = (Phrase("expects.earlier-duties"), "none-known")
            yield Problem(document.file, document.line(where), path_text(where), wrong, expected)


def _way_back(duty: str, before: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The prerequisites from a duty back to itself, both ends included; empty when there are none."""
    ways: list[tuple[str, ...]] = [(duty,)]
    met: set[str] = set()
    while ways:
        way = ways.pop(0)
        for earlier in before.get(way[-1], ()):
            if earlier == duty:
                return (*way, duty)
            if earlier not in met:
                met.add(earlier)
                ways.append((*way, earlier))
    return ()


# Keys of which the second may not come before the first, wherever they stand beside each other.
PERIODS = (
    ("starts", "ends"),
    ("from", "to"),
    ("from", "due"),
    ("opens", "closes"),
    ("answers_from", "answers_to"),
    ("reply_from", "reply_to"),
)


def _periods(document: Document, data: Any, where: Where) -> Iterator[Problem]:
    """Periods that certainly end before they begin."""
    if isinstance(data, dict):
        for first, last in PERIODS:
            begin, end = _day(data.get(first)), _day(data.get(last))
            if begin is not None and end is not None and end.before(begin) is Answer.YES:
                at = (*where, last)
                wrong = Phrase("period", last=last, end=str(end), first=first, begin=str(begin))
                expected = (Phrase("expects.or-later", first=str(begin)), "unknown")
                yield Problem(document.file, document.line(at), path_text(at), wrong, expected)
        for key, value in data.items():
            yield from _periods(document, value, (*where, key))
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _periods(document, item, (*where, i))


def _day(value: object) -> PartialDate | None:
    """A day of the calendar; None for the number of a year that is counted, for a word, or for nothing."""
    try:
        return PartialDate.parse(str(value))
    except ValueError:
        return None


def _walk(document: Document, data: Any, where: Where, sources: Collection[str]) -> Iterator[Problem]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("sources", "consulted") and isinstance(value, list):
                yield from _known(document, (*where, key), value, sources, "source")
            else:
                yield from _walk(document, value, (*where, key), sources)
    elif isinstance(data, list):
        yield from _repeated(document, data, where)
        for i, item in enumerate(data):
            yield from _walk(document, item, (*where, i), sources)


def _repeated(document: Document, items: list[Any], where: Where) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for i, item in enumerate(items):
        key = item.get("id") if isinstance(item, dict) else None
        if not isinstance(key, str):
            continue
        line = document.line((*where, i, "id"))
        if key in first:
            wrong = Phrase("id-twice", id=key, line=str(first[key]))
            yield Problem(document.file, line, path_text((*where, i, "id")), wrong)
        first.setdefault(key, line)


def _known(
    document: Document, where: Where, found: Collection[str], valid: Collection[str], kind: str
) -> Iterator[Problem]:
    for i, word in enumerate(found):
        if word not in valid:
            # A mapping (facts) is found by its key, a list by its place.
            line = document.line((*where, word) if (*where, word) in document.lines else (*where, i))
            expected = tuple(sorted(valid)) if len(valid) <= 20 else ()
            named = Phrase(f"kind.{kind}")
            wrong = Phrase("no-such" if valid else "none-at-all", kind=named, word=word)
            yield Problem(document.file, line, path_text(where), wrong, expected, nearest(word, valid))
