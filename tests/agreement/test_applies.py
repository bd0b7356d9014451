"""For whom a rule is; and what becomes known later never changes an answer that was known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo import agreement as room
from imvo.agreement.applies import applied, groups_of
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.situation import Applies
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer
from tests.agreement.conftest import SMALL
from tests.agreement.made_up import made, who

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

BINDING = """
facts:
  - {id: imports, ask: {nl: "Voert u in?", en: "Do you import?"}, per: chain, sources: [S1]}
  - {id: sells, ask: {nl: "Verkoopt u?", en: "Do you sell?"}, sources: [S1]}
scales:
  - id: fte
    measure: {nl: Grootte, en: Size}
    unit: {nl: fte, en: FTE}
    bands:
      - {id: mini, name: {nl: Mini, en: Mini}, at_least: 0, at_most: 10}
      - {id: small, name: {nl: Klein, en: Small}, at_least: 10, at_most: 25}
      - {id: large, name: {nl: Groot, en: Large}, at_least: 26}
    sources: [S1]
groups:
  - id: importer
    name: {nl: I, en: I}
    definition: unknown
    per: chain
    one_of: situation
    when: {imports: yes}
    sources: [S1]
  - id: other
    name: {nl: O, en: O}
    definition: unknown
    per: chain
    one_of: situation
    when: {imports: no}
    sources: [S1]
  - {id: mini, name: {nl: M, en: M}, definition: unknown, one_of: size, band: {scale: fte, band: mini}, sources: [S1]}
  - {id: large, name: {nl: L, en: L}, definition: unknown, one_of: size, band: {scale: fte, band: large}, sources: [S1]}
  - {id: named, name: {nl: N, en: N}, definition: unknown, members: [shop], sources: [S1]}
  - {id: open, name: {nl: X, en: X}, definition: unknown, sources: [S1]}
