"""The states of the duties of many participants on many days at once, before any record.

It gives what `duties` gives for each of them, from the same rules: whether a duty applies, the timeline of its
trigger, and what halts it. Each is worked out once for all participants who are alike in what it depends on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import get_args

import numpy as np
import numpy.typing as npt

from imvo.agreement.agreement_state import AgreementState, state
from imvo.agreement.bound import bound, not_a_party, same_on_every_day
from imvo.agreement.dates import PartialDate
from imvo.agreement.duty_rules import DutyPhase, changed, fixed, halted, not_a_member, phase_of, timeline
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.model.situation import Facts
from imvo.agreement.participant import Participant
from imvo.agreement.spells import Spell, at

PHASES: tuple[DutyPhase, ...] = get_args(DutyPhase)
_CODE = {phase: code for code, phase in enumerate(PHASES)}
_NONE = -1  # nothing decides yet

Codes = npt.NDArray[np.int8]
Days = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Many:
    """`codes`: participants x duties x days, each a place in PHASES."""

    agreement: str
    duties: tuple[str, ...]
    days: tuple[date, ...]
    codes: Codes

    def phase(self, participant: int, duty: str, day: date) -> DutyPhase:
        """The state of one duty of one participant (by its place) on one day."""
        return PHASES[int(self.codes[participant, self.duties.index(duty), self.days.index(day)])]


def duties_of_many(agreement: Agreement, participants: Sequence[Participant], days: Sequence[date]) -> Many:
    """The states of every duty for every participant on every day."""
    found = np.empty((len(participants), len(agreement.duties), len(days)), dtype=np.int8)
    order = np.argsort([day.toordinal() for day in days], kind="stable")
    alike = _Alike(agreement, tuple(days[place] for place in order))
    for place, participant in enumerate(participants):
        found[place][:, order] = alike.on_its_days(participant)
    return Many(agreement.id, tuple(duty.id for duty in agreement.duties), tuple(days), found)


Dates = tuple[PartialDate | None, PartialDate | None]


@dataclass
class _Alike:
    """What was worked out already, by what it depends on. The days stand in order."""

    agreement: Agreement
    days: tuple[date, ...]
    _states: list[AgreementState] = field(init=False)
    _ordinals: Days = field(init=False)
    _whole: dict[tuple[object, Dates], Codes] = field(default_factory=dict)
    _fixed: dict[object, Codes] = field(default_factory=dict)
    _halts: dict[Dates, Codes] = field(default_factory=dict)
    _timed: dict[PartialDate | None, Codes] = field(default_factory=dict)
    _general: dict[str, Codes] = field(default_factory=dict)
    _changed: Codes = field(init=False)
    _general_halts: Codes = field(init=False)
    _decides: _Decides = field(init=False)

    def __post_init__(self) -> None:
        self._states = [state(self.agreement, day) for day in self.days]
        self._ordinals = np.array([day.toordinal() for day in self.days], dtype=np.int64)
        self._decides = _Decides.of(self.agreement)
        nobody = Participant()
        self._general_halts = np.array([_code(halted(nobody, now)) for now in self._states], dtype=np.int8)
        self._changed = np.array(
            [[_code(changed(duty, now)) for now in self._states] for duty in self.agreement.duties]
        )

    def on_its_days(self, participant: Participant) -> Codes:
        """Duties x days for one participant; on a day on which a listed one is no party, none applies."""
        found = self._by_days(participant)
        if participant.party is None:
            return found
        apart = [not_a_party(self.agreement, participant, day) is not None for day in self.days]
        return np.where(np.array(apart)[None, :], np.int8(_CODE["not-applicable"]), found)

    def _by_days(self, participant: Participant) -> Codes:
        """The same for a party on all days, whose days of signing and leaving may hang on those of others."""
        if not self.days:
            return np.empty((len(self.agreement.duties), 0), dtype=np.int8)
        if same_on_every_day(self.agreement, participant):
            return self.codes(bound(self.agreement, participant, self.days[0]))
        found = [self.codes(bound(self.agreement, participant, day))[:, n] for n, day in enumerate(self.days)]
        return np.stack(found, axis=1)

    def codes(self, who: Participant) -> Codes:
        """Duties x days for one participant, in the order in which `duties` decides."""
        kind, dates = self._decides.kind(who), (who.signed, who.left)
        found = self._whole.get((kind, dates))
        if found is None:
            # As `halted` does: what comes of having left goes before what comes of not having signed.
            gone, begun = self._halted((None, who.left)), self._halted((who.signed, None))
            found = _unless(self._changed, self._timelines(who))
            found = _unless(np.where(gone == _NONE, begun, gone)[None, :], found)
            found = _unless(self._applies(kind, who)[:, None], found)
            self._whole[kind, dates] = found
        return found

    def _applies(self, kind: object, who: Participant) -> Codes:
        if kind not in self._fixed:
            answers = [_code(fixed(self.agreement, duty, who)) for duty in self.agreement.duties]
            self._fixed[kind] = np.array(answers, dtype=np.int8)
        return self._fixed[kind]

    def _halted(self, dates: Dates) -> Codes:
        if dates not in self._halts:
            self._halts[dates] = _unless(self._general_halts, self._membership(dates))
        return self._halts[dates]

    def _membership(self, dates: Dates) -> Codes:
        """What comes of not having signed yet, or having left: it changes on the bounds of these dates only."""
        who = Participant(signed=dates[0], left=dates[1])
        turns = [day.toordinal() for date_ in dates if date_ is not None for day in (date_.first, date_.last)]
        places = sorted({0, *np.searchsorted(self._ordinals, turns, side="left").tolist()})
        found = np.empty(len(self.days), dtype=np.int8)
        for begin, end in pairwise([*places, len(self.days)]):
            if begin < end:
                found[begin:end] = _code(not_a_member(who, self.days[begin]))
        return found

    def _timelines(self, who: Participant) -> Codes:
        if who.signed not in self._timed:
            rows = [self._timeline(duty, who) for duty in self.agreement.duties]
            self._timed[who.signed] = np.array(rows, dtype=np.int8)
        return self._timed[who.signed]

    def _timeline(self, duty: Duty, who: Participant) -> Codes:
        if duty.trigger.by_signature:
            return self._along(duty, who)
        if duty.id not in self._general:
            self._general[duty.id] = self._along(duty, who)
        return self._general[duty.id]

    def _along(self, duty: Duty, who: Participant) -> Codes:
        found = np.empty(len(self.days), dtype=np.int8)
        for term, of_term in self._terms():
            steps = list(_steps(timeline(duty, who, term, self.days[-1])))
            starts = np.array([start for start, _ in steps[1:]], dtype=np.int64)
            codes = np.array([code for _, code in steps], dtype=np.int8)
            found[of_term] = codes[np.searchsorted(starts, self._ordinals[of_term], side="right")]
        return found

    def _terms(self) -> Iterator[tuple[AgreementState, npt.NDArray[np.bool_]]]:
        """Each term that counts on some of the days, with these days."""
        for term in {now.term.id: now for now in self._states}.values():
            yield term, np.array([now.term.id == term.term.id for now in self._states])


@dataclass(frozen=True)
class _Decides:
    """The facts and scales on which it depends whether a duty of the agreement applies."""

    facts: frozenset[str]
    scales: frozenset[str]

    @classmethod
    def of(cls, agreement: Agreement) -> _Decides:
        rules = [duty.applies for duty in agreement.duties]
        used = {group for rule in rules for group in rule.groups} | {
            g for duty in agreement.duties for g in duty.exempt
        }
        groups = [group for group in agreement.binding.groups if group.id in used]
        facts = {fact for rule in rules for fact in rule.facts} | {fact for group in groups for fact in group.when}
        return cls(frozenset(facts), frozenset(group.band.scale for group in groups if group.band is not None))

    def kind(self, who: Participant) -> object:
        """What decides, apart from dates, whether duties apply: participants alike in it are treated alike."""
        return (
            who.role,
            who.route,
            who.through,
            who.party,
            who.groups,
            self._answers(who.facts),
            tuple(sorted((scale, value) for scale, value in who.measures.items() if scale in self.scales)),
            frozenset((chain.groups, self._answers(chain.facts)) for chain in who.chains),
        )

    def _answers(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((fact, answer.value) for fact, answer in facts.items() if fact in self.facts))


def _unless(decided: Codes, otherwise: Codes) -> Codes:
    return np.where(decided == _NONE, otherwise, decided)


def _code(decided: tuple[DutyPhase, object] | None) -> int:
    return _NONE if decided is None else _CODE[decided[0]]


def _steps(spells: Sequence[Spell]) -> Iterator[tuple[int, int]]:
    """The phase from each day (ordinal) on at which it may change; the first from ever."""
    exact = all(spell.start is None or spell.start.first == spell.start.last for spell in spells)
    if exact:
        yield 0, _CODE[phase_of(spells[0])]
        for spell in spells[1:]:
            assert spell.start is not None
            yield spell.start.first.toordinal(), _CODE[phase_of(spell)]
        return
    bounds = {day for spell in spells if spell.start is not None for day in (spell.start.first, spell.start.last)}
    yield 0, _CODE[phase_of(at(spells, date.min))]
    for day in sorted(bounds):
        yield day.toordinal(), _CODE[phase_of(at(spells, day))]
