"""A text is read from the file of its own room; asking for one never reads the others."""

from __future__ import annotations

import pytest

from imvo.words import LANGUAGES, catalogue


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_of_no_room_reads_the_common_file_only(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = {name.split(".")[0] for name in catalogue.files(lang)} - {lang}
    common = next(key for key in catalogue._file(f"{lang}.yaml", lang) if key.partition(".")[0] not in rooms)
    asked: list[str] = []
    read = catalogue._file

    def seen(name: str, of: str) -> object:
        asked.append(name)
        return read(name, of)

    monkeypatch.setattr(catalogue, "_file", seen)
    assert catalogue.source(common, lang)
    assert asked == [f"{lang}.yaml"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_found_by_its_key_alone(lang: str) -> None:
    assert {key: catalogue.source(key, lang) for key in catalogue.table(lang)} == dict(catalogue.table(lang))
