"""From an error to what a person reads: file, row, column, what is wrong, and what to do about it."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import imvo


@dataclass(frozen=True)
class Failure:
    """An exit code and the lines for stderr."""

    code: int
    lines: tuple[str, ...]


class Stop(Exception):
    """A call that cannot be done, found by a command itself. `key`: of words `cli.stop.<key>.what` and `.mend`."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def explain(error: BaseException, lang: str) -> Failure | None:
    """What to tell about an error that has to do with the input or the call; None for a defect of imvo."""
    for kind in type(error).__mro__:
        # Compared by name: what was never imported was never raised, and importing it here would slow every start.
        told = _TOLD.get(f"{kind.__module__}.{kind.__qualname__}")
        if told is not None:
            return told(error, lang)
    return None


def defect(error: BaseException, lang: str) -> Failure:
    """Plain words for an error that nobody foresaw. The message of the error may hold a user's data: it is left out."""
    from imvo.words import text

    home = Path(imvo.__file__).parent
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(home)]
    where = f"{Path(own[-1].filename).relative_to(home).as_posix()}, line {own[-1].lineno}" if own else "?"
    versions = f"imvo {imvo.__version__}, Python {platform.python_version()}, {platform.system()}"
    what = f"  {type(error).__name__} ({where}); {versions}"
    return Failure(1, (text("cli.defect.what", lang), what, text("cli.defect.report", lang)))


def _lines(what: str, mend: str, lang: str) -> Failure:
    from imvo.words import text

    return Failure(2, (f"imvo: {what}", *((text("cli.mend", lang, mend=mend),) if mend else ())))


def _stop(error: BaseException, lang: str) -> Failure:
    from imvo.words import text

    assert isinstance(error, Stop)
    what, mend = (text(f"cli.stop.{error.key}.{part}", lang, **_wanted(error, part, lang)) for part in ("what", "mend"))
    return _lines(what, mend, lang)


def _wanted(error: Stop, part: str, lang: str) -> dict[str, str]:
    from imvo import words

    names = words.placeholders(words.source(f"cli.stop.{error.key}.{part}", lang))
    return {name: value for name, value in error.values.items() if name in names}


def _file(error: BaseException, lang: str) -> Failure:
    from imvo.files import UnusableFile
    from imvo.intake.notes import explain as in_words

    assert isinstance(error, UnusableFile)
    reason, mend = in_words(error, lang)
    return _lines(f"{error.file}: {reason}", mend, lang)


def _definition(error: BaseException, lang: str) -> Failure:
    return _mistakes(error, "cli.definition", lang)


def _participant(error: BaseException, lang: str) -> Failure:
    return _mistakes(error, "cli.participant", lang)


def _mistakes(error: BaseException, head: str, lang: str) -> Failure:
    from imvo.agreement.errors import DefinitionError
    from imvo.files import plain
    from imvo.words import text

    assert isinstance(error, DefinitionError)
    return Failure(2, (text(head, lang), *(f"  {plain(problem.told(lang), None)}" for problem in error.problems)))


def _message(error: BaseException, lang: str) -> Failure:
    return _lines(str(error), "", lang)


def _manifest(error: BaseException, lang: str) -> Failure:
    from imvo.words import text

    return _lines(str(error), text("cli.manifest", lang), lang)


def _system(error: BaseException, lang: str) -> Failure:
    from imvo.agreement.errors import system
    from imvo.words import text

    assert isinstance(error, OSError)
    name = Path(str(error.filename)).name if error.filename else ""
    why = system(error)
    said = why.told(lang) if why else error.strerror or str(error)
    return _lines(f"{name}: {said}" if name else said, text("cli.system", lang), lang)


def _memory(_error: BaseException, lang: str) -> Failure:
    from imvo.words import text

    return _lines(text("cli.memory.what", lang), text("cli.memory.mend", lang), lang)


_TOLD: dict[str, Callable[[BaseException, str], Failure]] = {
    f"{Stop.__module__}.{Stop.__qualname__}": _stop,
    "imvo.files.errors.UnusableFile": _file,
    "imvo.agreement.errors.ParticipantError": _participant,
    "imvo.agreement.errors.DefinitionError": _definition,
    "imvo.reference.load.RegisterError": _message,
    "imvo.reference.add.AddError": _message,
    "imvo.runs.manifest.ManifestError": _manifest,
    "builtins.OSError": _system,
    "builtins.MemoryError": _memory,
}
