"""Where someone who is harmed, or a party in a dispute, can go on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from imvo.agreement.dates import PartialDate
from imvo.agreement.model.base import Text
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.remedy import Side, Track, TrackRules
from imvo.agreement.spells import Reason
from imvo.agreement.truth import Answer

Reception = Literal["accepted", "refused", "referred", "not-open-yet", "unknown"]


@dataclass(frozen=True)
class RemedyRoute:
    """What becomes of a new case of one track on a day. `to`: where to turn, in order; `time_limit` None: unknown."""

    track: Track
    as_of: date
    reception: Reception
    reason: Reason
    because: Text | None
    to: tuple[Text, ...]
    time_limit: Text | None
    sources: tuple[str, ...]


def rules(agreement: Agreement, track: Track) -> TrackRules | None:
    """The rules of one track; None when the agreement has no such track."""
    return next((found for found in agreement.remedy.tracks if found.track == track), None)


def classify(agreement: Agreement, by: Side, against: Side) -> Track | None:
    """Complaint or dispute, by who stands against whom; None when the agreement opens no way for these two."""
    for track in agreement.remedy.tracks:
        if any(sides.by == by and sides.against == against for sides in track.sides):
            return track.track
    return None


def remedy_route(agreement: Agreement, as_of: date, track: Track = "complaint") -> RemedyRoute:
    """Whether a new case is taken in on that day, why or why not, and where to turn instead."""
    found = rules(agreement, track)
    if found is None:
        return _without_track(agreement, as_of, track)

    def answer(reception: Reception, key: str, to: tuple[Text, ...], because: Text | None = None) -> RemedyRoute:
        reason = Reason.of(f"remedy.{key}")
        return RemedyRoute(track, as_of, reception, reason, because, to, found.time_limits, found.sources)

    opened = Answer.UNKNOWN if found.opens is None else found.opens.on_or_before(as_of)
    closed = Answer.UNKNOWN if found.closes is None else found.closes.before(as_of)
    if closed is Answer.YES:
        if found.afterwards:
            return answer("referred", "referred", found.afterwards, found.closed_because)
        return answer("refused", "refused", (), found.closed_because)
    if opened is Answer.NO:
        return answer("not-open-yet", "not-open-yet", found.steps)
    if Answer.UNKNOWN in (opened, closed):
        return answer("unknown", "dates-unknown", found.steps)
    return answer("accepted", "accepted", found.steps)


def _without_track(agreement: Agreement, as_of: date, track: Track) -> RemedyRoute:
    """A way that the agreement does not offer, or of which nothing was found."""
    outsiders = agreement.remedy.outsiders
    if track == "complaint" and outsiders.access is Answer.NO:
        reason = Reason.of("remedy.closed-to-outsiders")
        return RemedyRoute(track, as_of, "refused", reason, outsiders.note, outsiders.instead, None, outsiders.sources)
    to = outsiders.instead if track == "complaint" else ()
    return RemedyRoute(track, as_of, "unknown", Reason.of("remedy.no-track"), None, to, None, ())


def continues(agreement: Agreement, filed: PartialDate, as_of: date, track: Track = "complaint") -> Answer:
    """Whether a case without a final decision is open on a day.

    Filed while the track still took in cases, it outlives the end of the agreement.
    """
    found = rules(agreement, track)
    if found is None:
        return Answer.UNKNOWN
    in_time = Answer.UNKNOWN if found.closes is None else filed.on_or_before(found.closes)
    return filed.on_or_before(as_of) & in_time
