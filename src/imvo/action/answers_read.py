"""What an answer means, by the kind of its question: a share, a country, a process, a yes or a no, what was seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from imvo import tables
from imvo.chain.vocabulary import Vocabulary
from imvo.intake.notes import Problem, choices
from imvo.intake.values import vocabulary as spelled
from imvo.intake.values.cell import Cell
from imvo.intake.values.choices import code_of, read_yes_no
from imvo.intake.values.counts import read_counts
from imvo.intake.values.goods import FIELDS, read_goods
from imvo.intake.values.places import read_countries
from imvo.intake.values.shares import read_shares
from imvo.intake.wording import norm

STAGE, HIDDEN, PRACTICE, OWN = "stage", "hidden", "practice", "own-practice"
FACTS = {
    "migrants": "migrant_share",
    "women": "women_share",
    "region": "region",
    "country": "country",
    "process": "processes",
}
"""Kind of question -> the column of `sites` that an answer to it fills in."""
KINDS = frozenset({*FACTS, STAGE, HIDDEN, PRACTICE, OWN})
OWN_PRACTICES = {
    "price": "yesno",
    "lead-time": "days",
    "late-changes": "share",
    "cancelled-orders": "share",
    "order-share": "share",
    "payment-terms": "days",
}
"""Questions on the own purchasing -> what their answer is."""
YES, NO = "yes", "no"
SHARES = frozenset({"migrants", "women"})
LONGEST = 100  # characters of a number of days; a long text is none
_OPENING = re.compile(r"\s*(\w+)\s*[,.;:!(–-]")
_DAYS = re.compile(r"(.+?)\s*(?:calendar |werk|working |business )?(days?|dagen|dag|weeks?|weken)\.?", re.IGNORECASE)
_NOBODY = frozenset(
    "none nil nobody zero null nul geen niemand nihil noone keine niemand aucun aucune personne".split()
) | {
    norm(text)
    for text in (
        "no one",
        "none at all",
        "not any",
        "geen enkele",
        "geen een",
        "er zijn er geen",
        "no migrants",
        "no migrant workers",
        "no women",
        "geen migranten",
        "geen arbeidsmigranten",
        "geen vrouwen",
    )
}
_END = r"(\d+(?:[.,]\d+)?)\s*(%|percent|procent)?"
_RANGE = re.compile(
    rf"(?:between|tussen|from|van|ca\.?|circa|about|ongeveer|~)?\s*{_END}\s*(?:[-–—]|to|tot|and|en|à|bis|t/m)\s*{_END}",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:<|<=|≤|less than|under|below|up to|at most|max\.?|maximum|maximaal|minder dan|onder|hoogstens|hooguit|tot)"
    r"\s*(\d+(?:[.,]\d+)?\s*(?:%|percent|procent)?)",
    re.IGNORECASE,
)
_IN_DAYS = {"d": 1, "w": 7}  # by the first letter, in both languages

Value = str | float | None


@dataclass(frozen=True)
class Read:
    """`value`: what fills in a fact; `code`: the same as text. `problem`: why it was not understood.

    `work`: of a site that an answer names for a stage, the processes that the answer says are done there. `note`: how
    an answer that is understood was read, where a person should look at that.
    """

    value: Value = None
    code: str | None = None
    problem: Problem | None = None
    work: str | None = None
    note: Problem | None = None


def expected(kind: str, subject: str | None) -> str:
    """What is asked for: share, yesno, days, country, process, region, site or seen."""
    if kind == OWN:
        return OWN_PRACTICES.get(subject or "", "yesno")
    if kind in SHARES:
        return "share"
    return {STAGE: "site", HIDDEN: "yesno", PRACTICE: "seen"}.get(kind, kind)


class Understood:
    """Reads answers with the spellings of one chain, in the language in which problems are told."""

    def __init__(self, vocabulary: Vocabulary, lang: str) -> None:
        self._folder = vocabulary.folder
        self._lang = lang
        self._seen = tables.load("findings").column("direction")
        self._readers: dict[str, Callable[[str], Read]] = {
            "share": _share,
            "yesno": _yesno,
            "site": _yesno,
            "days": _days,
            "country": partial(_country, lang=lang),
            "region": lambda text: Read(text, text),
            "process": self._process,
            "seen": self._direction,
        }

    def question(self, text: str) -> tuple[str, str | None] | None:
        """Kind and subject of the key of a question; None when there is no such question."""
        kind, _, subject = (part.strip() for part in text.strip().partition("/"))
        kind = kind.casefold()
        if kind not in KINDS or (kind == OWN and subject.casefold() not in OWN_PRACTICES):
            return None
        if kind in (STAGE, HIDDEN) and subject.casefold() not in self._processes:
            return None
        return kind, (subject if len(subject) == 2 else subject.casefold()) or None

    def answer(self, kind: str, subject: str | None, text: str) -> Read:
        """One answer, not empty."""
        return self._readers[expected(kind, subject)](text)

    @property
    def _processes(self) -> set[str]:
        return {row["id"] for row in spelled.of_folder(self._folder).tables["table"]}

    def _process(self, text: str) -> Read:
        given = norm(text).replace(" ", "-")
        if given in self._processes:
            return Read(given, given)
        found = read_goods([Cell(text)], "process", spelled.of_folder(self._folder)).readings[0]
        codes = found.values[FIELDS.index("process")]
        # Half a list of what a site does would leave out the other half in silence.
        if codes is None or found.problem is not None:
            return Read(problem=found.problem or Problem("answers.problem.process"))
        return Read(codes, codes)

    def _direction(self, text: str) -> Read:
        code = code_of(text, self._seen)
        if code is None and _truth(text) is True:
            code = "harm"
        if code is not None:
            return Read(code, code)
        return Read(problem=Problem("answers.problem.seen", {"choices": choices(self._seen, self._lang)}))


def _share(text: str) -> Read:
    # Whether 1 is 1 % or 100 % nobody knows; a workbook keeps 100 % as 1, and the higher share hides no risk.
    truth = _truth(text) if not re.search(r"\d", text) else None
    if truth is False or norm(text) in _NOBODY:
        return Read(0.0, "0")
    if truth is True:
        return Read(problem=Problem("answers.problem.how-many"))
    if highest := _highest(text):
        read = _share(highest)
        return replace(read, note=Problem("returned.range", {"share": highest}, "note")) if read.code else read
    found = read_shares([Cell(text.strip())], "share").readings[0]
    value = found.values[0]
    if value is None:
        return Read(problem=found.problem or Problem("answers.problem.nothing"))
    return Read(value, f"{value:.9g}")


def _highest(text: str) -> str | None:
    """The higher end of "10-20%" or of "less than 5%", which hides no risk; None when it is no range."""
    if most := _AT_MOST.fullmatch(text.strip()):
        return most.group(1)
    if ends := _RANGE.fullmatch(text.strip()):
        low, high = ends.group(1), ends.group(3)
        percent = "%" if ends.group(2) or ends.group(4) else ""
        return f"{max((low, high), key=lambda end: float(end.replace(',', '.')))}{percent}"
    return None


def _yesno(text: str) -> Read:
    truth = _truth(text)
    if truth is None:
        return Read(problem=Problem("answers.problem.yes-no"))
    code = YES if truth else NO
    return Read(code, code)


def _truth(text: str) -> bool | None:
    """Yes or no, also at the head of a sentence: "Yes, in the dormitory"."""
    opening = _OPENING.match(text)
    for form in (text, *((opening.group(1),) if opening else ())):
        found = read_yes_no([Cell(form)]).readings[0].values[0]
        if found is not None:
            return bool(found)
    return None


def _days(text: str) -> Read:
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return Read(problem=Problem("answers.problem.days"))
    unit = _DAYS.fullmatch(text)
    number = read_counts([Cell(unit.group(1) if unit else text)]).readings[0]
    value = number.values[0]
    if value is None:
        return Read(problem=Problem("answers.problem.days"))
    days = value * (_IN_DAYS[unit.group(2)[0].lower()] if unit else 1)
    return Read(float(days), str(days))


def _country(text: str, lang: str) -> Read:
    found = read_countries([Cell(text)], lang).readings[0]
    code = found.values[0]
    return Read(code, code) if code else Read(problem=found.problem or Problem("answers.problem.nothing"))
