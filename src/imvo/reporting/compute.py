"""From a request to everything a dossier holds, without writing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from imvo import agreement as agreements
from imvo import reference
from imvo.agreement import Agreement, DutyState, Participant
from imvo.agreement.deliveries import Deliveries
from imvo.agreement.deliveries import read as read_deliveries
from imvo.intake import small, suppliers
from imvo.reference import Edition, regions
from imvo.reporting import kept
from imvo.reporting.request import Request
from imvo.risk import method as methods
from imvo.risk.assess import Assessment, assess
from imvo.risk.method import Method
from imvo.runs import Progress, manifest


@dataclass(frozen=True)
class Result:
    """Everything that was read and worked out for one request."""

    request: Request
    intake: suppliers.Intake
    editions: Mapping[str, Edition]
    method: Method
    assessment: Assessment
    agreement: Agreement | None
    duties: tuple[DutyState, ...]
    deliveries: Deliveries
    source_sha256: str | None = None


def compute(request: Request, progress: Progress) -> Result:
    """Read the list, assess it, and look up the duties.

    Raises UnusableFile when the list cannot be used, DefinitionError when the definition cannot, RegisterError when a
    register cannot.
    """
    method = methods.load(request.method)
    found = None if request.definition is None else agreements.load(request.definition)
    records = deliveries(request.deliveries, found, request.participant)
    read_as = manifest.sha256(request.source) if request.source.is_file() else None
    intake = suppliers.read(
        request.source,
        mapping=request.mapping,
        encoding=request.encoding,
        sheet=request.sheet,
        lang=request.lang,
        progress=progress,
    )
    if request.kept is None:
        editions = reference.load_all(request.as_of, request.registers)
    else:
        editions = kept.use(request.kept, request.as_of)
    assessment = assess(intake.sites, editions, regions.match, method, progress)
    duties = () if found is None else _duties(found, request, records)
    return Result(request, intake, editions, method, assessment, found, duties, records, read_as)


def deliveries(path: Path | None, agreement: Agreement | None, who: Participant) -> Deliveries:
    """The records of what was delivered; none without a file or an agreement. UnusableFile when it cannot be read."""
    if path is None or agreement is None:
        return Deliveries()
    return read_deliveries(small.by_column(path), agreement, who.chains)


def _duties(agreement: Agreement, request: Request, records: Deliveries) -> tuple[DutyState, ...]:
    who, monitored = request.participant, agreement.participant_roles
    if who.role is None and who.party is None and len(monitored) == 1:
        # Who names no kind of party is of the one kind that is monitored, when there is just one.
        who = who.model_copy(update={"role": monitored[0]})
    return tuple(agreements.duties(agreement, who, request.as_of, records.records))
