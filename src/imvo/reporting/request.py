"""What was asked for: everything that decides the content of a dossier, so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from imvo.agreement import Participant
from imvo.agreement.model.base import Closed
from imvo.risk import method as methods
from imvo.runs import manifest

NOBODY = Participant()


def _name_only(name: str) -> str:
    # A sealed name that leads out of the dossier would have any file of this machine read.
    if Path(name).name != name:
        raise ValueError("a name with a folder in it")
    return name


FileName = Annotated[str, AfterValidator(_name_only)]


class _Record(Closed):
    """What the manifest keeps of a request. `agreement`: whether the dossier holds a definition."""

    sources: tuple[FileName, ...] = Field(min_length=1)
    as_of: date
    lang: Literal["nl", "en"]
    agreement: bool
    participant: Participant
    deliveries: FileName | None
    mapping: dict[str, str]
    kinds: dict[FileName, str]
    chain: str | None
    encoding: str | None
    sheet: str | None
    answers: tuple[FileName, ...] = ()
    findings: tuple[FileName, ...] = ()
    plan: FileName | None = None
    previous: bool = False
    publish: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """One run. Paths point to the user's files, or to those kept in a dossier when it is made again.

    `sources`: the files, each with a name of its own; `kinds`: name of a file -> its kind of table, where the user says
    so. `chain`: id of the chain, where it is not the agreement's. `definition`: id of an agreement or path of a
    definition; None assesses risks only. `participant`: who asks, as far as it said. `registers`: folder of registers
    that the user added. `kept`: folder with the registers of an earlier run, which then are the only ones. `mapping`:
    header of a file -> column of its table. `answers`, `findings`, `plan`: files that came back to an earlier dossier.
    `previous`: folder of the dossier of the year before. `publish`: what the public account may show beside the rest.
    """

    sources: tuple[Path, ...]
    as_of: date
    lang: str = "en"
    definition: str | None = None
    participant: Participant = NOBODY
    deliveries: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    chain: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    answers: tuple[Path, ...] = ()
    findings: tuple[Path, ...] = ()
    plan: Path | None = None
    previous: Path | None = None
    publish: tuple[str, ...] = ()
    registers: Path | None = None
    kept: Path | None = None
    method: str = methods.CURRENT

    def record(self) -> dict[str, Any]:
        """What the manifest keeps: no folder and no path of this machine, only names within the dossier."""
        return {
            "sources": [source.name for source in self.sources],
            "as_of": self.as_of.isoformat(),
            "lang": self.lang,
            "agreement": self.definition is not None,
            "participant": self.participant.model_dump(mode="json"),
            "deliveries": None if self.deliveries is None else self.deliveries.name,
            "mapping": dict(sorted(self.mapping.items())),
            "kinds": dict(sorted(self.kinds.items())),
            "chain": self.chain,
            "encoding": self.encoding,
            "sheet": self.sheet,
            "answers": [path.name for path in self.answers],
            "findings": [path.name for path in self.findings],
            "plan": None if self.plan is None else self.plan.name,
            "previous": self.previous is not None,
            "publish": sorted(self.publish),
        }

    @classmethod
    def of_record(cls, record: object, inputs: Path, method: str) -> Request:
        """The request that makes a dossier again from its folder `inputs`.

        ManifestError, which names the part, when imvo cannot have written such a record.
        """
        try:
            kept = _Record.model_validate(_as_today(record))
        except ValidationError as error:
            part = _part(error)
            raise manifest.ManifestError(f"{manifest.NAME} asks for what imvo never wrote, in {part}.") from error
        return cls(
            sources=tuple(inputs / "list" / name for name in kept.sources),
            as_of=kept.as_of,
            lang=kept.lang,
            definition=str(inputs / "agreement.yaml") if kept.agreement else None,
            participant=kept.participant,
            deliveries=None if kept.deliveries is None else inputs / "deliveries" / kept.deliveries,
            mapping=kept.mapping,
            kinds=kept.kinds,
            chain=kept.chain,
            encoding=kept.encoding,
            sheet=kept.sheet,
            answers=tuple(inputs / "answers" / name for name in kept.answers),
            findings=tuple(inputs / "findings" / name for name in kept.findings),
            plan=None if kept.plan is None else inputs / "plan" / kept.plan,
            previous=inputs / "previous" if kept.previous else None,
            publish=kept.publish,
            kept=inputs / "registers",
            method=method,
        )


_BESIDE = ("signed", "role", "route")


def _as_today(record: object) -> object:
    """The first dossiers had one list, and kept the participant as a name with its signature, role and route beside."""
    if not isinstance(record, dict):
        return record
    if "source" in record:
        one = {name: value for name, value in record.items() if name != "source"}
        record = {**one, "sources": [record["source"]], "kinds": {}, "chain": None}
    if not any(name in record for name in _BESIDE):
        return record
    who = {"name": record.get("participant"), **{name: record.get(name) for name in _BESIDE}}
    return {**{name: value for name, value in record.items() if name not in _BESIDE}, "participant": who}


def _part(error: ValidationError) -> str:
    """Where the first mistake is: only names that stand in the schema, never what was found there."""
    where = error.errors(include_url=False, include_input=False)[0]["loc"]
    inner = where[1:2] if where[:1] == ("participant",) else ()
    return ".".join(["request", *map(str, where[:1]), *map(str, inner)])
