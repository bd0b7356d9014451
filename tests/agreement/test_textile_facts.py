"""The textile definition: what must not be shipped as a fact is not, and what conflicts keeps every claim."""

from imvo import agreement as room

TEXTILE = room.load("textile")


def test_recalled_thresholds_are_unknown() -> None:
    assert {t.year: t.share for t in TEXTILE.scheme.thresholds} == {1: 20, 2: 40, 3: 60, 4: None, 5: None}


def test_only_one_block_has_a_known_weight() -> None:
    assert [b.weight for b in TEXTILE.scheme.blocks if b.weight is not None] == [40]


def test_the_year_of_the_80_percent_target_conflicts() -> None:
    target = next(t for t in TEXTILE.targets if t.id == "market-share-80")
    assert target.by is None
    assert {(claim.value, claim.sources) for claim in target.claims} == {
        ("2021", ("TX7", "TX1")),
        ("2020", ("TX20", "TX51")),
    }


def test_published_signatures() -> None:
    dated = {
        party.id: str(membership.start)
        for party in TEXTILE.parties
        for membership in party.memberships
        if party.type == "company" and membership.start is not None
    }
    assert len(dated) == 15  # fourteen of the published list, and Vandyck
    assert sorted(dated.values()).count("2016-07-04") == 8
    assert dated["vandyck"] == "2017-04"
    assert next(p for p in TEXTILE.parties if p.id == "babyface").legal_name is None
    assert next(p for p in TEXTILE.parties if p.id == "cvrd").legal_name == "CVRD Fahion B.V."


def test_nine_themes_one_to_one() -> None:
    assert [theme.number for theme in TEXTILE.themes] == list(range(1, 10))
    assert len({code for theme in TEXTILE.themes for code in theme.common}) == 9


def test_ten_duties_each_with_consequence_or_said_to_be_none() -> None:
    assert [duty.id for duty in TEXTILE.duties] == [f"TX-D{n}" for n in range(1, 11)]
    for duty in TEXTILE.duties:
        assert (duty.consequence == "none-known") == (duty.actor != ("company",))


def test_the_anonymised_complainant_stays_so() -> None:
    case = next(case for case in TEXTILE.remedy.cases if case.id == "c-and-a-myanmar")
    assert case.by == ("SOMO", "Clean Clothes Campaign", "Z")


def test_results_leave_without_names_and_locations_without_buyers() -> None:
    rules = {rule.id: rule for rule in TEXTILE.publication}
    assert rules["assessment-results"].level == "distribution"
    assert (rules["assessment-results"].about, rules["location-list"].about) == ("results", "sites")
    assert [text.en for text in rules["assessment-results"].withheld] == ["which company"]
    shown = [text.en for text in rules["location-list"].shown]
    assert shown == ["name", "address", "town", "province or state", "country"]
    assert [text.nl for text in rules["location-list"].withheld] == ["welk bedrijf er koopt"]


def test_sources_say_when_their_address_is_incomplete() -> None:
    assert TEXTILE.sources["TX5"].incomplete
    assert not TEXTILE.sources["TX1"].incomplete
