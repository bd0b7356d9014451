"""How facts of a dossier read as sentences, for page and workbook alike. No rule of the method stands here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import polars as pl

from imvo.reporting.classes import Rated
from imvo.reporting.view import DossierView, SourceLine
from imvo.tables.model import Label
from imvo.words import count, enumeration, has, number, partial_day, plural, text

Row = Mapping[str, Any]
TOP = 10
CLAUSES = 3  # facts in the sentence that says why; all of them stand in the table below it
# What tells a reader most: a list that names the place, their own list, what goes on in the process, then the country.
_TELLING = {"floor": 0, "start": 1, "step": 2}


def listed(signal: Row) -> bool:
    """True for a fact of a list: its value is the title of the publication, its indicator the entry."""
    return bool(signal["effect"] == "floor" and signal["value"])


class Phrases:
    """The view in one language."""

    def __init__(self, view: DossierView, lang: str) -> None:
        self.view = view
        self.lang = lang

    def __call__(self, key: str, **values: str) -> str:
        """Text `reporting.<key>`."""
        return text(f"reporting.{key}", self.lang, **values)

    def many(self, key: str, n: int, **values: str) -> str:
        """Text `reporting.<key>` in the form for `n`."""
        return plural(f"reporting.{key}", n, self.lang, **values)

    def count(self, n: int) -> str:
        return count(n, self.lang)

    def label(self, label: Label) -> str:
        return label.nl if self.lang == "nl" else label.en

    # -- codes ------------------------------------------------------------------------------------------------------
    def _named(self, labels: Mapping[str, Label], code: str) -> str:
        return self.label(labels[code]) if code in labels else code

    def theme(self, code: str) -> str:
        return self._named(self.view.names.themes, code)

    def country(self, code: str | None) -> str:
        return self._named(self.view.names.countries, code) if code else self("unknown.country")

    def process(self, code: str) -> str:
        return self._named(self.view.names.processes, code)

    def stage(self, code: str) -> str:
        return self._named(self.view.names.stages, code)

    def place(self, issue: Row) -> str:
        """Process and country of an issue: "Spinning, India"."""
        where = self.country(issue["country"])
        if not issue["site_known"]:
            where = self("unknown.site", country=where) if issue["country"] else self("unknown.both")
        return f"{self.process(issue['process'])}, {where}"

    def title(self, issue: Row) -> str:
        return f"{self.theme(issue['theme'])}: {self.place(issue)}"

    # -- classes ----------------------------------------------------------------------------------------------------
    def rated(self, issue: Row) -> Rated:
        return Rated(
            issue["severity"],
            issue["severity_band"],
            issue["likelihood_low"],
            issue["likelihood"],
            issue["likelihood_high"],
        )

    def severity(self, rated: Rated) -> str:
        return self(f"severity.{rated.severity}")

    def likelihood(self, rated: Rated) -> str:
        """The ranked class in words, with what it could be."""
        if rated.likelihood is None:
            return self("likelihood.none")
        word = self(f"likelihood.{rated.likelihood}")
        if rated.high is not None and rated.high > rated.likelihood:
            return self("likelihood.could_be", word=word, high=self(f"likelihood.{rated.high}"))
        return word

    def basis(self, code: str) -> str:
        return self(f"basis.{code}")

    def people(self, issue: Row) -> str:
        """Sites and workers, with how many sites gave no number."""
        sites = self.many("sites", issue["sites"])
        if not issue["site_known"]:
            return self("people.behind", sites=sites)
        if issue["sites_without_workers"] >= issue["sites"]:
            return self("people.no_number", sites=sites)
        workers = self.many("workers", issue["workers"])
        if issue["sites_without_workers"]:
            return self.many("people.some", issue["sites_without_workers"], sites=sites, workers=workers)
        return self("people.all", sites=sites, workers=workers)

    def who(self, issue: Row) -> str:
        """Women and migrants among them, where the list says so."""
        parts = [
            self(f"people.{name}", n=self.count(issue[f"{name}_low"]))
            for name in ("women", "migrants")
            if issue[f"{name}_low"]
        ]
        return self("people.among", groups=enumeration(parts, self.lang)) if parts else ""

    # -- facts ------------------------------------------------------------------------------------------------------
    @cached_property
    def _sources(self) -> dict[str, SourceLine]:
        return {source.id: source for source in self.view.sources}

    @cached_property
    def _signals(self) -> dict[int, list[dict[str, Any]]]:
        wanted = self.view.issues.get_column("cause").unique()
        found: dict[int, list[dict[str, Any]]] = {}
        rows = self.view.signals.filter(pl.col("cause").is_in(wanted.implode())).sort("cause", "order")
        for row in rows.iter_rows(named=True):
            found.setdefault(row["cause"], []).append(row)
        return found

    def signals(self, issue: Row) -> list[dict[str, Any]]:
        """The facts behind an issue, in the order in which they work."""
        return self._signals.get(issue["cause"], [])

    def subject(self, signal: Row) -> str:
        """`Thread/Yarn x IN` as "Thread/Yarn, India"; codes that have a name get it."""
        names = self.view.names
        parts = []
        for part in str(signal["subject"]).split(" x "):
            if part == "?":
                parts.append(self("unknown.country"))
                continue
            labels = next((m for m in (names.countries, names.processes, names.themes) if part in m), None)
            parts.append(self.label(labels[part]) if labels else part)
        return ", ".join(parts)

    def indicator(self, signal: Row) -> str:
        """What a fact says, as a phrase: the caller's text, ours, or the register's title."""
        register, indicator = signal["register"], signal["indicator"] or ""
        if (register, indicator) in self.view.signal_texts:
            return self.label(self.view.signal_texts[(register, indicator)])
        for key in (f"reporting.indicator.{register}.{indicator}", f"reporting.indicator.{register}.all"):
            if has(key, self.lang):
                return text(key, self.lang)
        return self.label(self._sources[register].title) if register in self._sources else register

    def value(self, signal: Row) -> str:
        """The value of a fact: codes in words, numbers with the marks of the language, the rest as it is."""
        raw = signal["value"]
        if raw is None or not signal["known"]:
            return self("unknown.value")
        key = f"reporting.value.{raw}"
        if has(key, self.lang):
            return text(key, self.lang)
        try:
            return number(float(raw), self.lang)
        except ValueError:
            return str(raw)

    def source(self, signal: Row, *, short: bool = False) -> str:
        """Where a fact comes from, with its date or edition; `short` leaves out a title that the sentence says itself.

        A listed fact names the publication it was taken from, any other fact its register and publisher.
        """
        register = signal["register"]
        if register == "site":
            return self("source.list")
        if signal["judgement"] or register == "method":
            return self("source.judgement")
        found = self._sources.get(register)
        if listed(signal):
            parts, dated = [str(signal["value"])], signal["reference_date"]
        else:
            title = self.label(found.title) if found else register
            parts = [*([] if short and found else [title]), *([found.publisher] if found else [])]
            dated = signal["edition"] or (found.edition if found else None)
        if dated and self.date_words(dated) not in parts[0]:
            parts.append(self.date_words(dated))
        if signal["later"]:
            parts.append(self("source.later"))
        return ", ".join(parts)

    def clause(self, signal: Row, issue: Row) -> str:
        """One fact as a sentence, with its source."""
        said, subject, effect = self.indicator(signal).rstrip("."), self.subject(signal), signal["effect"]
        if signal["register"] == "site":
            return self.sentence(self("why.site", said=said, value=self.value(signal)))
        if effect == "start":
            return self.sentence(self._typical(signal, issue))
        if listed(signal):
            return self.sentence(self("why.fact", said=said, source=self.source(signal)))
        if effect == "step":
            way = "lowers" if str(signal["contribution"]).startswith("-") else "raises"
            if signal["value"] is None:
                return self.sentence(self(f"why.{way}", said=said, subject=subject, source=self.source(signal)))
            key = f"why.{way}_by"
            value = self.value(signal)
            return self.sentence(self(key, said=said, subject=subject, value=value, source=self.source(signal)))
        return self.sentence(self("why.fact", said=f"{said}, {subject}", source=self.source(signal)))

    def _typical(self, signal: Row, issue: Row) -> str:
        """What is typical of the process anywhere: a hazard with its page, or the class that imvo gave it."""
        process, theme = str(signal["subject"]), issue["theme"]
        hazard = self.view.hazards.get((process, theme))
        if hazard is None:
            word = self(f"likelihood.{signal['contribution']}")
            return self("why.start", process=self.process(process), word=word)
        source = hazard.title or self("source.judgement")
        dated = f"{source}, {self.date_words(hazard.date)}" if hazard.title and hazard.date else source
        return self("why.fact", said=self.label(hazard.text).rstrip("."), source=dated)

    def clauses(self, issue: Row, most: int = CLAUSES) -> list[str]:
        """The facts that tell most, each with its source, as sentences."""
        known = [
            s
            for s in self.signals(issue)
            if s["known"] and s["effect"] in _TELLING and s["contribution"] not in ("0", "+0")
        ]
        ordered = sorted(known, key=lambda s: (s["register"] != "site", _TELLING[s["effect"]], s["order"]))
        ordered.sort(key=lambda s: s["effect"] != "floor")
        return [self.clause(signal, issue) for signal in ordered[:most]]

    def why(self, issue: Row, most: int = CLAUSES) -> str:
        """Why an issue stands where it stands: at most `most` short sentences, each with its source."""
        return " ".join(self.clauses(issue, most)) or self("why.nothing")

    @staticmethod
    def sentence(words: str) -> str:
        """First letter large, full stop at the end."""
        return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "?", "!")) else ".")

    def unknowns(self, issue: Row, most: int | None = None) -> list[str]:
        """What is not known and could move this issue, each once."""
        found = dict.fromkeys(self._unknown(signal) for signal in self.signals(issue) if not signal["known"])
        return list(found)[:most]

    def _unknown(self, signal: Row) -> str:
        said = self.indicator(signal).rstrip(".")
        named = signal["subject"] and " x " in str(signal["subject"])
        return self("unknown.listed", said=said) if named else said

    def not_known(self, issue: Row) -> str:
        """The unknown facts of an issue in one sentence."""
        found = [self("unknown.practice") if issue["site_known"] else self("unknown.which_site")]
        found += self.unknowns(issue)
        rest = len(found) - CLAUSES
        shown = found[:CLAUSES] + ([self.many("unknown.more", rest)] if rest > 0 else [])
        return self.sentence(enumeration(shown, self.lang))

    def stays(self, issue: Row) -> str:
        """How often the issue stays in the top, in words and never in decimals; empty when it was not drawn."""
        often, stability = issue["stability"], self.view.stability
        if often is None or stability is None:
            return ""
        tenths = round(often * 10)
        if 0 < tenths < TOP:
            how = self("stability.some", n=self.count(tenths))
        else:
            how = self("stability.all") if tenths else self("stability.none")
        return self("stability.stays", k=self.count(stability.k), how=how)

    # -- lists ------------------------------------------------------------------------------------------------------
    def issues(self, which: str) -> Sequence[dict[str, Any]]:
        """The issues of one list, in its order."""
        return self.view.issues.filter(pl.col("list") == which).sort("rank").to_dicts()

    @cached_property
    def top(self) -> Sequence[dict[str, Any]]:
        return self.issues("priority")[:TOP]

    def question(self, row: Row) -> str:
        """A question as a sentence."""
        if row["question"] in self.view.question_texts:
            return self.label(self.view.question_texts[row["question"]])
        key = f"reporting.questions.kind.{row['kind']}"
        about = self._about(row["subject"])
        return text(key, self.lang, subject=about)

    def _about(self, code: str | None) -> str:
        names = self.view.names
        for labels in (names.countries, names.processes, names.products, names.themes):
            if code and code in labels:
                return self.label(labels[code])
        return code or self("questions.somewhere")

    def date_words(self, value: str | None) -> str:
        return partial_day(value, self.lang) if value else ""

    @property
    def participant(self) -> str:
        return self.view.participant.name or self("participant.unnamed")
