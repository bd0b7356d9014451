"""Whether a sealed manifest is one that imvo writes for a dossier: whoever seals by hand may write anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from imvo import words
from imvo.runs import manifest

PAGE, WORKBOOK = "dossier.html", "dossier.xlsx"
PARQUET = ("sites", "risks", "signals")
CSV = ("issues", "questions", "rejected")
_DICTS = ("made_by", "request", "rows", "registers", "files")


def ours(content: Mapping[str, Any]) -> None:
    """ManifestError, which names what it lacks, when it is of no dossier."""
    if not all(isinstance(content.get(part, {}), dict) for part in _DICTS):
        raise manifest.ManifestError(f"{manifest.NAME} is not of a dossier of imvo.")
    written = {PAGE, WORKBOOK, *(f"{name}.parquet" for name in PARQUET), *(f"{name}.csv" for name in CSV)}
    lacking = [name for name in (*_DICTS, "agreement") if name not in content]
    lacking += sorted(written - set(content.get("files", {})))
    lacking += [f"made_by.{name}" for name in ("imvo", "method", "schemas") if name not in content.get("made_by", {})]
    request = content.get("request", {})
    if request.get("lang") not in words.LANGUAGES:
        lacking.append("request.lang")
    if not _is_day(request.get("as_of")):
        lacking.append("request.as_of")
    if lacking:
        raise manifest.ManifestError(f"{manifest.NAME} lacks {', '.join(lacking)}: it is not of a dossier of imvo.")


def _is_day(text: Any) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True
