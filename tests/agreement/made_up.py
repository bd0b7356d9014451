"""Parts of made-up agreements for tests of sums: a definition with another binding, scheme, targets or parties."""

from typing import Any

from imvo import agreement as room
from imvo.agreement.loader import validate
from imvo.agreement.yaml_file import parse
from tests.agreement.conftest import SMALL


def made(**parts: str) -> room.Agreement:
    """The small agreement with other parts; `binding` adds to its routes, every other part takes the place of its own.

    Each part is YAML without indentation.
    """
    document = parse(SMALL, "small.yaml")
    for name, text in parts.items():
        value: Any = parse(text, f"{name}.yaml").data
        document.data[name] = {**document.data[name], **value} if name == "binding" else value
    return validate(document)


def who(**said: Any) -> room.Participant:
    return room.Participant.model_validate({"role": "company", **said})
