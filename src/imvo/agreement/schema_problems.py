"""What breaks the schema, told as file, line, what was expected and the nearest valid word."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from imvo.agreement.dates import PartialDate
from imvo.agreement.errors import Problem, nearest
from imvo.agreement.model.base import Text
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document, Where, path_text


def problems(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Every mistake, in the order of the file."""
    told = [_problem(document, model, details) for details in error.errors() if not _follows(details)]
    return sorted(told, key=lambda problem: problem.line)


def _problem(document: Document, model: type[BaseModel], details: ErrorDetails) -> Problem:
    where, missing = _place(document.data, details["loc"])
    kind, context, found = details["type"], details.get("ctx", {}), details["input"]
    if kind == "key":
        wrong = str(context["key"])
        return _at(document, (*where, wrong), f"the key {wrong} is not known here", context["expected"], wrong)
    if kind == "missing":
        return _at(document, where, f"{missing} is missing", _expected(model, details["loc"]))
    if kind in ("literal_error", "enum"):
        return _at(document, where, f"{found} is not known here", _words(str(context["expected"])), found)
    if kind == "union_tag_invalid":
        field = str(context["discriminator"]).strip("'")
        tag = found.get(field) if isinstance(found, dict) else None
        return _at(document, (*where, field), f"{tag} is not known here", _words(str(context["expected_tags"])), tag)
    if kind == "union_tag_not_found":
        field = str(context["discriminator"]).strip("'")
        return _at(document, where, f"{field} is missing", _expected(model, (*details["loc"], field)))
    if kind == "claim":
        return _claim(document, where, details)
    if kind == "order" and isinstance(found, dict):
        place, expected = _disorder(found)
        return _at(document, (*where, *place), str(details["msg"]), expected)
    if kind == "sources":
        return _at(document, where, str(details["msg"]), ("keys of the register of sources",))
    # The word for what is not known, when it may stand here and is misspelled.
    word = "unknown" if isinstance(found, str) and "unknown" in _expected(model, details["loc"]) else None
    guess = word and nearest(found, [word])
    said = _plain(details)
    written = str(context.get("expected", ""))
    expected = (written,) if kind == "date" and written not in said else ()
    if _is_text(details):
        expected = (*((word,) if word else ()), "{nl: ..., en: ...}")
    return Problem(document.file, document.line(where), path_text(where), said, expected, guess)


def _claim(document: Document, where: Where, details: ErrorDetails) -> Problem:
    """A claim about a key that does not stand beside it: at that claim, with the keys that do."""
    context = details["ctx"]
    wrong, claims = str(context["key"]), details["input"].get("claims", [])
    at = next((i for i, claim in enumerate(claims) if isinstance(claim, dict) and str(claim.get("of")) == wrong), 0)
    message = f"this claim is about {wrong}, which is no key beside it"
    return _at(document, (*where, "claims", at, "of"), message, context["expected"], wrong)


def _disorder(found: dict[str, Any]) -> tuple[Where, tuple[str, ...]]:
    """Where a list of days, or two years, go back in time, and what was expected there."""
    for key, day in (("moved", "on"), ("rounds", "due")):
        before: PartialDate | None = None
        for i, item in enumerate(found.get(key) or ()):
            if item[day] == "unknown":
                continue
            now = PartialDate.parse(str(item[day]))
            if before is not None and before.before(now) is not Answer.YES:
                return (key, i, day), (f"a day after {before}",)
            before = now
    return (("to",), (f"{found['from']} or later",)) if "to" in found and "from" in found else ((), ())


def _follows(details: ErrorDetails) -> bool:
    """Pydantic calls a list too short when its only item is wrong; then the item's own mistake says it better."""
    found = details["input"]
    return details["type"] == "too_short" and isinstance(found, list) and len(found) > 0


def _at(
    document: Document, where: Where, message: str, expected: list[str] | tuple[str, ...] = (), found: object = None
) -> Problem:
    guess = None if found is None else nearest(found, expected)
    return Problem(document.file, document.line(where), path_text(where), message, tuple(expected), guess)


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


_PLAIN = {
    "string_type": "a text is expected",
    "string_pattern_mismatch": "small letters, digits and hyphens are expected, a letter first",
    "int_type": "a whole number is expected",
    "int_parsing": "a whole number is expected",
    "float_type": "a number is expected",
    "float_parsing": "a number, or the word unknown, is expected",
    "bool_type": "true or false is expected",
    "bool_parsing": "true or false is expected",
    "tuple_type": "a list is expected",
    "too_short": "at least one item is expected",
    "dict_type": "a mapping of keys and values is expected",
    "model_type": "a mapping of keys and values is expected",
    "model_attributes_type": "a mapping of keys and values is expected",
}


def _plain(details: ErrorDetails) -> str:
    found = details["input"]
    said = _PLAIN.get(details["type"])
    if _is_text(details):
        said = "a text in Dutch and in English is expected"
    if details["type"] == "greater_than_equal":
        said = f"a number of at least {details['ctx']['ge']} is expected"
    if said is None:
        return details["msg"]
    return f"{said}, found {found!r}" if isinstance(found, str | int | float) else said


def _is_text(details: ErrorDetails) -> bool:
    """Something stands where a text in both languages is expected."""
    return details["type"] == "model_type" and details["ctx"]["class_name"] == Text.__name__


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _expected(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """What may stand at a place, in a few words, as the JSON Schema has it."""
    schema = _schema(model)
    at = [schema]
    for step in loc:
        # A step that no schema has is pydantic's name for the kind it chose.
        at = [found for one in at for found in _step(schema, one, step)] or at
    # Short words first: "unknown or a date written as ...".
    return tuple(sorted(dict.fromkeys(word for one in at for word in _say(schema, one)), key=lambda word: " " in word))


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
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
}


def _say(schema: dict[str, Any], one: dict[str, Any]) -> list[str]:
    if "$ref" in one:
        return _say(schema, _follow(schema, one))
    if "const" in one:
        return [str(one["const"])]
    if "enum" in one:
        return [str(word) for word in one["enum"]]
    if "discriminator" in one:
        return [f"a mapping with {one['discriminator']['propertyName']}"]
    kinds = one.get("anyOf") or one.get("oneOf")
    if kinds and "description" in one:  # a date says itself how it is written
        return [str(one["description"])]
    if kinds:
        return [word for kind in kinds for word in _say(schema, kind)]
    if one.get("type") == "object":
        keys = ", ".join(one.get("required", ()))
        return [f"a mapping with {keys}" if keys else "a mapping of keys and values"]
    return [_TYPES[one["type"]]] if one.get("type") in _TYPES else []
