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
    """One line per phase; `done` is told the rows of the phase that are done so far."""

    def __init__(self, bar: Bar, lang: str) -> None:
        self.bar, self.lang = bar, lang
        self.rows, self.began = 0, time.monotonic()
        self.task = bar.add_task("", total=None, told="")

    def phase(self, name: str, rows: int) -> None:
        from imvo.words import has, text

        key = f"cli.phase.{name}"
        label = text(key, self.lang) if has(key, self.lang) else name
        self.rows, self.began = rows, time.monotonic()
        self.bar.reset(self.task, total=rows or None, description=label, told=self._told(0, 0.0))

    def done(self, rows: int) -> None:
        passed = time.monotonic() - self.began
        self.bar.update(self.task, completed=rows, told=self._told(rows, passed))

    def _told(self, rows: int, passed: float) -> str:
        from imvo.words import count, text

        if not self.rows:
            return ""
        of, all_ = count(rows, self.lang), count(self.rows, self.lang)
        if not rows or passed <= 0:
            return text("cli.rows.of", self.lang, done=of, rows=all_)
        rate = count(round(rows / passed), self.lang)
        return text("cli.rows.rate", self.lang, done=of, rows=all_, rate=rate)
