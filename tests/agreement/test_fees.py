"""A fee is what the tariff says, and where the tariff does not say it, no amount is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo import agreement as room
from imvo import words
from imvo.agreement import in_words
from tests.agreement.made_up import made, who

SIZES = """
scales:
  - id: fte
    measure: {nl: "Grootte", en: "Size"}
    unit: {nl: fte, en: FTE}
    bands:
      - {id: mini, name: {nl: Mini, en: Mini}, at_least: 0, at_most: 25}
      - {id: small, name: {nl: Klein, en: Small}, at_least: 26, at_most: 250}
      - {id: medium, name: {nl: Middel, en: Medium}, at_least: 251, at_most: 5000}
      - {id: large, name: {nl: Groot, en: Large}, above: 5000}
    sources: [S1]
  - id: turnover
    measure: {nl: "Omzet", en: "Turnover"}
    unit: {nl: "mln euro", en: "EUR m"}
    bands:
      - {id: mini, name: {nl: Mini, en: Mini}, at_least: 0, at_most: 2}
      - {id: small, name: {nl: Klein, en: Small}, at_least: 2, at_most: 10}
    sources: [S1]
facts:
  - {id: imports, ask: {nl: "Voert u in?", en: "Do you import?"}, per: chain, sources: [S1]}
  - {id: linked, ask: {nl: "Band met Nederland?", en: "A link to the Netherlands?"}, sources: [S1]}
  - {id: member, ask: {nl: "Lid?", en: "A member?"}, sources: [S1]}
groups:
  - {id: A, name: {nl: A, en: A}, definition: unknown, per: chain, when: {imports: no}, sources: [S1]}
  - {id: C, name: {nl: C, en: C}, definition: unknown, per: chain, when: {imports: yes}, sources: [S1]}
"""
BANDS = """
    - {id: mini, name: {nl: Mini, en: Mini}, amount: 500, band: mini, sources: [S1]}
    - {id: small, name: {nl: Klein, en: Small}, amount: 2000, band: small, sources: [S1]}
    - {id: medium, name: {nl: Middel, en: Medium}, amount: 5000, band: medium, sources: [S1]}
    - {id: large, name: {nl: Groot, en: Large}, amount: 10000, band: large, sources: [S1]}
"""
ENTRY = "    - {id: entry, name: {nl: Toetreding, en: Entry}, amount: 1500, each: once, sources: [S1]}\n"
BASE = "    - {id: base, name: {nl: Basis, en: Base}, amount: 1200, sources: [S1]}\n"
LEAST = (
    "    - {id: least, name: {nl: Minst, en: Least}, amount: 3000, minimum: true, "
    "applies: {facts: {linked: no}}, sources: [S1]}\n"
)
DISCOUNT = (
    "    - {id: less, name: {nl: Korting, en: Discount}, amount: -400, from: 2022-01-01, "
    "applies: {facts: {member: yes}}, sources: [S1]}\n"
)
CHAINS = """
    - {id: base, name: {nl: Basis, en: Base}, amount: 1200, applies: {groups: [C]}, sources: [S1]}
    - {id: none, name: {nl: Zonder, en: Without}, amount: 400, applies: {groups: [A]}, sources: [S1]}
    - id: extra
      name: {nl: Extra keten, en: Extra chain}
      amount: 400
      each: chain-year
      years: [3, null]
      applies: {groups: [C]}
      covered: 1
      covered_otherwise: 0
      sources: [S1]
