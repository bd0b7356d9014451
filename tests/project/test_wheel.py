"""The wheel, built without a network, carries the declarations and registers that the program reads."""

import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

ROOT = Path(__file__).resolve().parents[2]
DATA = (".yaml", ".csv", ".html", ".css", ".json")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = buildapi.build_wheel(str(folder))
    with zipfile.ZipFile(folder / name) as archive:
        yield archive


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    package = ROOT / "src"
    there = {
        path.relative_to(package).as_posix()
        for path in (package / "imvo").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there <= set(wheel.namelist())
    assert any(name.endswith(DATA) for name in there)


def test_the_wheel_carries_the_licence_and_the_command(wheel):
    names = wheel.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "imvo=imvo.cli:main" in wheel.read(entry).decode().replace(" ", "")
