"""publiccode.yml keeps to the standard's mandatory keys and bounds."""

from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
DATA = YAML(typ="safe", pure=True).load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_the_mandatory_keys_are_there():
    keys = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    assert keys | {"description", "legal", "maintenance", "localisation"} <= DATA.keys()
    assert DATA["legal"]["license"] == "EUPL-1.2"
    assert DATA["localisation"]["localisationReady"] is True
    assert set(DATA["localisation"]["availableLanguages"]) == {"nl", "en"}


def test_descriptions_keep_to_the_lengths_of_the_standard():
    for language in ("nl", "en"):
        text = DATA["description"][language]
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_the_version_is_that_of_the_program():
    import imvo

    assert DATA["softwareVersion"] == imvo.__version__
