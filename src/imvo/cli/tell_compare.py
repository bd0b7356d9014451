"""The rows and cells of a comparison in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement.comparison import PARTICIPANTS
from imvo.agreement.dates import PartialDate
from imvo.agreement.names import round_of_scheme
from imvo.agreement.sentences import day, said, since, told

if TYPE_CHECKING:
    from imvo.agreement.comparison import Cell, Comparison, Entry, Row
    from imvo.agreement.model.definition import Agreement


def row(made: Comparison, one: Row, lang: str) -> tuple[str, list[list[str]]]:
    """The name of a row and the paragraphs of each of its cells."""
    cells = [_cell(agreement, one, cell, lang) for agreement, cell in zip(made.agreements, one.cells, strict=True)]
    return _name(one, lang), cells


def _name(one: Row, lang: str) -> str:
    if one.party is not None:
        kind = told("compare.row.participants", lang) if one.name is None else said(one.name, lang)
        if one.step is None:
            return told("compare.row.no-step-kind", lang, kind=kind)
        step = told("compare.row.step", lang, n=str(one.step), name=told(f"step.{one.step}", lang))
        return f"{step}: {kind}"
    if one.name is not None:
        return said(one.name, lang)
    if one.code.startswith("about-"):
        return told(f"about.{one.code.removeprefix('about-')}", lang)
    if one.code.startswith("step-"):
        if one.step is None:
            return told("compare.row.no-step", lang)
        return told("compare.row.step", lang, n=str(one.step), name=told(f"step.{one.step}", lang))
    return told(f"compare.row.{one.code}", lang)


def _cell(agreement: Agreement, one: Row, cell: Cell, lang: str) -> list[str]:
    if cell.word is not None:
        return [told(f"compare.word.{cell.word}", lang)]
    return [_entry(agreement, one, entry, lang) for entry in cell.entries]


def _entry(agreement: Agreement, one: Row, entry: Entry, lang: str) -> str:
    text = None if entry.text is None else said(entry.text, lang)
    if entry.code is not None:
        code = _code(agreement, entry, lang)
        text = code if text is None else f"{text} ({code})"
    assert text is not None
    if not entry.ids:
        return text
    ids = ", ".join(entry.ids)
    if one.party is None:
        return told("compare.evidence", lang, text=text, ids=ids)
    # Where several kinds of party are monitored, whose duty it is has to be said.
    if one.party == PARTICIPANTS and len(agreement.participant_roles) > 1:
        kinds = {kind.id: said(kind.name, lang) for kind in agreement.party_types}
        who = words.enumeration([kinds[actor] for actor in entry.actors], lang)
        return told("compare.duty-who", lang, title=text, id=ids, who=who)
    return told("compare.duty", lang, title=text, id=ids)


def _code(agreement: Agreement, entry: Entry, lang: str) -> str:
    """The words for a code: `agreement.*` as it stands, the others of `told.*`; what is not known is said so."""
    assert entry.code is not None
    if entry.code.startswith("agreement."):
        return words.text(entry.code, lang)
    values = dict(entry.values)
    if entry.code.startswith("compare.publication."):
        return told(entry.code, lang, level=told(f"level.{values['level']}", lang))
    if entry.code == "scheme.weight":
        return (
            told(entry.code, lang, n=_number(values["n"], lang)) if values["n"] is not None else told("unknown", lang)
        )
    if entry.code == "scheme.threshold":
        year = str(values["year"])
        if values["share"] is None:
            return told("scheme.threshold-unknown", lang, year=year)
        return told(entry.code, lang, year=year, share=told("scheme.weight", lang, n=_number(values["share"], lang)))
    if not values:
        return told(entry.code, lang)
    # What is left has a day: since when there is a committee, or the reference day of a round.
    on = None if values["day"] is None else PartialDate.parse(str(values["day"]))
    if "round" not in values:
        return since(on, lang)
    return told(entry.code, lang, round=round_of_scheme(agreement, str(values["round"]), lang), day=day(on, lang))


def _number(value: object, lang: str) -> str:
    assert isinstance(value, int | float)
    return words.number(value, lang)
