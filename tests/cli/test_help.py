"""Help answers at once, and says everything."""

import subprocess
import sys

import pytest

import imvo
from scripts import make_reference
from tests.cli.calls import run

HEAVY = ("polars", "numpy", "pydantic", "rich", "rapidfuzz", "ruamel", "python_calamine", "xlsxwriter", "vl_convert")
COMMANDS = list(make_reference.commands())


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom imvo.cli import main\ncode = main(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("path", [path for path, _ in COMMANDS], ids=" ".join)
def test_every_command_has_help(path):
    outcome = run(*path[1:], "--help")
    assert outcome.code == 0
    assert "Usage: " + " ".join(path) in outcome.out


def test_the_list_of_commands_is_not_cut_off():
    shown = run("--help").out.split("Commands:")[1]
    assert "..." not in shown


def test_without_a_command_the_help_is_shown_and_the_call_is_wrong():
    outcome = run()
    assert outcome.code == 2
    assert "assess" in outcome.err


def test_version():
    assert run("--version").out.strip() == f"imvo {imvo.__version__}"


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_option_stands_in_the_reference(path, command):
    page = (make_reference.FOLDER / "cli.md").read_text(encoding="utf-8")
    part = page.split(f"## {' '.join(path)}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        names = parameter.opts if parameter.param_type_name == "option" else [(parameter.metavar or "").strip("[].")]
        assert all(f"`{name}" in part or f"{{{name}}}" in part or name in part for name in names), parameter.name


def test_the_languages_are_those_of_the_texts():
    from imvo import words
    from imvo.cli import options

    assert options.LANGUAGES == words.LANGUAGES
