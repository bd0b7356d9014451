"""`imvo fees` tells what taking part costs, what that rests on, and what is not known."""

import pytest

from tests.agreement.conftest import SMALL
from tests.cli.calls import run

TARIFF = """\
  scales:
    - id: fte
      measure: {nl: "Grootte", en: "Size"}
      unit: {nl: fte, en: FTE}
      bands:
        - {id: mini, name: {nl: Mini, en: Mini}, at_least: 0, at_most: 25}
        - {id: small, name: {nl: Klein, en: Small}, at_least: 26, at_most: 250}
      sources: [S1]
  facts:
    - {id: imports, ask: {nl: "Voert u in?", en: "Do you import?"}, sources: [S1]}
  fees:
    vat: excluded
    scales: [fte]
    payer: [company]
    sources: [S1]
    items:
      - {id: mini, name: {nl: Mini, en: Mini}, amount: 500, band: mini, sources: [S1]}
      - {id: small, name: {nl: Klein, en: Small}, amount: 2000, band: small, sources: [S1]}
      - {id: entry, name: {nl: Toetreding, en: Entry}, amount: 1500.5, each: once, sources: [S1]}
      - id: chain
        name: {nl: Extra keten, en: Extra chain}
        amount: 400
        each: chain-year
        years: [3, null]
        applies: {facts: {imports: yes}}
        covered: 1
        covered_otherwise: 0
        sources: [S1]
"""


@pytest.fixture
def small(tmp_path):
    text = SMALL.replace("  fees: not-known\n", TARIFF).replace(
        "    ends: unknown\n", "    ends: unknown\n    years: 3\n"
    )
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return ["--agreement", path, "--as-of", "2021-01-01"]


def test_each_year_of_the_term_with_a_total(small):
    shape = run("fees", *small, "--measure", "fte=26", "--fact", "imports=yes", "--chains", "4", "--json").json
    assert [year["total"] for year in shape["years"]] == [3500.5, 2000, 3200]
    assert (shape["total"], shape["years"][2]["otherwise"]) == (8700.5, 3600)
    assert (shape["currency"], shape["measures"], shape["facts"]) == ("EUR", {"fte": 26}, {"imports": "yes"})
    assert {line["item"] for line in shape["years"][2]["lines"]} == {"small", "chain"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["€3,200", "3 times €400", "By the other reading: €3,600", "VAT comes on top", "Sources: S1"]),
        (
            "nl",
            [
                "€ 3.200",
                "3 keer € 400",
                "Volgens de andere lezing: € 3.600",
                "btw komt erbij",
                "Bronnen: S1",
            ],
        ),
    ],
)
def test_text_gives_lines_total_assumptions_and_sources(small, lang, words):
    options = ["--year", "3", "--measure", "fte=26", "--fact", "imports=ja", "--chains", "4", "--lang", lang]
    outcome = run("fees", *small, *options)
    assert outcome.code == 0
    for word in words:
        assert word in outcome.out


def test_what_is_not_known_is_asked_and_nothing_is_guessed(small):
    outcome = run("fees", *small, "--year", "3")
    assert outcome.code == 0
    assert "Membership year 3: not known" in outcome.out
    for question in ("imports: Do you import?", "fte: Size (FTE)"):
        assert question in outcome.out
    shape = run("fees", *small, "--year", "3", "--json").json
    assert (shape["total"], shape["years"][0]["total"], shape["years"][0]["asks"]) == (None, None, ["imports", "fte"])


def test_a_value_between_the_printed_bands(small):
    outcome = run("fees", *small, "--year", "2", "--measure", "fte=25.5")
    assert "the source states no amount for this" in outcome.out
    assert "25.5" in outcome.out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_agreement_without_a_known_tariff(lang):
    outcome = run("fees", "--agreement", "textile", "--lang", lang)
    assert outcome.code == 0
    assert "€" not in outcome.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--measure", "ftr=26"], "fte"),
        (["--measure", "fte=many"], "--measure fte=26"),
        (["--measure", "fte=-1"], "--measure fte=26"),
        (["--measure", "fte=nan"], "--measure fte=26"),
        (["--measure", "fte"], "--measure fte=26"),
        (["--fact", "importz=yes"], "imports"),
        (["--fact", "imports=maybe"], "imports=yes"),
        (["--fact", "=yes"], "imports=yes"),
        (["--year", "0"], "--year"),
        (["--chains", "-1"], "--chains"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_write(small, options, said):
    outcome = run("fees", *small, *options)
    assert outcome.code == 2
    assert said in outcome.err
