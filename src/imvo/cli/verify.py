"""`imvo verify`: whether a dossier is what it was when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from imvo.cli import options
from imvo.cli.failures import explain

if TYPE_CHECKING:
    from imvo.reporting.verify import Verification

FAILED = 3


def verify(
    folder: options.Dossier,
    lang: options.Lang = "en",
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Check that nothing in a dossier was changed, and that its results come out the same when made again."""
    from imvo.cli import progress, shapes, show
    from imvo.reporting import verify as library
    from imvo.runs.manifest import ManifestError

    options.there(folder)
    try:
        with progress.shown(quiet=quiet, lang=lang) as shown:
            done = library.verify(folder.resolve(), shown)
    except ManifestError as error:
        if as_json:
            show.as_json({"ok": False, "made_by": {}, "compared": [], "findings": [_broken(str(error))]})
        show.notice(f"imvo: {error}")
        raise typer.Exit(FAILED) from error
    except Exception as error:
        # The inputs are as they were, and yet cannot be used: that too is a failed verification.
        failure = explain(error, lang)
        if failure is None:
            raise
        for line in failure.lines:
            show.notice(line)
        raise typer.Exit(FAILED) from error
    if as_json:
        show.as_json(shapes.verification(done))
    else:
        _tell(done, lang)
    if not done.ok:
        raise typer.Exit(FAILED)


def _broken(message: str) -> dict[str, str]:
    return {"what": "manifest", "file": "manifest.json", "detail": message}


def _tell(done: Verification, lang: str) -> None:
    from imvo.cli import show
    from imvo.words import has, text

    made = ", ".join(f"{name} {value}" for name, value in done.made_by.items() if isinstance(value, str))
    for found in done.findings:
        key = f"cli.verify.{found.what}"
        what = text(key, lang) if has(key, lang) else found.what
        show.line(f"{found.file}: {what}" + (f" ({found.detail})" if found.detail else ""))
    for name in done.edited:
        key = "cli.verify.unread" if name in done.unread else f"cli.verify.edited.{name.partition('.')[0]}"
        show.line(f"{name}: {text(key, lang)}")
    for name in done.away:
        show.line(f"{name}: {text('cli.verify.away', lang)}")
    show.line(text("cli.verify.ok" if done.ok else "cli.verify.not_ok", lang, made=made))
