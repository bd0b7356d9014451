"""From a request to everything a dossier holds, without writing anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from imvo import agreement as agreements
from imvo import reference, tables
from imvo.action import Heard, Returned, hear, nothing
from imvo.agreement import Agreement, DutyState, Participant
from imvo.agreement.deliveries import Deliveries
from imvo.agreement.deliveries import read as read_deliveries
from imvo.chain import places
from imvo.chain import vocabulary as chain_words
from imvo.disclosure import Account
from imvo.intake import Gathered, Reader, gather, small
from imvo.intake.values import vocabulary
from imvo.reference import Edition, regions
from imvo.reference.chains import REGISTER, Chain, chain_of, editions_of
from imvo.reporting import back, changes, kept, public
from imvo.reporting import previous as years
from imvo.reporting.own_chains import with_own
from imvo.reporting.parts import PARTS, RETURNED, Assessed, Given, Outcome, Part
from imvo.reporting.previous import Previous
from imvo.reporting.request import Request
from imvo.risk import method as methods
from imvo.risk.assess import Assessment, assess
from imvo.risk.method import Method
from imvo.runs import Progress, Silent, manifest


@dataclass(frozen=True)
class Result:
    """Everything that was read and worked out for one request.

    `participant`: who asks, with the chains that a delivered table tells of. `sites`: the list, with the places that
    other tables tell of and what answers fill in. `read_as`: file -> sha256 when it was read. `returned`,
    `heard`: what came back, as read and as weighed. `before`: the dossier of the year before. `account`: what the
    public may read of all this.
    """

    request: Request
    intake: Gathered
    participant: Participant
    sites: pl.DataFrame
    editions: Mapping[str, Edition]
    chain: Chain
    method: Method
    assessment: Assessment
    agreement: Agreement | None
    duties: tuple[DutyState, ...]
    deliveries: Deliveries
    outcomes: tuple[Outcome, ...]
    read_as: Mapping[Path, str]
    returned: Returned = field(default_factory=nothing)
    heard: Heard | None = None
    before: Previous | None = None
    account: Account | None = None


def compute(request: Request, progress: Progress, returned: Returned | None = None) -> Result:
    """Read the files, assess what they name with what came back, and look up the duties.

    `returned`: what came back, where that is known already and no file of it is to be read.

    Raises UnusableFile when a file cannot be used, DefinitionError when the definition cannot, RegisterError when a
    register cannot, ManifestError when the dossier of the year before cannot.
    """
    read_as = {source: manifest.sha256(source) for source in came_with(request) if source.is_file()}
    listed = _listed(request, progress)
    before = None if request.previous is None else years.read(request.previous, whole=request.kept is None)
    back_again = back.gather(request, before, listed.vocabulary, progress) if returned is None else returned
    if before is not None:
        back_again = changes.follow(back_again, before.sites, listed.every)
    heard, assessment = _weighed(listed, back_again, request, progress)
    assessed = Assessed(
        **vars(listed.given),
        sites=heard.sites,
        assessment=assessment,
        method=listed.method,
        returned=back_again,
        heard=heard,
        before=before,
    )
    outcomes = tuple(_outcome(part, assessed) for part in [*listed.awake, *_of_returned(back_again)])
    records = deliveries(request.deliveries, listed.agreement, listed.who)
    duties = () if listed.agreement is None else _duties(listed.agreement, listed.who, request.as_of, records)
    result = Result(
        request, listed.intake, listed.who, heard.sites, listed.editions, listed.chain, listed.method, assessment,
        listed.agreement, duties, records, outcomes, read_as, back_again, heard, before,
    )  # fmt: skip
    if before is not None:
        found = compared(result, before, progress, listed)
        own = Outcome(changes.PART, found.results, changes.section(found))
        result = replace(result, outcomes=(own, *outcomes))
    return public.with_account(result)


def compared(result: Result, before: Previous, progress: Progress, listed: _Listed | None = None) -> changes.Changes:
    """What changed from the dossier `before` to `result`. `listed`: the files of `result`, where they are read."""
    of_now = _listed(result.request, Silent()) if listed is None else listed

    def again(request: Request, returned: Returned) -> changes.State:
        same = request == result.request
        read = of_now if same else _listed(readable(request), Silent())
        heard, assessment = _weighed(read, returned, request, Silent(), mend=False)
        return changes.state_of(heard, assessment, chain_words.load(read.editions[chain_words.REGISTER]))

    assert result.heard is not None
    words = chain_words.load(result.editions[chain_words.REGISTER])
    now = changes.Now(
        request=result.request,
        state=changes.state_of(result.heard, result.assessment, words),
        listed=of_now.every,
        vocabulary=words,
        returned=result.returned,
        editions=result.editions,
        chain=result.chain.id,
        agreement=None if result.agreement is None else result.agreement.id,
        method=result.method,
        read_as=result.read_as,
        told=result.heard.results,
    )
    return changes.compare(before, now, again, progress)


@dataclass(frozen=True)
class _Listed:
    """The files of one request as read, with all that does not hang on what came back. `every`: the table `sites`."""

    chain: Chain
    editions: Mapping[str, Edition]
    method: Method
    vocabulary: vocabulary.Vocabulary
    agreement: Agreement | None
    intake: Gathered
    who: Participant
    given: Given
    awake: Sequence[Part]
    every: pl.DataFrame


def _listed(request: Request, progress: Progress) -> _Listed:
    found = None if request.definition is None else agreements.load(request.definition)
    chain, editions = registers(request, found)
    method = methods.load(request.method).on(chain.themes)
    words = vocabulary.of_folder(editions[chain_words.REGISTER].folder)
    intake = gather(request.sources, _reader(request, chain, words), progress)
    who = with_own(found, request.participant, intake.tables, editions)
    given = Given(intake.tables, editions, request.as_of, who, found, rejected=intake.rejected)
    awake = [part for part in PARTS if given.tables.keys() & set(part.kinds)]
    own = [reading.tables[places.SITES] for reading in intake.readings if places.SITES in reading.tables]
    every = places.combined([*own, *(part.places(given) for part in awake if part.places)])
    return _Listed(chain, editions, method, words, found, intake, who, given, awake, every)


def _weighed(
    listed: _Listed, returned: Returned, request: Request, progress: Progress, *, mend: bool = True
) -> tuple[Heard, Assessment]:
    """What came back as weighed, and the risks with it."""
    editions, method = listed.editions, listed.method
    words = chain_words.load(editions[chain_words.REGISTER])
    heard = hear(listed.every, returned, words, method, request.as_of, request.lang, mend=mend)
    assessment = assess(
        heard.sites,
        editions,
        regions.match,
        method,
        progress,
        heard.findings,
        request.as_of,
        heard.behind,
        heard.named,
    )
    return heard, assessment


def readable(request: Request) -> Request:
    """The request without its agreement, where that is of an earlier shape; the risks hang on its chain alone."""
    if request.definition is None:
        return request
    try:
        agreements.load(request.definition)
    except agreements.DefinitionError:
        return replace(request, definition=None)
    return request


def came_with(request: Request) -> tuple[Path, ...]:
    """Every file of the user that a run reads, but the dossier of the year before."""
    return (*request.sources, *request.answers, *request.findings, *(() if request.plan is None else (request.plan,)))


def _of_returned(returned: Returned) -> list[Part]:
    """The parts that wake by what came back."""
    kinds = returned.filled().keys()
    return [part for part in RETURNED if kinds & set(part.kinds)]


def registers(request: Request, agreement: Agreement | None) -> tuple[Chain, dict[str, Edition]]:
    """The chain that is assessed, and its registers: those of the day, or those kept in a dossier."""
    asked = request.chain or (None if agreement is None else agreement.chain)
    if request.kept is not None:
        every = kept.use(request.kept, request.as_of)
        chain = chain_of(every, asked)
    else:
        chain = chain_of({REGISTER: reference.load(REGISTER, request.as_of, request.registers)}, asked)
        every = reference.load_all(request.as_of, request.registers, chain.id)
    return chain, editions_of(every, chain)


def _reader(request: Request, chain: Chain, words: vocabulary.Vocabulary) -> Reader:
    return Reader(
        accepted=[kind for kind in chain.inputs if kind in tables.names()],
        vocabulary=words,
        lang=request.lang,
        kinds=request.kinds,
        mapping=request.mapping,
        encoding=request.encoding,
        sheet=request.sheet,
    )


def _outcome(part: Part, assessed: Assessed) -> Outcome:
    """The tables of one part, each held against its declaration, and its section."""
    results = {name: tables.check(frame, tables.load(name)) for name, frame in part.results(assessed).items()}
    return Outcome(part, results, None if part.section is None else part.section(assessed, results))


def deliveries(path: Path | None, agreement: Agreement | None, who: Participant) -> Deliveries:
    """The records of what was delivered; none without a file or an agreement. UnusableFile when it cannot be read."""
    if path is None or agreement is None:
        return Deliveries()
    return read_deliveries(small.by_column(path), agreement, who.chains)


def _duties(agreement: Agreement, who: Participant, as_of: date, records: Deliveries) -> tuple[DutyState, ...]:
    monitored = agreement.participant_roles
    if who.role is None and who.party is None and len(monitored) == 1:
        # Who names no kind of party is of the one kind that is monitored, when there is just one.
        who = who.model_copy(update={"role": monitored[0]})
    return tuple(agreements.duties(agreement, who, as_of, records.records))
