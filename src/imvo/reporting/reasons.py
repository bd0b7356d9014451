"""Why an issue stands where it stands, and what is not known of it, in short sentences with short sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from imvo.reporting import seen
from imvo.words import enumeration, has

if TYPE_CHECKING:
    from imvo.reporting.phrases import Phrases

Row = Mapping[str, Any]
CLAUSES = 3  # facts in the sentence that says why; all of them stand in the table of details
PROMINENT = 3  # issues with a card on page 1
ON_A_CARD = 2  # facts on a card
# What tells a reader most: a list that names the place, what goes on in the process, then the country.
_TELLING = {"floor": 0, "start": 1, "step": 2}
_YEARS = re.compile(r"(?:19|20)\d{2}(?:-(?:19|20)\d{2})?")
_FIRST_PUBLISHER = re.compile(r"[,;/(]")  # what follows is a series, a second publisher or a remark


class Reasons:
    """The sentences of one dossier in one language."""

    def __init__(self, say: Phrases) -> None:
        self.say = say
        self._why: dict[tuple[str, int], str] = {}  # page and workbook both ask for it

    def why(self, issue: Row, most: int = CLAUSES) -> str:
        """At most `most` short sentences, each with its source."""
        asked = issue["issue"], most
        if asked not in self._why:
            said: dict[str, None] = {}
            for signal in self._telling(issue):
                said[self.clause(signal, issue)] = None
                if len(said) == most:
                    break
            self._why[asked] = " ".join(said) or self.say("why.nothing")
        return self._why[asked]

    def brief(self, issue: Row) -> str:
        """The same for one of the first issues: two sentences on a card, otherwise one; none is repeated in vain."""
        return " ".join(self._of_top.get(issue["issue"], ())) or self.say("why.nothing")

    def gist(self, issue: Row) -> str:
        """The reason that tells most, without its source, where a card with the source follows."""
        first = next(iter(self._of_top.get(issue["issue"], ())), self.say("why.nothing"))
        said, _, source = first.rpartition(" (")
        return f"{said}." if said and source.endswith(").") else first

    def clauses(self, issue: Row) -> list[str]:
        """Every fact that counts, as a sentence; those that tell most come first."""
        return [said for said, _ in self._told(issue)]

    def _told(self, issue: Row) -> list[tuple[str, str]]:
        """The same with the effect of each fact."""
        return list({self.clause(signal, issue): str(signal["effect"]) for signal in self._telling(issue)}.items())

    def _telling(self, issue: Row) -> list[Row]:
        """The facts that count; those that tell most come first."""
        known = [
            s
            for s in self.say.signals(issue)
            if s["known"] and s["effect"] in _TELLING and s["contribution"] not in ("0", "+0")
        ]
        # What was seen at a site of your own tells more than a list of places like it.
        return sorted(known, key=lambda s: (_TELLING[s["effect"]], not seen.is_finding(s), s["judgement"], s["order"]))

    @cached_property
    def _of_top(self) -> dict[str, list[str]]:
        """The first issues with what page 1 says of them, each reason naming the country where one does."""
        said: set[str] = set()
        told: dict[str, list[str]] = {}
        for place, issue in enumerate(self.say.top):
            listed, chosen = self._chosen(self._told(issue), said)
            told[issue["issue"]] = chosen = chosen[: 1 if listed and place >= PROMINENT else ON_A_CARD]
            said.update(chosen)
        return told

    def _chosen(self, clauses: list[tuple[str, str]], said: set[str]) -> tuple[bool, list[str]]:
        """A listed fact that was not said before; failing that one that was; else the process with the country.

        Also whether it is a listed fact, which names the country by itself.
        """
        own = f"({self.say('source.own')})."
        listed = [clause for clause, effect in clauses if effect == "floor"]
        fresh = [clause for clause in listed if clause not in said]
        typical = [clause for clause, effect in clauses if effect == "start" and not clause.endswith(own)]
        country = [clause for clause, effect in clauses if effect == "step"]
        if listed:
            rest = [clause for clause in (*fresh[1:], *typical, *country) if clause not in said]
            return True, [*(fresh or listed)[:1], *rest]
        return False, [*typical[:1], *country[:1]] or [clause for clause, _ in clauses[:1]]

    def clause(self, signal: Row, issue: Row) -> str:
        """One fact as a sentence, with publisher and year."""
        say = self.say
        said, effect = say.indicator(signal).rstrip("."), signal["effect"]
        if seen.is_finding(signal):
            return say.sentence(say("why.fact", said=said, source=say.source(signal)))
        if signal["register"] == "site":
            return say.sentence(say("why.site", said=said, value=say.value(signal)))
        if effect == "start":
            return say.sentence(self._typical(signal, issue))
        if effect == "step":
            return say.sentence(self._country(signal, said))
        return say.sentence(say("why.fact", said=said, source=self.source(signal)))

    def _country(self, signal: Row, said: str) -> str:
        """What the country adds, in words and without the number, which stands in the details."""
        say, register, indicator = self.say, signal["register"], signal["indicator"]
        way = "lowers" if str(signal["contribution"]).startswith("-") else "raises"
        values = {"country": say.subject(signal), "source": self.source(signal)}
        for key in (f"measure.{register}.{indicator}.{way}", f"measure.{register}.{way}"):
            if has(f"reporting.{key}", say.lang):
                word = f"measure.{register}.word.{indicator}"
                if has(f"reporting.{word}", say.lang):
                    values["said"] = say(word)
                return say(key, **values)
        return say(f"why.{way}", said=said, **values)

    def _typical(self, signal: Row, issue: Row) -> str:
        """What is typical of the process anywhere: a hazard with its page, or our own estimate."""
        say, process = self.say, str(signal["subject"])
        hazard = say.view.hazards.get((process, issue["theme"]))
        if hazard is None:
            named, word = say.within(say.process(process)), say(f"likelihood.{signal['contribution']}")
            return say("why.start", process=named, word=word, source=say("source.own"))
        if not hazard.title:
            source = say("source.own")
        else:
            later = self.later(hazard.date) if hazard.date else bool(signal["later"])
            source = self._short(hazard.publisher or hazard.title, hazard.date, later=later)
        said = say.label(hazard.text).rstrip(".")
        if hazard.country and hazard.country != issue["country"]:
            return say("why.elsewhere", country=say.country(hazard.country), said=said, source=source)
        return say("why.fact", said=said, source=source)

    def later(self, dated: str) -> bool:
        """True when a date, perhaps known to the month or the year only, certainly lies after the assessed date."""
        return dated > self.say.view.as_of.isoformat()[: len(dated)]

    def source(self, signal: Row) -> str:
        """Publisher and year, with the mark "later" where the fact is later than the assessed date."""
        say, register = self.say, signal["register"]
        if signal["judgement"] or register == "method":
            return say("source.own")
        found = say.sources.get(register)
        who = say.view.publishers.get((register, signal["indicator"]))
        listed = signal["effect"] == "floor" and signal["value"]
        if who is None and has(f"reporting.publisher.{register}", say.lang):
            who = say(f"publisher.{register}")
        if who is None:
            # An entry whose page names no publisher is called by its title, never by the register it was read into.
            own = listed and register == "process-hazards"
            who = str(signal["value"]) if own or found is None else found.publisher
        edition = signal["edition"] or (found.edition if found else None)
        dated = signal["reference_date"] or (None if listed else edition)
        return self._short(who, dated, later=signal["later"])

    def _short(self, publisher: str, dated: str | None, *, later: bool) -> str:
        say = self.say
        who = _FIRST_PUBLISHER.split(publisher)[0].strip() or publisher
        year = _YEARS.search(dated) if dated else None
        source = say("source.short", publisher=who, year=year[0]) if year else who
        return say("source.marked", source=source) if later else source

    def unknowns(self, issue: Row) -> list[str]:
        """What is not known and could move this issue, each once."""
        say = self.say
        found = [] if issue["site_known"] else [say("unknown.which_site")]
        open_ = [s for s in say.signals(issue) if not s["known"]]
        goods = dict.fromkeys(say.subject({"subject": s["subject"].split(" x ")[0]}) for s in open_ if _entry(s))
        if goods and issue["site_known"]:
            found.append(say("unknown.goods", subject=enumeration(list(goods), say.lang)))
        found += [self._unknown(signal) for signal in open_ if not _entry(signal)]
        return list(dict.fromkeys(part for part in found if part))

    def _unknown(self, signal: Row) -> str:
        say, subject = self.say, str(signal["subject"])
        if seen.is_finding(signal):
            return say.indicator(signal)
        if subject == "?" or subject.endswith(" x ?"):
            return say("unknown.which_country")
        if " x " in subject:
            return say("unknown.hazards")
        if has(f"reporting.unknown.share.{signal['indicator']}", say.lang):
            return say(f"unknown.share.{signal['indicator']}")
        return say.within(say.indicator(signal).rstrip("."))

    def not_known(self, issue: Row) -> str:
        """The unknown facts of an issue in one sentence; empty when there are none."""
        found = self.unknowns(issue)
        return self.say.sentence("; ".join(found)) if found else ""


def _entry(signal: Row) -> bool:
    """True for an entry of a list of goods, whose subject is a good; other listings are about steps."""
    return signal["register"] != "process-hazards" and " x " in str(signal["subject"])
