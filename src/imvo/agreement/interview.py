"""The handful of questions that `imvo start` asks: those, and only those, that the chosen agreements depend on."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from imvo.agreement.bound import associations
from imvo.agreement.dates_as_typed import typed_date
from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Fact, Scale
from imvo.agreement.numbers_as_typed import typed_number
from imvo.agreement.spells import Reason

Kind = Literal["text", "list", "choice", "choices", "date", "number", "yes-no"]


@dataclass(frozen=True)
class Question:
    """One question: a text of words/agreement (`ask`) or of the agreement itself (`said`), and what may be answered.

    An empty answer always means: not known, and so do `unknown`, `onbekend` and a question mark.
    """

    kind: Kind
    ask: Reason
    said: Text | None = None
    options: Mapping[str, Text] = field(default_factory=dict)

    def read(self, answer: str) -> object:
        """The answer as a value; None when empty. ValueError when it is none of what may be answered."""
        # What a terminal could not decode cannot be written to a file either.
        text = answer.encode("utf-8", "replace").decode("utf-8").strip()
        if text.casefold() in _NOT_KNOWN:
            return None
        if self.kind == "date":
            return str(typed_date(text))
        if self.kind == "number":
            return typed_number(text)
        if self.kind == "yes-no":
            return _yes_no(text)
        if self.kind == "list":
            return _parts(text)
        if self.kind == "choices":
            return self._options(text)
        return self._option(text) if self.kind == "choice" else text

    def _options(self, text: str) -> list[str]:
        try:
            return [self._option(text)]  # a name may have a comma in it
        except ValueError:
            return list(dict.fromkeys(self._option(word) for word in _parts(text)))

    def _option(self, text: str) -> str:
        codes = list(self.options)
        if text.isdecimal() and 1 <= int(text) <= len(codes):
            return codes[int(text) - 1]
        for code, name in self.options.items():
            if text.casefold() in (code.casefold(), name.nl.casefold(), name.en.casefold()):
                return code
        raise ValueError(text)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;]", text) if part.strip()]


Interview = Generator[Question, object, dict[str, object]]


def interview(agreements: Mapping[str, Agreement]) -> Interview:
    """Asks by yielding questions and taking read answers; returns the content of a participant file."""
    name = yield Question("text", Reason.of("start.name"))
    names = {key: Text(nl=one.names.nl, en=one.names.en) for key, one in agreements.items()}
    chosen = yield Question("choices", Reason.of("start.agreements"), options=names)
    mine = [agreements[key] for key in _texts(chosen)]
    entries: list[dict[str, object]] = []
    for agreement in mine:
        entry = yield from _takes_part(agreement)
        entries.append(entry)
    found: dict[str, object] = {"schema": 1, "name": name}
    found["measures"] = yield from _measures(_scales(mine))
    found["facts"] = yield from _facts(_asked(mine, "participant"))
    found["chains"] = yield from _chains(_asked(mine, "chain"))
    found["agreements"] = entries
    return found


def _takes_part(agreement: Agreement) -> Interview:
    called = Text(nl=agreement.names.nl, en=agreement.names.en)
    found: dict[str, object] = {"agreement": agreement.id}
    roles = {kind.id: kind.name for kind in agreement.party_types}
    found["role"] = yield Question("choice", Reason.of("start.role"), called, roles)
    routes = {route.id: route.name for route in agreement.binding.routes}
    kinds = {route.id: route.kind for route in agreement.binding.routes}
    if found["role"] in agreement.participant_roles:
        route = (
            (yield Question("choice", Reason.of("start.route"), called, routes))
            if len(routes) > 1
            else next(iter(routes))
        )
        found["route"] = route
        if kinds.get(str(route)) == "association":
            found["through"] = yield Question("choice", Reason.of("start.through"), called, _associations(agreement))
    key = "start.member-since" if "through" in found else "start.signed"
    found["signed"] = yield Question("date", Reason.of(key), called)
    found["left"] = yield Question("date", Reason.of("start.left"), called)
    open_groups = {
        group.id: group.name
        for group in agreement.binding.groups
        if group.per == "participant" and not (group.when or group.band or group.members)
    }
    if open_groups and found["role"] in agreement.participant_roles:
        found["groups"] = _texts((yield Question("choices", Reason.of("start.groups"), called, open_groups)))
    return found


def _measures(scales: Sequence[Scale]) -> Interview:
    found: dict[str, object] = {}
    for scale in scales:
        ask = Text(nl=f"{scale.measure.nl} ({scale.unit.nl})", en=f"{scale.measure.en} ({scale.unit.en})")
        found[scale.id] = yield Question("number", Reason.of("start.measure"), ask)
    return found


def _facts(facts: Sequence[Fact]) -> Interview:
    found: dict[str, object] = {}
    for fact in facts:
        found[fact.id] = (yield Question("yes-no", Reason.of("start.fact"), fact.ask)) or "unknown"
    return found


def _chains(facts: Sequence[Fact]) -> Generator[Question, object, list[dict[str, object]]]:
    if not facts:
        return []
    names = _texts((yield Question("list", Reason.of("start.chains"))))
    found: list[dict[str, object]] = []
    for name in names:
        answers: dict[str, object] = {}
        for fact in facts:
            ask = Text(nl=f"{name}: {fact.ask.nl}", en=f"{name}: {fact.ask.en}")
            answers[fact.id] = (yield Question("yes-no", Reason.of("start.fact"), ask)) or "unknown"
        found.append({"id": _id(name, [str(chain["id"]) for chain in found]), "name": name, "facts": answers})
    return found


def _associations(agreement: Agreement) -> dict[str, Text]:
    return {party.id: Text(nl=party.name, en=party.name) for party in associations(agreement)}


def _scales(agreements: Sequence[Agreement]) -> list[Scale]:
    """The scales that groups or fees go by, each once; those of an assessment are not the participant's to fill in."""
    found: dict[str, Scale] = {}
    for agreement in agreements:
        fees = agreement.binding.fees
        used = {group.band.scale for group in agreement.binding.groups if group.band is not None}
        used |= set() if isinstance(fees, str) else set(fees.scales)
        found |= {scale.id: scale for scale in agreement.binding.scales if scale.id in used}
    return list(found.values())


def _asked(agreements: Sequence[Agreement], per: str) -> list[Fact]:
    """The facts that duties or fees depend on; those only an assessor can say are left out."""
    return list({fact.id: fact for one in agreements for fact in _needed(one) if fact.per == per}.values())


def _needed(agreement: Agreement) -> Iterator[Fact]:
    fees = agreement.binding.fees
    rules = [duty.applies for duty in agreement.duties]
    rules += [] if isinstance(fees, str) else [item.applies for item in fees.items]
    wanted = {fact for rule in rules for fact in rule.facts}
    wanted |= {fact for group in agreement.binding.groups for fact in group.when}
    return (fact for fact in agreement.binding.facts if fact.id in wanted)


def _texts(answer: object) -> list[str]:
    return [str(each) for each in answer] if isinstance(answer, list) else []


def _id(name: str, taken: Sequence[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "chain"
    numbers = (f"{plain}-{n}" for n in range(2, len(taken) + 3))
    return plain if plain not in taken else next(each for each in numbers if each not in taken)


_NOT_KNOWN = ("", "?", "unknown", "onbekend")


def _yes_no(text: str) -> str:
    answers = {"yes": "yes", "y": "yes", "ja": "yes", "j": "yes", "no": "no", "n": "no", "nee": "no"}
    if text.casefold() not in answers:
        raise ValueError(text)
    return answers[text.casefold()]
