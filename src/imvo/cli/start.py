"""`imvo start`: a handful of questions, or a file of answers, become `participant.yaml`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.agreement.interview import Question

STOPPED = 130


def start(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")] = Path(
        "participant.yaml"
    ),
    answers: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take the answers from a participant file, and check them."),
    ] = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    quiet: options.Quiet = False,
) -> None:
    """Say once who you are: which agreements you take part in, since when, through whom, how large, with which chains.

    Only what the chosen agreements depend on is asked. What you do not know stays unknown.
    """
    from imvo.agreement import participant_file
    from imvo.cli import show
    from imvo.files import whole_file
    from imvo.words import text

    if out.exists() or out.is_symlink():
        raise Stop("file-exists", file=str(out))
    folder = options.folder(definitions)
    if answers is None:
        content = _ask(folder, lang)
    else:
        found = participant_file.load(answers, folder)
        content = found.model_dump(mode="json", by_alias=True)
    written = participant_file.written(content, lang)
    with whole_file(out) as aside:
        aside.write_text(written, encoding="utf-8", newline="\n")
        mine = participant_file.load(aside, folder).ids()  # what is written is what every command reads
    if quiet:
        return
    if not mine:
        show.line(text("cli.start.written-none", lang, file=str(out)))
    else:
        show.line(text("cli.start.written", lang, file=str(out), command=f"imvo duties --participant {out}"))


def _ask(folder: Path | None, lang: str) -> dict[str, object]:
    from imvo import agreement as agreements
    from imvo.agreement.interview import interview
    from imvo.cli import show
    from imvo.words import text

    known = {name: agreements.load(name, folder) for name in agreements.available(folder)}
    asking = interview(known)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a letter in another encoding is no reason to stop
    show.line(text("cli.start.hint", lang))
    try:
        question = next(asking)
        while True:
            question = asking.send(_answer(question, lang))
    except StopIteration as done:
        found = done.value
        assert isinstance(found, dict)
        return found
    except (EOFError, typer.Abort):
        show.notice(text("cli.start.stopped", lang))
        raise typer.Exit(STOPPED) from None


def _answer(question: Question, lang: str) -> object:
    """Ask until the answer can be read; an empty one always can."""
    from imvo.agreement import in_words
    from imvo.cli import show
    from imvo.words import text

    show.line()
    said = "" if question.said is None else in_words.said(question.said, lang)
    ask = in_words.say(question.ask, lang)
    show.line(f"{said}{'' if said.endswith('?') else ':'} {ask}" if said else ask)
    for number, (code, name) in enumerate(question.options.items(), 1):
        show.line(f"{number:>3}  {in_words.said(name, lang)} ({code})", indent=2, hang=7)
    while True:
        given = typer.prompt(">", default="", show_default=False, prompt_suffix=" ")
        try:
            return question.read(str(given))
        except ValueError:
            how = f"cli.start.how-{question.kind}"
            show.line(text("cli.start.again", lang, how=text(how, lang)))