"""
PARTIES = """
- {id: shop, type: company, name: Shop, memberships: [{role: participant, from: 2020-03, to: unknown, sources: [S1]}]}
"""
DUTY = SMALL[SMALL.index("  - id: D1") : SMALL.index("  - id: D2")]
RULES = {
    "P1": "applies: {groups: [importer]}",
    "P2": "applies: {groups: [other], facts: {sells: yes}}",
    "P3": "applies: {facts: {imports: no, sells: no}}",
    "P4": "exempt: [mini, named]",
    "P5": "applies: {groups: [importer, large]}\n    exempt: [other]",
    "P6": "applies: {groups: [open, mini]}",
}
DUTIES = "".join(
    DUTY.replace("id: D1", f"id: {name}\n    {rule}").replace("  - id", "- id").replace("\n    ", "\n  ")
    for name, rule in RULES.items()
)
MADE = made(binding=BINDING, parties=PARTIES, duties=DUTIES)


def answer(rule, **said):
    return applied(MADE, Applies.model_validate(rule), who(**said)).answer


@pytest.mark.parametrize(
    ("rule", "said", "expected"),
    [
        ({}, {}, YES),
        ({"facts": {"sells": "yes"}}, {}, UNKNOWN),
        ({"facts": {"sells": "yes"}}, {"facts": {"sells": "no"}}, NO),
        ({"facts": {"sells": "yes"}}, {"facts": {"sells": "unknown"}}, UNKNOWN),
        ({"facts": {"sells": "no"}}, {"facts": {"sells": "no"}}, YES),
        # One that fails decides, whatever the other is.
        ({"facts": {"sells": "yes", "imports": "yes"}}, {"facts": {"sells": "no"}}, NO),
        ({"groups": ["mini"]}, {"measures": {"fte": 3}}, YES),
        ({"groups": ["mini"]}, {"measures": {"fte": 11}}, NO),
        # Two printed bands share 10, none holds 25.5: neither is guessed.
        ({"groups": ["mini"]}, {"measures": {"fte": 10}}, UNKNOWN),
        ({"groups": ["large"]}, {"measures": {"fte": 25.5}}, UNKNOWN),
        ({"groups": ["large"]}, {"measures": {"fte": 26}}, YES),
        ({"groups": ["mini", "large"]}, {"measures": {"fte": 11}}, NO),
        ({"groups": ["named"]}, {"party": "shop"}, YES),
        ({"groups": ["named"]}, {}, UNKNOWN),
        # Who belongs is not known, unless one says so itself.
        ({"groups": ["open"]}, {"facts": {"sells": "yes"}, "measures": {"fte": 3}}, UNKNOWN),
        ({"groups": ["open"]}, {"groups": ["open"]}, YES),
        # Who has said in which of groups that exclude each other it is, is in no other of them.
        ({"groups": ["mini"]}, {"groups": ["large"]}, NO),
        ({"groups": ["mini"]}, {"groups": ["open"]}, UNKNOWN),
        ({"groups": ["importer"]}, {"facts": {"imports": "yes"}}, YES),
    ],
)
def test_for_whom_a_rule_is(rule, said, expected):
    assert answer(rule, **said) is expected


def test_chains_answer_for_themselves():
    chains = [{"id": "a", "facts": {"imports": "yes"}}, {"id": "b", "facts": {"imports": "no"}}, {"id": "c"}]
    found = applied(MADE, Applies(groups=("importer",)), who(chains=chains))
    assert (found.answer, found.chains, found.unsure) == (YES, ("a",), ("c",))
    found = applied(MADE, Applies(groups=("importer",)), who(chains=chains[1:]))
    assert (found.answer, found.chains, found.unsure) == (UNKNOWN, (), ("c",))
    # What is said of the participant holds for each chain that does not say otherwise.
    found = applied(MADE, Applies(groups=("importer",)), who(chains=chains, facts={"imports": "yes"}))
    assert (found.chains, found.unsure) == (("a", "c"), ())
    # A chain may be put into a group by name.
    found = applied(MADE, Applies(groups=("importer",)), who(chains=[{"id": "a", "groups": ["other"]}]))
    assert found.answer is NO


def test_every_group_with_its_answer():
    found = groups_of(MADE, who(measures={"fte": 3}, facts={"imports": "no"}))
    assert found == {"importer": NO, "other": YES, "mini": YES, "large": NO, "named": UNKNOWN, "open": UNKNOWN}


def test_what_would_decide_is_named():
    assert applied(MADE, Applies(groups=("importer", "large")), who()).asks == ("imports", "fte")
    assert applied(MADE, Applies(groups=("open",)), who()).asks == ("open",)


# What asks something, of the shipped agreements and the one made up here.
AGREEMENTS = {name: room.load(name) for name in room.available()} | {"made-up": MADE}
DAYS = st.dates(date(2016, 6, 1), date(2026, 12, 31))
ANSWERS = st.sampled_from([YES, NO])


@st.composite
def participants(draw, agreement):
    """Somebody of whom some facts, chains and measures are known and others not."""
    binding = agreement.binding
    facts = st.fixed_dictionaries({}, optional={fact.id: st.sampled_from([YES, NO, UNKNOWN]) for fact in binding.facts})
    chains = [Chain(id=f"chain-{n}", facts=draw(facts)) for n in range(draw(st.integers(0, 2)))]
    return Participant(
        role=draw(st.sampled_from([kind.id for kind in agreement.party_types])),
        signed=PartialDate.of(draw(DAYS)) if draw(st.booleans()) else None,
        party=draw(st.sampled_from([None, *(party.id for party in agreement.parties)])),
        facts=draw(facts),
        measures={scale.id: draw(st.integers(0, 6000)) for scale in binding.scales if draw(st.booleans())},
        chains=tuple(chains),
    )


def holes(agreement, found):
    """What is not known: a fact of the participant or of a chain, or a measure. A chain has what holds for all."""
    facts = [fact.id for fact in agreement.binding.facts]
    yield from (("fact", None, fact) for fact in facts if found.facts.get(fact, UNKNOWN) is UNKNOWN)
    for place, chain in enumerate(found.chains):
        said = found.facts | chain.facts
        yield from (("fact", place, fact) for fact in facts if said.get(fact, UNKNOWN) is UNKNOWN)
    yield from (("measure", None, scale.id) for scale in agreement.binding.scales if scale.id not in found.measures)


def filled(found, hole, value):
    kind, place, key = hole
    if kind == "measure":
        return found.model_copy(update={"measures": found.measures | {key: value}})
    if place is None:
        return found.model_copy(update={"facts": found.facts | {key: value}})
    chain = found.chains[place]
    chains = list(found.chains)
    chains[place] = chain.model_copy(update={"facts": chain.facts | {key: value}})
    return found.model_copy(update={"chains": tuple(chains)})


def known(states):
    """What is said of each duty and is not `unknown`, without what may well become fuller."""
    bare = [replace(each, chains=(), evidence="not-known") for each in states if each.state != "unknown"]
    return {(each.id, each.period): each for each in bare}


@pytest.mark.parametrize("name", sorted(AGREEMENTS))
@settings(max_examples=40)
@given(data=st.data())
def test_filling_in_what_is_unknown_never_changes_what_was_known(name, data):
    """Kleene: more is known afterwards, and nothing else than before.

    What may change, and why that is right:
    - `unknown` may become anything, for that is what it was waiting for; a line of its own for chains of which it was
      not known may go, when these chains join the others or are found not to be meant;
    - `chains` of a line may grow by the chains that joined, and lose those of which it was unknown;
    - `evidence` may become that of the group which one is now known to belong to.
    Every other state stays, to the letter: also its reason, window, due day and period.
    """
    agreement = AGREEMENTS[name]
    before, day = data.draw(participants(agreement)), data.draw(DAYS)
    open_ = list(holes(agreement, before))
    if not open_:
        return
    hole = data.draw(st.sampled_from(open_))
    value = data.draw(st.integers(0, 6000) if hole[0] == "measure" else ANSWERS)
    after = filled(before, hole, value)
    was, now = (room.duties(agreement, each, day) for each in (before, after))
    assert known(was).items() <= known(now).items()
    for rule in [duty.applies for duty in agreement.duties]:
        one, other = applied(agreement, rule, before), applied(agreement, rule, after)
        assert one.answer in (UNKNOWN, other.answer)
        assert set(one.chains) <= set(other.chains)
        assert set(other.unsure) <= set(one.unsure)
    # No more is unknown than before.
    count = [sum(each.state == "unknown" for each in states) for states in (was, now)]
    assert count[1] <= count[0]


def test_most_agreements_ask_something():
    asking = [name for name, one in AGREEMENTS.items() if list(holes(one, Participant()))]
    assert len(asking) >= 6
