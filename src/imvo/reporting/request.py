"""What was asked for: everything that decides the content of a dossier, so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from imvo.agreement import Participant
from imvo.risk import method as methods

NOBODY = Participant()


@dataclass(frozen=True)
class Request:
    """One run. Paths point to the user's files, or to those kept in a dossier when it is made again.

    `definition`: id of an agreement or path of a definition; None assesses risks on the common themes only.
    `participant`: who asks, as far as it said. `registers`: folder of registers that the user added. `kept`: folder
    with the registers of an earlier run, which then are the only ones. `mapping`: header of the file -> column of
    `sites`.
    """

    source: Path
    as_of: date
    lang: str = "en"
    definition: str | None = None
    participant: Participant = NOBODY
    deliveries: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    sheet: str | None = None
    registers: Path | None = None
    kept: Path | None = None
    method: str = methods.CURRENT

    def record(self) -> dict[str, Any]:
        """What the manifest keeps: no folder and no path of this machine, only names within the dossier."""
        return {
            "source": self.source.name,
            "as_of": self.as_of.isoformat(),
            "lang": self.lang,
            "agreement": self.definition is not None,
            "participant": self.participant.model_dump(mode="json"),
            "deliveries": None if self.deliveries is None else self.deliveries.name,
            "mapping": dict(sorted(self.mapping.items())),
            "encoding": self.encoding,
            "sheet": self.sheet,
        }

    @classmethod
    def of_record(cls, record: Mapping[str, Any], inputs: Path, method: str) -> Request:
        """The request that makes a dossier again from its folder `inputs`."""
        deliveries = record["deliveries"]
        for name in (record["source"], deliveries):
            if name is not None and Path(name).name != name:
                raise ValueError(f"a name with a folder in it: {name}")
        return cls(
            source=inputs / "list" / record["source"],
            as_of=date.fromisoformat(record["as_of"]),
            lang=record["lang"],
            definition=str(inputs / "agreement.yaml") if record["agreement"] else None,
            participant=Participant.model_validate(record["participant"]),
            deliveries=None if deliveries is None else inputs / "deliveries" / deliveries,
            mapping=record["mapping"],
            encoding=record["encoding"],
            sheet=record["sheet"],
            kept=inputs / "registers",
            method=method,
        )
