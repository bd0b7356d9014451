"""Every command of `imvo` under its name."""

from __future__ import annotations

from typing import Annotated

import typer

import imvo
from imvo.cli import agreements, assess, duties, reference, template, verify, why

app = typer.Typer(
    help="From the list of suppliers that you have to your due-diligence dossier, and the duties of an agreement by date.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"imvo {imvo.__version__}")
        raise typer.Exit


def _said(given: bool) -> None:  # noqa: FBT001 - typer calls it so
    _version(wanted=given)


@app.callback()
def root(
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", help="Print the version of imvo.", callback=_said, is_eager=True)
    ] = False,
    debug: Annotated[  # noqa: ARG001 - read before any command runs, see run.py
        bool, typer.Option("--debug", help="Show where in imvo a defect came up. Stands before the command.")
    ] = False,
) -> None:
    """From the list of suppliers that you have to your due-diligence dossier, and the duties of an agreement by date."""


app.command("assess")(assess.assess)
app.command("why")(why.why)
app.command("duties")(duties.duties)
app.add_typer(agreements.app, name="agreements")
app.add_typer(reference.app, name="reference")
app.add_typer(template.app, name="template")
app.command("verify")(verify.verify)
