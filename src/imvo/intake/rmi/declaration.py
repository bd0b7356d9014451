"""The sheet of the declaration: who declares, and the answer to every question, per metal or for the company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from imvo.files.grid import CellKind
from imvo.intake.rmi.book import Book, straight
from imvo.intake.rmi.knowledge import holds, known, spelled, topic_of
from imvo.intake.rmi.minerals import OTHER, mineral_code
from imvo.intake.rmi.page import Labelled
from imvo.intake.rmi.told import Told
from imvo.intake.values.cell import Cell
from imvo.intake.values.dates import read_dates
from imvo.intake.wording import norm

_NUMBER = re.compile(r"^\s*(\d{1,2})\s*[).:、]")
_LETTER = re.compile(r"^\s*([A-Z])\s*[).:、]")
_OPTION = re.compile(r"^\s*[A-E]\s*\.\s*(\S.*)")
_LONGEST = 16  # rows under one question


@dataclass(frozen=True)
class Question:
    """One question: its number or letter, the row of its text, and the rows of its answers with the metal's label."""

    key: str
    row: int
    answers: tuple[tuple[int, str | None], ...]


@dataclass(frozen=True)
class Sheet:
    """Where things stand: the columns of labels, answers and comments, and the questions in order."""

    at: Labelled
    label: int
    answer: int
    comment: int
    questions: tuple[Question, ...]


def survey(book: Book) -> Sheet:
    """Find the questions: by their numbers and letters in any language; by place when no label is left."""
    at = book.declaration
    column = _label_column(at)
    heads = list(_sequence(at, column, _NUMBER, [str(n) for n in range(1, 20)], 0))
    if not heads:
        return _by_place(book, at)
    company = list(_sequence(at, column, _LETTER, [chr(65 + n) for n in range(20)], heads[-1][1] + 1))
    beside = [place for place in at.page.filled(heads[0][1]) if place > column]
    answer = beside[0] if beside else column + 2
    comment = beside[1] if len(beside) > 1 else answer + 3
    found = Sheet(at, column, answer, comment, ())
    ends = [*(row for _, row in (*heads, *company)), len(at.page.rows)][1:]
    questions = [
        Question(key, row, tuple(_answer_rows(found, row, end, company=key.isalpha())))
        for (key, row), end in zip((*heads, *company), ends, strict=True)
    ]
    return Sheet(at, column, answer, comment, tuple(questions))


def _label_column(at: Labelled) -> int:
    """The column that numbers most questions; the second one when none does."""
    width = min(6, max(at.page.width, 2))
    hits = [len(list(_sequence(at, column, _NUMBER, [str(n) for n in range(1, 20)], 0))) for column in range(width)]
    return hits.index(max(hits)) if max(hits) else 1


def _sequence(
    at: Labelled, column: int, pattern: re.Pattern[str], keys: list[str], start: int
) -> Iterator[tuple[str, int]]:
    """The rows that begin with the keys, one after the other; a text that is out of turn is passed over."""
    wanted = iter(keys)
    key = next(wanted)
    for row in range(start, len(at.page.rows)):
        match = pattern.match(straight(at.label(row, column) or ""))
        if match and match[1] == key:
            yield key, row
            key = next(wanted, "")


def _answer_rows(sheet: Sheet, head: int, end: int, *, company: bool) -> Iterator[tuple[int, str | None]]:
    """Rows under a question up to the first empty one; a question about the company is answered beside it."""
    under: list[tuple[int, str | None]] = []
    for row in range(head + 1, min(end, head + 1 + _LONGEST)):
        label = sheet.at.label(row, sheet.label)
        if label is None and sheet.at.page.text(row, sheet.answer) is None:
            break
        if company and mineral_code(label) is None:
            break
        under.append((row, label))
    if not company or (under and sheet.at.page.text(head, sheet.answer) is None):
        yield from under
    else:
        yield head, None


def _by_place(book: Book, at: Labelled) -> Sheet:
    """The places of the version, when it is one that is known."""
    empty = Sheet(at, 1, 3, 6, ())
    entry = next((one for one in known()["places"] if holds(one, book.kind, book.version)), None)
    if entry is None:
        return empty
    fixed = _fixed_minerals(book)
    rows = min(entry["step"] - 2, len(fixed) or entry["step"] - 2)
    questions = []
    for number in range(entry["questions"]):
        head = entry["first"] - 1 + number * entry["step"]
        answers = tuple((head + 1 + n, at.label(head + 1 + n, 1)) for n in range(rows))
        questions.append(Question(str(number + 1), head, answers))
    for number in range(entry.get("letters", 0)):
        row = entry["company"] - 1 + 2 * number
        questions.append(Question(chr(65 + number), row, ((row, None),)))
    return Sheet(at, 1, 3, 6, tuple(questions))


