"""What the page and the workbook show, gathered from a result. Looks up labels and texts; decides nothing."""

from __future__ import annotations

from datetime import date

import polars as pl

import imvo
from imvo import agreement as agreements
from imvo import words
from imvo.agreement import Agreement, AgreementState, DutyState, PartialDate, Reason, in_words
from imvo.agreement import themes as common
from imvo.agreement.model.base import Text
from imvo.chain import vocabulary as chain
from imvo.intake.notes import Note
from imvo.reference import Edition
from imvo.reporting import view
from imvo.reporting.compute import Result
from imvo.risk import signals as risk_signals
from imvo.risk import start
from imvo.tables.model import Label

HAZARDS = "process-hazards"
LEVERS = 5  # judgements named on the page
MENTIONED = 5  # of the steps that a site may do itself, in a question
NO_NOTE = "none given"  # how the register of hazards writes that a page says nothing of severity


def view_of(result: Result) -> view.DossierView:
    """The view of one result, in both languages."""
    priority = result.assessment.issues.filter(pl.col("list") == "priority")
    top = priority.head(result.method.stability.top)
    request, vocabulary = result.request, chain.load(result.editions[chain.REGISTER])
    return view.DossierView(
        participant=view.Participant(request.participant, _day(request.signed)),
        agreement=None if result.agreement is None else _agreement(result.agreement, request.as_of),
        as_of=request.as_of,
        intake=_intake(result),
        names=_names(result, vocabulary),
        sites=result.intake.sites,
        issues=result.assessment.issues,
        signals=result.assessment.signals,
        questions=result.assessment.questions,
        duties=tuple(_duty(duty) for duty in result.duties),
        sources=tuple(_source(name, edition) for name, edition in _used(result).items()),
        stability=_stability(result, vocabulary),
        judgement_top=int(top.get_column("judgement").sum()),
        top=top.height,
        versions={"imvo": imvo.__version__, "method": result.method.method, "polars": pl.__version__},
        signal_texts=_signal_texts(result),
        severity_grounds=_severity_grounds(result, vocabulary),
        question_texts=_question_texts(result, vocabulary),
        site_severity=_site_severity(result),
        site_processes=result.assessment.processes,
        hazards=_hazards(result, vocabulary),
    )


def _intake(result: Result) -> view.Intake:
    intake = result.intake
    return view.Intake(
        files=(result.request.source.name,),
        rows_in=intake.rows_in,
        accepted=intake.accepted,
        rejected=intake.rejected,
        columns=tuple(view.ColumnUse(use.header, use.field, use.confidence) for use in intake.columns),
        notes=tuple(_note(note) for note in intake.notes),
        sector_warning=None if intake.sector_warning is None else _note(intake.sector_warning),
    )


def _note(note: Note) -> Label:
    return Label(nl=note.text("nl"), en=note.text("en"))


def _reason(reason: Reason) -> Label:
    return Label(nl=in_words.say(reason, "nl"), en=in_words.say(reason, "en"))


def _label(text: Text) -> Label:
    return Label(nl=text.nl, en=text.en)


def _duty(duty: DutyState) -> view.DutyLine:
    opens, closes = duty.window
    return view.DutyLine(
        id=duty.id,
        title=_label(duty.title),
        due=None if duty.due is None else duty.due.last,
        window_start=None if opens is None else opens.first,
        window_end=None if closes is None else closes.last,
        state=duty.state,
        reason=_reason(duty.reason),
    )


def _agreement(agreement: Agreement, as_of: date) -> view.AgreementFacts:
    now = agreements.state(agreement, as_of)
    route = agreements.remedy_route(agreement, as_of)
    steps = (_reason(route.reason), *([] if route.because is None else [_label(route.because)]))
    steps += tuple(_label(step) for step in route.to)
    names = Label(nl=agreement.names.nl, en=agreement.names.en)
    return view.AgreementFacts(agreement.id, names, now.state, _state_text(now), steps)


