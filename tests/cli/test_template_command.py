"""`imvo template suppliers` writes a workbook that imvo reads, and never over another file."""

import pytest

from tests.cli.calls import run


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_template_is_read_without_mapping(tmp_path, lang):
    outcome = run("template", "suppliers", "-o", tmp_path / "empty.xlsx", "--lang", lang)
    assert outcome.code == 0
    shape = run("assess", tmp_path / "empty.xlsx", "-o", tmp_path / "out", "--json").json
    assert shape["accepted"] == 2


def test_a_filled_template_is_not_overwritten(tmp_path):
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(b"mine")
    assert run("template", "suppliers", "-o", filled).code == 2
    assert filled.read_bytes() == b"mine"


def test_another_extension_is_refused(tmp_path):
    outcome = run("template", "suppliers", "-o", tmp_path / "list.csv")
    assert (outcome.code, ".xlsx" in outcome.err) == (2, True)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    assert run("template", "suppliers", "-o", tmp_path / "file" / "list.xlsx").code == 2
