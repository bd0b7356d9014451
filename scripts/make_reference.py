"""Write docs/reference/ from what the program itself declares, so that the reference cannot say another thing.

    python scripts/make_reference.py                 all pages
    python scripts/make_reference.py tables cli      these pages

tables.md from src/imvo/tables/*.yaml, cli.md from the commands, definition.md from the JSON Schema of a definition,
registers.md from src/imvo/reference/*/register.yaml. A test fails when a page is not what this script would write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by scripts/make_reference.py (`make docs`). Change the source that it names, not this page. -->"


def grid(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table; a bar or a line break within a cell is made harmless."""

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"

    names = list(header)
    yield line(names)
    yield "|" + "---|" * len(names)
    for row in rows:
        yield line(row)
    yield ""


def tables_page() -> Iterator[str]:
    """Every declared table with its columns."""
    from imvo import tables  # noqa: PLC0415 - each page needs its own room only

    yield "# Tables"
    yield ""
    yield "The columns of every table that imvo reads or writes, from `src/imvo/tables/*.yaml`. Empty means unknown."
    yield "A cell with several codes holds them sorted, without repeats, separated by a bar."
    yield ""
    for name in tables.names():
        table = tables.load(name)
        yield f"## {name}"
        yield ""
        yield f"{table.title.en} ({table.title.nl}). {table.doc}"
        if table.key:
            yield f"Key: {', '.join(f'`{column}`' for column in table.key)}."
        yield ""
        yield from grid(
            ("column", "type", "empty?", "what it is", "nl"),
            ((f"`{c.name}`", c.type, "no" if c.required else "yes", _meaning(c), c.title.nl) for c in table.columns),
        )


def _meaning(column: Any) -> str:
    parts = [column.doc]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.minimum is not None or column.maximum is not None:
        low = "" if column.minimum is None else f"at least {column.minimum:g}"
        high = "" if column.maximum is None else f"at most {column.maximum:g}"
        parts.append(f"Bounds: {', '.join(bound for bound in (low, high) if bound)}.")
    if column.values:
        parts.append("Codes: " + ", ".join(f"`{value}`" for value in column.values) + ".")
    return " ".join(parts)


def cli_page() -> Iterator[str]:
    """Every command with its arguments and options, as the program itself explains them."""
    yield "# Commands"
    yield ""
    yield "`imvo COMMAND --help` says the same on the command line. Exit codes: 0 done; 1 a defect of imvo; 2 a file or"
    yield "a call that cannot be used, or no row accepted; 3 verification failed; 130 cancelled."
    yield ""
    for path, command in commands():
        yield f"## {' '.join(path)}"
        yield ""
        yield " ".join((command.help or "").split())
        yield ""
        context = command.make_context(path[-1], [], resilient_parsing=True)
        usage = " ".join(command.collect_usage_pieces(context))
        yield f"    {' '.join(path)} {usage}".rstrip()
        yield ""
        explained = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
        if explained:
            yield from grid(("argument or option", "what it does"), (_parameter(p, context) for p in explained))


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that can be run, with the words that call it, in the order of `--help`."""
    import typer.main  # noqa: PLC0415

    app: Any = import_module("imvo.cli").app
    root = typer.main.get_command(app) if isinstance(app, typer.Typer) else app

    def walk(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        if not hasattr(command, "list_commands"):
            yield path, command
            return
        context = command.make_context(path[-1], [], resilient_parsing=True)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if not child.hidden:
                yield from walk((*path, name), child)

    return walk(("imvo",), root)


def _parameter(parameter: Any, context: Any) -> tuple[str, str]:
    if parameter.param_type_name != "option":
        names = f"`{' '.join(parameter.get_usage_pieces(context))}`"
    else:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if not getattr(parameter, "is_flag", False):
            names += f" {parameter.metavar or parameter.name.upper()}"
    return names, getattr(parameter, "help", None) or ""


def definition_page() -> Iterator[str]:
    """Every field of an agreement's definition."""
    from imvo.agreement.loader import json_schema  # noqa: PLC0415

    schema = json_schema()
    yield "# A definition"
    yield ""
    yield "One agreement is one YAML file in `src/imvo/agreement/definitions/`. `imvo agreements schema` prints"
    yield "the same as JSON Schema, with which an editor can complete and check;"
    yield "`imvo agreements check FILE` checks a file."
    yield ""
    for name, part in [("The file", schema), *sorted(schema.get("$defs", {}).items())]:
        yield f"## {name}"
        yield ""
        if part.get("description"):
            yield " ".join(part["description"].split())
            yield ""
        if "properties" not in part:
            yield f"{_kind(part)}"
            yield ""
            continue
        needed = set(part.get("required", ()))
        fields = part["properties"].items()
        explained = any(spec.get("description") for _, spec in fields)
        yield from grid(
            ("field", "what stands there", "needed?", *(("meaning",) if explained else ())),
            (
                (
                    f"`{field}`",
                    _kind(spec),
                    "yes" if field in needed else "no",
                    *((spec.get("description", ""),) if explained else ()),
                )
                for field, spec in fields
            ),
        )


def _kind(spec: dict[str, Any]) -> str:
    """The type of a field in words, with links to the parts it is made of."""
    if "$ref" in spec:
        name = spec["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in spec:
            return " or ".join(dict.fromkeys(_kind(part) for part in spec[several]))
    if "const" in spec or "enum" in spec:
        return " or ".join(f"`{value}`" for value in spec.get("enum", [spec.get("const")]))
    if spec.get("type") == "array":
        return f"list of {_kind(spec.get('items', {}))}"
    if spec.get("type") == "object" and isinstance(spec.get("additionalProperties"), dict):
        return f"names with {_kind(spec['additionalProperties'])}"
    word = {"string": "text", "null": "empty", "boolean": "yes or no"}.get(
        spec.get("type", ""), spec.get("type", "any")
    )
    return f"{word} like `{spec['pattern']}`" if "pattern" in spec else word


def registers_page() -> Iterator[str]:
    """Every register that is shipped, with what it may say and what it cannot."""
    from imvo import reference  # noqa: PLC0415

    yield "# Registers"
    yield ""
    yield "Every register that imvo ships, from its own `register.yaml`. *May lower*: whether a good value may bring a"
    yield "likelihood down. A list that only names bad cases may not, and neither may the ratification of a treaty:"
    yield "law is not practice."
    yield ""
    for name in reference.available():
        register = reference.load(name).register
        yield f"## {name}"
        yield ""
        yield f"{register.title.en}. {register.describes.en}"
        yield ""
        yield f"What it cannot say: {register.says_nothing.en}"
        yield ""
        facts = {
            "publisher": register.publisher,
            "edition": f"{register.edition} ({register.edition_date})",
            "period": register.reference_period,
            "licence": register.licence,
            "source": register.url,
            "consulted": register.retrieved,
            "kind": register.kind,
            "shape": register.shape,
            "themes": ", ".join(register.themes) or "all",
            "may lower": "yes" if register.may_lower else "no",
        }
        yield from grid(("", ""), facts.items())


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "tables": tables_page,
    "cli": cli_page,
    "definition": definition_page,
    "registers": registers_page,
}


def page(name: str) -> str:
    """The text of one page, as it stands in docs/reference/."""
    return "\n".join([NOTE, "", *PAGES[name]()]).rstrip("\n") + "\n"


def main(names: list[str]) -> int:
    """Write the named pages, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or list(PAGES):
        (FOLDER / f"{name}.md").write_text(page(name), encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
