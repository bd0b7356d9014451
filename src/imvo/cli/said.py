"""What a participant says of itself on the command line: `--measure fte=26 --fact imports=yes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Participant

Asked = list[tuple["Agreement", "Participant"]]


def add(asked: Asked, measure: Sequence[str] | None, fact: Sequence[str] | None, lang: str) -> Asked:
    """The participants with what was said added to each agreement that asks for it; typer tells what none asks for."""
    from imvo.agreement import Answer

    measures, facts = _pairs(measure, "--measure", "fte=26", lang), _pairs(fact, "--fact", "imports=yes", lang)
    _known(measures, [scale.id for one, _ in asked for scale in one.binding.scales], "measure", lang)
    _known(facts, [each.id for one, _ in asked for each in one.binding.facts], "fact", lang)
    numbers = {name: _number(name, value, lang) for name, value in measures.items()}
    answers = {name: Answer(_answer(name, value, lang)) for name, value in facts.items()}
    found: Asked = []
    for one, who in asked:
        scales, wanted = {scale.id for scale in one.binding.scales}, {each.id for each in one.binding.facts}
        said = who.facts | {name: value for name, value in answers.items() if name in wanted}
        own = {
            "measures": who.measures | {name: value for name, value in numbers.items() if name in scales},
            # Who says `unknown` takes back what the file says.
            "facts": {name: value for name, value in said.items() if value is not Answer.UNKNOWN},
        }
        found.append((one, who.model_copy(update=own)))
    return found


def _pairs(given: Sequence[str] | None, option: str, example: str, lang: str) -> dict[str, str]:
    """`name=value` of a repeated option; a wrong one is told as typer does."""
    from imvo.words import text

    found = {}
    for pair in given or ():
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals and value):
            wanted = text("sums.cli.pair", lang, given=pair, example=f"{option} {example}")
            raise typer.BadParameter(wanted, param_hint=option)
        found[name] = value
    return found


def _known(given: Mapping[str, str], valid: Sequence[str], kind: str, lang: str) -> None:
    from imvo.words import text

    for name in given:
        if name not in valid:
            near = options.nearest(name, valid) or text("sums.cli.none", lang)
            told = text("sums.cli.unknown-id", lang, given=name, kind=text(f"sums.cli.{kind}", lang), nearest=near)
            raise typer.BadParameter(told, param_hint=f"--{kind}")


def _number(name: str, value: str, lang: str) -> float:
    from imvo.agreement.numbers_as_typed import TwoReadings, typed_number
    from imvo.words import text

    given = f"{name}={value}"
    try:
        return typed_number(value)
    except TwoReadings as twofold:
        readings = {"thousands": f"{name}={twofold.thousands}", "decimal": f"{name}={twofold.decimal}"}
        told = text("sums.cli.two-readings", lang, given=given, **readings)
    except ValueError:
        told = text("sums.cli.pair", lang, given=given, example=f"--measure {name}=26")
    raise typer.BadParameter(told, param_hint="--measure")


# The words of a definition, and those that a Dutch reader types.
_ANSWERS = {"yes": "yes", "ja": "yes", "no": "no", "nee": "no", "unknown": "unknown", "onbekend": "unknown"}


def _answer(name: str, value: str, lang: str) -> str:
    from imvo.words import text

    if value.lower() not in _ANSWERS:
        told = text("sums.cli.answer", lang, given=name, example=f"--fact {name}=yes")
        raise typer.BadParameter(told, param_hint="--fact")
    return _ANSWERS[value.lower()]
