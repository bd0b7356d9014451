"""For whom a duty is once those who are exempt are taken out, chain by chain."""

from __future__ import annotations

from imvo.agreement.applies import Applied, applied
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.situation import Applies
from imvo.agreement.participant import Participant
from imvo.agreement.truth import Answer, some


def only(participant: Participant, *chains: str | None) -> Participant:
    """The participant with these of its chains alone; as it is for None, who stands for all of it."""
    if None in chains:
        return participant
    kept = tuple(chain for chain in participant.chains if chain.id in chains)
    return participant.model_copy(update={"chains": kept})


def owed(agreement: Agreement, duty: Duty, participant: Participant) -> Applied:
    """Who owes a duty: those to whom it applies and who are not exempt.

    A group of chains that is exempt takes these chains out, and leaves the others.
    """
    if not duty.exempt:
        return applied(agreement, duty.applies, participant)
    rules = (duty.applies, Applies(groups=duty.exempt))

    def answer(who: Participant) -> Answer:
        applies, exempt = (applied(agreement, rule, who).answer for rule in rules)
        return applies & ~exempt

    chains = participant.chains if _per_chain(agreement, duty) else ()
    found = {chain.id: answer(only(participant, chain.id)) for chain in chains}
    unsure = tuple(chain for chain, each in found.items() if each is Answer.UNKNOWN)
    whole = some(found.values()) if found else answer(participant)
    asks: tuple[str, ...] = ()
    if unsure or (not found and whole is Answer.UNKNOWN):
        who = only(participant, *unsure) if unsure else participant
        asks = tuple(dict.fromkeys(ask for rule in rules for ask in applied(agreement, rule, who).asks))
    return Applied(whole, tuple(chain for chain, each in found.items() if each is Answer.YES), unsure, asks)


def _per_chain(agreement: Agreement, duty: Duty) -> bool:
    groups = (*duty.applies.groups, *duty.exempt)
    return any(group.per == "chain" for group in agreement.binding.groups if group.id in groups) or any(
        fact.per == "chain" for fact in agreement.binding.facts if fact.id in duty.applies.facts
    )
