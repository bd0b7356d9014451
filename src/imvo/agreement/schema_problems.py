"""What breaks the schema, told as file, line, what was expected and the nearest valid word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from imvo.agreement.dates import EXPECTED, PartialDate
from imvo.agreement.errors import Phrase, Problem, nearest
from imvo.agreement.model.base import Text
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document, Where, path_text


def problems(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Every mistake, in the order of the file."""
    told = [_problem(document, model, details) for details in error.errors() if not _follows(details)]
    return sorted(told, key=lambda problem: problem.line)


def _problem(document: Document, model: type[BaseModel], details: ErrorDetails) -> Problem:
    where, absent = _place(document.data, details["loc"])
    kind, context, found = details["type"], details.get("ctx", {}), details["input"]
    if kind == "key":
        wrong = str(context["key"])
        return _at(document, (*where, wrong), Phrase("unknown-key", name=wrong), context["expected"], wrong)
    if kind == "missing":
        return _at(document, where, Phrase("missing", name=absent), _expected(model, details["loc"]))
    if kind in ("literal_error", "enum"):
        return _at(document, where, _strange(found), _words(str(context["expected"])), found)
    if kind == "union_tag_invalid":
        field = str(context["discriminator"]).strip("'")
        tag = found.get(field) if isinstance(found, dict) else None
        return _at(document, (*where, field), _strange(tag), _words(str(context["expected_tags"])), tag)
    if kind == "union_tag_not_found":
        field = str(context["discriminator"]).strip("'")
        return _at(document, where, Phrase("missing", name=field), _expected(model, (*details["loc"], field)))
    if kind == "claim":
        return _claim(document, where, details)
    if kind == "order" and isinstance(found, dict):
        place, expected = _disorder(found)
        return _at(document, (*where, *place), _plain(details), expected)
    if kind == "sources":
        return _at(document, where, _plain(details), (Phrase("expects.source-keys"),))
    return _value(document, model, details)


def _value(document: Document, model: type[BaseModel], details: ErrorDetails) -> Problem:
    """A value of the wrong kind."""
    where, found = _place(document.data, details["loc"])[0], details["input"]
    # The word for what is not known, when it may stand here and is misspelled.
    word = "unknown" if isinstance(found, str) and "unknown" in _expected(model, details["loc"]) else None
    guess = word and nearest(found, [word])
    wrong = _date(details) if details["type"] == "date" else _plain(details)
    valid: tuple[str | Phrase, ...] = (Phrase("expects.date"),) if wrong.key == "date.backwards" else ()
    if _is_text(details):
        valid = (*((word,) if word else ()), "{nl: ..., en: ...}")
    return Problem(document.file, document.line(where), path_text(where), wrong, valid, guess)


def _claim(document: Document, where: Where, details: ErrorDetails) -> Problem:
    """A claim about a key that does not stand beside it: at that claim, with the keys that do."""
    context = details["ctx"]
    wrong, claims = str(context["key"]), details["input"].get("claims", [])
    at = next((i for i, claim in enumerate(claims) if isinstance(claim, dict) and str(claim.get("of")) == wrong), 0)
    return _at(document, (*where, "claims", at, "of"), Phrase("claim", name=wrong), context["expected"], wrong)


def _disorder(found: dict[str, Any]) -> tuple[Where, tuple[Phrase, ...]]:
    """Where a list of days, or two years, go back in time, and what was expected there."""
    for key, day in (("moved", "on"), ("rounds", "due")):
        before: PartialDate | None = None
        for i, item in enumerate(found.get(key) or ()):
            if item[day] == "unknown":
                continue
            now = PartialDate.parse(str(item[day]))
            if before is not None and before.before(now) is not Answer.YES:
                return (key, i, day), (Phrase("expects.day-after", day=str(before)),)
            before = now
    if "to" in found and "from" in found:
        return ("to",), (Phrase("expects.or-later", first=str(found["from"])),)
    return (), ()


def _follows(details: ErrorDetails) -> bool:
    """Pydantic calls a list too short when its only item is wrong; then the item's own mistake says it better."""
    found = details["input"]
    return details["type"] == "too_short" and isinstance(found, list) and len(found) > 0


def _at(
    document: Document, where: Where, wrong: Phrase, expected: Sequence[str | Phrase] = (), found: object = None
) -> Problem:
    guess = None if found is None else nearest(found, [word for word in expected if isinstance(word, str)])
    return Problem(document.file, document.line(where), path_text(where), wrong, tuple(expected), guess)


def _strange(found: object) -> Phrase:
    return Phrase("unknown-word", word=str(found))


def _place(data: Any, loc: tuple[str | int, ...]) -> tuple[Where, str]:
    """The path that really stands in the file (pydantic's also names the chosen kind), and what is missing there."""
    where: list[str | int] = []
    rest = ""
    named = False
    for step in loc:
        if isinstance(data, dict) and data.get("kind") == step and not named:
            named = True  # a kind may be called like one of its keys: rounds
        elif _holds(data, step):
            where.append(step)
            data = data[step]
            named = False
        else:
            rest = str(step)
    return tuple(where), rest


def _holds(data: object, step: str | int) -> bool:
    return isinstance(data, list) if isinstance(step, int) else isinstance(data, dict) and step in data


def _words(text: str) -> list[str]:
    return [word.strip().strip("'") for word in text.replace(" or ", ", ").split(",") if word.strip()]


