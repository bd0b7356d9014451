"""Registers kept in a dossier: byte for byte as they were used, so that their sha256 says which edition it was."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from imvo import reference
from imvo.reference import Edition

# What is not needed to make the tables again: names and shapes of countries belong to the version of imvo.
_NOT_KEPT = ("countries", "world-map")


def keep(editions: Mapping[str, Edition], folder: Path) -> None:
    """Copy every register used into `folder`, one folder each."""
    for name, edition in editions.items():
        if name in _NOT_KEPT:
            continue
        target = folder / name.replace("-", "_")
        target.mkdir(parents=True)
        for path in sorted(edition.folder.iterdir()):
            if path.suffix in (".csv", ".yaml"):
                shutil.copyfile(path, target / path.name)


def use(folder: Path, as_of: date) -> dict[str, Edition]:
    """The kept registers and no others, with imvo's own names of countries."""
    shipped = {name: reference.load(name, as_of) for name in _NOT_KEPT}
    return {**reference.load_from(folder, as_of), **shipped}
