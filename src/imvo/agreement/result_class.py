"""In which class an assessment ends, by the facts that its classes are defined with."""

from __future__ import annotations

from dataclasses import dataclass

from imvo.agreement.applies import hold
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.scheme import ResultClass
from imvo.agreement.model.situation import Facts
from imvo.agreement.truth import Answer


@dataclass(frozen=True)
class Classified:
    """`found`: the class, None when it cannot be told; `possible`: the classes that it may be.

    `asks`: facts to fill in. A class says nothing without the `membership_year` whose requirements it is about.
    """

    found: ResultClass | None
    possible: tuple[str, ...]
    asks: tuple[str, ...]
    membership_year: int | None


def class_of(agreement: Agreement, facts: Facts, membership_year: int | None = None) -> Classified:
    """The class whose facts all hold. Classes that the definition gives no facts for are left out."""
    answers = {each.id: hold(facts, each.when) for each in agreement.scheme.classes if each.when}
    possible = tuple(each for each, answer in answers.items() if answer is not Answer.NO)
    sure = len(possible) == 1 and answers[possible[0]] is Answer.YES
    found = next((each for each in agreement.scheme.classes if sure and each.id == possible[0]), None)
    wanted = (fact for each in agreement.scheme.classes if each.id in possible for fact in each.when)
    open_ = (fact for fact in wanted if facts.get(fact, Answer.UNKNOWN) is Answer.UNKNOWN)
    return Classified(found, possible, () if sure else tuple(dict.fromkeys(open_)), membership_year)
