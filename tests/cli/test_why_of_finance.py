"""`imvo why` speaks to who invests or lends of a company and a sector, not of a site and a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import run

LOANS = "Loan;Borrower;NACE code;Country of operations;Outstanding;Currency\n1;Made Up Mining;07.10;Peru;1000;EUR\n"
SAYS = {
    "en": ("Your files give no number of workers of this company", "not a finding about this company"),
    "nl": ("Uw bestanden geven van deze onderneming geen aantal werknemers", "geen oordeel over deze onderneming"),
}
NEVER = {"en": ("your list", "this site", "this process"), "nl": ("uw lijst", "deze locatie", "dit proces")}


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lent")
    (root / "loans.csv").write_text(LOANS, encoding="utf-8")
    out = root / "dossier"
    made = run("assess", root / "loans.csv", "--agreement", "banks", "--as-of", "2018-12-01", "-o", out)
    assert made.code == 0, made.err
    return out


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_words_are_those_of_who_lends(lent: Path, lang: str) -> None:
    told = " ".join(run("why", lent, "--row", 2, "--theme", "safety-health", "--lang", lang).out.split())
    assert all(said in told for said in SAYS[lang])
    assert not [said for said in NEVER[lang] if said in told.casefold()]
