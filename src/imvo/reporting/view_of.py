"""What the page and the workbook show, gathered from a result. Looks up labels and texts; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

import imvo
from imvo import agreement as agreements
from imvo import tables, words
from imvo.action.returned import ANSWERS, CONTACTS, FINDINGS
from imvo.agreement import Agreement, AgreementState, DutyState, PartialDate, Reason, in_words
from imvo.agreement import themes as common
from imvo.agreement.bound import bound
from imvo.agreement.model.base import Text
from imvo.chain import places
from imvo.chain import vocabulary as chain
from imvo.intake.notes import Note
from imvo.intake.reading import Reading
from imvo.reference import Edition
from imvo.reporting import told, view
from imvo.reporting.answered import answered_at
from imvo.reporting.compute import Result
from imvo.reporting.harmed import harmed
from imvo.reporting.urgent import urgent
from imvo.risk import engagement
from imvo.risk import signals as risk_signals
from imvo.tables.model import Label

# What other kinds of party, or participants in another situation, owe is not this reader's.
OF_OTHERS = ("agreement.reason.other-actor", "agreement.reason.other-group")
_DUTIES = ("missing", "first")  # values of reasons that are ids of duties


def view_of(result: Result) -> view.DossierView:
    """The view of one result, in both languages."""
    priority = result.assessment.issues.filter(pl.col("list") == "priority")
    top = priority.head(result.method.stability.top)
    request, vocabulary = result.request, chain.load(result.editions[chain.REGISTER])
    return view.DossierView(
        participant=_participant(result),
        agreement=None if result.agreement is None else _agreement(result.agreement, request.as_of),
        as_of=request.as_of,
        intake=_intake(result),
        names=_names(result, vocabulary),
        sites=result.sites,
        issues=result.assessment.issues,
        signals=result.assessment.signals,
        questions=result.assessment.questions,
        duties=_duties(result),
        sources=tuple(_source(name, edition) for name, edition in _used(result).items()),
        stability=told.stability(result, vocabulary),
        judgement_top=int(top.get_column("judgement").sum()),
        top=top.height,
        versions={"imvo": imvo.__version__, "method": result.method.method, "polars": pl.__version__},
        signal_texts=told.signal_texts(result),
        publishers=told.publishers(result),
        severity_grounds=told.severity_grounds(result),
        question_texts=told.question_texts(result, vocabulary),
        site_severity=_site_severity(result),
        site_processes=result.assessment.processes,
        hazards=told.hazards(result),
        wording=result.chain.wording,
        answered=bool({ANSWERS, FINDINGS} & result.returned.filled().keys()),
        listed_sites=places.SITES in result.intake.tables,
        first_issuer=_first_issuer(result),
        silent=_silent(result),
        harmed=harmed(
            result.agreement,
            request.as_of,
            request.participant.name,
            result.returned.tables[CONTACTS],
            result.chain.wording,
        ),
        urgent=urgent(result.heard),
        answered_at=answered_at(result.heard, result.assessment.processes, vocabulary),
        sections=tuple(outcome.section for outcome in result.outcomes if outcome.section is not None),
    )


def _first_issuer(result: Result) -> tuple[str, str] | None:
    """The issuer or borrower at the top of the engagement list, with its first issue; None where it holds none."""
    for outcome in result.outcomes:
        listed = outcome.results.get(engagement.LIST)
        if listed is not None:
            known = listed.filter(~pl.col("to_find_out")).select("issuer", "issue")
            return None if known.is_empty() else known.row(0)
    return None


def _silent(result: Result) -> frozenset[str]:
    """Columns of sites of which only a list of sites tells, such as workers, in a chain with words of its own."""
    sites = result.sites
    if result.chain.wording is None or places.SITES in result.intake.tables:
        return frozenset()
    empty = frozenset(name for name in sites.columns if sites.get_column(name).null_count() == sites.height)
    return empty - {"country", "processes"}


def _intake(result: Result) -> view.Intake:
    intake = result.intake
    return view.Intake(
        files=tuple(source.name for source in result.request.sources),
        rows_in=intake.rows_in,
        accepted=intake.accepted,
        rejected=intake.rejected,
        columns=tuple(
            view.ColumnUse(use.header, use.field, use.confidence, _declaring(reading, use.field), reading.file)
            for reading in intake.readings
            for use in reading.columns
        ),
        notes=tuple(
            _note(note, reading.file if len(intake.readings) > 1 else None)
            for reading in intake.readings
            for note in reading.notes
        ),
        sector_warning=None if intake.sector_warning is None else _note(intake.sector_warning),
    )


def _declaring(reading: Reading, field: str | None) -> str:
    """The kind of table that a column went to: one file may give several."""
    kinds = list(reading.tables)
    return next((kind for kind in kinds if field in tables.load(kind).dtypes), kinds[0])


def _note(note: Note, file: str | None = None) -> Label:
    """A note; of one file among several, with its name."""
    of = "" if file is None else f"{file}: "
    return Label(nl=f"{of}{note.text('nl')}", en=f"{of}{note.text('en')}")


def _reason(reason: Reason) -> Label:
    return Label(nl=in_words.say(reason, "nl"), en=in_words.say(reason, "en"))


def _participant(result: Result) -> view.Participant:
    """With the day from which it is bound, as `imvo duties` counts it."""
    who = result.request.participant
    if result.agreement is None:
        return view.Participant(who.name, who.signed)
    counts = bound(result.agreement, who, result.request.as_of)
    return view.Participant(who.name, counts.signed, own=who.through is None)


def _duties(result: Result) -> tuple[view.DutyLine, ...]:
    if result.agreement is None:
        return ()
    titles = {duty.id: told.label(duty.title) for duty in result.agreement.duties}
    chains = {one.id: one.name or one.id for one in result.participant.chains}
    owed = (duty for duty in result.duties if duty.reason.key not in OF_OTHERS)
    return tuple(_duty(result.agreement, duty, titles, chains) for duty in owed)


def _duty(
    agreement: Agreement, duty: DutyState, titles: Mapping[str, Label], chains: Mapping[str, str]
) -> view.DutyLine:
    return view.DutyLine(
        id=duty.id,
        title=titles[duty.id],
        due=duty.due,
        window=duty.window,
        state=duty.state,
        reason=_why(agreement, duty, titles),
        chains=tuple(chains.get(one, one) for one in duty.chains),
        missing=tuple(titles[one] for one in duty.missing),
        evidence=_known(duty.evidence),
        consequence=_known(duty.consequence),
    )


def _known(said: Text | str) -> Label | None:
    return None if isinstance(said, str) else told.label(said)


def _why(agreement: Agreement, duty: DutyState, titles: Mapping[str, Label]) -> Label:
    """The reason; duties by their titles, because the reader of a dossier sees no ids, and what is asked in full."""
    both = {}
    for lang in words.LANGUAGES:
        values = tuple(
            (name, _titled(str(value), titles, lang) if name in _DUTIES else value)
            for name, value in duty.reason.values
        )
        reason = in_words.with_questions(agreement, replace(duty.reason, values=values), lang, ids=False)
        both[lang] = in_words.say(reason, lang)
    return Label(**both)


def _titled(ids: str, titles: Mapping[str, Label], lang: str) -> str:
    return "; ".join(str(getattr(titles[one], lang)) if one in titles else one for one in ids.split(", "))


def _agreement(agreement: Agreement, as_of: date) -> view.AgreementFacts:
    now = agreements.state(agreement, as_of)
    route = agreements.remedy_route(agreement, as_of)
    steps = (_reason(route.reason), *([] if route.because is None else [told.label(route.because)]))
    steps += tuple(told.label(step) for step in route.to)
    names = Label(nl=agreement.names.nl, en=agreement.names.en)
    return view.AgreementFacts(agreement.id, names, now.state, _state_text(now), steps)


def _state_text(now: AgreementState) -> Label:
    """The state as a sentence, with the last day of the term when it is known; where sources differ on it, that."""
    claimed = sorted((PartialDate.parse(str(one.value)) for one in now.term.claims if one.of == "ends"), key=_last)
    said = {}
    for lang in words.LANGUAGES:
        if claimed and now.disputed:
            days = "; ".join(in_words.day(one, lang) for one in claimed)
            said[lang] = words.text("risk.agreement.disputed", lang, days=days)
        elif claimed and now.state == "active":
            said[lang] = words.text("risk.agreement.least", lang, day=in_words.day(claimed[0], lang))
        else:
            said[lang] = _plain_state(now, lang)
    return Label(**said)


def _last(day: PartialDate) -> date:
    return day.last


def _plain_state(now: AgreementState, lang: str) -> str:
    ends, key = now.term.ends, f"risk.agreement.{now.state}"
    told = {} if ends is None else {"day": in_words.day(ends, lang), "on": in_words.when(ends, lang)}
    wanted = words.placeholders(words.source(key, lang))
    return words.text(key, lang, **{name: told.get(name, "?") for name in wanted})


def _names(result: Result, vocabulary: chain.Vocabulary) -> view.Names:
    countries = result.editions["countries"].table
    return view.Names(
        themes={
            theme.code: told.label(theme.name) for theme in common.assessed() if theme.code in result.method.themes
        },
        countries=told.labels(countries.rename({"country": "id"})),
        processes=told.labels(vocabulary.processes),
        stages=told.labels(vocabulary.stages.sort("order")),
        process_stage=vocabulary.stage_of(),
        products=told.labels(vocabulary.products),
    )


def _used(result: Result) -> dict[str, Edition]:
    """Registers that a signal of a listed issue rests on, and those that decided severity and names."""
    named = set(result.assessment.signals.get_column("register").unique()) | {risk_signals.GRADES, chain.REGISTER}
    return {name: edition for name, edition in sorted(result.editions.items()) if name in named}


def _source(name: str, edition: Edition) -> view.SourceLine:
    register = edition.register
    return view.SourceLine(
        id=name,
        title=Label(nl=register.title.nl, en=register.title.en),
        publisher=register.publisher,
        edition=register.edition,
        licence=register.licence,
        url=register.url,
        later=edition.later,
        kind=register.kind,
        says_nothing=Label(nl=register.says_nothing.nl, en=register.says_nothing.en),
    )


def _site_severity(result: Result) -> pl.DataFrame | None:
    """The worst band and likelihood of each site, packed into one small number per risk: a million sites go by.

    None when only some of the themes are at hand, as when one risk is explained.
    """
    bands, count = result.method.severity.bands, len(result.method.themes)
    if result.assessment.risks.height != result.sites.height * count:
        return None
    last, base = max(bands.values()), result.method.likelihood.highest + 1
    banded = pl.col("severity").replace_strict(bands, return_dtype=pl.UInt8)
    weight = (
        pl.when(pl.col("likelihood").is_not_null()).then((last - banded) * base + pl.col("likelihood")).otherwise(0)
    )
    packed = result.assessment.risks.select(weight.cast(pl.UInt8)).to_series().to_numpy().reshape(-1, count).max(axis=1)
    return pl.DataFrame(
        {
            "row": result.sites.get_column("row"),
            "severity_band": pl.Series(last - packed // base, dtype=pl.UInt8),
            "likelihood": pl.Series(packed % base, dtype=pl.UInt8),
        }
    )
