"""One agreement as it stands on a day: who takes part, which versions hold, what is taken in, where sources disagree.

Plain data. What does not change with the day stands in the definition itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from imvo.agreement.agreement_state import AgreementState, state, within
from imvo.agreement.cases import CaseSoFar, cases
from imvo.agreement.conflicts import Conflict, FigureConflict, conflicts, figure_conflicts
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.content import Publication
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Change, Duty
from imvo.agreement.model.fees import FeeItem
from imvo.agreement.model.parties import Membership, Party
from imvo.agreement.model.scheme import MonitoringRound, Version
from imvo.agreement.remedy import RemedyRoute, remedy_route
from imvo.agreement.truth import Answer

Part = TypeVar("Part")
# present: takes part; no-end: joined, and until when is not known; to-the-end: until the last day of the agreement or
# of an earlier term; unsure: nothing says whether it took part yet, or still; not-for-term: nothing says whether it
# takes part in this later term; left and later: its days lie before, or after, this one; refused: did not sign.
Presence = Literal["present", "no-end", "to-the-end", "unsure", "not-for-term", "left", "later", "refused"]
Stage = Literal["ahead", "answering", "replying", "over", "held", "unknown"]


@dataclass(frozen=True)
class Attendance:
    """One role of one party, and how it stands on the day."""

    party: Party
    membership: Membership
    presence: Presence


@dataclass(frozen=True)
class InForce(Generic[Part]):
    """A dated part of the definition, and whether it holds on the day."""

    part: Part
    answer: Answer


VersionInForce = InForce[Version]
PublicationInForce = InForce[Publication]
FeeInForce = InForce[FeeItem]
ChangeInForce = InForce[Change]


@dataclass(frozen=True)
class Portrait:
    """`parties_on`: the day for which the parties are given: the day asked about, or the last one of what has ended.

    `cases`: the published cases that had begun by the day, as far as they had come.
    """

    agreement: Agreement
    state: AgreementState
    parties_on: date
    attendance: tuple[Attendance, ...]
    versions: tuple[VersionInForce, ...]
    rounds: tuple[tuple[MonitoringRound, Stage], ...]
    publication: tuple[PublicationInForce, ...]
    fees: tuple[FeeInForce, ...]
    changes: tuple[tuple[Duty, ChangeInForce], ...]
    tracks: tuple[RemedyRoute, ...]
    cases: tuple[CaseSoFar, ...]
    conflicts: tuple[Conflict, ...]
    figure_conflicts: tuple[FigureConflict, ...]

    @property
    def as_of(self) -> date:
        return self.state.as_of

    def of(self, *presence: Presence) -> tuple[Attendance, ...]:
        """Those whose presence on the day is one of these, in the order of the definition."""
        return tuple(each for each in self.attendance if each.presence in presence)


def portrait(agreement: Agreement, as_of: date) -> Portrait:
    """The agreement as it stands on a day."""
    now = state(agreement, as_of)
    over = now.state in ("ended", "between-terms")
    on = now.term.ends.last if over and now.term.ends is not None else as_of
    fees = agreement.binding.fees
    return Portrait(
        agreement=agreement,
        state=now,
        parties_on=on,
        attendance=tuple(
            Attendance(party, membership, _presence(agreement, membership, now, on))
            for party in agreement.parties
            for membership in party.memberships
        ),
        versions=tuple(InForce(each, since(each.start, as_of)) for each in agreement.scheme.versions),
        rounds=_stages(agreement.scheme.rounds, as_of),
        publication=tuple(InForce(each, _holds(each, as_of)) for each in agreement.publication),
        fees=() if isinstance(fees, str) else tuple(InForce(item, _holds(item, as_of)) for item in fees.items),
        changes=tuple(
            (duty, InForce(change, since(change.on, as_of))) for duty in agreement.duties for change in duty.changes
        ),
        tracks=tuple(remedy_route(agreement, as_of, rules.track) for rules in agreement.remedy.tracks),
        cases=cases(agreement, as_of),
        conflicts=conflicts(agreement),
        figure_conflicts=figure_conflicts(agreement),
    )


def _presence(agreement: Agreement, membership: Membership, now: AgreementState, on: date) -> Presence:
    """As `presence`, and what follows from the term that counts on the day."""
    found = presence(agreement, membership, on)
    if on != now.as_of:
        stayed = found == "present" or (found == "unsure" and membership.exit == "end-of-agreement")
        return "to-the-end" if stayed else found
    before, start = agreement.terms[: agreement.terms.index(now.term)], membership.start
    if before and found in ("no-end", "unsure") and (start is None or _before_term(start, now)):
        return "not-for-term"
    return found


def _before_term(start: PartialDate, now: AgreementState) -> bool:
    return now.term.starts is not None and start.before(now.term.starts) is Answer.YES


def presence(agreement: Agreement, membership: Membership, on: date) -> Presence:
    """How one role of a party stands on a day. Nobody takes part before the agreement itself was agreed."""
    if membership.role == "refused":
        return "refused"
    start, end = membership.start, membership.end
    begun = Answer.UNKNOWN if start is None else start.on_or_before(on)
    if begun is Answer.NO or (start is None and _before_the_agreement(agreement, on)):
        return "later"
    lasts = Answer.UNKNOWN if end is None else end.on_or_after(on)
    if lasts is Answer.NO:
        to_the_end = membership.exit == "end-of-agreement" or end in [term.ends for term in agreement.terms]
        return "to-the-end" if to_the_end else "left"
    if begun is Answer.YES:
        # Who is known to have gone, but not when, is not called present.
        gone = end is None and (membership.exit is not None or membership.reason is not None)
        return "present" if lasts is Answer.YES else "unsure" if gone or end is not None else "no-end"
    return "unsure"


def since(start: PartialDate | None, as_of: date) -> Answer:
    """Whether what holds from a day on, holds; a day that is not known leaves it open."""
    return Answer.UNKNOWN if start is None else start.on_or_before(as_of)


def _stages(rounds: Sequence[MonitoringRound], as_of: date) -> tuple[tuple[MonitoringRound, Stage], ...]:
    """How far each round is; what is not known of one that comes before a round that was held is that it was held."""
    found: list[tuple[MonitoringRound, Stage]] = []
    later = False
    for each in reversed(rounds):
        now = stage(each, as_of)
        later = later or now in ("over", "held")
        found.append((each, "held" if later and now == "unknown" else now))
    return tuple(reversed(found))


def stage(found: MonitoringRound, as_of: date) -> Stage:
    """How far a round is: not begun, taking answers, hearing replies, closed for evidence, or held.

    Held: its reference day or its period has passed, or its results are out, and no day of closing is known.
    """
    close = found.reply_to or found.answers_to
    if close is not None and close.before(as_of) is Answer.YES:
        return "over"
    for start, end, name in (
        (found.answers_from, found.answers_to, "answering"),
        (found.reply_from, found.reply_to, "replying"),
    ):
        if within(start, end, as_of) is Answer.YES:
            return "answering" if name == "answering" else "replying"
    begins = found.answers_from or found.reference
    if begins is not None and begins.after(as_of) is Answer.YES:
        return "ahead"
    passed = (found.reported, *((found.covers_to, found.reference) if close is None else ()))
    held = any(day is not None and day.on_or_before(as_of) is Answer.YES for day in passed)
    return "held" if held else "unknown"


def first_day(agreement: Agreement) -> PartialDate | None:
    """The first day that is known of the agreement: agreed, signed or begun."""
    days = [day for term in agreement.terms for day in (term.agreed, term.signed, term.starts) if day is not None]
    return min(days, key=lambda day: day.first, default=None)


def _before_the_agreement(agreement: Agreement, on: date) -> bool:
    first = first_day(agreement)
    return first is not None and first.after(on) is Answer.YES


def _holds(part: Publication | FeeItem, as_of: date) -> Answer:
    """Whether a part with its own days holds. A day that is not written does not bound it; `unknown` does."""
    begun = since(part.start, as_of) if "start" in part.model_fields_set else Answer.YES
    if not isinstance(part, FeeItem) or "end" not in part.model_fields_set:
        return begun
    return begun & (Answer.UNKNOWN if part.end is None else part.end.on_or_after(as_of))
