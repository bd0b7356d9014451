"""Chains of a participant as a delivered table tells of them: groups that are named, and facts that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imvo.agreement.applies import in_group
from imvo.agreement.model.definition import Agreement
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class ToldChain:
    """One chain: its name, the words that name its group, and answers by what tells them (None: not known)."""

    name: str
    groups: tuple[str, ...]
    answers: Mapping[str, bool | None]


def with_chains(agreement: Agreement, who: Participant, told: Iterable[ToldChain]) -> Participant:
    """The participant with the chains that were told; what it says of a chain itself goes before the table."""
    own = by_name(who)
    made: dict[str, Chain] = {chain.id: chain for chain in who.chains}
    for one in told:
        stated = own.get(key(one.name), Chain(id=one.name, name=one.name))
        facts = {**_facts(agreement, one), **stated.facts}
        groups = stated.groups or _groups(agreement, one)
        made[stated.id] = stated.model_copy(update={"facts": facts, "groups": groups})
    return who.model_copy(update={"chains": tuple(made.values())})


def with_facts(agreement: Agreement, who: Participant, answers: Mapping[str, bool | None]) -> Participant:
    """The participant with the facts of its own that were told; what it says itself goes before."""
    told = {
        fact.id: Answer.of(answer)
        for fact in agreement.binding.facts
        if fact.per == "participant" and (answer := answers.get(fact.told_by or "")) is not None
    }
    stated = {fact: answer for fact, answer in who.facts.items() if answer is not Answer.UNKNOWN}
    return who.model_copy(update={"facts": {**who.facts, **told, **stated}}) if told else who


def by_name(who: Participant) -> dict[str, Chain]:
    """The chains of a participant by the `key` of their id and of their name; where two share one, the id decides."""
    found = {key(chain.name): chain for chain in who.chains if chain.name}
    return {**found, **{key(chain.id): chain for chain in who.chains}}


def groups_of_chain(agreement: Agreement, who: Participant, chain: Chain) -> tuple[str, ...]:
    """The groups to which a chain is known to belong, in the order of the agreement."""
    of_chains = [group for group in agreement.binding.groups if group.per == "chain"]
    return tuple(group.id for group in of_chains if in_group(agreement, group, who, chain) is Answer.YES)


def _groups(agreement: Agreement, told: ToldChain) -> tuple[str, ...]:
    names = {
        key(name): group.id
        for group in agreement.binding.groups
        for name in (group.id, group.name.nl, group.name.en, group.name.nl.split(":")[0], group.name.en.split(":")[0])
    }
    return tuple(dict.fromkeys(names[key(word)] for word in told.groups if key(word) in names))


def _facts(agreement: Agreement, told: ToldChain) -> dict[str, Answer]:
    return {
        fact.id: Answer.of(answer)
        for fact in agreement.binding.facts
        if fact.told_by is not None and (answer := told.answers.get(fact.told_by)) is not None
    }


def key(name: str) -> str:
    """One form of a name, however its letters and spaces are written."""
    return " ".join(name.casefold().split())
