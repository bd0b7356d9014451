"""Find, read and hold a definition against its schema; every mistake is told with file and line."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from imvo.agreement import references, schema_problems
from imvo.agreement.errors import DefinitionError, Phrase, Problem, nearest
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import MAX_BYTES, Document, parse, read_text

SHIPPED = Path(__file__).parent / "definitions"
SCHEMA = 1
_OPENING = tuple(re.compile(rb"(?:^|[\r\n])(['\"]?)" + key + rb"\1[ \t]*:") for key in (b"schema", b"id"))


def available(folder: Path | None = None) -> list[str]:
    """The ids of the definitions in a folder (None: those shipped), sorted: the names of its `.yaml` files.

    A file of another kind may stand there too: see `others`.
    """
    return sorted(path.stem for path in _files(folder) if folder is None or _is_definition(path))


def others(folder: Path | None = None) -> list[str]:
    """The names of the `.yaml` files in a folder that hold no `schema:` and `id:` at the left margin, sorted."""
    return sorted(path.name for path in _files(folder) if not _is_definition(path))


def _files(folder: Path | None) -> list[Path]:
    return list((folder or SHIPPED).glob("*.yaml"))


def _is_definition(path: Path) -> bool:
    """A look at the text, not a reading: with any mistake inside it is still a definition, and the mistake is told."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    return all(key.search(content) for key in _OPENING)


def path_of(id_or_path: str | Path, folder: Path | None = None) -> Path:
    """The file of a definition. DefinitionError with the nearest id when there is none."""
    text = str(id_or_path)
    if isinstance(id_or_path, Path) or text.endswith((".yaml", ".yml")):
        return Path(id_or_path)
    # Whoever names a file that does not look like a definition is told what it lacks.
    for path in _files(folder):
        if path.stem == text:
            return path
    ids = available(folder)
    wrong = Phrase("no-such", kind=Phrase("kind.agreement"), word=text)
    raise DefinitionError([Problem(f"{text}.yaml", 1, "", wrong, tuple(ids), nearest(text, ids))])


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
    return Problem(document.file, document.line(("id",)), "id", Phrase("misnamed", id=found), (stem,), stem)


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
        raise DefinitionError([Problem(document.file, 1, "", Phrase("no-mapping"))])
    found = document.data.get("schema")
    if found is not None and found != SCHEMA:
        wrong = Phrase("other-schema", reads=SCHEMA, found=str(found))
        raise DefinitionError([Problem(document.file, document.line(("schema",)), "schema", wrong, (str(SCHEMA),))])
