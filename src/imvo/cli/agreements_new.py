"""`imvo agreements new`: the commented skeleton of a definition."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop


def new(
    agreement: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the new agreement: small letters, digits and hyphens.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The file to write; otherwise ID.yaml.")
    ] = None,
    lang: options.Lang = "en",
) -> None:
    """Write a new definition to fill in: every key with a comment in Dutch and English. No file is overwritten."""
    from imvo.agreement import skeleton
    from imvo.cli import show
    from imvo.words import text

    path = Path(f"{agreement}.yaml") if out is None else out
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise typer.BadParameter(text("skeleton.wrong-name", lang, file=path.name))
    try:
        skeleton.write(agreement, path)
    except skeleton.WrongId as error:
        raise typer.BadParameter(text("skeleton.wrong-id", lang, id=agreement)) from error
    except FileExistsError as error:
        raise Stop("file-exists", file=str(path)) from error
    show.line(text("skeleton.written", lang, file=str(path)))
    show.line(text("skeleton.check", lang, file=str(path)))
