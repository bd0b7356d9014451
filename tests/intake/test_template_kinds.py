"""The empty workbook of every kind, in both languages, is read back as that kind, without mapping and without doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import open_file
from imvo.intake import write_template
from imvo.intake.columns import fields
from imvo.intake.recognise import recognise
from tests.intake.delivered_files import every_chain, read_in, reader

KINDS = [(chain, kind) for chain in every_chain() for kind in read_in(chain)]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("chain", "kind"), KINDS)
def test_an_empty_table_is_recognised(tmp_path: Path, chain: str, kind: str, lang: str) -> None:
    path = tmp_path / "empty.xlsx"
    write_template(path, lang, kind)
    found, chosen = recognise(open_file(path), reader(chain).accepted, None, {}, lang)
    assert found == kind
    assert chosen.header.at == 0
    assert chosen.grid.sheet == open_file(path).sheets[0]
    assert [note.key for note in chosen.notes if "unread" in note.key or "other" in note.key] == []
    # Every column has the best score: no two of them are taken for one.
    assert kind == "sites" or chosen.header.score == 3 * len(fields(kind))
