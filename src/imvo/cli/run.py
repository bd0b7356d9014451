"""Run one call: its exit code, and what a person reads when it cannot be done.

0 done; 1 a defect of imvo; 2 unusable input or call, or no row accepted; 3 verification failed; 130 cancelled.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from types import FrameType

import typer.main

from imvo.cli import failures

DONE, DEFECT, UNUSABLE, FAILED, CANCELLED, ENDED = 0, 1, 2, 3, 130, 143


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `imvo` with these arguments (None: those of the process) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    try:
        with _told_to_end():
            code = _command(given)
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _cancelled(given)
    except BrokenPipeError:
        # Who reads has had enough (`imvo ... | head`). Nothing may be written at exit any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else DEFECT
    except BaseException as error:  # noqa: BLE001 - a panic in Polars is no Exception
        return _failed(error, given)
    return code


def _command(given: list[str]) -> int:
    """Typer's own `main` takes a closed pipe and Ctrl-C for itself, with other exit codes than these."""
    from imvo.cli.app import app

    command = typer.main.get_command(app)
    try:
        with command.make_context("imvo", list(given)) as context:
            command.invoke(context)
    except typer.Exit as stopped:
        return stopped.exit_code
    return DONE


def _cancelled(given: list[str]) -> int:
    from imvo.words import text

    print(text("cli.cancelled", language(given)), file=sys.stderr)
    return CANCELLED


def _failed(error: BaseException, given: list[str]) -> int:
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if callable(show) and isinstance(code, int):  # a wrong call, found by typer
        show()
        return code
    failure = failures.explain(error, language(given))
    if failure is None and _debugging(given):
        raise error
    failure = failure or failures.defect(error, language(given))
    for line in failure.lines:
        print(line, file=sys.stderr)
    return failure.code


def language(given: Sequence[str]) -> str:
    """The language that a call asks for, also when the call as a whole is wrong."""
    for place, word in enumerate(given):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and place + 1 < len(given):
            asked = given[place + 1]
        if asked in ("nl", "en"):
            return asked
    return "en"


def _debugging(given: Sequence[str]) -> bool:
    return "--debug" in takewhile(lambda word: word.startswith("-"), given)


def _write_utf8() -> None:
    """Results are UTF-8 whatever the locale or code page; what cannot be written at all shows as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def _told_to_end() -> Iterator[None]:
    """A request to end (`kill`, a service that stops) clears away what is half written, as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(ENDED)

    former = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
