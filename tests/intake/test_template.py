"""The empty workbook, once filled, is read without a word about its columns."""

from pathlib import Path

import pytest

from imvo.intake import read, write_template
from imvo.intake.template import _COLUMNS, title
from imvo.intake.values.vocabulary import names_of, shipped
from tests.intake.lists import column


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_template_is_read_back(tmp_path: Path, lang: str) -> None:
    write_template(tmp_path / "template.xlsx", lang)
    intake = read(tmp_path / "template.xlsx", lang=lang)
    assert [one.field for one in intake.columns] == list(_COLUMNS)
    assert all(one.confidence == "high" for one in intake.columns)
    assert intake.accepted == 2
    assert intake.rejected.is_empty()
    assert column(intake, "country") == ["IN", "NL"]
    assert column(intake, "processes") == ["spinning", "cut-make-trim"]
    assert column(intake, "women_share") == [0.62, 0.8]
    assert column(intake, "workers_low") == [850, 40]
    assert column(intake, "tier") == [3, 1]
    assert str(column(intake, "since")[0]) == "2015-01-01"


def test_the_same_template_byte_for_byte(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("table", "kind", "least"), [("products", "product", 8), ("table", "process", 12), ("materials", "material", 12)]
)
def test_there_is_a_choice_that_is_understood(table: str, kind: str, least: int, lang: str) -> None:
    names = names_of(shipped(), table, lang)
    assert len(names) == len(set(names)) >= least
    assert all(len(shipped().read(text).of(kind)) == 1 for text in names)


def test_titles_are_headers_imvo_knows() -> None:
    from imvo.intake.columns import by_synonym

    for field in _COLUMNS:
        for lang in ("nl", "en"):
            match = by_synonym(title(field, lang))
            assert match is not None, (field, lang)
            assert match.field == field
