"""What is handed in as evidence of a duty, where that differs by group."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.agreement.applies import applied
from imvo.agreement.model.base import Text, Unstated
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty, GroupEvidence
from imvo.agreement.model.situation import Applies
from imvo.agreement.owed import only
from imvo.agreement.participant import Participant
from imvo.agreement.truth import Answer, some


def evidence_for(agreement: Agreement, duty: Duty, participant: Participant, chains: Sequence[str]) -> Text | Unstated:
    """The evidence for those of the chains that are asked about; without any, for the participant with all of them.

    When several texts hold, or may hold because it is not known who belongs to a group, all of them are given, each
    with the names of its groups.
    """
    asked: Sequence[str | None] = chains or [chain.id for chain in participant.chains] or (None,)
    each_alone = [only(participant, chain) for chain in asked]
    answers = [
        (each, [applied(agreement, Applies(groups=each.groups), one).answer for one in each_alone])
        for each in duty.evidence_for
    ]
    possible = [(each, found) for each, found in answers if some(found) is not Answer.NO]
    if not possible:
        return duty.evidence
    everybody = [some(found[place] for _, found in possible) for place in range(len(each_alone))]
    covered = all(answer is Answer.YES for answer in everybody)
    if covered and len(possible) == 1:
        return possible[0][0].evidence
    texts = [_with_names(agreement, each) for each, _ in possible]
    if not covered and not isinstance(duty.evidence, str):
        texts.insert(0, duty.evidence)
    return Text(nl=" ".join(text.nl for text in texts), en=" ".join(text.en for text in texts))


def _with_names(agreement: Agreement, each: GroupEvidence) -> Text:
    names = [group.name for group in agreement.binding.groups if group.id in each.groups]
    nl, en = (", ".join(getattr(name, lang) for name in names) for lang in ("nl", "en"))
    return Text(nl=f"{nl}: {each.evidence.nl}", en=f"{en}: {each.evidence.en}")
