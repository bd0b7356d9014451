"""What a term and an assessment round are called in words; their ids are for files only."""

from __future__ import annotations

from imvo import words
from imvo.agreement.model.definition import Agreement


def term_number(agreement: Agreement, term_id: str) -> str:
    """Which term it is, counted from 1."""
    return str(1 + [term.id for term in agreement.terms].index(term_id))


def round_name(round_id: str, place: int, lang: str) -> str:
    """A round by the word or number in its id (`endline`, `measurement-2`, `2019`), otherwise by its place from 1."""
    if words.has(f"told.round-name.{round_id}", lang):
        return words.text(f"told.round-name.{round_id}", lang)
    if round_id.isdecimal():
        return round_id
    kind, _, number = round_id.rpartition("-")
    if number.isdecimal() and words.has(f"told.round-kind.{kind}", lang):
        return words.text(f"told.round-kind.{kind}", lang, n=number)
    return str(place)


def round_of_scheme(agreement: Agreement, round_id: str, lang: str) -> str:
    """The name of a round of the assessment; of one that only a duty knows, by its id alone."""
    ids = [each.id for each in agreement.scheme.rounds]
    if round_id in ids:
        return round_name(round_id, 1 + ids.index(round_id), lang)
    # Rounds of a duty stand in the order of their days.
    places = [
        place
        for duty in agreement.duties
        for place, each in enumerate(getattr(duty.trigger, "rounds", ()), 1)
        if each.id == round_id
    ]
    return round_name(round_id, places[0], lang) if places else round_id