"""


def tariff(items: str, head: str = "scales: [fte]") -> room.Agreement:
    lines = "\n".join(f"  {line}" for line in head.splitlines())
    return made(binding=f"{SIZES}\nfees:\n{lines}\n  vat: excluded\n  sources: [S1]\n  items:\n{items}")


@pytest.mark.parametrize(
    ("fte", "amount"),
    [(0, 500), (25, 500), (26, 2000), (250, 2000), (251, 5000), (5000, 5000), (5001, 10000)],
)
def test_the_band_gives_the_amount_and_the_first_year_costs_more(fte: float, amount: float) -> None:
    agreement = tariff(BANDS + ENTRY)
    assert room.fee(agreement, who(measures={"fte": fte}), 2).total == amount
    first = room.fee(agreement, who(measures={"fte": fte}), 1)
    assert (first.total, first.status) == (amount + 1500, "derived")


def test_a_value_between_two_printed_bands_has_no_amount() -> None:
    fee = room.fee(tariff(BANDS + ENTRY), who(measures={"fte": 25.5}), 1)
    assert (fee.state, fee.total) == ("undefined-by-source", None)
    assert "25.5" in in_words.say(fee.why[0], "en")


def test_without_the_measure_the_fee_is_unknown_and_the_measure_is_asked() -> None:
    fee = room.fee(tariff(BANDS + ENTRY), who(), 1)
    assert (fee.state, fee.total, fee.asks) == ("unknown", None, ("fte",))
    assert [line.item.id for line in fee.lines] == ["entry"]


def test_two_measures() -> None:
    agreement = tariff(BANDS, "scales: [fte, turnover]")
    alone = room.fee(agreement, who(measures={"fte": 20}), 1)
    assert (alone.total, alone.assumptions[-1].key) == (500, "sums.fee.by-alone")
    agree = room.fee(agreement, who(measures={"fte": 20, "turnover": 1}), 1)
    assert agree.total == 500
    assert "sums.fee.by-alone" not in {reason.key for reason in agree.assumptions}
    assert room.fee(agreement, who(measures={"fte": 20, "turnover": 5}), 1).state == "rule-not-known"
    assert room.fee(agreement, who(measures={"fte": 20, "turnover": 11}), 1).state == "undefined-by-source"
    overlap = room.fee(agreement, who(measures={"turnover": 2}), 1)
    assert (overlap.state, overlap.possible, overlap.total) == ("several", (500, 2000), None)


def test_the_least_amount() -> None:
    agreement = tariff(BANDS + LEAST)
    known = room.fee(agreement, who(measures={"fte": 1}, facts={"linked": "no"}), 1)
    assert (known.total, known.minimum) == (3000, 3000)
    above = room.fee(agreement, who(measures={"fte": 300}), 1)
    assert (above.total, above.minimum) == (5000, None)
    unsure = room.fee(agreement, who(measures={"fte": 1}), 1)
    assert (unsure.state, unsure.asks) == ("unknown", ("linked",))
    no_size = room.fee(agreement, who(facts={"linked": "no"}), 1)
    assert (no_size.state, no_size.total, no_size.minimum) == ("unknown", None, 3000)


def test_a_discount_from_a_day_on() -> None:
    agreement = tariff(BASE + DISCOUNT)
    member = who(facts={"member": "yes"})
    assert room.fee(agreement, member, 1, on=date(2021, 12, 31)).total == 1200
    assert room.fee(agreement, member, 1, on=date(2022, 1, 1)).total == 800
    assert room.fee(agreement, member, 1).state == "unknown"
    assert room.fee(agreement, who(facts={"member": "no"}), 1).total == 1200
    unsure = room.fee(agreement, who(), 1, on=date(2022, 1, 1))
    assert (unsure.state, unsure.asks) == ("unknown", ("member",))


def test_discounts_above_the_amount_give_no_amount() -> None:
    small = BASE.replace("1200", "300")
    fee = room.fee(tariff(small + DISCOUNT), who(facts={"member": "yes"}), 1, on=date(2023, 1, 1))
    assert (fee.state, fee.why[0].key) == ("rule-not-known", "sums.fee.below-zero")


def test_chains_beyond_those_that_the_base_covers() -> None:
    agreement = tariff(CHAINS)
    importer = who(facts={"imports": "yes"})
    assert [room.fee(agreement, importer, year, 4).total for year in (1, 2, 3)] == [1200, 1200, 2400]
    third = room.fee(agreement, importer, 3, 4)
    assert (third.otherwise, third.state) == (2800, "known")
    assert "sums.fee.chains-beyond" in {reason.key for reason in third.assumptions}
    assert room.fee(agreement, importer, 3, 0).total == 1200
    assert room.fee(agreement, importer, 3).asks == ("chains",)
    assert room.fee(agreement, who(facts={"imports": "no"}), 3).total == 400


def test_only_chains_in_that_situation_count() -> None:
    agreement = tariff(CHAINS)
    chains = [{"id": str(number), "facts": {"imports": "yes"}} for number in range(3)]
    assert room.fee(agreement, who(chains=chains), 3).total == 2000
    unsure = [*chains, {"id": "x"}]
    assert room.fee(agreement, who(chains=unsure), 3).state == "unknown"


@pytest.mark.parametrize(
    "said",
    [
        {"chains": [{"id": "a", "facts": {"imports": "no"}}, {"id": "b", "facts": {"imports": "yes"}}]},
        {"groups": ["A", "C"]},
    ],
)
def test_chains_in_two_situations_are_never_added_up(said: dict[str, object]) -> None:
    fee = room.fee(tariff(CHAINS), who(**said), 1)
    assert (fee.state, fee.why[0].key) == ("rule-not-known", "sums.fee.chains-differ")


def test_a_yearly_rise() -> None:
    agreement = tariff(
        "    - {id: x, name: {nl: X, en: X}, amount: 500, years: [1, 5], rise: {by: 50, from: 2}, sources: [S1]}\n"
    )
    series = room.fee_series(agreement, who(), range(1, 6))
    assert [fee.total for fee in series] == [500, 550, 600, 650, 700]
    assert {fee.status for fee in series[1:]} == {"derived"}
    assert room.fee(agreement, who(), 6).state == "undefined-by-source"


def test_an_amount_that_is_not_known_stays_unknown() -> None:
    fee = room.fee(tariff(BASE.replace("1200", "unknown")), who(), 1)
    assert (fee.state, fee.total, fee.why[0].key) == ("unknown", None, "sums.fee.amount-unknown")


def test_no_tariff_and_another_payer() -> None:
    assert room.fee(made(), who(), 1).why[0].key == "sums.fee.not-known"
    agreement = tariff(BASE, "payer: [company]")
    assert room.fee(agreement, who(), 1).total == 1200
    assert room.fee(agreement, who(role="union"), 1).why[0].key == "sums.fee.other-payer"


def test_the_first_year_is_year_1() -> None:
    with pytest.raises(ValueError, match="first membership year"):
        room.fee(tariff(BASE), who(), 0)


ANSWERS = st.sampled_from(["yes", "no", "unknown"])
FACTS = st.fixed_dictionaries(dict.fromkeys(("imports", "linked", "member"), ANSWERS))
TARIFFS = {"bands": tariff(BANDS + ENTRY + LEAST), "less": tariff(BASE + DISCOUNT + LEAST), "chains": tariff(CHAINS)}
DAY = date(2023, 1, 1)
SIZE = st.one_of(st.none(), st.integers(0, 6000), st.floats(0, 6000))


@given(st.sampled_from(sorted(TARIFFS)), FACTS, FACTS, SIZE, st.integers(1, 6), st.one_of(st.none(), st.integers(0, 5)))
def test_filling_in_an_unknown_never_changes_a_known_fee(
    name: str, said: dict[str, str], later: dict[str, str], size: float | None, year: int, chains: int | None
) -> None:
    agreement, measures = TARIFFS[name], {} if size is None else {"fte": size}
    before = room.fee(agreement, who(facts=said, measures=measures), year, chains, DAY)
    filled = {fact: later[fact] if answer == "unknown" else answer for fact, answer in said.items()}
    after = room.fee(agreement, who(facts=filled, measures=measures), year, chains, DAY)
    if before.state != "unknown":
        assert (after.state, after.total, after.possible) == (before.state, before.total, before.possible)


@given(st.sampled_from(["bands", "chains"]), FACTS, SIZE, st.integers(1, 6), st.integers(0, 5))
def test_without_discounts_a_fee_is_never_below_zero(
    name: str, facts: dict[str, str], size: float | None, year: int, chains: int
) -> None:
    fee = room.fee(TARIFFS[name], who(facts=facts, measures={} if size is None else {"fte": size}), year, chains, DAY)
    assert fee.total is None or fee.total >= 0
    assert fee.otherwise is None or fee.otherwise >= 0


@given(st.sampled_from(sorted(TARIFFS)), FACTS, SIZE, st.integers(1, 6), st.one_of(st.none(), st.integers(0, 5)))
def test_a_total_or_a_reason_and_always_in_words(
    name: str, facts: dict[str, str], size: float | None, year: int, chains: int | None
) -> None:
    fee = room.fee(TARIFFS[name], who(facts=facts, measures={} if size is None else {"fte": size}), year, chains, DAY)
    assert (fee.total is None) == (fee.state != "known")
    assert bool(fee.why) == (fee.state != "known")
    for lang in words.LANGUAGES:
        for reason in (*fee.why, *fee.assumptions):
            assert in_words.say(reason, lang)
