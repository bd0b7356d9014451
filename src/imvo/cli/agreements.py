"""`imvo agreements`: which agreements there are, what stands in them, and whether a definition is right."""

from __future__ import annotations

import typer

from imvo.cli import (
    agreements_check,
    agreements_compare,
    agreements_crosswalk,
    agreements_diff,
    agreements_list,
    agreements_new,
    agreements_show,
)

app = typer.Typer(
    help="Agreements: list, show, compare, diff, crosswalk, check, new, and the schema of a definition.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def schema() -> None:
    """Print the JSON Schema of a definition, with which an editor can complete and check."""
    from imvo import agreement as agreements
    from imvo.cli import show

    show.as_json(agreements.json_schema())


app.command("list", short_help="List the agreements and their state.")(agreements_list.list_)
app.command("show", short_help="Show one agreement.")(agreements_show.show_)
app.command("compare", short_help="Lay agreements side by side.")(agreements_compare.compare)
app.command("diff", short_help="Tell what changed between two days.")(agreements_diff.diff)
app.command("crosswalk", short_help="Tell which laws a duty also serves.")(agreements_crosswalk.crosswalk)
app.command("check", short_help="Check definitions.")(agreements_check.check)
app.command("new", short_help="Write a definition to fill in.")(agreements_new.new)
app.command("schema", short_help="Print the schema of a definition.")(schema)
