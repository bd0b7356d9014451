"""`imvo plan`: a workbook to make a plan in, the checks on it, and the plan in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.action.checks import Outcome
    from imvo.action.plan import Plan
    from imvo.cli.shapes import Shape
    from imvo.reporting.plan_dossier import Chosen, Opened

FAILED = 3
app = typer.Typer(help="A plan: write one to fill in, check it, show it.", rich_markup_mode=None, no_args_is_help=True)

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="nl|en", parser=options.language, help="Language of what is written; otherwise the dossier's."
    ),
]
File = Annotated[
    Path | None,
    typer.Option(
        "--plan", metavar="FILE", help="Your plan; otherwise plan.xlsx of the dossier, or the plan within it."
    ),
]


def new(
    folder: options.Dossier,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="The workbook to write; otherwise plan.xlsx in the dossier."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Write a plan to fill in: the first issues, proposals for measures, days from the duties, and who answers."""
    from imvo.cli import show
    from imvo.files import whole_file
    from imvo.reporting import plan_dossier as library
    from imvo.reporting.plan_case import first_issues
    from imvo.reporting.working import plan_book
    from imvo.words import text

    opened = _opened(folder)
    spoken = lang or opened.lang
    plan = library.sealed_plan(opened)
    proposals = library.proposed(opened, plan)
    target = out or opened.book
    _room(target, [plan_book.workbook(opened, plan, proposals, one) for one in options.LANGUAGES], own=out is None)
    with whole_file(target) as aside:
        aside.write_bytes(plan_book.workbook(opened, plan, proposals, spoken))
    counts = {"issues": len(first_issues(opened.assessed)), "measures": len(plan.measures) + len(proposals)}
    told = {name: str(number) for name, number in {**counts, "proposals": len(proposals)}.items()}
    show.line(text("plan.cli.written", spoken, file=str(target), **told))
    show.line(text("plan.cli.then", spoken, dossier=str(folder)))


def check(folder: options.Dossier, plan: File = None, lang: Lang = None, as_json: options.Json = False) -> None:
    """Check a plan against its dossier: what is missing, what does not fit, and on what that rests."""
    from imvo.action.checks import run
    from imvo.cli import show, tell_plan
    from imvo.reporting import plan_dossier as library

    opened = _opened(folder)
    spoken = lang or opened.lang
    chosen = _chosen(opened, folder, plan, spoken)
    outcome = run(library.case(opened, chosen.plan))
    if as_json:
        show.as_json(_shape(opened, chosen, outcome, spoken))
    else:
        tell_plan.tell_check(opened, chosen, outcome, spoken)
    if not outcome.passes:
        raise typer.Exit(FAILED)


def show_(folder: options.Dossier, plan: File = None, lang: Lang = None) -> None:
    """Show a plan in plain words: per issue its measures, who answers, by when, and the effect against the start."""
    from imvo.cli import tell_plan

    opened = _opened(folder)
    spoken = lang or opened.lang
    chosen = _chosen(opened, folder, plan, spoken)
    tell_plan.tell_plan(opened, chosen, spoken)


def _opened(folder: Path) -> Opened:
    from imvo.reporting.plan_dossier import open_dossier

    options.there(folder)
    return open_dossier(folder)


def _chosen(opened: Opened, folder: Path, given: Path | None, lang: str) -> Chosen:
    """The plan that is meant. Stop when there is none."""
    from imvo.reporting.plan_dossier import choose

    if given is not None and not given.is_file():
        raise Stop("plan-missing", file=str(given))
    found = choose(opened, given, lang)
    if found is None:
        raise Stop("plan-none", folder=str(folder))
    return found


def _room(target: Path, fresh: list[bytes], *, own: bool) -> None:
    """Refuse to write over a file, but for the plan of the dossier as imvo itself would write it."""
    if target.suffix.lower() != ".xlsx":
        raise Stop("template-name", file=target.name)
    if target.is_symlink() or target.exists():
        if not own:
            raise Stop("file-exists", file=str(target))
        if target.is_symlink() or target.read_bytes() not in fresh:
            raise Stop("plan-exists", file=str(target))


def _shape(opened: Opened, chosen: Chosen, outcome: Outcome, lang: str) -> Shape:
    """The outcome as plain values; texts in one language."""
    from imvo.action.checks import PROGRESS_LEVELS, catalogue
    from imvo.words import text

    def one(row: Shape) -> Shape:
        check = catalogue().check(row["check"])
        texts = [catalogue().texts[key] for key in check.guidance]
        return {
            **{name: row[name] for name in ("level", "check", "issue", "measure", "detail", "file", "sheet", "row")},
            "says": text(f"plan.check.{check.id}.what", lang),
            "do": text(f"plan.check.{check.id}.do", lang),
            "ground": str(getattr(check.ground, lang)),
            "duties": row["duties"].split("|") if row["duties"] else [],
            "guidance": [{"name": str(getattr(each.name, lang)), "read": each.read} for each in texts],
        }

    return {
        "plan": chosen.name,
        "as_of": opened.as_of.isoformat(),
        "passes": outcome.passes,
        "counts": {level: outcome.count(level) for level in PROGRESS_LEVELS},
        "measures": _counted(chosen.plan),
        "findings": [one(row) for row in outcome.found.iter_rows(named=True)],
        "rejected": chosen.rejected.rows(named=True),
    }


def _counted(plan: Plan) -> Shape:
    live = len(plan.live())
    return {"all": len(plan.measures), "taken_up": live, "left": len(plan.measures) - live}


app.command("new", short_help="Write a plan to fill in.")(new)
app.command("check", short_help="Check a plan.")(check)
app.command("show", short_help="Show a plan.")(show_)
