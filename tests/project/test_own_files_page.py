"""The page on bringing files names for each agreement the chain and the kinds of table that the register gives it."""

import re
from pathlib import Path

import pytest

from imvo import agreement as room
from imvo import reference
from imvo.agreement import skeleton
from imvo.reference.chains import chains

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "bring-your-own-files.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| ([a-z-]+) \| ([a-z-]+) \| (`.*`) \|$", PAGE, flags=re.MULTILINE)}
CHAINS = chains(reference.load_all())


def test_every_agreement_stands_there():
    assert set(ROWS) == set(room.available())


@pytest.mark.parametrize("agreement", room.available())
def test_its_chain_and_its_kinds_of_table_are_those_of_the_register(agreement):
    chain, kinds = ROWS[agreement]
    assert room.load(agreement).chain == chain
    assert re.findall(r"`([a-z-]+)`", kinds) == list(CHAINS[chain].inputs)


def test_the_skeleton_names_every_chain():
    text = skeleton.SKELETON.read_text(encoding="utf-8")
    listed = re.search(r"^##   (textile, .*)$", text, flags=re.MULTILINE)
    assert listed is not None
    assert listed.group(1).split(", ") == list(CHAINS)
