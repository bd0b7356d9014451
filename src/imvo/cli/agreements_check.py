"""`imvo agreements check`: mistakes in definitions of agreements, and weaknesses of what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.agreement.errors import Problem
    from imvo.agreement.lint import Finding
    from imvo.agreement.yaml_file import Document

WRONG, FAILED = 2, 3


@dataclass
class Checked:
    """What was found in some files: mistakes, and findings per file. `mistaken`: where no findings were looked for.

    `others`: the files in the folder that are no definitions.
    """

    files: list[str]
    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    each: list[tuple[Finding, ...]] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        return [finding for found in self.each for finding in found]


def check(
    given: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Ids of agreements, or files of definitions; otherwise all there are."),
    ] = None,
    definitions: options.Definitions = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with exit code 3 when anything serious or weak is found.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Also show what is only to note, and on what each finding rests.")
    ] = False,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Check definitions: every mistake, and every weakness of what was agreed or is known, with file and line.

    What is only to note is counted.
    Mistakes give exit code 2. Findings alone do not: they are about the text, or about what is known of it.
    """
    from imvo.cli import show

    done = _checked(given, options.folder(definitions))
    if as_json:
        show.as_json(_shape(done, lang))
    else:
        _tell(done, lang, notes=notes)
    if done.problems:
        raise typer.Exit(WRONG)
    if strict and any(found.severity != "info" for found in done.findings):
        raise typer.Exit(FAILED)


def _path(given: str, folder: Path | None) -> Path:
    """The file of an id, or the file that is named itself. Stop names the nearest id when it is neither."""
    from imvo import agreement as agreements

    ids = agreements.available(folder)
    if given in ids or given.endswith((".yaml", ".yml")):
        return agreements.path_of(given, folder)
    if Path(given).is_file():
        return Path(given)
    raise Stop("agreement", agreement=given, nearest=options.nearest(given, ids))


def _checked(given: list[str] | None, folder: Path | None) -> Checked:
    from imvo import agreement as agreements
    from imvo.agreement.lint import across, lint
    from imvo.agreement.loader import others, validate
    from imvo.agreement.yaml_file import parse, read_text

    paths = [_path(name, folder) for name in given or agreements.available(folder)]
    done = Checked([path.name for path in paths], others=[] if given else others(folder))
    for path in paths:
        try:
            document = parse(read_text(path), path.name)
            done.documents.append(document)
            done.each.append(lint(validate(document), document))
        except agreements.DefinitionError as error:
            done.problems.extend(error.problems)
            done.mistaken.append(path.name)
    done.problems.extend(across.problems(done.documents, folder=not given))
    return done


def _tell(done: Checked, lang: str, *, notes: bool) -> None:
    from imvo import words
    from imvo.cli import show

    for problem in done.problems:
        show.line(problem.told(lang), hang=2)
    for found in done.each:
        if found:
            _tell_one(found, lang, notes=notes)
    files, problems = str(len(done.files)), str(len(done.problems))
    show.line(words.text("cli.agreements.checked", lang, files=files, problems=problems))
    if done.others:
        show.line(words.text("definition.no-definitions", lang, files=", ".join(done.others)))
    if done.mistaken:
        show.line(words.text("lint.unread", lang, files=", ".join(done.mistaken)))
    show.line(words.text("lint.all", lang, **_counts(done.findings, lang)))
    if done.findings and not notes:
        show.line(words.text("lint.hidden", lang))
    if done.findings:
        show.line(words.text("lint.reading", lang))


def _tell_one(findings: Sequence[Finding], lang: str, *, notes: bool) -> None:
    """One agreement: how much of what, and a short line per finding, worst first; with `notes` everything at length."""
    from imvo import words
    from imvo.agreement.lint import in_words
    from imvo.cli import show

    counts = {key: value for key, value in _counts(findings, lang).items() if key != "findings"}
    show.title(f"{findings[0].agreement}: {words.text('lint.counted', lang, **counts)}")
    for found in findings:
        if notes or found.severity != "info":
            rests = "; ".join(filter(None, (in_words.grounds(found, lang) if notes else "", found.rule)))
            says = in_words.say(found, lang, in_words.NAMED if notes else in_words.FEW)
            values = {"severity": in_words.severity(found.severity, lang), "at": in_words.at(found, lang)}
            show.line(words.text("lint.one", lang, says=says, rule=rests, **values), indent=2, hang=2)
    show.line()


def _counts(findings: Sequence[Finding], lang: str) -> dict[str, str]:
    from imvo.words import count

    each = Counter(found.severity for found in findings)
    numbers = {"errors": each["error"], "warnings": each["warning"], "notes": each["info"], "findings": len(findings)}
    return {key: count(number, lang) for key, number in numbers.items()}


def _shape(done: Checked, lang: str) -> dict[str, Any]:
    from imvo.agreement.lint import SEVERITIES

    each = Counter(found.severity for found in done.findings)
    return {
        "checked": done.files,
        "passed_over": done.others,
        "problems": [_problem(problem, lang) for problem in done.problems],
        "counts": {severity: each[severity] for severity in SEVERITIES},
        "findings": [_finding(found, lang) for found in done.findings],
    }


def _problem(problem: Problem, lang: str) -> dict[str, Any]:
    same = {name: getattr(problem, name) for name in ("file", "line", "where", "nearest")}
    return {**same, "message": problem.message_in(lang), "expected": problem.expected_in(lang)}


def _finding(found: Finding, lang: str) -> dict[str, Any]:
    from imvo.agreement.lint import in_words

    grounds = found.grounds
    return {
        "agreement": found.agreement,
        "rule": found.rule,
        "severity": found.severity,
        "file": found.file,
        "line": found.line,
        "says": in_words.say(found, lang),
        "key": found.key,
        "places": [
            {"where": place.where, "line": place.line, "name": in_words.name(place.name, lang) or None}
            for place in found.places
        ],
        "grounds": {"sources": grounds.sources, "themes": grounds.themes, "duties": grounds.duties},
    }
