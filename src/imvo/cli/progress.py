"""Progress on a terminal: phase, rows done of all, rate and time left. In a pipe there is silence."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from imvo.runs import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


@contextmanager
def shown(*, quiet: bool, lang: str) -> Iterator[Progress]:
    """A progress that shows itself on stderr while the block runs, and leaves nothing behind on the screen."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[told]}", markup=False),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        yield OnTerminal(bar, lang)


class OnTerminal:
    """One line per phase; `done` is told the rows of the phase that are done so far. A phase that tells none pulses."""

    def __init__(self, bar: Bar, lang: str) -> None:
        self.bar, self.lang = bar, lang
        self.rows, self.began = 0, time.monotonic()
        self.task = bar.add_task("", total=None, told="")

    def phase(self, name: str, rows: int) -> None:
        from imvo.words import has, plural, text

        key = f"cli.phase.{name}"
        label = text(key, self.lang) if has(key, self.lang) else name
        self.rows, self.began = rows, time.monotonic()
        told = plural("cli.rows.all", rows, self.lang) if rows else ""
        self.bar.remove_task(self.task)
        self.task = self.bar.add_task(label, total=None, told=told)

    def done(self, rows: int) -> None:
        from imvo.words import count, text

        passed = max(time.monotonic() - self.began, 1e-3)
        told = {"done": rows, "rows": self.rows, "rate": round(rows / passed)}
        line = text("cli.rows.rate", self.lang, **{name: count(n, self.lang) for name, n in told.items()})
        self.bar.update(self.task, total=self.rows, completed=rows, told=line)
