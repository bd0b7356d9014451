"""What a supplier is called stays text, whatever it tries to be."""

from pathlib import Path

import pytest

from imvo.files import write_csv
from tests.intake.lists import column, made, told


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('=HYPERLINK(""http://x"",""y"")', '=HYPERLINK("http://x","y")'),
        ("evil\u202egpj", "evil\ufffdgpj"),
        ("line\nbreak", "line break"),
    ],
)
def test_names(tmp_path: Path, name: str, kept: str) -> None:
    intake = made(tmp_path, f'name,country\n"{name}",NL\n')
    assert column(intake, "name") == [kept]
    write_csv(intake.sites, tmp_path / "out.csv")
    assert "\n=" not in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_a_megabyte_is_cut_with_a_note(tmp_path: Path) -> None:
    intake = made(tmp_path, f"name,country\n{'x' * 2**20},NL\n")
    assert len(str(column(intake, "name")[0])) == 1000
    assert "1000" in told(intake, "note")[0][2]
    assert intake.rejected.get_column("value").str.len_chars().max() == 200


def test_letters_garbled_before_are_repaired_and_said(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,address,country\nA,Rua N¬∫ 2,PT\nCafÃ© Tex,Rua Âncora,PT\nÉtoile Ñandú,x,FR\n")
    assert column(intake, "address")[:2] == ["Rua Nº 2", "Rua Âncora"]
    assert column(intake, "name")[1:] == ["Café Tex", "Étoile Ñandú"]
    assert len(told(intake, "note")) == 2


def test_errors_of_formulas_are_told_cell_by_cell(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,address,country,workers\nA,#REF!,NL,#N/A\n")
    assert column(intake, "address") == column(intake, "workers_low") == [None]
    assert [where for _, where, _ in told(intake, "cell")] == ["address", "workers"]


def test_namibia_is_not_missing(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country\nA,NA\nB,Niger\nC,n/a\n")
    assert column(intake, "country") == ["NA", "NE", None]


def test_nothing_known_of_the_workers_makes_no_women_unknown(tmp_path: Path) -> None:
    intake = made(tmp_path, "name,country,workers,% female\nA,NL,,0%\nB,NL,10,0%\nC,NL,,50%\n")
    assert column(intake, "women_share") == [None, 0.0, 0.5]
    assert [row for row, _, _ in told(intake, "cell")] == [2]
