"""docs/reference/ says what the program declares, and nothing in it is left unexplained."""

import pytest

from scripts import make_reference


@pytest.mark.parametrize("name", list(make_reference.PAGES))
def test_a_reference_page_is_as_the_generator_writes_it(name):
    written = (make_reference.FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert written == make_reference.page(name), "stale: run `make docs`"


def test_every_command_and_every_option_is_explained():
    silent = []
    for path, command in make_reference.commands():
        if not command.help:
            silent.append(" ".join(path))
        silent += [f"{' '.join(path)} {p.name}" for p in command.params if not getattr(p, "help", None)]
    assert not silent


def test_every_part_of_a_definition_is_explained():
    from imvo.agreement.loader import json_schema

    parts = json_schema().get("$defs", {})
    assert not [name for name, part in parts.items() if "properties" in part and not part.get("description")]


def test_a_cell_with_a_bar_does_not_break_the_table():
    assert list(make_reference.grid(("a",), [("x | y",)]))[2] == "| x \\| y |"
