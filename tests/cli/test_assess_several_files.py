"""Several files make one dossier: one sentence for all rows, each row left out with its file, each kind as stated."""

from __future__ import annotations

import pytest

from tests.cli.calls import run

FOOD = ["--agreement", "food", "--as-of", "2020-06-30"]
FILES = {
    "inkoop.csv": "Product;Land van herkomst;Gewicht (kg)\nCacao;Ghana;1.000\nThee;;2.500\nTotaal;;3.500\n",
    "leden.csv": "Lid;Ingevuld;Maatregelen\nBakker BV;ja;nee\n;ja;ja\n",
    "locaties.csv": "Naam;Land;Product\nMolen BV;Nederland;Rijst\n",
}


def listed(folder, *names):
    for name in names or FILES:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    return [folder / name for name in names or FILES]


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    folder = tmp_path_factory.mktemp("several")
    outcome = run("assess", *listed(folder), "-o", folder / "dossier", *FOOD)
    assert outcome.code == 0, outcome.err
    return folder / "dossier", outcome


def test_the_rows_of_all_files_are_one_sum(several):
    assert "6 rows in 3 files = 4 understood + 2 left out." in several[1].out


def test_one_file_keeps_its_own_sentence(tmp_path):
    outcome = run("assess", *listed(tmp_path, "inkoop.csv"), "-o", tmp_path / "d", *FOOD, "--lang", "nl")
    assert "3 rijen in de lijst = 2 begrepen + 1 weggelaten." in outcome.out


def test_the_sentence_in_dutch(tmp_path):
    paths = listed(tmp_path, "inkoop.csv", "leden.csv")
    outcome = run("assess", *paths, "-o", tmp_path / "d", *FOOD, "--lang", "nl")
    assert "5 rijen in 2 bestanden = 3 begrepen + 2 weggelaten." in outcome.out


def test_json_says_of_which_file_a_row_is(tmp_path):
    shape = run("assess", *listed(tmp_path), "-o", tmp_path / "d", *FOOD, "--json").json
    assert [(row["file"], row["row"]) for row in shape["rejected_rows"]] == [("inkoop.csv", 4), ("leden.csv", 3)]


def test_the_dossier_verifies(several):
    outcome = run("verify", several[0])
    assert outcome.code == 0, outcome.out + outcome.err


@pytest.mark.parametrize("name", ["results/product-origins.csv", "tables/purchases.parquet"])
def test_a_changed_table_is_found(several, tmp_path, name):
    import shutil

    own = shutil.copytree(several[0], tmp_path / "own")
    path = own / name
    path.write_bytes(path.read_bytes()[:-1])
    outcome = run("verify", own)
    assert outcome.code != 0
    assert name in outcome.out


def test_why_names_the_file_and_its_row(several):
    outcome = run("why", several[0], "--row", 1, "--theme", "child-labour")
    assert "from row 2 of " in outcome.out
    outcome = run("why", several[0], "--row", 99, "--theme", "child-labour")
    assert "number of its own" in outcome.err


def test_why_takes_a_row_as_its_file_counts_it(several):
    told = run("why", several[0], "--file", "locaties.csv", "--row", 2, "--theme", "child-labour", "--json").json
    assert (told["name"], told["file"], told["row_in_file"]) == ("Molen BV", "locaties.csv", 2)
    assert told["row"] != 2, "in the dossier it has a number of its own"


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("locaties.csv", 9, "Use for example row 2 of that file"),
        ("inkoop.csv", 4, "left out"),
        ("elders.csv", 2, "locaties.csv"),
    ],
)
def test_a_row_that_the_file_does_not_have_says_which_there_are(several, file, row, said):
    outcome = run("why", several[0], "--file", file, "--row", row, "--theme", "child-labour")
    assert outcome.code == 2
    assert said in " ".join(outcome.err.split())


def test_the_page_names_the_file_and_row_of_a_site(several):
    page = (several[0] / "dossier.html").read_text(encoding="utf-8")
    assert "locaties.csv, 2</td>" in page


def test_a_table_without_places_makes_a_dossier_that_says_so(tmp_path):
    outcome = run("assess", *listed(tmp_path, "leden.csv"), "-o", tmp_path / "d", *FOOD)
    assert outcome.code == 0, outcome.err
    assert (tmp_path / "d" / "results" / "association-progress.csv").is_file()
    assert "No file names a place where people work" in (tmp_path / "d" / "dossier.html").read_text(encoding="utf-8")
    assert run("verify", tmp_path / "d").code == 0


def test_files_of_which_no_row_can_be_used_make_none(tmp_path):
    (tmp_path / "a.csv").write_text("Product;Kg\nTotaal;1\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Lid;Ingevuld\n;ja\n", encoding="utf-8")
    outcome = run("assess", tmp_path / "a.csv", tmp_path / "b.csv", "-o", tmp_path / "d", *FOOD)
    assert outcome.code == 2
    assert "a.csv: Row 2: The row is a total of other rows." in outcome.out
    assert "b.csv: Row 2:" in outcome.out
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("kind", ["sites", "suppliers"])
def test_a_kind_is_stated_by_file(tmp_path, kind):
    path = tmp_path / "x.csv"
    path.write_text("Naam;Product;Kg\nMolen;Rijst;1\n", encoding="utf-8")
    outcome = run("assess", path, "-o", tmp_path / "d", *FOOD, "--kind", f"x.csv={kind}", "--json")
    assert outcome.code == 0, outcome.err
    assert (tmp_path / "d" / "sites.parquet").is_file()
    assert not (tmp_path / "d" / "tables").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "inkoop.csv"], "first the file"),
        (["--kind", "anders.csv=purchases"], "inkoop.csv"),
        (["--kind", "inkoop.csv=purchase"], "purchases"),
        (["--kind", "inkoop.csv=association-members"], "(member)"),
        (["--map", "Product=colour"], "colour"),
        (["--map", "Nergens=country"], "Nergens"),
        (["--sheet", "Blad 7"], "Blad 7"),
        (["--chain", "cheese"], "cheese"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(tmp_path, arguments, said):
    paths = listed(tmp_path, "inkoop.csv", "locaties.csv")
    outcome = run("assess", *paths, "-o", tmp_path / "d", *FOOD, *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert not (tmp_path / "d").exists()


def test_the_same_file_twice_is_refused(tmp_path):
    (path,) = listed(tmp_path, "inkoop.csv")
    outcome = run("assess", path, path, "-o", tmp_path / "d", *FOOD)
    assert outcome.code == 2
    assert "Two of the files have this name" in outcome.err
