"""What `imvo assess` prints: rows, warnings, the first issues and why, what to do first, and the file to open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from imvo import words
from imvo.action import answers, returned
from imvo.cli import notices, shapes, show
from imvo.intake import Gathered
from imvo.reporting import changes, dossier, monday, previous, public
from imvo.reporting.phrases import Phrases
from imvo.reporting.view_of import view_of

if TYPE_CHECKING:
    from imvo.cli.notices import Notice
    from imvo.reporting.compute import Result

FIRST = 3
REJECTED = 100


def tell(result: Result, folder: Path | None, lang: str, *, as_json: bool, quiet: bool) -> None:
    """Print the outcome. `folder` None: no row was accepted, so no dossier was written."""
    say = Phrases(view_of(_without_risks(result)), lang)
    found = notices.of(result, say, lang)
    if as_json:
        show.as_json(shape(result, folder, found, lang))
        return
    _rows(result, folder, lang)
    if folder is not None:
        _answers(result, folder, lang)
        _since(result, say)
    for warning in found:
        show.line(f"! {warning.text}", hang=2)
    if folder is not None and not quiet:
        _first_issues(say, lang)
        _to_do(say, lang)
        show.line()
    if folder is not None:
        show.line(words.text("cli.assess.open", lang, file=str(folder / dossier.PAGE)))
        if not quiet:
            _next(result, folder, lang)


def shape(result: Result, folder: Path | None, found: list[Notice], lang: str) -> shapes.Shape:
    """The whole outcome as plain values."""
    intake, request = result.intake, result.request
    issues = result.assessment.issues if folder is not None else result.assessment.issues.clear()
    return {
        "rows_in": intake.rows_in,
        "accepted": intake.accepted,
        "rejected": intake.rejected_rows,
        "agreement": None if result.agreement is None else result.agreement.id,
        "as_of": request.as_of.isoformat(),
        "participant": request.participant.name,
        "signed": None if request.participant.signed is None else str(request.participant.signed),
        "method": result.method.method,
        "registers": [shapes.used(name, edition) for name, edition in result.editions.items()],
        "issues": [shapes.issue(row) for row in issues.iter_rows(named=True)],
        "duties": [shapes.duty(duty, lang) for duty in result.duties],
        "warnings": [{"kind": warning.kind, "text": warning.text} for warning in found],
        "rejected_rows": _rejected(result).drop("what").to_dicts(),
        "dossier": None if folder is None else str(folder),
    }


def _without_risks(result: Result) -> Result:
    """The same without its nine rows per site and without single cells: the summary needs neither, and there may be
    millions. The rows that were left out stay: what is to be mended is counted from them.
    """
    assessment, intake = result.assessment, result.intake
    return replace(
        result,
        assessment=replace(assessment, risks=assessment.risks.clear(), processes=assessment.processes.clear()),
        intake=Gathered(tuple(replace(one, rejected=_rows_of(one.rejected)) for one in intake.readings)),
    )


def _rejected(result: Result) -> pl.DataFrame:
    """The rows that were left out, not the single cells."""
    return _rows_of(result.intake.rejected)


def _rows_of(rejected: pl.DataFrame) -> pl.DataFrame:
    return rejected.filter(pl.col("what") == "row")


def _rows(result: Result, folder: Path | None, lang: str) -> None:
    intake = result.intake
    numbers = {"rows": intake.rows_in, "accepted": intake.accepted, "rejected": intake.rejected_rows}
    told = {name: words.count(n, lang) for name, n in numbers.items()}
    show.line(words.plural("cli.assess.rows", len(intake.readings), lang, **told))
    several = len(intake.readings) > 1
    left_out = _rejected(result)
    shown = left_out.head(REJECTED).iter_rows(named=True) if folder is None else iter(())
    for row in shown:
        file = f"{row['file']}: " if several else ""
        told = {"row": str(row["row"]), "reason": row["reason"], "mend": row["mend"]}
        what = file + words.text("cli.assess.left_out", lang, **told)
        show.line(what, indent=2, hang=2)
    more = left_out.height - REJECTED
    if folder is None and more > 0:
        show.line(words.text("cli.assess.more_left_out", lang, n=words.count(more, lang)), indent=2)
    found = intake.rejected.filter(pl.col("what") == "cell").height
    if folder is not None and (found or intake.rejected_rows):
        cells = words.count(found, lang)
        show.line(words.text("cli.assess.see_rejected", lang, cells=cells, file=str(folder / "rejected.csv")), indent=2)


def _answers(result: Result, folder: Path, lang: str) -> None:
    """How many of the answers that came back were used, and where to see what was not understood."""
    states = None if result.heard is None else result.heard.results.get(answers.STATES)
    carried = 0 if states is None else states.filter("carried").height
    own = 0 if states is None else states.height - carried
    if states is not None and own:
        used, came = answers.used(states, result.sites).height, words.count(own, lang)
        key = "answers.told.used"
        show.line(words.plural(key, used, lang, all=came) if used else words.text("answers.told.none", lang, all=came))
    elif any(returned.ANSWERS in one.tables for one in result.returned.readings):
        show.line(words.text("answers.told.open", lang))
    if carried:
        show.line(words.plural("returned.carried", carried, lang))
    look = 0 if result.heard is None else dossier.refused(result).height
    if look:
        file = str(folder / dossier.REFUSED)
        show.line(words.plural("answers.told.cells", look, lang, file=file), indent=2)


def _since(result: Result, say: Phrases) -> None:
    """What changed since the dossier before, in one line."""
    for shown in (one.section for one in result.outcomes if one.part is changes.PART):
        if shown is not None:
            told = "; ".join(f"{say.label(fact.label)}: {say.label(fact.value)}" for fact in shown.headline)
            show.line(f"{told}.", hang=2)


def _first_issues(say: Phrases, lang: str) -> None:
    show.line()
    if not say.top:
        show.line(say("summary.no_issues"))
        return
    show.title(say.many("summary.first", min(FIRST, len(say.top))))
    for issue in say.top[:FIRST]:
        _issue(say, issue)
    show.line(words.text("cli.assess.engage", lang), indent=2, hang=2)


def _issue(say: Phrases, issue: dict[str, Any]) -> None:
    show.line(f"{issue['rank']}. {say.title(issue)}", indent=2, hang=3)
    show.line(say.reasons.why(issue, 1), indent=5)


def _next(result: Result, folder: Path, lang: str) -> None:
    """The files beside the page that people work with, and the next command."""
    for key, name in (("questions", previous.ANSWERS_BOOK), ("public", public.PAGE)):
        if (folder / name).is_file():
            show.line(words.text(f"answers.next.{key}", lang, file=str(folder / name)), indent=2, hang=2)
    planned = any(result.returned.tables[kind].height for kind in returned.PLAN)
    if result.returned.kept:
        sheets = ", ".join(words.text(f"plan.book.{kind}", lang) for kind in result.returned.kept)
        show.line(words.text("plan.section.kept", lang, sheets=sheets), indent=2, hang=2)
    key = "check" if planned else "plan"
    show.line(words.text(f"answers.next.{key}", lang, dossier=str(folder)), indent=2, hang=2)


def _to_do(say: Phrases, lang: str) -> None:
    """The first steps that stand on page 1 of the dossier."""
    found = monday.steps(say)
    if found:
        show.line()
        show.title(words.text("cli.assess.do_first", lang))
    for place, step in enumerate(found[:FIRST], start=1):
        show.line(f"{place}. {step.do}", indent=2, hang=3)
