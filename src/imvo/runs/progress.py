"""What long work tells while it runs: a phase and how many rows it covers. Showing it is the business of the face."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by long work; a face shows it. Raising KeyboardInterrupt from any method cancels the run."""

    def phase(self, name: str, rows: int) -> None:
        """A new phase starts, over `rows` rows."""

    def done(self, rows: int) -> None:
        """So many rows of the current phase are done."""


class Silent:
    """Says nothing: for pipes, tests and libraries."""

    def phase(self, name: str, rows: int) -> None:
        """Nothing."""

    def done(self, rows: int) -> None:
        """Nothing."""
