"""A mark whose program is absent is left out with one line, or fails in the strict mode."""

import pytest

from scripts import run_tests


@pytest.fixture
def without_programs(monkeypatch):
    monkeypatch.setattr(run_tests.shutil, "which", lambda _: None)


def test_one_line_per_mark_says_how_to_install(without_programs, capsys):
    assert run_tests.left_out() == ["browser"]
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["Tests marked browser are left out. To run them: sudo apt-get install chromium"]


def test_the_strict_mode_fails(without_programs, monkeypatch, capsys):
    monkeypatch.setenv("IMVO_MARKS", "all")
    assert run_tests.main([]) == 1
    assert "browser" in capsys.readouterr().err
