"""Sentences and names that the page and the workbook need, looked up in registers and words, in both languages."""

from __future__ import annotations

import polars as pl

from imvo import words
from imvo.agreement import themes as common
from imvo.agreement.model.base import Text
from imvo.chain import vocabulary as chain
from imvo.reporting import view
from imvo.reporting.compute import Result
from imvo.risk import signals as risk_signals
from imvo.tables.model import Label

HAZARDS = "process-hazards"
LEVERS = 3  # judgements named on the page
MENTIONED = 5  # of the steps that a site may do itself, in a question


def label(text: Text) -> Label:
    """A text of the agreement room as a label."""
    return Label(nl=text.nl, en=text.en)


def labels(frame: pl.DataFrame) -> dict[str, Label]:
    """Code -> name, from a table with `id`, `name_nl` and `name_en`."""
    rows = frame.select("id", "name_nl", "name_en").iter_rows()
    return {code: Label(nl=nl, en=en) for code, nl, en in rows}


def signal_texts(result: Result) -> dict[tuple[str, str], Label]:
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


def publishers(result: Result) -> dict[tuple[str, str], str]:
    """(register, entry) -> who published the page of a listed fact that was used."""
    found: dict[tuple[str, str], str] = {}
    used = result.assessment.signals.select("register", "indicator").unique()
    for name, edition in result.editions.items():
        if edition.register.shape == "listing" and "publisher" in edition.table.columns:
            entries = set(used.filter(pl.col("register") == name).get_column("indicator"))
            rows = edition.table.with_row_index("entry", offset=1).select("entry", "publisher").iter_rows()
            found |= {(name, str(entry)): who for entry, who in rows if who and str(entry) in entries}
    return found


def severity_grounds(result: Result) -> dict[tuple[str, str], Label]:
    """(process, theme) -> why the harm has its classes; vague processes borrow from the one that stands for them.

    Where harm was seen that the register says cannot occur, its words on that are no ground.
    """
    grades = result.editions[risk_signals.GRADES].table
    grounds = {(p, t): Label(nl=nl, en=en) for p, t, nl, en in _grounds(grades)}
    begun, seen = _start_from(result), _only_seen(result)
    return {
        (process, theme): grounds[(source, theme)]
        for process, theme, source in begun
        if (source, theme) in grounds and (process, theme) not in seen
    }


def _only_seen(result: Result) -> set[tuple[str, str]]:
    """Process and theme of which only what was seen at a site says that the theme occurs there."""
    signals, register = result.assessment.signals, pl.col("register")
    absent = signals.filter(register == risk_signals.GRADES, pl.col("indicator") == risk_signals.ABSENT)
    harm = signals.filter(register == risk_signals.FINDINGS, pl.col("effect").is_in(["floor", "widen"]))
    causes = absent.join(harm, on="cause", how="semi").select("cause")
    if causes.is_empty():
        return set()
    tables = (result.assessment.issues, result.assessment.risks)
    found = pl.concat([table.join(causes, on="cause", how="semi").select("process", "theme") for table in tables])
    return set(found.unique().iter_rows())


def _grounds(grades: pl.DataFrame) -> list[tuple[str, str, str, str]]:
    return list(grades.select("process", "theme", "ground_nl", "ground_en").iter_rows())


def question_texts(result: Result, vocabulary: chain.Vocabulary) -> dict[str, Label]:
    """Questions about a process that is not stated name its stage, or what it may be, instead of "not stated"."""
    processes, stages = labels(vocabulary.processes), labels(vocabulary.stages)
    stage_of, vague = vocabulary.stage_of(), vocabulary.unspecified()
    candidates = {p: c.split("|") if c else [] for p, c in vocabulary.processes.select("id", "candidates").iter_rows()}
    texts = {}
    for question, kind, subject in result.assessment.questions.select("question", "kind", "subject").iter_rows():
        if kind in ("stage", "hidden", "process") and subject in processes:
            said = {}
            for lang in words.LANGUAGES:
                known = [getattr(processes[one], lang).lower() for one in candidates[subject][:MENTIONED]]
                own = stages[stage_of[subject]] if subject in vague else processes[subject]
                # A stage called "not stated" tells nobody what to ask: name what it may be.
                by_name = kind == "process" or stage_of[subject] == "unspecified"
                about = words.enumeration(known, lang) if by_name else getattr(own, lang).lower()
                own_key = f"{result.chain.wording}.question.{kind}"
                key = own_key if words.has(own_key, lang) else f"risk.question.{kind}"
                said[lang] = words.text(key, lang, subject=about)
            texts[question] = Label(**said)
    return texts


def hazards(result: Result) -> dict[tuple[str, str], view.Hazard]:
    """The best graded hazard of each process and theme; one not tied to a country comes first; vague ones borrow."""
    grades = {"strong": 0, "moderate": 1, "possible": 2, "ungraded": 3}
    table = result.editions[HAZARDS].table.filter(pl.col("status") == "sourced")
    # Among equally graded hazards the register's own order stands: it goes from the general to the particular.
    ordered = table.with_row_index("entry").sort(
        pl.col("country").is_not_null(), pl.col("grade").replace_strict(grades, return_dtype=pl.UInt8), pl.col("entry")
    )
    found: dict[tuple[str, str], view.Hazard] = {}
    columns = ["process", "theme", "text_nl", "text_en", "source_title", "date", "publisher", "country"]
    for process, theme, nl, en, title, day, who, country in ordered.select(columns).iter_rows():
        found.setdefault((process, theme), view.Hazard(Label(nl=nl, en=en), title, day, who, country))
    begun = _start_from(result)
    return {(process, theme): found[(source, theme)] for process, theme, source in begun if (source, theme) in found}


def _start_from(result: Result) -> list[tuple[str, str, str]]:
    """(process, theme, the process whose grade stands for it)."""
    begun = result.assessment.start.select("process", "theme", "start_from")
    return [(process, theme, source) for process, theme, source in begun.iter_rows() if source is not None]


def stability(result: Result, vocabulary: chain.Vocabulary) -> view.Stability | None:
    """How firm the order is, with the judgements that decide the top in words; None when it was not drawn."""
    firm = result.assessment.stability
    if firm.top == 0:
        return None
    processes = labels(vocabulary.processes)
    themes = {theme.code: label(theme.name) for theme in common.load()}
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
            wanted = words.placeholders(words.source(key, lang))
            both[lang] = words.text(key, lang, **{name: value for name, value in named.items() if name in wanted})
        levers.append(Label(**both))
    # Two judgements may read alike: a list that names a process, and one that names a product.
    return view.Stability(firm.top, firm.draws, tuple(dict.fromkeys(levers))[:LEVERS])
