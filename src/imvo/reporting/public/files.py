"""The two files of the public account."""

from __future__ import annotations

from pathlib import Path

from imvo.disclosure import Account
from imvo.reporting.public import data, page
from imvo.reporting.public.sentences import Sentences
from imvo.reporting.view import DossierView

PAGE, DATA = "public.html", "public.json"
FILES = (PAGE, DATA)


def write(account: Account, view: DossierView, lang: str, folder: Path) -> None:
    """Write both into `folder`. `view`: the dossier's, of which only names of codes and sources are read."""
    say = Sentences(account, view, lang)
    (folder / PAGE).write_text(page.render(say), encoding="utf-8", newline="\n")
    (folder / DATA).write_text(data.render(say), encoding="utf-8", newline="\n")
