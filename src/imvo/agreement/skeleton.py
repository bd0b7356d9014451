"""A new definition to fill in: every key with a comment, valid as it stands, with `unknown` for what is not known."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from imvo.agreement import loader
from imvo.agreement.model.definition import Agreement

SKELETON = Path(__file__).parent / "skeleton.yaml"
_ID = re.compile(r"^id: .*$", flags=re.MULTILINE)


class WrongId(ValueError):
    """The id cannot be that of an agreement."""


@cache
def pattern() -> str:
    """What an id looks like, as a definition itself asks it."""
    found = (getattr(part, "pattern", None) for part in Agreement.model_fields["id"].metadata)
    return next(str(each) for each in found if each is not None)


def text(agreement_id: str) -> str:
    """The skeleton of an agreement of that id. WrongId when the id does not fit its pattern."""
    if re.fullmatch(pattern(), agreement_id) is None:
        raise WrongId(agreement_id)
    return _ID.sub(f"id: {agreement_id}", SKELETON.read_text(encoding="utf-8"), count=1)


def write(agreement_id: str, path: Path) -> None:
    """Write the skeleton to a new file. WrongId; FileExistsError when something stands at `path`, which then stays."""
    content = text(agreement_id)
    loader.loads(content, path.name)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(content)
