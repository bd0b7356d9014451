"""`imvo template`: empty files to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

app = typer.Typer(help="Write an empty file to fill in.", rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def root() -> None:
    """Write an empty file to fill in."""


@app.command("suppliers", short_help="A workbook for a list of suppliers.")
def suppliers(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The workbook to write, .xlsx.")],
    lang: options.Lang = "en",
) -> None:
    """Write an empty workbook for a list of suppliers, with two examples and an explanation of every column."""
    from imvo.cli import show
    from imvo.words import text

    if out.suffix.lower() != ".xlsx":
        raise Stop("template-name", file=out.name)
    if out.exists() or out.is_symlink():
        raise Stop("file-exists", file=str(out))
    from imvo.intake import write_template

    write_template(out, lang)
    show.line(text("cli.template.written", lang, file=str(out)))