# Pydantic's kinds of mistake, and the key of what imvo says of each; for any other there is a general sentence.
_PLAIN = {
    "string_type": "type.text",
    "string_pattern_mismatch": "type.id",
    "string_too_short": "type.some-text",
    "int_type": "type.whole-number",
    "int_parsing": "type.whole-number",
    "int_from_float": "type.whole-number",
    "float_type": "type.number",
    "float_parsing": "type.number-or-unknown",
    "finite_number": "type.finite",
    "bool_type": "type.true-or-false",
    "bool_parsing": "type.true-or-false",
    "tuple_type": "type.list",
    "too_short": "type.one-item",
    "dict_type": "type.mapping",
    "model_type": "type.mapping",
    "model_attributes_type": "type.mapping",
}
# What the model itself says, as it is written there, and its key.
_OWN = {
    "nothing is filled in; write unknown when it is not known": "not-filled-in",
    "a statement that is {status} needs at least one source": "needs.source",
    "a figure that is {status} needs a source": "needs.source",
    "a derived statement needs a note that says from what": "needs.note",
    "a derived figure needs a note that says from what": "needs.note",
    "a theme that fits no common theme needs a note that says why": "needs.note-on-theme",
    "a figure needs a value, or a bound": "needs.value",
    "a side of a band is either included or not, not both": "band.side",
    "the band ends before it begins": "band.backwards",
    "the last year comes before the first": "order.years",
    "the moves do not stand in the order of their days": "order.moves",
    "the rounds do not stand in the order of their due days": "order.rounds",
}


def _plain(details: ErrorDetails) -> Phrase:
    found, context = details["input"], details.get("ctx", {})
    for said, key in _OWN.items():
        if details["msg"] == said.format_map({"status": context.get("status")}):
            return Phrase(key, **({"status": str(context["status"])} if "status" in context else {}))
    wrong = Phrase(_PLAIN.get(details["type"], "type.other"))
    if _is_text(details):
        wrong = Phrase("type.text-in-both")
    if details["type"] == "greater_than_equal":
        wrong = Phrase("type.at-least", n=str(context["ge"]))
    return Phrase("found", wrong=wrong, found=repr(found)) if isinstance(found, str | int | float) else wrong


# What `PartialDate.parse` says, and the key of it.
_DATES = (
    (re.compile(r"a date cannot run from (?P<first>\S+) back to (?P<last>\S+)"), "date.backwards"),
    (re.compile(r".*; (?P<found>.*) is no day of the calendar", re.DOTALL), "date.no-day"),
    (re.compile(r".*, with a year from (?P<first>\d+) to (?P<last>\d+); found (?P<found>\d+)"), "date.year"),
)


def _date(details: ErrorDetails) -> Phrase:
    said = str(details["ctx"]["said"])
    written = Phrase("expects.date")
    for pattern, key in _DATES:
        match = pattern.fullmatch(said)
        if match is not None:
            rest = {} if key == "date.backwards" else {"written": written}
            return Phrase(key, **match.groupdict(), **rest)
    return Phrase("date.none", written=written, found=repr(details["input"]))


def _is_text(details: ErrorDetails) -> bool:
    """Something stands where a text in both languages is expected."""
    return details["type"] == "model_type" and details["ctx"]["class_name"] == Text.__name__


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _expected(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str | Phrase, ...]:
    """What may stand at a place, in a few words, as the JSON Schema has it."""
    schema = _schema(model)
    at = [schema]
    for step in loc:
        # A step that no schema has is pydantic's name for the kind it chose.
        at = [found for one in at for found in _step(schema, one, step)] or at
    # Short words first: "unknown or a date written as ...".
    found = dict.fromkeys(word for one in at for word in _say(schema, one))
    return tuple(sorted(found, key=lambda word: isinstance(word, Phrase)))


def _step(schema: dict[str, Any], one: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
    if "$ref" in one:
        return _step(schema, _follow(schema, one), step)
    chosen = one.get("discriminator", {}).get("mapping", {}).get(step)
    if chosen is not None:
        return [{"$ref": chosen}]
    kinds = one.get("anyOf") or one.get("oneOf")
    if kinds:
        return [found for kind in kinds for found in _step(schema, kind, step)]
    further = one.get("items") if isinstance(step, int) else one.get("properties", {}).get(step)
    further = further or (one.get("additionalProperties") if isinstance(step, str) else None)
    return [further] if isinstance(further, dict) else []


def _follow(schema: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"][one["$ref"].rpartition("/")[2]]
    return found


_TYPES = {
    "string": "expects.text",
    "integer": "expects.whole-number",
    "number": "expects.number",
    "boolean": "expects.true-or-false",
    "array": "expects.list",
}


def _say(schema: dict[str, Any], one: dict[str, Any]) -> list[str | Phrase]:
    if "$ref" in one:
        return _say(schema, _follow(schema, one))
    if "const" in one:
        return [str(one["const"])]
    if "enum" in one:
        return [str(word) for word in one["enum"]]
    if "discriminator" in one:
        return [Phrase("expects.mapping-with", keys=one["discriminator"]["propertyName"])]
    kinds = one.get("anyOf") or one.get("oneOf")
    if kinds and one.get("description") == EXPECTED:
        return [Phrase("expects.date")]
    if kinds:
        return [word for kind in kinds for word in _say(schema, kind)]
    if one.get("type") == "object":
        keys = ", ".join(one.get("required", ()))
        return [Phrase("expects.mapping-with", keys=keys) if keys else Phrase("expects.mapping")]
    return [Phrase(_TYPES[one["type"]])] if one.get("type") in _TYPES else []
