"""The manifest of a submission: which files it holds, by sha256, what made them, and a seal over itself."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAME = "manifest.json"
PARTS = ("files", "generated_at", "seal")
SCHEMA = 1
_BLOCK = 1 << 20
_LARGEST = 16 << 20


class ManifestError(Exception):
    """The manifest is missing, is not ours, or its seal does not hold. The message is for people."""


def sha256(path: Path) -> str:
    """Hash of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def files(folder: Path) -> dict[str, str]:
    """Relative path with forward slashes -> sha256 of every file below `folder` but the manifest, in order of path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)
    return {path.relative_to(folder).as_posix(): sha256(path) for path in found}


def now() -> str:
    """The moment of making in UTC; SOURCE_DATE_EPOCH, when set, stands in for the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    # The one clock of imvo: no other output may hold the moment of making.
    clock = datetime.datetime.now(datetime.UTC)  # noqa: TID251
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else clock
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def seal(content: Mapping[str, Any]) -> str:
    """sha256 over the canonical JSON of everything but the seal itself."""
    rest = {key: value for key, value in content.items() if key != "seal"}
    canonical = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def write(folder: Path, content: Mapping[str, Any]) -> None:
    """Write the manifest with the hashes of all files now in `folder`, and its seal."""
    full: dict[str, Any] = {"schema": SCHEMA, **content, "generated_at": now(), "files": files(folder)}
    full["seal"] = seal(full)
    (folder / NAME).write_text(_text(full), encoding="utf-8", newline="\n")


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a dossier with its seal checked; ManifestError otherwise."""
    path = folder / NAME
    if not path.is_file():
        raise ManifestError(f"{folder.name} holds no {NAME}: it is not a dossier of imvo, or it is not whole.")
    if path.stat().st_size > _LARGEST:
        raise ManifestError(f"{NAME} is larger than any that imvo writes.")
    try:
        written = path.read_bytes().decode("utf-8")
        content = json.loads(written)
    except ValueError as error:
        raise ManifestError(f"{NAME} cannot be read: {error}") from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise ManifestError(f"{NAME} is of another schema than {SCHEMA}, which this imvo reads.")
    lacking = [name for name in PARTS if name not in content]
    if lacking:
        raise ManifestError(f"{NAME} says nothing of {', '.join(lacking)}: imvo did not make it.")
    if not isinstance(content["files"], dict) or not all(map(_inside, content["files"])):
        raise ManifestError(f"{NAME} names a file outside its folder: imvo did not make it.")
    # Not a byte may differ, not even a space that changes no value.
    if content.get("seal") != seal(content) or written != _text(content):
        raise ManifestError(f"{NAME} was changed after it was made: its seal does not hold.")
    return content


def _inside(name: str) -> bool:
    """Whether a recorded name stays within the folder: whoever seals a manifest by hand may write any name."""
    parts = name.split("/")
    return (
        (os.sep not in name.replace("/", ""))
        and ":" not in parts[0]
        and all(part not in ("", ".", "..") for part in parts)
    )
