"""`imvo why` shows every fact behind one site and theme, and what is not known."""

import polars as pl
import pytest

from tests.cli.calls import run


@pytest.fixture(scope="module")
def mill(dossier):
    return run("why", dossier, "--row", 2, "--theme", "forced-labour")


def test_a_cotton_mill_rests_on_yarn_from_india(mill):
    assert mill.code == 0
    assert "Thread/Yarn x India" in mill.out
    assert "2022 List of Goods" in mill.out
    assert "later than the assessed date" in mill.out
    assert "Contribution (at least): 4; lowest 3, highest 4" in mill.out


def test_the_three_classes_of_severity_are_shown(mill):
    for name in ("Scale: class", "Scope: class", "Irremediable character: class"):
        assert name in mill.out


def test_an_unknown_says_what_it_could_do(mill):
    assert "unknown: could be as high as" in mill.out


def test_a_dyehouse_rests_on_neither_yarn_nor_cotton(dossier):
    shape = run("why", dossier, "--row", 3, "--theme", "forced-labour", "--json").json
    working = [signal["subject"] for signal in shape["signals"] if signal["effect"] == "floor"]
    assert not [subject for subject in working if subject.startswith(("Thread/Yarn", "Cotton"))]


def test_json_holds_facts_with_source_edition_and_contribution(dossier):
    shape = run("why", dossier, "--row", 2, "--theme", "forced-labour", "--json").json
    assert shape["row"] == 2
    assert {"severity", "scale", "scope", "irremediability", "likelihood", "basis"} <= set(shape)
    goods = next(signal for signal in shape["signals"] if signal["register"] == "goods")
    assert (goods["subject"], goods["edition"], goods["later"]) == ("Thread/Yarn x IN", "2022", True)
    assert set(goods["contribution"]) == {"low", "value", "high"}
    assert not all(signal["known"] for signal in shape["signals"])


def test_a_theme_may_be_named_in_words(dossier):
    assert run("why", dossier, "--row", 2, "--theme", "Kinderarbeid", "--json").json["theme"] == "child-labour"


def test_every_theme_of_every_site_can_be_told(dossier):
    themes = pl.read_parquet(dossier / "risks.parquet").get_column("theme").unique()
    assert len(themes) == 9
    for lang in ("nl", "en"):
        for row in range(2, 7):
            for theme in themes:
                assert run("why", dossier, "--row", row, "--theme", theme, "--lang", lang).code == 0, (row, theme)


@pytest.mark.parametrize(
    ("row", "theme", "said"),
    [
        (2, "forced-labor", "Use forced-labour"),
        (2, "nothing", "child-labour"),
        (1, "child-labour", "row 2"),
        (99, "child-labour", "row 6"),
        (-5, "child-labour", "row 2"),
        (7, "child-labour", "left out"),
    ],
)
def test_a_wrong_row_or_theme_gets_the_nearest(dossier, row, theme, said):
    outcome = run("why", dossier, "--row", row, "--theme", theme)
    assert outcome.code == 2
    assert said in outcome.err


def test_a_folder_that_is_no_dossier(tmp_path):
    assert run("why", tmp_path, "--row", 2, "--theme", "child-labour").code == 2
    assert run("why", tmp_path / "absent", "--row", 2, "--theme", "child-labour").code == 2


def test_a_changed_table_is_not_explained(own):
    with (own / "risks.parquet").open("ab") as stream:
        stream.write(b"x")
    outcome = run("why", own, "--row", 2, "--theme", "child-labour")
    assert outcome.code == 2
    assert "risks.parquet" in outcome.err
