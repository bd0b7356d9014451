"""Whether a text of the company's own names what is withheld, such as a site or a person.

A name is found however it is spaced, hyphenated or put in the genitive, and without its legal form. Nicknames and other
spellings are not found: docs/method/public-account.md says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from imvo.disclosure.rules import Naming
from imvo.reference.normal import key

_PARTS = re.compile(r"[;|\n]")
_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_GENITIVE = re.compile(r"['’‘ʼ`´]s\b")
_WORD = re.compile(r"\w+")
SHORTEST = 2  # a single letter is no name
_SPACED = ("LATIN", "GREEK", "CYRILLIC")
"""Scripts that put spaces between words; in the others a name is looked for within them."""


@dataclass(frozen=True)
class Names:
    """Names as they are looked for, without spaces. `whole`: as words of their own; `inside`: length -> anywhere.

    `capital`: single words that count only where they are written with a capital. `longest`: letters of `whole`.
    """

    whole: frozenset[str] = frozenset()
    inside: Mapping[int, frozenset[str]] = field(default_factory=dict)
    capital: frozenset[str] = frozenset()
    longest: int = 0

    def stand_in(self, text: str | None) -> bool:
        """Whether one of them stands in the text."""
        if not text or not (self.whole or self.inside or self.capital):
            return False
        return any(self._found(one) for one in {text, _GENITIVE.sub("", text)})

    def __or__(self, other: Names) -> Names:
        """Those of both."""
        lengths = {*self.inside, *other.inside}
        none = frozenset[str]()
        return Names(
            self.whole | other.whole,
            {n: self.inside.get(n, none) | other.inside.get(n, none) for n in lengths},
            self.capital | other.capital,
            max(self.longest, other.longest),
        )

    def _found(self, text: str) -> bool:
        words = key(text).split()
        return self._as_words(words) or self._within("".join(words)) or self._capitals(text)

    def _as_words(self, words: list[str]) -> bool:
        for start in range(len(words)):
            run = ""
            for word in words[start:]:
                run += word
                if len(run) > self.longest + 1:
                    break
                if run in self.whole or run.removesuffix("s") in self.whole:
                    return True
        return False

    def _within(self, text: str) -> bool:
        return any(
            text[start : start + length] in forms
            for length, forms in self.inside.items()
            for start in range(len(text) - length + 1)
        )

    def _capitals(self, text: str) -> bool:
        return any(_capital(word) and word.casefold() in self.capital for word in _WORD.findall(text))


def look_for(things: Iterable[str], people: Iterable[str], naming: Naming, own: str | None = None) -> Names:
    """`things`: names of sites and where they are; `people`: persons and organisations. `own`: the firm's own name.

    A cell may hold several names. The last words of a name may be a legal form, which a text leaves out.
    """
    legal, articles = (frozenset(" ".join(lines).split()) for lines in naming.small_words)
    every: set[str] = set()
    capital: set[str] = set()
    for one in _divided(things):
        forms = _of_thing(one, legal, naming)
        every |= forms
        capital |= set() if forms or len(key(one)) < SHORTEST else {one.casefold()}
    for one in _divided(people):
        words = key(one).split()
        if len(words) > 1:
            every.add("".join(words[1:] if words[0] in articles else words))
        elif _capital(one) and len(one) >= SHORTEST:
            capital.add(one.casefold())
    firm = key(own or "").split()
    every -= {"".join(firm), "".join(_bare(firm, legal)), ""}
    short = {form for form in every if len(form) < naming.anywhere_from.value and _is_spaced(form)}
    inside: dict[int, set[str]] = {}
    for form in every - short:
        cut = form[: naming.letters.value]
        inside.setdefault(len(cut), set()).add(cut)
    longest = max(map(len, short), default=0)
    return Names(frozenset(short), {n: frozenset(some) for n, some in inside.items()}, frozenset(capital), longest)


def _divided(cells: Iterable[str]) -> set[str]:
    return {part.strip() for cell in cells for part in _PARTS.split(cell) if part.strip()}


def _of_thing(name: str, legal: frozenset[str], naming: Naming) -> set[str]:
    """A name as listed, without what stands in brackets, without its legal form, and by its first words."""
    found = set()
    for said in {name, _BRACKETS.sub(" ", name), _GENITIVE.sub("", name)}:
        words = key(said).split()
        bare = _bare(words, legal)
        found |= {"".join(words), "".join(bare), *_without_spaces(bare, naming)}
        if len(bare) > naming.first_words.value:
            found.add("".join(bare[: naming.first_words.value]))
    return {form for form in found if len(form) >= _least(form, naming)}


def _least(form: str, naming: Naming) -> int:
    """How many letters a form needs; a bare number one more, or every year and amount would be the code of a site."""
    if not _is_spaced(form):
        return SHORTEST
    return naming.from_.value + form.isdigit()


def _bare(words: list[str], legal: frozenset[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in legal:
        kept.pop()
    return kept


def _without_spaces(words: list[str], naming: Naming) -> set[str]:
    """In a script without spaces the legal form is the end of the one word."""
    whole = "".join(words)
    return {whole.removesuffix(key(end)) for end in naming.endings if whole.endswith(key(end))} - {""}


def _capital(word: str) -> bool:
    return word != word.casefold()


def _is_spaced(form: str) -> bool:
    if form.isascii():
        return True
    return all(unicodedata.name(letter, "LATIN").startswith(_SPACED) for letter in form if letter.isalpha())
