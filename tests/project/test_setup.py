"""The environment is made once, and made again when a lock, the project's metadata or the Python changes."""

import pytest

from scripts import setup_env as setup


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / "requirements").mkdir()
    for kind in setup.ORDER:
        (tmp_path / "requirements" / f"{kind}.txt").write_text("a==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    python = setup.interpreter(setup.VENV)
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


def stamp(kind):
    (setup.VENV / f"installed-{kind}").write_text(setup.fingerprint(kind))


def test_nothing_installed_is_not_ready(place):
    assert not setup.is_ready("core")


def test_what_was_installed_is_ready_and_dev_holds_core(place):
    stamp("dev")
    assert setup.is_ready("dev")
    assert setup.is_ready("core")


def test_core_alone_is_not_dev(place):
    stamp("core")
    assert setup.is_ready("core")
    assert not setup.is_ready("dev")


@pytest.mark.parametrize("changed", ["requirements/dev.txt", "pyproject.toml"])
def test_a_change_makes_it_unready(place, changed):
    stamp("dev")
    (place / changed).write_text("b==2\n")
    assert not setup.is_ready("dev")
