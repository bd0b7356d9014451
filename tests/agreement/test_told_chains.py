"""A table of chains tells of a participant's chains; what the participant says itself goes first."""

from __future__ import annotations

from typing import Any

import pytest

from imvo import agreement as room
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.told_chains import ToldChain, groups_of_chain, with_chains
from imvo.agreement.truth import Answer

STONE = room.load("natural-stone")


def told(name: str = "Graniet", groups: tuple[str, ...] = (), **answers: bool | None) -> ToldChain:
    return ToldChain(name, groups, {key.replace("_", "-"): value for key, value in answers.items()})


def after(*one: ToldChain, chains: tuple[Chain, ...] = ()) -> tuple[Chain, ...]:
    return with_chains(STONE, Participant(chains=chains), one).chains


def test_a_chain_is_added_by_its_name() -> None:
    (chain,) = after(told(imports=True, within_eea=False))
    assert (chain.id, chain.name) == ("Graniet", "Graniet")
    assert chain.facts == {"imports": Answer.YES, "within-eea": Answer.NO}


def test_what_is_not_known_is_no_answer() -> None:
    assert after(told(imports=None))[0].facts == {}


@pytest.mark.parametrize("word", ["A", "a", " A "])
def test_a_group_is_known_by_its_id_however_it_is_written(word: str) -> None:
    assert after(told(groups=(word,)))[0].groups == ("A",)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_group_is_known_by_its_name(lang: str) -> None:
    group = next(each for each in STONE.binding.groups if each.id == "C")
    assert after(told(groups=(getattr(group.name, lang),)))[0].groups == ("C",)


def test_a_word_that_names_no_group_says_nothing() -> None:
    assert after(told(groups=("Z", "A")))[0].groups == ("A",)


@pytest.mark.parametrize("name", ["granite-in", "graniet  INDIA"])
def test_a_chain_of_the_participant_is_found_by_id_and_by_name(name: str) -> None:
    own = Chain(id="granite-in", name="Graniet India", facts={"imports": Answer.NO})
    (chain,) = after(told(name, ("A",), imports=True, within_eea=True), chains=(own,))
    assert chain.id == "granite-in"
    assert chain.facts == {"imports": Answer.NO, "within-eea": Answer.YES}


def test_a_stated_group_of_the_participant_goes_first() -> None:
    (chain,) = after(told(groups=("A",)), chains=(Chain(id="Graniet", groups=("B",)),))
    assert chain.groups == ("B",)


def test_chains_that_the_table_does_not_name_stay() -> None:
    other = Chain(id="marmer", name="Marmer")
    assert [chain.id for chain in after(told(), chains=(other,))] == ["marmer", "Graniet"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({"imports": True, "within_eea": False}, 1), ({"imports": None, "within_eea": None}, 0)],
)
def test_a_chain_belongs_to_a_group_only_where_that_is_known(answers: dict[str, Any], expected: int) -> None:
    who = with_chains(STONE, Participant(), [told(**answers)])
    assert len(groups_of_chain(STONE, who, who.chains[0])) == expected
