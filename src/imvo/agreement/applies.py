"""Whether a rule is for a participant, or for which of its chains: by groups and facts, with unknown as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imvo.agreement.bands import place
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Applies, Facts, Group
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer, every, some


@dataclass(frozen=True)
class Applied:
    """`answer` for the participant as a whole; `chains`: ids of the chains for which it is yes, `unsure`: unknown.

    `asks`: ids of the facts and groups that are not known and would decide.
    """

    answer: Answer
    chains: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


EVERYBODY = Applied(Answer.YES)


def hold(given: Facts, wanted: Facts) -> Answer:
    """Whether all wanted facts hold; one that is not given is unknown."""
    return every(_same(given.get(fact, Answer.UNKNOWN), answer) for fact, answer in wanted.items())


def in_group(agreement: Agreement, group: Group, participant: Participant, chain: Chain | None = None) -> Answer:
    """Whether a participant, or one of its chains, belongs to a group."""
    named = _named(group, participant, chain)
    if group.id in named:
        return Answer.YES
    if any(each.id in named and each.one_of == group.one_of for each in agreement.binding.groups if each.one_of):
        return Answer.NO
    answers: list[Answer] = []
    if group.members:
        answers.append(Answer.UNKNOWN if participant.party is None else Answer.of(participant.party in group.members))
    if group.when:
        answers.append(hold(participant.facts | (chain.facts if chain is not None else {}), group.when))
    if group.band is not None:
        answers.append(_in_band(agreement, group, participant))
    return every(answers) if answers else Answer.UNKNOWN


def applied(agreement: Agreement, rule: Applies, participant: Participant) -> Applied:
    """For whom a rule is. A participant without chains is taken as one chain of which only its own facts are known."""
    if not rule.groups and not rule.facts:
        return EVERYBODY
    groups = [group for group in agreement.binding.groups if group.id in rule.groups]
    per_chain = any(group.per == "chain" for group in groups) or any(
        fact.per == "chain" for fact in agreement.binding.facts if fact.id in rule.facts
    )
    chains: Sequence[Chain | None] = participant.chains if per_chain and participant.chains else (None,)
    answers = [(chain, _for(agreement, rule, groups, participant, chain)) for chain in chains]
    answer = some(answer for _, answer in answers)
    unsure = [chain for chain, each in answers if each is Answer.UNKNOWN]
    return Applied(
        answer,
        tuple(chain.id for chain, each in answers if chain is not None and each is Answer.YES),
        tuple(chain.id for chain in unsure if chain is not None),
        _asks(rule, groups, participant, unsure) if unsure else (),
    )


def groups_of(agreement: Agreement, participant: Participant) -> dict[str, Answer]:
    """Every group of the agreement with whether the participant, in any of its chains, belongs to it."""
    found = {}
    for group in agreement.binding.groups:
        rule = Applies(groups=(group.id,))
        found[group.id] = applied(agreement, rule, participant).answer
    return found


def _for(
    agreement: Agreement, rule: Applies, groups: Sequence[Group], participant: Participant, chain: Chain | None
) -> Answer:
    facts = participant.facts | (chain.facts if chain is not None else {})
    member = some(in_group(agreement, group, participant, chain) for group in groups) if groups else Answer.YES
    return member & hold(facts, rule.facts)


def _asks(
    rule: Applies, groups: Sequence[Group], participant: Participant, unsure: Sequence[Chain | None]
) -> tuple[str, ...]:
    """The facts and measures that are not known of those who are unsure; the groups when nothing else is asked."""
    wanted = [fact for group in groups for fact in group.when] + list(rule.facts)
    known = [participant.facts | (chain.facts if chain is not None else {}) for chain in unsure]
    missing = [fact for fact in wanted if any(facts.get(fact, Answer.UNKNOWN) is Answer.UNKNOWN for facts in known)]
    missing += [group.band.scale for group in groups if group.band and group.band.scale not in participant.measures]
    return tuple(dict.fromkeys(missing or [group.id for group in groups]))


def _same(given: Answer, wanted: Answer) -> Answer:
    return Answer.UNKNOWN if given is Answer.UNKNOWN else Answer.of(given is wanted)


def _named(group: Group, participant: Participant, chain: Chain | None) -> tuple[str, ...]:
    """The groups that are named for a chain; those of the participant where the chain says nothing about this one."""
    if chain is not None and (chain.groups or any(fact in chain.facts for fact in group.when)):
        return chain.groups
    return participant.groups


def _in_band(agreement: Agreement, group: Group, participant: Participant) -> Answer:
    assert group.band is not None
    scale = next(scale for scale in agreement.binding.scales if scale.id == group.band.scale)
    value = participant.measures.get(scale.id)
    if value is None:
        return Answer.UNKNOWN
    found = [band.id for band in place(scale, value).bands]
    if group.band.band not in found:
        return Answer.NO if found else Answer.UNKNOWN
    return Answer.YES if len(found) == 1 else Answer.UNKNOWN
