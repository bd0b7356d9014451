"""Write a file or a folder aside and put it in its place in one move: a kill leaves nothing or a whole.

What is written aside stands beside its target under a name that tells whose it is. A later run removes what a killed
one left: only names of this form, of this target, whose process is gone from this machine.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

_ours: set[str] = set()


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; on leaving without an error it becomes `target`, replacing what was there."""
    target = _absolute(target)
    aside = _aside(target)
    try:
        yield aside
        _sync(aside)
        aside.replace(target)
        _sync(target.parent)
    except BaseException:
        _remove(aside)
        raise


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; on leaving without an error it becomes `target`.

    FileExistsError when `target` exists and is not an empty folder: a delivery is never overwritten.
    """
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise FileExistsError(target)
    target = _absolute(target)
    aside = _aside(target)
    try:
        # Within the clean-up: who cancels at the very moment that the folder comes to be leaves none.
        aside.mkdir()
        yield aside
        for folder, _, files in os.walk(aside, topdown=False):
            for name in files:
                _sync(Path(folder, name))
            _sync(Path(folder))
        here = target.is_dir() and target.samefile(os.curdir)
        if target.is_dir():
            target.rmdir()
        aside.rename(target)
        if here:  # this process stood in the empty folder that made place
            os.chdir(target)
        _sync(target.parent)
    except BaseException:
        _remove(aside)
        raise


def _absolute(target: Path) -> Path:
    """`target` with a name of its own, which `.` and `..` have not; a link that is named stays a link."""
    return target.resolve() if target.name in ("", "..") else target.parent.resolve() / target.name


def _aside(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target)
    aside = target.with_name(f".{target.name}.imvo-{_host()}-{os.getpid()}-{token_hex(4)}")
    _ours.add(aside.name)
    return aside


def _host() -> str:
    """The machine's name, so that a shared folder is not cleared of another machine's running work."""
    return re.sub(r"[^A-Za-z0-9]", "", platform.node())[:20] or "host"


def _clear(target: Path) -> None:
    form = re.compile(rf"\.{re.escape(target.name)}\.imvo-{_host()}-(\d+)-[0-9a-f]{{8}}")
    for entry in target.parent.iterdir():
        found = form.fullmatch(entry.name)
        if found and entry.name not in _ours and not entry.is_symlink() and not _runs(int(found.group(1))):
            _remove(entry)


def _runs(process: int) -> bool:
    if process == os.getpid():  # a number given out again: what this process writes stands in `_ours`
        return False
    if os.name == "nt":  # signal 0 would end a process there; what is unsure is left alone
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(FileNotFoundError):
            path.unlink()


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
