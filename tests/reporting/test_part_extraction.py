"""Chains of natural stone: the situation of each, what is known of it, areas without names, duties per chain."""

from __future__ import annotations

import pytest

from imvo.agreement import Participant
from imvo.agreement.participant import Chain
from imvo.reporting.verify import verify
from imvo.runs import Silent
from tests.reporting.part_run import Made, made

CHAINS = (
    "Keten;Groep;Importeert zelf;Materiaal;Fabriek;Land van de fabriek;Groeve;Land van de groeve;Gebied van de groeve\n"
    "Graniet India;;ja;graniet;Stone Works;India;;India;Karnataka\n"
    "Hardsteen;;nee;hardsteen;Zagerij;Nederland;Carrière;België;\n"
    "Marmer;A;;marmer;;;;;\n"
    "Basalt;;;;;;;;\n"
)
FILES = {"ketens.csv": CHAINS}


@pytest.fixture(scope="module", params=["nl", "en"])
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("stone"), FILES, "natural-stone", request.param)


def test_visibility_counts_every_chain(dossier: Made) -> None:
    table = dossier.table("chain-visibility")
    assert table.select("chain", "factories", "quarries").rows() == [
        ("Basalt", "unknown", "unknown"),
        ("Graniet India", "known", "unknown"),
        ("Hardsteen", "known", "known"),
        ("Marmer", "unknown", "unknown"),
    ]
    assert table.filter(chain="Marmer").select("groups", "groups_from").row(0) == ("A", "stated")
    assert table.filter(chain="Basalt").select("groups", "groups_from").row(0) == (None, None)
    assert table.filter(chain="Hardsteen").select("groups", "groups_from").row(0) == ("A", "countries")


def test_the_page_gives_shares_of_all_chains(dossier: Made) -> None:
    text = dossier.section("extraction")
    if dossier.result.request.lang == "en":
        assert "Chains whose factory is known 50% 2 of 4 chains in full; 0 more in part" in text
        assert "Chains whose quarry is known 25% 1 of 4 chains" in text
    else:
        assert "Ketens waarvan de fabriek bekend is 50 % 2 van 4 ketens" in text


def test_areas_name_no_quarry(dossier: Made) -> None:
    areas = dossier.table("quarry-areas")
    assert areas.filter(country="IN").select("area", "chains", "quarries").row(0) == ("Karnataka", "1", "0")
    assert "Carrière" not in areas.write_csv()


def test_a_quarry_is_where_it_is_and_not_where_its_factory_is(dossier: Made) -> None:
    places = dossier.result.sites.select("name", "country").rows()
    assert ("Zagerij", "NL") in places
    assert ("Carrière", "BE") in places
    # The stone of which no place is known is asked about too.
    assert ("Marmer", None) in places


def test_duties_are_told_per_chain(dossier: Made) -> None:
    assert {chain.name for chain in dossier.result.participant.chains} == {
        "Graniet India", "Hardsteen", "Marmer", "Basalt",
    }  # fmt: skip


def test_it_verifies(dossier: Made) -> None:
    found = verify(dossier.folder, Silent())
    assert found.ok, found.findings


def test_what_the_participant_says_of_its_chain_goes_first(tmp_path) -> None:
    who = Participant(chains=(Chain(id="in", name="graniet  INDIA", groups=("B",)),))
    table = made(tmp_path / "own", FILES, "natural-stone", who=who).table("chain-visibility")
    assert table.filter(chain="Graniet India").select("groups", "groups_from").row(0) == ("B", "stated")


def test_a_table_of_no_chain_at_all_has_no_share(tmp_path) -> None:
    files = {"ketens.csv": CHAINS.splitlines()[0] + "\n", "sites.csv": "Naam;Land\nZagerij;Nederland\n"}
    text = made(tmp_path / "none", files, "natural-stone").section("extraction")
    assert "%" not in text
    assert "there is no row" in text.lower() or "no rows" in text.lower() or "nothing" in text.lower()
