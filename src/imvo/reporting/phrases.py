"""How facts of a dossier read as sentences, for page and workbook alike. No rule of the method stands here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import polars as pl

from imvo.reporting import seen
from imvo.reporting.classes import Rated
from imvo.reporting.reasons import Reasons
from imvo.reporting.view import DossierView, SourceLine
from imvo.tables.model import Label
from imvo.words import count, enumeration, has, number, partial_day, plural, text

_WORDED = re.compile(r"[a-z]{2}", re.IGNORECASE)
Row = Mapping[str, Any]
TOP = 10


def listed(signal: Row) -> bool:
    """True for a fact of a list: its value is the title of the publication, its indicator the entry."""
    return bool(signal["effect"] == "floor" and signal["value"]) and not seen.is_finding(signal)


class Phrases:
    """The view in one language."""

    def __init__(self, view: DossierView, lang: str) -> None:
        self.view = view
        self.lang = lang

    def __call__(self, key: str, **values: str) -> str:
        """Text `reporting.<key>`, or that of the chain's own wording."""
        return text(self._key(key, key), self.lang, **values)

    def many(self, key: str, n: int, **values: str) -> str:
        """The same in the form for `n`."""
        return plural(self._key(key, f"{key}.other"), n, self.lang, **values)

    def _key(self, key: str, held: str) -> str:
        """Where the text stands: in the room of the chain's wording when that holds it, otherwise in the ordinary."""
        room = self.view.wording
        return f"{room}.{key}" if room is not None and has(f"{room}.{held}", self.lang) else f"reporting.{key}"

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
            return self("likelihood.could_be", word=word, high=self(f"likelihood.high.{rated.high}"))
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
        workers = self.many("people.work", issue["workers"])
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

    @cached_property
    def reasons(self) -> Reasons:
        """Why issues stand where they stand, and what is not known of them, as sentences."""
        return Reasons(self)

    # -- facts ------------------------------------------------------------------------------------------------------
    @cached_property
    def sources(self) -> dict[str, SourceLine]:
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
        if seen.is_finding(signal):
            return seen.subject(signal, self.lang)
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
        if seen.is_finding(signal):
            return seen.said(signal, self.lang)
        register, indicator = signal["register"], signal["indicator"] or ""
        if (register, indicator) in self.view.signal_texts:
            return self.label(self.view.signal_texts[(register, indicator)])
        for key in (f"indicator.{register}.{indicator}", f"indicator.{register}.all"):
            if has(f"reporting.{key}", self.lang):
                return self(key)
        return self.label(self.sources[register].title) if register in self.sources else register

    def value(self, signal: Row) -> str:
        """The value of a fact: codes in words, numbers with the marks of the language, the rest as it is."""
        if seen.is_finding(signal):
            return seen.value(signal, self.lang)
        raw = signal["value"]
        if raw is None or not signal["known"]:
            return self("unknown.value")
        key = f"reporting.value.{raw}"
        if has(key, self.lang):
            return text(key, self.lang)
        try:
            return number(float(raw), self.lang)
        except ValueError:
            return ", ".join(self._coded(signal["register"], part) for part in str(raw).split("|"))

    def _coded(self, register: str, code: str) -> str:
        """The name of a code in a value: an indicator of its register (a treaty), a process, a theme or a country."""
        names, texts = self.view.names, self.view.signal_texts
        if (register, code) in texts and not code.isdigit():
            return self.label(texts[(register, code)])
        labels = next((m for m in (names.processes, names.themes, names.countries) if code in m), None)
        return self.label(labels[code]) if labels else code

    def source(self, signal: Row) -> str:
        """Where a fact comes from, in full, with its date or edition, as tables show it.

        A listed fact names the publication it was taken from, any other fact its register and publisher.
        """
        register = signal["register"]
        if seen.is_finding(signal):
            return seen.source(signal, self.lang)
        if register == "site":
            return self("source.list")
        if signal["judgement"] or register == "method":
            return self("source.judgement")
        found = self.sources.get(register)
        if listed(signal):
            parts, dated = [str(signal["value"])], signal["reference_date"]
        else:
            title = self.label(found.title) if found else register
            parts = [title, *([found.publisher] if found else [])]
            dated = signal["edition"] or (found.edition if found else None)
            if dated and _WORDED.search(dated):
                # An edition in words of one language stands in the list of sources; here its date is enough.
                dated = signal["reference_date"]
        if dated and self.date_words(dated) not in parts[0]:
            parts.append(self.date_words(dated))
        if signal["later"]:
            parts.append(self("source.later"))
        return ", ".join(parts)

    @staticmethod
    def sentence(words: str) -> str:
        """First letter large, full stop at the end."""
        return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "?", "!")) else ".")

    @staticmethod
    def within(words: str) -> str:
        """A name as it stands within a sentence: first letter small, unless it is an abbreviation."""
        return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"

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

    def last_resort(self, issue: Row) -> str:
        """What every first issue says of engaging and leaving; forced labour may be a state's doing."""
        return self("last_resort.state" if issue["theme"] == "forced-labour" else "last_resort.each")

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
        return self(f"questions.kind.{row['kind']}", subject=self._about(row["subject"]))

    def stages(self, processes: Sequence[str]) -> list[str]:
        """Names of the stages of these processes within a sentence, each once and in the order of the chain."""
        names = self.view.names
        own = {code: names.process_stage.get(code, "unspecified") for code in processes}
        order = list(names.stages)
        staged = sorted({stage for stage in own.values() if stage in order and stage != "unspecified"}, key=order.index)
        loose = sorted(self.process(code) for code, stage in own.items() if stage not in staged)
        return [self.within(name) for name in dict.fromkeys([*map(self.stage, staged), *loose])]

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
