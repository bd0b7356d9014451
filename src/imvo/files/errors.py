"""The one error by which a file is refused: which file, why, and what to do about it."""

from __future__ import annotations

from functools import cache
from importlib import resources

from ruamel.yaml import YAML


@cache
def _english() -> dict[str, str]:
    """The English texts, read as data: the room of words stands above this one and is not imported."""
    texts: dict[str, str] = {}
    for room in ("files", "intake", "rmi", "holdings"):
        source = resources.files("imvo") / "words" / f"{room}.en.yaml"
        if not source.is_file():
            continue
        texts.update(YAML(typ="safe").load(source.read_text(encoding="utf-8")))
    return texts


class UnusableFile(Exception):
    """A file that cannot be used as a whole.

    `key` names the texts `<key>.reason` and `<key>.mend` in `imvo.words`; `values` fill
    their placeholders (text; a text need not use all of them).
    `reason` and `mend` are the English texts, `str()` all of it in one line.
    """

    def __init__(self, file: str, key: str, **values: object) -> None:
        self.file = file
        self.key = key
        self.values: dict[str, str] = {name: str(value) for name, value in values.items()}
        super().__init__(file, key, self.values)

    @property
    def reason(self) -> str:
        return _english()[f"{self.key}.reason"].format(**self.values)

    @property
    def mend(self) -> str:
        return _english()[f"{self.key}.mend"].format(**self.values)

    def __str__(self) -> str:
        return f"{self.file}: {self.reason} {self.mend}"
