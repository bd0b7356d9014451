"""A list of another sector is read, with a warning."""

from pathlib import Path

from tests.intake.lists import made


def test_electronics_firms_get_a_warning(tmp_path: Path) -> None:
    names = ["3M", "AAC Acoustic Technologies", "Advanced Semiconductor", "Best Electronics", "Chip Display Co"]
    intake = made(tmp_path, "supplier_name,country\n" + "".join(f"{name},China\n" for name in names))
    assert intake.accepted == 5
    assert intake.sector_warning is not None
    assert "electronics" in intake.sector_warning.text("nl")


def test_a_column_that_says_apparel_is_enough(tmp_path: Path) -> None:
    assert (
        made(tmp_path, "name,country,sector\nBox Ring,PK,Apparel\nSpark Ltd,CN,Apparel|Mining\n").sector_warning is None
    )


def test_products_are_enough(tmp_path: Path) -> None:
    assert made(tmp_path, "name,country,product type\nA,PK,FOOTWEAR\n").sector_warning is None


def test_names_are_enough(tmp_path: Path) -> None:
    assert made(tmp_path, "name,country\nAmbathur Clothing Ltd,IN\nArvind Textile Mills,IN\n").sector_warning is None
