"""`participant.yaml`: what an organisation says of itself once, for every agreement it takes part in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from ruamel.yaml import YAML

from imvo import words
from imvo.agreement import loader
from imvo.agreement.errors import DefinitionError, ParticipantError, Phrase, Problem, nearest
from imvo.agreement.model.base import Closed, DateOrUnknown
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.situation import Facts, YesNo
from imvo.agreement.numbers_as_typed import two_readings
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer
from imvo.agreement.yaml_file import Document, Where, parse, path_text, read_text


def _known(value: object) -> object:
    return None if value == "unknown" else value


def _no_truth_value(value: object) -> object:
    # Elsewhere `true` passes for 1.
    return str(value) if isinstance(value, bool) else value


# In a file that people fill in, `unknown` and nothing at all are the same.
Word = Annotated[str | None, BeforeValidator(_known)]
Size = Annotated[float, Field(ge=0, allow_inf_nan=False), BeforeValidator(_no_truth_value)]
Number = Annotated[Size | None, BeforeValidator(_known)]
YesNoOrEmpty = Annotated[YesNo, BeforeValidator(lambda value: "unknown" if value is None else value)]
FactsOrEmpty = dict[str, YesNoOrEmpty]


class FilledIn(Closed):
    """A mapping in which a key with nothing behind it, as people leave it, is as good as no key."""

    @model_validator(mode="before")
    @classmethod
    def _no_empty_parts(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {key: value for key, value in data.items() if value is not None or key not in optional}


class OwnChain(FilledIn):
    """One chain, with what the organisation says of it; see `Chain`."""

    id: str = Field(min_length=1)
    name: Word = None
    groups: tuple[str, ...] = ()
    facts: FactsOrEmpty = Field(default_factory=dict)


class TakesPart(FilledIn):
    """How the organisation takes part in one agreement; see `Participant` for the fields."""

    agreement: str
    role: Word = None
    signed: DateOrUnknown = None
    left: DateOrUnknown = None
    route: Word = None
    through: Word = None
    party: Word = None
    groups: tuple[str, ...] = ()


class ParticipantFile(FilledIn):
    """The whole file. `measures` (e.g. fte), `facts` and `chains` hold for every agreement that asks for them."""

    schema_: Literal[1] = Field(alias="schema")
    name: Word = None
    measures: dict[str, Number] = Field(default_factory=dict)
    facts: FactsOrEmpty = Field(default_factory=dict)
    chains: tuple[OwnChain, ...] = ()
    agreements: tuple[TakesPart, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """The agreements it takes part in, each once."""
        return tuple(dict.fromkeys(each.agreement for each in self.agreements))

    def participant(self, agreement: Agreement) -> Participant:
        """What one agreement has to know; without an entry for it only what holds for all."""
        own = next((each for each in self.agreements if _is_of(each, agreement)), TakesPart(agreement=""))
        asked = {fact.id for fact in agreement.binding.facts}
        scales = {scale.id for scale in agreement.binding.scales}
        groups = {group.id for group in agreement.binding.groups}
        return Participant(
            name=self.name,
            **own.model_dump(exclude={"agreement", "signed", "left"}),
            signed=own.signed,
            left=own.left,
            facts=_known_of(self.facts, asked),
            measures={key: value for key, value in self.measures.items() if key in scales and value is not None},
            chains=tuple(
                Chain(
                    id=chain.id,
                    name=chain.name,
                    groups=tuple(group for group in chain.groups if group in groups),
                    facts=_known_of(chain.facts, asked),
                )
                for chain in self.chains
            ),
        )


def _known_of(facts: Facts, asked: Collection[str]) -> Facts:
    """The answers to what is asked; `unknown` is no answer, and what holds for all chains then holds for this one."""
    return {fact: answer for fact, answer in facts.items() if fact in asked and answer is not Answer.UNKNOWN}


def _is_of(entry: TakesPart, agreement: Agreement) -> bool:
    """Whether an entry is about an agreement; it may name the file of a definition instead of an id."""
    if not _is_file(entry.agreement):
        return entry.agreement == agreement.id
    return loader.load(entry.agreement).id == agreement.id


def _is_file(word: str) -> bool:
    return word.endswith((".yaml", ".yml"))


def load(path: Path, folder: Path | None = None) -> ParticipantFile:
    """Read a participant file and hold it against its agreements. ParticipantError tells what to mend, and where."""
    try:
        text = read_text(path)
        document = parse(text, path.name)
        twofold = list(_twofold(document, text))
        if twofold:
            raise ParticipantError(twofold)
        found = loader.hold(document, ParticipantFile)
    except DefinitionError as error:
        raise ParticipantError(error.problems) from error
    wrong = list(_problems(document, found, folder))
    if wrong:
        raise ParticipantError(sorted(wrong, key=lambda problem: problem.line))
    return found


def _twofold(document: Document, text: str) -> Iterator[Problem]:
    """Measures that can be read in two ways, such as 1.200: YAML would read it as hardly more than one, in silence."""
    measures = document.data.get("measures") if isinstance(document.data, dict) else None
    lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)  # as YAML counts them
    for name in measures if isinstance(measures, dict) else ():
        where: Where = ("measures", name)
        line = document.line(where)
        said = re.search(rf"{re.escape(str(name))}[\"']?\s*:\s*[\"']?([0-9.,]+)[\"']?\s*([,}}#]|$)", lines[line - 1])
        readings = None if said is None else two_readings(said[1])
        if readings is not None:
            wrong = Phrase("two-readings", found=str(readings), thousands=readings.thousands, decimal=readings.decimal)
            yield Problem(document.file, line, path_text(where), wrong)


def written(content: dict[str, object], lang: str) -> str:
    """The text of a participant file: what is not known stands there as the word, to be filled in later."""
    head = words.text("agreement.start.head", lang).strip().splitlines()
    stream = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.allow_unicode = True
    yaml.dump(_unknowns({key: _given(value) for key, value in content.items() if value not in ({}, [])}), stream)
    return "".join(f"# {line}".rstrip() + "\n" for line in head) + stream.getvalue()


def _given(value: object) -> object:
    """An entry without the lists that hold nothing."""
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in each.items() if v not in ([], {})} if isinstance(each, dict) else each for each in value]


def _unknowns(value: object) -> object:
    if isinstance(value, dict):
        return {key: _unknowns(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_unknowns(each) for each in value]
    return "unknown" if value is None else value


def _problems(document: Document, found: ParticipantFile, folder: Path | None) -> Iterator[Problem]:
    ids = loader.available(folder)
    agreements: list[Agreement] = []
    for i, each in enumerate(found.agreements):
        at: Where = ("agreements", i)
        if each.agreement not in ids and not _is_file(each.agreement):
            yield _unknown(document, (*at, "agreement"), each.agreement, ids, "agreement")
            continue
        agreement = loader.load(each.agreement, folder)
        yield from _twice(document, (*at, "agreement"), agreement.id, [one.id for one in agreements], "agreement")
        agreements.append(agreement)
        yield from _membership(document, at, each, agreement)
    if len(agreements) < len(found.agreements):
        return
    facts = {fact.id for one in agreements for fact in one.binding.facts}
    scales = {scale.id for one in agreements for scale in one.binding.scales}
    groups = {group.id for one in agreements for group in one.binding.groups}
    yield from _keys(document, ("facts",), found.facts, facts, "fact")
    yield from _keys(document, ("measures",), found.measures, scales, "measure")
    for i, chain in enumerate(found.chains):
        before = [each.id for each in found.chains[:i]]
        yield from _twice(document, ("chains", i, "id"), chain.id, before, "chain")
        yield from _keys(document, ("chains", i, "facts"), chain.facts, facts, "fact")
        for j, group in enumerate(chain.groups):
            if group not in groups:
                yield _unknown(document, ("chains", i, "groups", j), group, groups, "group")


def _membership(document: Document, at: Where, each: TakesPart, agreement: Agreement) -> Iterator[Problem]:
    parties = [party.id for party in agreement.parties]
    valid: dict[str, tuple[str | None, Sequence[str], str]] = {
        "role": (each.role, [kind.id for kind in agreement.party_types], "party-type"),
        "route": (each.route, [route.id for route in agreement.binding.routes], "route"),
        "through": (each.through, parties, "party"),
        "party": (each.party, parties, "party"),
    }
    for key, (word, known, kind) in valid.items():
        if word is not None and word not in known:
            yield _unknown(document, (*at, key), word, known, kind)
    groups = [group.id for group in agreement.binding.groups]
    for i, group in enumerate(each.groups):
        if group not in groups:
            yield _unknown(document, (*at, "groups", i), group, groups, "group")


def _keys(
    document: Document, at: Where, given: Collection[str], valid: Collection[str], kind: str
) -> Iterator[Problem]:
    for word in given:
        if word not in valid:
            yield _unknown(document, (*at, word), word, valid, kind)


def _twice(document: Document, where: Where, word: str, before: Sequence[str], kind: str) -> Iterator[Problem]:
    """Of two entries about one thing only the first would be read: that is told instead."""
    if word in before:
        first = document.line((where[0], before.index(word), where[-1]))
        wrong = Phrase("twice", kind=Phrase(f"kind.{kind}"), word=word, line=str(first))
        yield Problem(document.file, document.line(where), path_text(where), wrong)


def _unknown(document: Document, where: Where, word: str, valid: Collection[str], kind: str) -> Problem:
    expected = tuple(sorted(valid)) if len(valid) <= 20 else ()
    wrong = Phrase("no-such", kind=Phrase(f"kind.{kind}"), word=word)
    return Problem(document.file, document.line(where), path_text(where), wrong, expected, nearest(word, valid))
