"""Find, read and hold a definition against its schema; every mistake is told with file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from imvo.agreement import references, schema_problems
from imvo.agreement.errors import DefinitionError, Problem, nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document, parse, read_text

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
        raise DefinitionError([misnamed(parse(text, path.name), agreement.id, path.stem)])
    return agreement


def misnamed(document: Document, found: str, stem: str) -> Problem:
    """A definition that is called by the name of its file, and has another id."""
    message = f"the id {found} is not the name of its file"
    return Problem(document.file, document.line(("id",)), "id", message, (stem,), stem)


@lru_cache(maxsize=64)
def loads(text: str, name: str) -> Agreement:
    """The agreement written in a text; `name` stands in errors. Equal text is read once."""
    return validate(parse(text, name))


def validate(document: Document) -> Agreement:
    """Hold a document against the schema and its own references. DefinitionError with every mistake."""
    _check_schema_number(document)
    agreement = hold(document, Agreement)
    wrong = list(references.problems(document, agreement))
    if wrong:
        raise DefinitionError(sorted(wrong, key=lambda problem: problem.line))
    return agreement


Model = TypeVar("Model", bound=BaseModel)


def hold(document: Document, model: type[Model]) -> Model:
    """A document as the mapping that it has to be. DefinitionError tells every mistake with its line."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise DefinitionError(schema_problems.problems(document, model, error)) from error


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
