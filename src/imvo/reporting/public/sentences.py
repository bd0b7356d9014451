"""The public account in one language: the sentences that the page and the data share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from imvo.action.evidence import CLAIMED, EVIDENCED
from imvo.disclosure import Account
from imvo.disclosure.model import Level, Measure, Place, Risk, Text
from imvo.reporting.evidence import told
from imvo.reporting.harmed_doors import Step
from imvo.reporting.phrases import Phrases
from imvo.reporting.public import lookup
from imvo.reporting.view import DossierView, SourceLine
from imvo.tables import Label, load
from imvo.words import day, has, number, plural, text

NAMED = 4  # things named in one sentence
ONE = 1  # public fact in the sentence that says why
_GAPS = {"country": "countries", "processes": "processes", "workers_low": "workers"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SAID = {"source.own": "risks.estimate"}
_YES: Mapping[bool | None, str] = {True: "yes", False: "no", None: "unknown"}


class Codes(Phrases):
    """The dossier's phrases in the voice of the company: an estimate of the method is not its own."""

    def _key(self, key: str, held: str) -> str:
        return f"public.{_SAID[key]}" if key in _SAID else super()._key(key, held)


class Sentences:
    """`say` tells codes; everything of the company's own comes from the account."""

    def __init__(self, account: Account, view: DossierView, lang: str) -> None:
        self.account = account
        self.lang = lang
        self.silent = view.silent
        self.say = Codes(lookup.view(account, view), lang)

    def __call__(self, key: str, **values: str) -> str:
        """Text `public.<key>`."""
        return text(f"public.{key}", self.lang, **values)

    def many(self, key: str, n: int, **values: str) -> str:
        """The same in the form for `n`."""
        return plural(f"public.{key}", n, self.lang, **values)

    def chained(self, key: str) -> str:
        """Text `public.<key>`, or the one for who invests or lends."""
        held = f"{key}-held"
        return self(held if self.say.view.wording is not None and has(f"public.{held}", self.lang) else key)

    def label(self, label: Label) -> str:
        return self.say.label(label)

    def own(self, words: Text) -> str:
        """A text of the library in this language; one of the company's own as it stands."""
        return self.label(words) if isinstance(words, Label) else words

    @property
    def participant(self) -> str:
        return self.say.view.participant.name or self("us")

    @property
    def as_of(self) -> str:
        return self("as_of", day=day(self.account.as_of, self.lang))

    # -- risks ------------------------------------------------------------------------------------------------------
    def issue(self, risk: Risk) -> Mapping[str, Any]:
        """The risk as the dossier's phrases read it."""
        return self._issues[risk.rank]

    @cached_property
    def _issues(self) -> dict[int, dict[str, Any]]:
        return {row["rank"]: row for row in self.say.view.issues.iter_rows(named=True)}

    def place(self, place: Place | Risk) -> str:
        """Step and country."""
        return self.say.place({"country": place.country, "process": place.process, "site_known": place.site_known})

    def titled(self, place: Place | Risk) -> str:
        """Theme, step and country."""
        return f"{self.say.theme(place.theme)}: {self.place(place)}"

    def why(self, risk: Risk) -> str:
        """One sentence with its public source."""
        issue = self.issue(risk)
        counted = any(signal["effect"] in ("floor", "start", "step") for signal in self.say.signals(issue))
        return self.say.reasons.why(issue, ONE) if counted else self("risks.no_fact")

    def beside(self, risk: Risk) -> list[str]:
        """What else is told of a risk: on what it rests, and how the company is involved."""
        found = [self("risks.judgement")] if risk.judgement else []
        if risk.own:
            found.append(self("risks.own"))
        return [*found, self.chained(f"risks.involvement.{risk.involvement}")]

    @property
    def sources(self) -> list[SourceLine]:
        """The registers behind the facts told."""
        used = set(self.account.facts.get_column("register").to_list())
        return [source for source in self.say.view.sources if source.id in used]

    # -- measures ---------------------------------------------------------------------------------------------------
    def kind(self, measure: Measure) -> str:
        if has(f"public.measures.kind.{measure.kind}", self.lang):
            return self.chained(f"measures.kind.{measure.kind}")
        return self.label(load("plan-measures").column("kind").choices[measure.kind])

    def heading(self, measure: Measure) -> tuple[str, str]:
        """The title of the library, or the first sentence of the company's own text, or the kind; and what follows."""
        if measure.what is None:
            why = self("measures.kept") if measure.title is None and measure.left_out == "kept" else ""
            return self.kind(measure) if measure.title is None else self.label(measure.title), why
        said = self.own(measure.what)
        if measure.title is not None:
            return self.label(measure.title), said
        first, _, rest = _SENTENCE.sub("\n", said.strip(), count=1).partition("\n")
        return first.rstrip("."), rest

    def about(self, measure: Measure) -> str:
        """The risks that a measure is about, in words; empty when it names none."""
        ranked = {risk.rank: risk for risk in self.account.risks}
        names = [self.titled(ranked[rank]) for rank in measure.risks]
        names += [self("measures.other", theme=self.say.within(self.say.theme(theme))) for theme in measure.themes]
        return self("measures.about", names="; ".join(names)) if names else ""

    def progress(self, measure: Measure) -> str:
        """How far it is, with last year beside it where that is known."""
        waits = measure.progress == "decided" and not measure.begun
        found = [self("measures.progress.waits" if waits else f"measures.progress.{measure.progress or 'unsaid'}")]
        since = self.account.since
        if since is not None and measure.is_new:
            found.append(self("measures.new", day=day(since.day, self.lang)))
        if measure.progress_before:
            was = self.say.within(self(f"measures.progress.{measure.progress_before}"))
            found.append(self("measures.was", progress=was))
        return " ".join(found)

    def levels(self, measure: Measure) -> list[tuple[str, str, str]]:
        """Baseline, last year, latest and target: what, value with unit and proof, day."""
        before = None if measure.value_before == measure.value else measure.value_before
        named = (
            ("baseline", measure.baseline),
            ("before", before),
            ("now", measure.value),
            ("target", measure.target),
        )
        unit = None if measure.unit is None else self.own(measure.unit)
        return [self._level(name, level, unit) for name, level in named if level is not None]

    def counted(self) -> str:
        """How far the public measures are, in numbers, with those that are new and those that went."""
        since, told = self.account.since, self.account.measures
        counts = [
            (name, sum(one.progress == name for one in told)) for name in ("done", "running", "decided", "dropped")
        ]
        counts.append(("new", sum(one.is_new is True for one in told)))
        counts.append(("gone", 0 if since is None else since.measures_gone))
        named = [self(f"since.count.{name}", n=self.say.count(n)) for name, n in counts if n]
        return self("since.measures", counts="; ".join(named)) if named else self("since.no-measures")

    def _level(self, name: str, level: Level, unit: str | None) -> tuple[str, str, str]:
        value = " ".join(part for part in (number(level.value, self.lang), unit) if part)
        if level.proven is not None:
            value = f"{value} ({told(EVIDENCED if level.proven else CLAIMED, self.lang)})"
        when = self("measures.no_day") if level.day is None else day(level.day, self.lang)
        return self(f"measures.{name}"), value, when

    # -- what is not known ------------------------------------------------------------------------------------------
    def gaps(self) -> list[str]:
        """What the list leaves open, each with its number, or without one where it is too small."""
        found = []
        for gap in self.account.unknown.gaps:
            name = _GAPS[gap.what]
            if gap.what in self.silent:
                continue
            few = gap.sites is None
            found.append(self(f"unknown.gap.{name}_some") if few else self.many(f"unknown.gap.{name}", gap.sites or 0))
        return found

    def steps(self) -> str:
        """The steps without a known place, as a sentence; empty when there are none."""
        steps = self.account.unknown.steps
        return self("unknown.steps", names="; ".join(self.say.stages(steps))) if steps else ""

    def unranked(self) -> list[str]:
        """Theme by theme the steps of which nothing is known."""
        steps: dict[str, list[str]] = {}
        for theme, process in self.account.unknown.unranked:
            steps.setdefault(theme, []).append(self.say.within(self.say.process(process)))
        return [f"{self.say.theme(theme)}: {self._some(names)}" for theme, names in steps.items()]

    def _some(self, names: list[str]) -> str:
        more = len(names) - NAMED
        return ", ".join([*names[:NAMED], *([self.many("unknown.more", more)] if more > 0 else [])])

    def questions(self) -> list[str]:
        """The open questions by their kind; the dossier holds each."""
        keys = (f"unknown.question.{kind}" for kind in self.account.unknown.questions)
        known = (key if has(f"public.{key}", self.lang) else "unknown.question.other" for key in keys)
        return [self(key) for key in dict.fromkeys(known)]

    # -- changes, complaints ----------------------------------------------------------------------------------------
    def changes(self, places: tuple[Place, ...]) -> list[str]:
        return [self.titled(place) for place in places]

    def welcome(self) -> str | None:
        """Whether one can turn to the company itself, and what it promises; None where nobody was named."""
        contacts = self.account.contacts
        if not contacts:
            return None
        return self("harmed.promised" if all(one.no_retaliation for one in contacts) else "harmed.lede")

    def doors(self, steps: tuple[Step, ...]) -> list[str]:
        """Places outside the company, each with its state on the day, who decides there and the first steps."""
        return [
            " ".join(
                (f"{self.label(one.title)}: {self.label(one.standing)}.", *map(self.label, (*one.told, *one.steps)))
            )
            for one in steps
        ]

    def route(self) -> list[str]:
        """Where somebody who is harmed can turn outside the company, on the day."""
        return self.doors(self.say.view.harmed.to) or [self("harmed.ncp")]

    def contact(self, place: int) -> list[str]:
        """One way to reach the company, line by line."""
        one = self.account.contacts[place]
        texts = (("who", one.who), ("reach", one.reach), ("languages", one.languages), ("open_to", one.open_to))
        said = [self(f"harmed.{name}", text=value) for name, value in texts if value]
        return [
            *said,
            self(f"harmed.anonymous.{_YES[one.anonymous]}"),
            self(f"harmed.no_retaliation.{_YES[one.no_retaliation]}"),
        ]

    def country(self, code: str | None, unknown: str) -> str:
        return self.say.country(code) if code else self(unknown)
