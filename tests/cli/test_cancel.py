"""Cancelled or killed at any moment, a run leaves no dossier or a whole one; the next run clears what a kill left."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager

import pytest

from imvo.cli import progress
from tests.cli.calls import TEXTILE, debris, listed, program, run

PHASES = ("read", "understand", "situations", "facts", "issues", "stability", "writing", "sealing")
posix = pytest.mark.skipif(os.name == "nt", reason="signals are told to a process in another way on Windows")


class Cancels:
    """Stands in for a person who presses Ctrl-C in one phase."""

    def __init__(self, at):
        self.at = at

    def phase(self, name, _rows):
        if name == self.at:
            raise KeyboardInterrupt

    def done(self, _rows):
        pass


@pytest.mark.parametrize("phase", PHASES)
def test_cancelled_in_any_phase_nothing_is_left(tmp_path, monkeypatch, phase):
    @contextmanager
    def cancels(*, quiet, lang):
        yield Cancels(phase)

    monkeypatch.setattr(progress, "shown", cancels)
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out", *TEXTILE)
    assert outcome.code == 130
    assert outcome.out == ""
    assert "Cancelled" in outcome.err
    assert debris(tmp_path) == []


def started(folder, out="out"):
    call = [*program(), "assess", str(folder / "list.csv"), "-o", str(folder / out), *TEXTILE]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def seen(folder, process):
    """Wait until the run writes aside, or is over."""
    while process.poll() is None:
        if any(name.startswith(".out.imvo-") for name in debris(folder)):
            return True
        time.sleep(0.002)
    return False


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_writing_leaves_nothing(tmp_path, number, code):
    listed(tmp_path)
    process = started(tmp_path)
    assert seen(tmp_path, process)
    process.send_signal(number)
    process.communicate(timeout=60)
    assert (process.returncode, debris(tmp_path)) in [(code, []), (0, ["out"]), (code, ["out"])]


@posix
@pytest.mark.parametrize("delay", [0.0, 0.3, 0.7, 1.0, 1.4])
def test_a_kill_leaves_nothing_or_a_whole_dossier(tmp_path, delay):
    listed(tmp_path)
    process = started(tmp_path)
    time.sleep(delay)
    process.kill()
    process.communicate(timeout=60)
    if (tmp_path / "out").exists():
        assert run("verify", tmp_path / "out").code == 0


@posix
def test_the_next_run_clears_what_a_kill_left(tmp_path):
    listed(tmp_path)
    for _ in range(10):
        process = started(tmp_path)
        assert seen(tmp_path, process)
        process.kill()
        process.communicate(timeout=60)
        if debris(tmp_path) != ["out"]:
            break
        # It was done before the kill came: make room and try again.
        (tmp_path / "out").rename(tmp_path / f"done-{process.pid}.csv")
    assert [name for name in debris(tmp_path) if name.startswith(".out.imvo-")]
    assert run("assess", tmp_path / "list.csv", "-o", tmp_path / "out", *TEXTILE).code == 0
    assert debris(tmp_path) == ["out"]
