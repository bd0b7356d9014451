"""One piece of work in a thread beside the rest, never left running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Run `work` in a thread while the block runs; both are done when the block is left.

    An error of the work is raised once the block is done. When the block fails, or the user cancels, even while the
    thread is waited for, the thread is waited for all the same: what it writes must not appear after the clean-up.
    """
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked for the work
            failed.append(error)

    thread = Thread(target=run)
    try:
        thread.start()
        yield
    finally:
        _wait(thread)
    if failed:
        raise failed[0]


def _wait(thread: Thread) -> None:
    cancelled = False
    while thread.is_alive():
        try:
            thread.join()
        except KeyboardInterrupt:
            cancelled = True
    if cancelled:
        raise KeyboardInterrupt
