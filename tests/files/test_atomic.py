"""A kill at any moment leaves nothing or a whole, and what a killed run left is cleared."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from imvo.files import whole_file, whole_folder
from imvo.files.atomic import _host


def test_a_whole_folder(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    with whole_folder(target) as aside:
        (aside / "inputs").mkdir()
        (aside / "inputs" / "a.csv").write_text("x", encoding="utf-8")
        assert not target.exists()
    assert (target / "inputs" / "a.csv").read_text(encoding="utf-8") == "x"
    assert [entry.name for entry in tmp_path.iterdir()] == ["dossier"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_or_cancel_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def fail() -> None:
        with whole_folder(tmp_path / "dossier") as aside:
            (aside / "a").write_text("x", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    target.mkdir()
    (target / "kept").write_text("x", encoding="utf-8")
    with pytest.raises(FileExistsError), whole_folder(target):
        pass
    assert (target / "kept").exists()


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    with whole_folder(tmp_path / "dossier") as aside:
        (aside / "a").write_text("x", encoding="utf-8")
    assert (tmp_path / "dossier" / "a").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not give up a folder that somebody stands in")
@pytest.mark.parametrize("name", [".", "../here"])
def test_the_folder_one_stands_in_may_be_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with whole_folder(Path(name)) as aside:
        (aside / "a").write_text("x", encoding="utf-8")
    assert Path("a").read_text(encoding="utf-8") == "x"
    assert [entry.name for entry in tmp_path.iterdir()] == ["here"]


def test_a_file_is_replaced_in_one_go(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old", encoding="utf-8")
    with whole_file(target) as aside:
        aside.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"
    assert len(list(tmp_path.iterdir())) == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
from imvo.files import whole_folder
with whole_folder(Path(sys.argv[1])) as aside:
    (aside / "half").write_text("x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_killed_run_leaves_no_dossier_and_the_next_clears_its_debris(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    done = subprocess.run([sys.executable, "-c", _KILLED, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    assert len(list(tmp_path.iterdir())) == 1
    running = tmp_path / f".dossier.imvo-{_host()}-{os.getppid()}-00000000"
    running.mkdir()
    elsewhere = tmp_path / ".dossier.imvo-anothermachine-1-00000000"
    elsewhere.mkdir()
    with whole_folder(target) as aside:
        (aside / "a").write_text("x", encoding="utf-8")
    assert {entry.name for entry in tmp_path.iterdir()} == {"dossier", running.name, elsewhere.name}
