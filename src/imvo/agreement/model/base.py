"""What every part of a definition is made of: closed mappings, two-language texts, dated and sourced statements."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from imvo.agreement.dates import PartialDate

Status = Literal["sourced", "derived", "conflicting", "unknown"]


class Closed(BaseModel):
    """A mapping with exactly these keys; a wrong key is refused with the keys that may stand there."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = sorted(field.alias or name for name, field in cls.model_fields.items())
        wrong = [key for key in data if key not in known]
        if wrong:
            # One at a time: mending the first often mends the others.
            raise PydanticCustomError("key", "the key {key} is not known here", {"key": wrong[0], "expected": known})
        return data


class Text(Closed):
    """One text in Dutch and in English, in imvo's own words."""

    nl: str
    en: str


def _unknown_as_none(value: object) -> object:
    return None if value == "unknown" else value


def _no_null(value: object) -> object:
    if value is None:
        raise PydanticCustomError("empty", "nothing is filled in; write unknown when it is not known", {})
    return value


class _WordForNone:
    """In the JSON Schema the word `unknown` stands where Python has None."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(schema)
        kinds = [kind for kind in found.get("anyOf", [found]) if kind != {"type": "null"}]
        return {"anyOf": [*kinds, {"const": "unknown"}]}


# A value that may be unknown must be written as the word, so that a forgotten one cannot pass for it.
_word = (BeforeValidator(_unknown_as_none), BeforeValidator(_no_null), _WordForNone())
DateOrUnknown = Annotated[PartialDate | None, *_word]
NumberOrUnknown = Annotated[float | None, *_word]
TextOrUnknown = Annotated[Text | None, *_word]

# The sources state no such rule, or a rule probably exists but was not found.
Unstated = Literal["none-known", "not-known"]


def word_or_said(value: object) -> str:
    """Tells `none-known` and `not-known` from what is said in full, so that a mistake is told once."""
    return "word" if isinstance(value, str) else "said"


Said = Annotated[Annotated[Unstated, Tag("word")] | Annotated[Text, Tag("said")], Discriminator(word_or_said)]


class Claim(Closed):
    """One of several statements that contradict each other; all stay. `of`: the key beside it that they are about."""

    of: str
    value: str | int | float
    sources: tuple[str, ...] = ()
    note: Text | None = None


class Sourced(Closed):
    """A statement with where it stands (`sources`: keys of the register) and how sure it is.

    `claims`: what the sources say each, where they disagree about one of the keys.
    """

    status: Status = "sourced"
    sources: tuple[str, ...] = ()
    note: Text | None = None
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _has_source(self) -> Self:
        if self.status in ("sourced", "conflicting") and not self.sources:
            raise PydanticCustomError(
                "sources", "a statement that is {status} needs at least one source", {"status": self.status}
            )
        if self.status == "derived" and self.note is None:
            raise PydanticCustomError("note", "a derived statement needs a note that says from what", {})
        keys = sorted(field.alias or name for name, field in type(self).model_fields.items())
        for claim in self.claims:
            if claim.of not in keys:
                raise PydanticCustomError(
                    "claim", "a claim is about {key}, which is no key beside it", {"key": claim.of, "expected": keys}
                )
        return self


class Statement(Sourced):
    """One sourced sentence."""

    text: Text


StatementOrNot = Annotated[
    Annotated[Unstated, Tag("word")] | Annotated[Statement, Tag("said")], Discriminator(word_or_said)
]


class Event(Sourced):
    """One dated step, in a term or in a case."""

    date: DateOrUnknown
    what: Text


class UnknownFact(Closed):
    """What is not known about an agreement, and where it was looked for."""

    id: str
    text: Text
    consulted: tuple[str, ...] = ()


class Source(Closed):
    """One entry of the register of sources. `incomplete`: the site is known, the exact page is not.

    `page`: for whom is harmed it is a page to go to: on complaints through the agreement, or of the contact point.
    """

    title: str | None = None
    address: str
    incomplete: bool = False
    page: Literal["complaints", "contact-point"] | None = None
