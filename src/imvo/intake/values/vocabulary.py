"""Processes, products and materials as people name them: the longest known phrase first.

The phrases are those of the register `processes` (`synonyms.csv`: kind, lang, phrase, ids).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from imvo.intake.wording import norm

KINDS = ("process", "product", "material", "stage-word")
# Tables of the register whose names are phrases too, but for the codes that say that nothing is stated.
_NAMED = {"table": "process", "products": "product", "materials": "material"}
_UNNAMED = frozenset({"unspecified"})
_PARTS = re.compile(r"[,;/|+\n\r•·]|\s[-–—]\s|&|\b(?:and|en|und|et)\b", re.IGNORECASE)
# Words that join or say nothing of what is made.
_FILLER = frozenset(
    "and or of the for in with all other others various etc misc only by from to a an "
    "en of de het een voor met van alle overige andere diverse divers enz "
    "und oder der die das fur mit von aus aller sonstige andere usw "
    "et ou le la les des du pour avec autres divers tous toutes d l "
    "product products producten produkte produits production productie produktion process processing proces type "
    "mens men s womens women ladies girls boys kids children baby unisex heren dames kinder kinderen herren damen "
    "hommes femmes enfants % supplier leverancier manufacturer nominated".split()
)
_NOT = frozenset(
    "no non not without free faux imitation vegan artificial geen zonder niet vrij nep kunst ohne kein keine frei "
    "sans pas".split()
)


@dataclass(frozen=True)
class Found:
    """What one cell names: codes by kind, and the parts of it that no phrase explains."""

    codes: dict[str, frozenset[str]]
    unknown: tuple[str, ...]

    def of(self, kind: str) -> frozenset[str]:
        return self.codes.get(kind, frozenset())


@dataclass(frozen=True)
class SectorWord:
    """A word that shows of which sector a list is; `own`: the sector of the chain at hand."""

    word: str
    sector: str
    own: bool


@dataclass
class Vocabulary:
    """Phrases (in normal form, as words) -> kind -> codes; with `made_by` (product -> the process that makes it), the
    words of sectors, and the names of the codes by table, of one chain.
    """

    phrases: dict[tuple[str, ...], dict[str, frozenset[str]]] = field(default_factory=dict)
    longest: int = 1
    made_by: dict[str, str] = field(default_factory=dict)
    sector_words: tuple[SectorWord, ...] = ()
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]]) -> Vocabulary:
        """From (kind, phrase, codes joined by a bar)."""
        made = cls()
        for kind, phrase, codes in rows:
            words = tuple(norm(phrase).split())
            if words and kind in KINDS:
                kinds = made.phrases.setdefault(words, {})
                kinds[kind] = kinds.get(kind, frozenset()) | frozenset(filter(None, codes.split("|")))
                made.longest = max(made.longest, len(words))
        return made

    def read(self, text: str) -> Found:
        """What `text` names. A part in which a word such as `non` or `faux` stands unexplained is not understood."""
        codes: dict[str, frozenset[str]] = {}
        whole = tuple(norm(text).split())
        if whole in self.phrases:
            return Found(dict(self.phrases[whole]), ())
        unknown = []
        for part in filter(None, (piece.strip() for piece in _PARTS.split(text))):
            found, left = self._part(norm(part).split())
            if left & _NOT or (not found and left):
                unknown.append(part)
                continue
            for kinds in found:
                for kind, ids in kinds.items():
                    codes[kind] = codes.get(kind, frozenset()) | ids
        if not unknown:
            return Found(codes, ())
        # Phrases may span what looks like a separator: `dyeing & finishing`, `cut/make/trim`.
        found, left = self._part(list(whole))
        if found and not left:
            return Found(_merge(found), ())
        return Found(codes, tuple(unknown))

    def _part(self, words: list[str]) -> tuple[list[dict[str, frozenset[str]]], set[str]]:
        """The phrases in `words`, longest first from the left, and the words left over that mean something."""
        found, left, at = [], set(), 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                kinds = self.phrases.get(tuple(words[at : at + size]))
                if kinds is not None:
                    found.append(kinds)
                    at += size
                    break
            else:
                if words[at] not in _FILLER:
                    left.add(words[at])
                at += 1
        return found, left


def _merge(found: list[dict[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    codes: dict[str, frozenset[str]] = {}
    for kinds in found:
        for kind, ids in kinds.items():
            codes[kind] = codes.get(kind, frozenset()) | ids
    return codes


@lru_cache(maxsize=16)
def of_folder(folder: Path) -> Vocabulary:
    """The phrases of the chain whose vocabulary stands in `folder`, and the names it gives the codes itself where they
    are no other phrase."""
    phrases = [(row["kind"], row["phrase"], row["ids"]) for row in _rows(folder, "synonyms")]
    known = {norm(phrase) for _, phrase, _ in phrases}
    tables = {table: _rows(folder, table) for table in _NAMED}
    for table, kind in _NAMED.items():
        for row in tables[table]:
            if row["id"] not in _UNNAMED:
                forms = [form for lang in ("nl", "en") for form in _forms(row[f"name_{lang}"])]
                phrases += [(kind, form, row["id"]) for form in forms if norm(form) not in known]
    made = Vocabulary.of(phrases)
    made.made_by = {row["id"]: row["made_by"] for row in tables["products"]}
    made.sector_words = tuple(
        SectorWord(row["word"], row["sector"], own=row["shows"] != "other") for row in _rows(folder, "sector_words")
    )
    made.tables = tables
    return made


def shipped() -> Vocabulary:
    """The vocabulary of the chain without a suffix, for who names no other."""
    return of_folder(Path(str(resources.files("imvo.reference") / "processes")))


def _forms(name: str) -> tuple[str, str]:
    """A name without and with what explains it between brackets."""
    return re.sub(r"\s*\([^)]*\)", "", name), name


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def names_of(vocabulary: Vocabulary, table: str, lang: str) -> list[str]:
    """The names of the codes in `table` (products, materials, table of processes) in `lang`, in the register's order.

    Only names that are read back as that one code of that kind; what stands between brackets explains and may go.
    """
    kind = _NAMED[table]
    found = []
    for row in vocabulary.tables[table]:
        forms = _forms(row[f"name_{lang}"])
        found += [form for form in forms if vocabulary.read(form).of(kind) == {row["id"]}][:1]
    return found
