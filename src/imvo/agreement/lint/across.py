"""What is wrong between definitions: each alone may be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imvo.agreement.errors import Phrase, Problem
from imvo.agreement.loader import misnamed
from imvo.agreement.yaml_file import Document


def problems(documents: Sequence[Document], *, folder: bool) -> Iterator[Problem]:
    """Two definitions with one id, and, in a folder from which they are called by id, a file named otherwise."""
    first: dict[str, Document] = {}
    for document in documents:
        found = document.data.get("id") if isinstance(document.data, dict) else None
        if not isinstance(found, str):
            continue
        stem = document.file.rpartition(".")[0]
        if found in first:
            other = first[found]
            wrong = Phrase("id-elsewhere", id=found, file=other.file, line=str(other.line(("id",))))
            yield Problem(document.file, document.line(("id",)), "id", wrong, (stem,), stem)
        elif folder and found != stem:
            yield misnamed(document, found, stem)
        first.setdefault(found, document)