def _state_text(now: AgreementState) -> Label:
    """The state as a sentence, with the last day of the term when it is known."""
    said = {}
    for lang in words.LANGUAGES:
        ends = None if now.term.ends is None else in_words.day(now.term.ends, lang)
        key = f"risk.agreement.{now.state}"
        wanted = words.placeholders(words.table(lang)[key])
        said[lang] = words.text(key, lang, **({"day": ends or "?"} if "day" in wanted else {}))
    return Label(**said)


def _day(signed: str | None) -> date | None:
    return None if signed is None else PartialDate.parse(signed).first


def _names(result: Result, vocabulary: chain.Vocabulary) -> view.Names:
    countries = result.editions["countries"].table
    return view.Names(
        themes={theme.code: _label(theme.name) for theme in common.load()},
        countries=_labels(countries.rename({"country": "id"})),
        processes=_labels(vocabulary.processes),
        stages=_labels(vocabulary.stages.sort("order")),
        process_stage=vocabulary.stage_of(),
        products=_labels(vocabulary.products),
    )


def _labels(frame: pl.DataFrame) -> dict[str, Label]:
    rows = frame.select("id", "name_nl", "name_en").iter_rows()
    return {code: Label(nl=nl, en=en) for code, nl, en in rows}


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


def _signal_texts(result: Result) -> dict[tuple[str, str], Label]:
    """Sentences of the listed facts that were used, and titles of indicators."""
    texts: dict[tuple[str, str], Label] = {}
    used = result.assessment.signals.select("register", "indicator").unique()
    for name, edition in result.editions.items():
        for indicator in edition.register.indicators:
            texts[(name, indicator.id)] = Label(nl=indicator.title.nl, en=indicator.title.en)
        if edition.register.shape == "listing":
            entries = set(used.filter(pl.col("register") == name).get_column("indicator"))
            rows = edition.table.with_row_index("entry", offset=1).select("entry", "text_nl", "text_en").iter_rows()
            texts |= {(name, str(entry)): Label(nl=nl, en=en) for entry, nl, en in rows if str(entry) in entries}
    return texts


def _severity_grounds(result: Result, vocabulary: chain.Vocabulary) -> dict[tuple[str, str], Label]:
    grades = result.editions[risk_signals.GRADES].table
    grounds = {(p, t): Label(nl=nl, en=en) for p, t, nl, en in _grounds(grades)}
    begun = _start_from(result, vocabulary)
    return {
        (process, theme): grounds[(source, theme)] for process, theme, source in begun if (source, theme) in grounds
    }


def _grounds(grades: pl.DataFrame) -> list[tuple[str, str, str, str]]:
    return list(grades.select("process", "theme", "ground_nl", "ground_en").iter_rows())


def _question_texts(result: Result, vocabulary: chain.Vocabulary) -> dict[str, Label]:
    """Questions about a process that is not stated name its stage, or what it may be, instead of "not stated"."""
    processes, stages = _labels(vocabulary.processes), _labels(vocabulary.stages)
    stage_of, vague = vocabulary.stage_of(), vocabulary.unspecified()
    candidates = {p: (c or "").split("|") for p, c in vocabulary.processes.select("id", "candidates").iter_rows()}
    texts = {}
    for question, kind, subject in result.assessment.questions.select("question", "kind", "subject").iter_rows():
        if kind in ("stage", "hidden", "process") and subject in processes:
            said = {}
            for lang in words.LANGUAGES:
                known = [getattr(processes[one], lang).lower() for one in candidates[subject][:MENTIONED]]
                own = stages[stage_of[subject]] if subject in vague else processes[subject]
                about = words.enumeration(known, lang) if kind == "process" else getattr(own, lang).lower()
                said[lang] = words.text(f"risk.question.{kind}", lang, subject=about)
            texts[question] = Label(**said)
    return texts


