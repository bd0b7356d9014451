"""The example workbooks of gold and metals are what their script writes, byte for byte, and hold no real smelter."""

from pathlib import Path

from scripts import make_minerals_examples as script


def test_the_workbooks_are_as_the_script_writes_them(tmp_path: Path) -> None:
    script.make(tmp_path)
    for fresh in sorted(tmp_path.rglob("*.xlsx")):
        shipped = script.TARGET / fresh.relative_to(tmp_path)
        assert shipped.read_bytes() == fresh.read_bytes(), "stale: run python -m scripts.make_minerals_examples"


def test_every_identifier_is_in_the_range_of_made_up_ones() -> None:
    assert {code[:6] for *_, code in script.NAMES} == {"CID009"}
