"""A file comes in under a name that can be written."""

import os
import sys
from pathlib import Path

import pytest

from imvo.files import UnusableFile, open_file
from imvo.intake import read


def odd(folder: Path, content: bytes, suffix: str = ".csv") -> Path:
    path = folder / (os.fsdecode(b"lijst\xe9") + suffix)
    path.write_bytes(content)
    return path


pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = odd(tmp_path, b"name,country\nA,NL\n")
    opened = open_file(path)
    assert opened.file == opened.read(opened.sheets[0]).file == "lijst\ufffd.csv"
    assert read(path).sites.get_column("file").to_list() == ["lijst\ufffd.csv"]


def test_a_workbook_with_such_a_name(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "suppliers.xlsx"
    intake = read(odd(tmp_path, example.read_bytes(), ".xlsx"))
    assert set(intake.sites.get_column("file")) == {"lijst\ufffd.xlsx"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 ", b"PK\x03\x04 cut off"])
def test_a_refusal_can_be_written(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnusableFile) as refusal:
        open_file(odd(tmp_path, content))
    str(refusal.value).encode()
    assert refusal.value.file == "lijst\ufffd.csv"