def _site_severity(result: Result) -> pl.DataFrame | None:
    """The worst band and likelihood of each site, packed into one small number per risk: a million sites go by.

    None when only some of the themes are at hand, as when one risk is explained.
    """
    bands, count = result.method.severity.bands, len(result.method.themes)
    if result.assessment.risks.height != result.intake.sites.height * count:
        return None
    last, base = max(bands.values()), result.method.likelihood.highest + 1
    banded = pl.col("severity").replace_strict(bands, return_dtype=pl.UInt8)
    weight = (
        pl.when(pl.col("likelihood").is_not_null()).then((last - banded) * base + pl.col("likelihood")).otherwise(0)
    )
    packed = result.assessment.risks.select(weight.cast(pl.UInt8)).to_series().to_numpy().reshape(-1, count).max(axis=1)
    return pl.DataFrame(
        {
            "row": result.intake.sites.get_column("row"),
            "severity_band": pl.Series(last - packed // base, dtype=pl.UInt8),
            "likelihood": pl.Series(packed % base, dtype=pl.UInt8),
        }
    )


def _hazards(result: Result, vocabulary: chain.Vocabulary) -> dict[tuple[str, str], view.Hazard]:
    """The best graded hazard of each process and theme that is not tied to one country; vague processes borrow it."""
    grades = {"strong": 0, "moderate": 0, "possible": 2, "ungraded": 3}
    table = result.editions[HAZARDS].table.filter(pl.col("country").is_null() & (pl.col("status") == "sourced"))
    # A page that says how grave the harm was tells more; among equals the newest.
    weight = [
        pl.col("grade").replace_strict(grades, return_dtype=pl.UInt8),
        pl.col("severity_note") == NO_NOTE,
        pl.col("date").fill_null(""),
        pl.col("entry"),
    ]
    ordered = table.with_row_index("entry").sort(weight, descending=[False, False, True, False])
    found: dict[tuple[str, str], view.Hazard] = {}
    columns = ["process", "theme", "text_nl", "text_en", "source_title", "date"]
    for process, theme, nl, en, title, day in ordered.select(columns).iter_rows():
        found.setdefault((process, theme), view.Hazard(Label(nl=nl, en=en), title, day))
    begun = _start_from(result, vocabulary)
    return {(process, theme): found[(source, theme)] for process, theme, source in begun if (source, theme) in found}


def _start_from(result: Result, vocabulary: chain.Vocabulary) -> list[tuple[str, str, str]]:
    """(process, theme, the process whose grade stands for it)."""
    grades = result.editions[risk_signals.GRADES].table
    begun = start.table(grades, vocabulary.processes, result.method).select("process", "theme", "start_from")
    return [(process, theme, source) for process, theme, source in begun.iter_rows() if source is not None]


def _stability(result: Result, vocabulary: chain.Vocabulary) -> view.Stability | None:
    firm = result.assessment.stability
    if firm.top == 0:
        return None
    processes = _labels(vocabulary.processes)
    themes = {theme.code: _label(theme.name) for theme in common.load()}
    levers = []
    for row in firm.judgements.head(2 * LEVERS).to_dicts():
        key = f"risk.lever.{row['kind']}.{row['direction']}"
        both = {}
        for lang in words.LANGUAGES:
            named = {
                "process": getattr(processes[row["process"]], lang).lower() if row["process"] else "",
                "theme": getattr(themes[row["theme"]], lang).lower() if row["theme"] else "",
                "grade": words.text(f"risk.grade.{row['grade']}", lang) if row["grade"] else "",
            }
            wanted = words.placeholders(words.table(lang)[key])
            both[lang] = words.text(key, lang, **{name: value for name, value in named.items() if name in wanted})
        levers.append(Label(**both))
    # Two judgements may read alike: a list that names a process, and one that names a product.
    return view.Stability(firm.top, firm.draws, tuple(dict.fromkeys(levers))[:LEVERS])
