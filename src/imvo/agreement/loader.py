"""Find, read and hold a definition against its schema; every mistake is told with file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from imvo.agreement import references
from imvo.agreement.errors import DefinitionError, Problem, nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document, Where, parse, path_text, read_text

SHIPPED = Path(__file__).parent / "definitions"
SCHEMA = 1


def available(folder: Path | None = None) -> list[str]:
    """The ids of the definitions in a folder (None: those shipped), sorted: the names of its `.yaml` files."""
    return sorted(path.stem for path in (folder or SHIPPED).glob("*.yaml"))


def path_of(id_or_path: str | Path, folder: Path | None = None) -> Path:
    """The file of a definition. DefinitionError with the nearest id when there is none."""
    text = str(id_or_path)
    if isinstance(id_or_path, Path) or text.endswith((".yaml", ".yml")):
        return Path(id_or_path)
    ids = available(folder)
    if text not in ids:
        raise DefinitionError(
            [Problem(f"{text}.yaml", 1, "", f"there is no agreement {text}", tuple(ids), nearest(text, ids))]
        )
    return (folder or SHIPPED) / f"{text}.yaml"


def load(id_or_path: str | Path, folder: Path | None = None) -> Agreement:
    """One agreement, by id (shipped, or in `folder`) or by the path of its file. DefinitionError tells what to mend."""
    path = path_of(id_or_path, folder)
    text = read_text(path)
    agreement = loads(text, path.name)
    if path.stem != agreement.id and path.stem == str(id_or_path):
        line = next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith("id"))
        message = f"the id {agreement.id} is not the name of its file"
        raise DefinitionError([Problem(path.name, line, "id", message, (path.stem,))])
    return agreement


@lru_cache(maxsize=64)
def loads(text: str, name: str) -> Agreement:
    """The agreement written in a text; `name` stands in errors. Equal text is read once."""
    return validate(parse(text, name))


def validate(document: Document) -> Agreement:
    """Hold a document against the schema and its own references. DefinitionError with every mistake."""
    _check_schema_number(document)
    try:
        agreement = Agreement.model_validate(document.data)
    except ValidationError as error:
        problems = [_problem(document, details) for details in error.errors() if not _follows(details)]
        raise DefinitionError(sorted(problems, key=lambda problem: problem.line)) from error
    wrong = list(references.problems(document, agreement))
    if wrong:
        raise DefinitionError(sorted(wrong, key=lambda problem: problem.line))
    return agreement


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a definition, for editors."""
    schema = Agreement.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def _check_schema_number(document: Document) -> None:
    if not isinstance(document.data, dict):
        raise DefinitionError([Problem(document.file, 1, "", "a definition is a mapping of keys and values")])
    found = document.data.get("schema")
    if found is not None and found != SCHEMA:
        message = f"this imvo reads schema {SCHEMA}, the file says {found}"
        raise DefinitionError([Problem(document.file, document.line(("schema",)), "schema", message, (str(SCHEMA),))])


def _problem(document: Document, details: ErrorDetails) -> Problem:
    where, missing = _place(document.data, details["loc"])
    context = details.get("ctx", {})
    if details["type"] == "key":
        wrong = str(context["key"])
        where = (*where, wrong)
        return _at(document, where, f"the key {wrong} is not known here", context["expected"], wrong)
    if details["type"] == "missing":
        return _at(document, where, f"{missing} is missing")
    found = details["input"]
    if details["type"] == "literal_error":
        expected = _words(str(context["expected"]))
        return _at(document, where, f"{found} is not known here", expected, found)
    if details["type"] == "enum":
        return _at(document, where, f"{found} is not known here", _words(str(context["expected"])), found)
    if details["type"] in ("union_tag_invalid", "union_tag_not_found"):
        field = str(context["discriminator"]).strip("'")
        tag = found.get(field) if isinstance(found, dict) else None
        said = f"{field} is missing" if tag is None else f"{tag} is not known here"
        return _at(document, (*where, field), said, _words(str(context.get("expected_tags", ""))), tag)
    return _at(document, where, _plain(details))


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
    for step in loc:
        if _holds(data, step):
            where.append(step)
            data = data[step]
        else:
            rest = str(step)
    return tuple(where), rest


def _holds(data: object, step: str | int) -> bool:
    return isinstance(data, list) if isinstance(step, int) else isinstance(data, dict) and step in data


def _words(text: str) -> list[str]:
    return [word.strip().strip("'") for word in text.replace(" or ", ", ").split(",") if word.strip()]


_PLAIN = {
    "string_type": "a text is expected",
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
    said = _PLAIN.get(details["type"], details["msg"])
    found = details["input"]
    return f"{said}, found {found!r}" if details["type"] in _PLAIN and isinstance(found, str | int | float) else said
