"""The locks install the same files from anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def pins(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([A-Za-z0-9._-]+==\S+(?: ; [^\\\n]+)?)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["core", "dev"])
def test_a_lock_has_hashes_and_no_address(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") >= len(pins(name))
    assert "://" not in text
    assert "--index" not in text
    assert " @ " not in text


def test_the_development_lock_holds_the_whole_core_lock():
    assert pins("core") <= pins("dev")


def test_every_dependency_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[ ]", text)[0].lower().replace(".", "-") for text in project["dependencies"]}
    locked = {pin.split("==")[0].lower().replace(".", "-") for pin in pins("core")}
    assert wanted <= locked
    assert "flit-core" in locked, "the build backend must be installed before the project itself"
