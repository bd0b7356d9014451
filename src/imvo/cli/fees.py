"""`imvo fees`: what taking part costs in a membership year, and what is not known of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Participant
    from imvo.agreement.fees import Fee
    from imvo.cli.shapes import Shape


def fees(
    agreement: options.JustAgreement = None,
    participant: options.Participant = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            min=1,
            metavar="N",
            help="One membership year; otherwise each year of the term that the tariff is of.",
        ),
    ] = None,
    measure: options.Measure = None,
    fact: options.Fact = None,
    chains: Annotated[
        int | None,
        typer.Option(
            "--chains", min=0, metavar="N", help="How many chains you have; otherwise those of the participant file."
        ),
    ] = None,
    role: options.Role = None,
    as_of: options.AsOf = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell what taking part costs in each membership year, what that rests on, what is not known, and the sources."""
    from imvo.agreement.fees import fee_series
    from imvo.cli import participant as who
    from imvo.cli import said, show

    asked = who.asked(agreement, participant, options.folder(definitions), {"role": role})
    day, told = options.on(as_of), []
    for place, (found, each) in enumerate(said.add(asked, measure, fact, lang)):
        number = chains if chains is not None or not each.chains else len(each.chains)
        years = [year] if year is not None else _years(found, day)
        # Without a number given, the chains that are known and in the right situation are counted.
        series = fee_series(found, each, years, chains, day)
        if as_json:
            told.append(_shape(found, day, each, number, series, lang))
        else:
            if place:
                show.line()
            _tell(found, day, series, lang)
    if as_json:
        show.as_json(told[0] if agreement is not None else {"agreements": told})


def _years(agreement: Agreement, day: date) -> list[int]:
    """Each year of the term of the tariff; only the first when it is not known how many there are."""
    from imvo.agreement.fee_terms import tariff_days

    length = tariff_days(agreement, day).term.years
    return list(range(1, math.ceil(length or 1) + 1))


def _shape(
    agreement: Agreement, day: date, who: Participant, chains: int | None, series: Sequence[Fee], lang: str
) -> Shape:
    from imvo.agreement.fee_terms import tariff_days
    from imvo.cli import tell_fees

    of = tariff_days(agreement, day)
    return {
        "agreement": agreement.id,
        "as_of": day.isoformat(),
        "measures": dict(who.measures),
        "facts": {name: answer.value for name, answer in who.facts.items()},
        "chains": chains,
        "currency": series[0].currency,
        "tariff": {"term": of.term.id, "kind": of.kind},
        "years": [tell_fees.shape(each, lang) for each in series],
        "total": tell_fees.total(series),
    }


def _tell(agreement: Agreement, day: date, series: Sequence[Fee], lang: str) -> None:
    from imvo import words
    from imvo.agreement import in_words, state
    from imvo.cli import show, tell_fees

    show.title(show.said(agreement.names, lang))
    now = in_words.standing(state(agreement, day), lang)
    show.line(words.text("cli.duties.state", lang, day=words.day(day, lang), state=now))
    tell_fees.tell(agreement, day, series, lang)
