"""Exit codes and streams of a whole process: defects, pipes, code pages and terminals."""

import io
import os
import subprocess
import sys

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from imvo.cli import failures
from imvo.cli import run as runner
from imvo.cli.progress import OnTerminal, shown
from imvo.runs import Silent
from tests.cli.calls import TEXTILE, listed, program, run


@pytest.fixture
def broken(monkeypatch):
    from imvo.reporting import compute

    def fails(*_arguments):
        raise KeyError("Kaveri Cotton Mills")

    monkeypatch.setattr(compute, "compute", fails)


def test_a_defect_is_told_plainly_without_the_users_data(broken, tmp_path):
    outcome = run("assess", listed(tmp_path), "-o", tmp_path / "out")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "Kaveri" not in outcome.err
    assert "KeyError (cli/assess.py, line" in outcome.err
    assert "Never send your list" in outcome.err


def test_debug_shows_where(broken, tmp_path):
    with pytest.raises(KeyError):
        run("--debug", "assess", listed(tmp_path), "-o", tmp_path / "out")


def test_a_panic_below_python_is_a_defect(monkeypatch, tmp_path):
    from imvo.reporting import compute

    class PanicException(BaseException):
        pass

    def panics(*_arguments):
        raise PanicException

    monkeypatch.setattr(compute, "compute", panics)
    assert run("assess", listed(tmp_path), "-o", tmp_path / "out").code == 1


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "x/out"), MemoryError()])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_trouble_of_the_machine_is_no_defect(error, lang):
    failure = failures.explain(error, lang)
    assert failure is not None
    assert failure.code == 2
    assert len(failure.lines) == 2


def test_the_whole_program_in_a_pipe(tmp_path):
    call = [*program(), "assess", str(listed(tmp_path)), "-o", str(tmp_path / "out"), *TEXTILE, "--lang", "nl"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(call, capture_output=True, check=False, env=environment)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "“later dan de peildatum”" in done.stdout.decode("utf-8")


def test_who_reads_may_stop_reading():
    script = "import sys; from imvo.cli import main; sys.exit(main(['agreements', 'schema']))"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.parametrize(
    ("given", "lang"),
    [([], "en"), (["why", "--lang", "nl"], "nl"), (["--lang=nl"], "nl"), (["--lang", "xx"], "en"), (["--lang"], "en")],
)
def test_an_error_speaks_the_language_that_was_asked_for(given, lang):
    assert runner.language(given) == lang


def test_without_a_terminal_there_is_silence():
    with shown(quiet=False, lang="en") as told:
        assert isinstance(told, Silent)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_on_a_terminal_phase_rows_and_rate_are_shown(lang):
    stream = io.StringIO()
    columns = TextColumn("{task.description} {task.fields[told]} {task.total}", markup=False)
    bar = Progress(columns, console=Console(file=stream, force_terminal=True, width=120), auto_refresh=False)
    with bar:
        told = OnTerminal(bar, lang)
        told.phase("understand", 1200)
        told.done(600)
        bar.refresh()
        told.phase("a phase without a name", 0)
        bar.refresh()
    thousand = "1.200" if lang == "nl" else "1,200"
    assert f"600 {'van' if lang == 'nl' else 'of'} {thousand}" in stream.getvalue()
    assert "a phase without a name" in stream.getvalue()


def test_every_phase_has_a_name_in_both_languages():
    import re
    from pathlib import Path

    import imvo
    from imvo.words import has

    source = Path(imvo.__file__).parent
    named = {
        name for path in source.rglob("*.py") for name in re.findall(r'\.phase\("([\w-]+)"', path.read_text("utf-8"))
    }
    assert named
    assert not [name for name in named for lang in ("nl", "en") if not has(f"cli.phase.{name}", lang)]