def _fixed_minerals(book: Book) -> list[str]:
    """The metals under each question, in order, when the template has no choice of them."""
    entry = next((one for one in known()["fixed_minerals"] if holds(one, book.kind, book.version)), None)
    return list(entry["minerals"]) if entry else []


def answers(book: Book, sheet: Sheet, told: Told) -> list[dict[str, Any]]:
    """Rows of the table `mineral-declarations`, unanswered ones too."""
    fixed = _fixed_minerals(book)
    rows = []
    for question in sheet.questions:
        label = sheet.at.label(question.row, sheet.label) or ""
        topic = topic_of(book.labels.in_english(label), question.key, book.kind, book.version)
        for place, (row, metal) in enumerate(question.answers):
            given = sheet.at.page.text(row, sheet.answer)
            about_company = row == question.row
            code = None if about_company else mineral_of(book, metal) or _in_order(fixed, place, metal)
            if code is None and not about_company and metal is not None:
                code = OTHER
            answer = _answer(book, given)
            if given is not None and answer is None:
                told.add("note", "answer-text", sheet.at.page.name, row + 1, question.key, given)
            rows.append(
                {
                    "row": row + 1,
                    "sheet": sheet.at.page.name,
                    "question": question.key,
                    "topic": topic,
                    "metal": code,
                    "metal_given": None if about_company else metal,
                    "answer": answer,
                    "answer_given": given,
                    "comment": sheet.at.page.text(row, sheet.comment),
                }
            )
    return rows


def mineral_of(book: Book, given: str | None) -> str | None:
    """The code of a metal, in any language of the template; None when it is not recognised."""
    if given is None:
        return None
    return next((code for text in (given, *book.labels.in_english(given)) if (code := mineral_code(text))), None)


def _in_order(fixed: list[str], place: int, given: str | None) -> str | None:
    """Where the label is lost, the order of the template tells the metal."""
    return fixed[place] if given is None and place < len(fixed) else None


def _answer(book: Book, given: str | None) -> str | None:
    if given is None:
        return None
    codes = spelled("answers")
    return next((codes[norm(text)] for text in (given, *book.labels.in_english(given)) if norm(text) in codes), None)


def declarant(book: Book, sheet: Sheet, told: Told) -> dict[str, Any]:
    """The row of the table `mineral-declarants`, but for its number of smelters. Persons are passed over."""
    last = sheet.questions[0].row if sheet.questions else 24
    scope = _scope_row(sheet, last)
    labelled = [row for row in range(last) if sheet.at.label(row, sheet.label)]
    company = next((row for row in reversed(labelled) if row < scope), scope - 1)
    after = next((row for row in labelled if row > scope), scope + 1)
    given = sheet.at.page.text(scope, sheet.answer)
    code = _scope(given)
    if given is not None and code is None:
        told.add("note", "scope-text", sheet.at.page.name, scope + 1, None, given)
    return {
        "row": company + 1,
        "sheet": sheet.at.page.name,
        "template": book.kind,
        "version": book.version,
        "label_language": book.language,
        "label_language_given": book.language_given,
        "company": sheet.at.page.text(company, sheet.answer),
        "scope": code,
        "scope_given": given,
        "scope_description": sheet.at.page.text(after, sheet.answer),
        "effective_date": _date(sheet, scope, last, told),
    }


def _scope_row(sheet: Sheet, last: int) -> int:
    """The row beside which `A. Company` and the like stand to be chosen from, or are chosen; row 9 otherwise."""
    for row in range(4, last):
        texts = [sheet.at.page.text(row, column) or "" for column in sheet.at.page.filled(row) if column > sheet.label]
        if any(_scope(text) for text in texts if _OPTION.match(straight(text))):
            return row
    return 8


def _scope(given: str | None) -> str | None:
    match = _OPTION.match(straight(given or ""))
    text = norm(match[1] if match else given or "")
    codes = spelled("scopes")
    return codes.get(text) or next((code for spelling, code in codes.items() if text.startswith(f"{spelling} ")), None)


def _date(sheet: Sheet, scope: int, last: int, told: Told) -> Any:
    """The lowest date between the scope and the first question: the last thing that is asked of the company."""
    rows = [row for row in range(last - 1, scope + 1, -1) if sheet.at.page.text(row, sheet.answer)]
    for row in rows:
        if sheet.at.page.kind(row, sheet.answer) is CellKind.DATE:
            return _dates(sheet.at.page.text(row, sheet.answer) or "", CellKind.DATE)
    expected = last - 3  # the row of the date in every version that is known
    given = sheet.at.page.text(expected, sheet.answer)
    if given is None:
        return None
    found = _dates(given, CellKind.TEXT)
    if found is None:
        told.add("cell", "date-text", sheet.at.page.name, expected + 1, None, given)
    return found


def _dates(text: str, kind: CellKind) -> Any:
    return read_dates([Cell(text, kind)]).readings[0].values[0]
