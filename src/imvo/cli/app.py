"""Every command of `imvo` under its name."""

from __future__ import annotations

from typing import Annotated

import typer

import imvo
from imvo.cli import (
    agreements,
    assess,
    diff,
    duties,
    fees,
    lookthrough,
    plan,
    reference,
    start,
    template,
    verify,
    why,
)

ABOUT = "From the list of suppliers that you have to your due-diligence dossier, and what is owed on a day."

app = typer.Typer(
    help=ABOUT, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True
)


def _version(given: bool) -> None:
    if given:
        typer.echo(f"imvo {imvo.__version__}")
        raise typer.Exit


@app.callback(help=ABOUT)
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version of imvo.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in imvo a defect came up. Stands before the command.")
    ] = False,
) -> None:
    """What stands before a command. `--version` is answered by its callback, `--debug` is read in run.py."""


app.command("start", short_help="Say once who you are.")(start.start)
app.command("assess", short_help="Make a dossier from a list of suppliers.")(assess.assess)
app.command("why", short_help="Tell why a site stands where it stands.")(why.why)
app.command("verify", short_help="Check a dossier and make it again.")(verify.verify)
app.command("diff", short_help="Tell what changed between two dossiers.")(diff.diff)
app.add_typer(plan.app, name="plan", short_help="A plan: new, check, show.")
app.command("duties", short_help="Tell what is owed on a day.")(duties.duties)
app.command("fees", short_help="Tell what taking part costs.")(fees.fees)
app.command("lookthrough", short_help="Look through funds inside funds.")(lookthrough.lookthrough)
app.add_typer(agreements.app, name="agreements", short_help="Agreements: list, show, compare, diff, check, new.")
app.add_typer(reference.app, name="reference", short_help="Registers: list, show, check, add your own.")
app.command("template", short_help="Write an empty file to fill in.")(template.template)
