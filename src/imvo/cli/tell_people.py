"""Who takes part in an agreement on a day, who is bound and how, and what it costs: in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement.sentences import amount, applies, cited, day, facts, listed, said, since, told, until
from imvo.agreement.truth import Answer
from imvo.cli.lines import Line, noted

if TYPE_CHECKING:
    from imvo.agreement.model.fees import Fees
    from imvo.agreement.model.parties import Party
    from imvo.agreement.model.situation import Band, Group, Scale
    from imvo.agreement.portrait import Attendance, FeeInForce, Portrait, Presence

_ORDER: tuple[Presence, ...] = (
    "present",
    "no-end",
    "to-the-end",
    "unsure",
    "not-for-term",
    "later",
    "left",
    "refused",
)


def parties(found: Portrait, lang: str) -> Iterator[Line]:
    """Per kind of presence, per kind of party, the names with what is known of their days and why they left."""
    if not found.attendance:
        yield Line(told("parties.none", lang))
        return
    yield Line(told("parties.ids", lang))
    key = "parties.on" if found.parties_on == found.as_of else f"parties.on-last.{found.state.state}"
    yield Line(told(key, lang, day=words.day(found.parties_on, lang)) + ":")
    for presence in _ORDER:
        here = found.of(presence)
        if not here:
            continue
        yield Line(f"{told(f'parties.presence.{presence}', lang)}:", 2)
        for kind in found.agreement.party_types:
            of_kind = [each for each in here if each.party.type == kind.id]
            if of_kind:
                names = ", ".join(_attendance(each, lang) for each in of_kind)
                number = words.count(len({each.party.id for each in of_kind}), lang)
                values = {"kind": said(kind.name, lang), "id": kind.id, "n": number, "names": names}
                yield Line(told("parties.kind", lang, **values), 4)
    for each in found.attendance:
        yield from _disagree(each, lang)


def _attendance(each: Attendance, lang: str) -> str:
    member = each.membership
    gone = each.presence == "left" or member.exit is not None or member.reason is not None
    exits = None if member.exit is None else told(f"exit.{member.exit}", lang)
    facts_ = [
        each.party.id,
        told("parties.as", lang, role=told(f"role.{member.role}", lang)) if _odd_role(each) else None,
        None if member.start is None else since(member.start, lang),
        None if member.end is None else until(member.end, lang),
        (said(member.reason, lang).rstrip(".") if member.reason is not None else exits) if gone else None,
        None if each.party.note is None else said(each.party.note, lang).rstrip("."),
        _binds(each.party, lang),
        ", ".join(member.sources) if each.presence in ("left", "refused") else None,
    ]
    return f"{each.party.name} ({listed(facts_)})"


def _odd_role(each: Attendance) -> bool:
    """Whether the role is not plain from the kind of party."""
    return each.membership.role == "supporter" and each.party.type != "supporter"


def _binds(party: Party, lang: str) -> str | None:
    if party.binds is None:
        return None
    form = "unknown" if party.binds.number is None else "least" if party.binds.at_least else "exact"
    if form == "unknown":
        return told("parties.binds.unknown", lang)
    number, moment = amount(party.binds.number, lang), day(party.binds.as_of, lang)
    return cited(told(f"parties.binds.{form}", lang, n=number, day=moment), party.binds.sources)


def _disagree(each: Attendance, lang: str) -> Iterator[Line]:
    if each.membership.claims or each.membership.note is not None:
        yield from noted(each.membership, Line(each.party.name, 2), lang)
    if each.party.binds is not None and (each.party.binds.claims or each.party.binds.note is not None):
        yield from noted(each.party.binds, Line(f"{each.party.name}: {_binds(each.party, lang)}", 2), lang)


def bound(found: Portrait, lang: str) -> Iterator[Line]:
    """The ways to be bound, what is asked of each, the scales and the groups, and how one leaves."""
    binding = found.agreement.binding
    for route in binding.routes:
        kind = told(f"bound.kind.{route.kind}", lang)
        duties = told(f"bound.duties.{route.duties.value}", lang)
        name = f"{said(route.name, lang)} ({listed([kind, duties, f'--route {route.id}'])})"
        yield from noted(route, Line(cited(name, route.sources)), lang)
    roles = ", ".join(f"{said(kind.name, lang)} (--role {kind.id})" for kind in found.agreement.party_types)
    yield Line(told("bound.roles", lang, names=roles))
    for scale in binding.scales:
        text = told("bound.give", lang, text=_scale(scale, lang), option=f"--measure {scale.id}=…")
        yield from noted(scale, Line(cited(text, scale.sources)), lang)
    for fact in binding.facts:
        asked = "bound.asked-chain" if fact.per == "chain" else "bound.asked"
        ask = told(asked, lang, ask=said(fact.ask, lang))
        text = told("bound.give", lang, text=ask, option=f"--fact {fact.id}=yes|no")
        yield from noted(fact, Line(cited(text, fact.sources)), lang)
    for group in binding.groups:
        yield from noted(group, Line(cited(_group(found, group, lang), group.sources)), lang)
    for way in binding.leaving:
        yield from noted(way, Line(cited(told("bound.leaving", lang, text=said(way.text, lang)), way.sources)), lang)
    for remark in binding.remarks:
        yield from noted(remark, Line(cited(said(remark.text, lang), remark.sources)), lang)


def _scale(scale: Scale, lang: str) -> str:
    bands = listed(band(each, lang) for each in scale.bands)
    return told("bound.scale", lang, measure=said(scale.measure, lang), unit=said(scale.unit, lang), bands=bands)


def band(one: Band, lang: str) -> str:
    """A band with the edges that belong to it and those that do not."""
    low = None if one.low is None else f"{'≥' if one.at_least is not None else '>'} {words.number(one.low, lang)}"
    high = None if one.high is None else f"{'≤' if one.at_most is not None else '<'} {words.number(one.high, lang)}"
    edges = ", ".join(filter(None, (low, high)))
    return f"{said(one.name, lang)} ({edges})" if edges else said(one.name, lang)


def _group(found: Portrait, group: Group, lang: str) -> str:
    key = "bound.group-chain" if group.per == "chain" else "bound.group"
    values = {"name": said(group.name, lang), "id": group.id}
    text = told(key, lang, **values, definition=said(group.definition, lang).rstrip("."))
    scales = {scale.id: scale for scale in found.agreement.binding.scales}
    in_band = None
    if group.band is not None:
        scale = scales[group.band.scale]
        one = next(each for each in scale.bands if each.id == group.band.band)
        in_band = f"{said(scale.measure, lang)}: {band(one, lang)}"
    names = {party.id: party.name for party in found.agreement.parties}
    members = None
    if group.members:
        members = told("bound.group-members", lang, names=", ".join(names[each] for each in group.members))
    return listed([text, facts(found.agreement, group.when, lang), in_band, members])


def fees(found: Portrait, lang: str) -> Iterator[Line]:
    """The tariff: every item with its years, groups and bands, and whether it holds on the day."""
    tariff = found.agreement.binding.fees
    if isinstance(tariff, str):
        yield Line(said(tariff, lang))
        return
    vat = told(f"fees.vat.{tariff.vat}", lang)
    yield from noted(
        tariff, Line(cited(told("fees.head", lang, currency=tariff.currency, vat=vat), tariff.sources)), lang
    )
    if tariff.payer:
        kinds = {kind.id: said(kind.name, lang) for kind in found.agreement.party_types}
        yield Line(told("fees.payer", lang, types=words.enumeration([kinds[each] for each in tariff.payer], lang)))
    for each in found.fees:
        yield from noted(each.part, Line(cited(_item(found, tariff, each, lang), each.part.sources), 2), lang)


def _item(found: Portrait, tariff: Fees, each: FeeInForce, lang: str) -> str:
    item = each.part
    money = told("fees.no-amount", lang) if item.amount is None else words.money(item.amount, lang, tariff.currency)
    start = None if item.start is None else since(item.start, lang)
    end = None if item.end is None else until(item.end, lang)
    return listed(
        [
            told(
                "fees.item", lang, name=said(item.name, lang), amount=money, each=told(f"fees.each.{item.each}", lang)
            ),
            None if item.band is None else _fee_band(found, tariff.scales, item.band, lang),
            None if item.years is None else _years(item.years, lang),
            applies(found.agreement, item.applies, lang) or None,
            None
            if item.rise is None
            else told(
                "fees.rise",
                lang,
                amount=words.money(item.rise.by, lang, tariff.currency),
                year=str(item.rise.first),
            ),
            told("fees.minimum", lang) if item.minimum else None,
            words.plural("told.fees.covered", item.covered, lang) if item.covered else None,
            None
            if item.covered_otherwise is None
            else words.plural("told.fees.covered-otherwise", item.covered_otherwise, lang),
            start,
            end,
            None if each.answer is Answer.YES else told(f"fees.on.{each.answer.value}", lang),
        ]
    )


def _fee_band(found: Portrait, scales: Sequence[str], wanted: str, lang: str) -> str:
    bands = [
        f"{said(scale.measure, lang)}: {band(each, lang)}"
        for scale in found.agreement.binding.scales
        if scale.id in scales
        for each in scale.bands
        if each.id == wanted
    ]
    return told("fees.band", lang, band=", ".join(bands))


def _years(years: tuple[int, int | None], lang: str) -> str:
    first, last = years
    if last is None:
        return told("fees.years-from", lang, first=str(first))
    if first == last:
        return told("fees.years-one", lang, first=str(first))
    return told("fees.years", lang, first=str(first), last=str(last))
