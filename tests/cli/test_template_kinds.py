"""`imvo template KIND` writes the empty table of any kind, with the words of the chain that is asked for."""

from __future__ import annotations

import pytest
from python_calamine import CalamineWorkbook

from imvo import tables
from imvo.intake.columns import fields
from tests.cli.calls import run


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_list_names_every_kind_that_people_fill_in(lang):
    outcome = run("template", "list", "--lang", lang)
    named = {line.split()[0] for line in outcome.out.splitlines()}
    assert named == {"suppliers", "findings", *(kind for kind in tables.names("inputs") if fields(kind))}
    assert getattr(tables.load("materials").title, lang) in outcome.out


def test_a_kind_with_the_products_of_its_chain(tmp_path):
    for chain, product in (("food", "Cacao"), ("textile", "Kleding")):
        path = tmp_path / f"{chain}.xlsx"
        outcome = run("template", "purchases", "-o", path, "--chain", chain, "--lang", "nl")
        assert outcome.code == 0, outcome.err
        lists = CalamineWorkbook.from_path(path).get_sheet_by_name("Keuzes").to_python()
        words = {str(cell) for row in lists for cell in row}
        assert any(product.lower() in word.lower() for word in words)
        assert "kilogram" in words


def test_suppliers_may_be_called_sites(tmp_path):
    assert run("template", "sites", "-o", tmp_path / "a.xlsx").code == 0
    assert run("template", "suppliers", "-o", tmp_path / "b.xlsx").code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["purchase"], "purchases"),
        (["smelter-lookups", "-o", "x.xlsx"], "smelter-lookups"),
        (["purchases"], "imvo template purchases -o"),
        (["purchases", "-o", "x.csv"], ".xlsx"),
        (["purchases", "-o", "x.xlsx", "--chain", "cheese"], "natural-stone"),
    ],
)
def test_what_cannot_be_written_says_what_to_do(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    outcome = run("template", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert list(tmp_path.iterdir()) == []
