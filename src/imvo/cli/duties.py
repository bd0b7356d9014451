"""`imvo duties`: what is owed on a day, without any list of suppliers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from imvo.cli import options
from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from datetime import date

    from imvo.agreement import Agreement, AgreementState, Deliveries, DutyState, Participant, Reason
    from imvo.cli.score import Score


def duties(
    agreement: options.JustAgreement = None,
    participant: options.Participant = None,
    signed: options.Signed = None,
    as_of: options.AsOf = None,
    role: options.Role = None,
    route: options.Route = None,
    through: options.Through = None,
    party: options.Party = None,
    measure: options.Measure = None,
    fact: options.Fact = None,
    deliveries: options.Deliveries = None,
    score: options.Score = None,
    ics: options.Ics = None,
    definitions: options.Definitions = None,
    lang: options.Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Tell what a participant owes on a day: each duty with its date, its state and the reason.

    With a participant file that names several agreements, those of each of them.
    """
    from imvo.cli import participant as who
    from imvo.cli import said, show

    if ics is not None and (ics.exists() or ics.is_symlink()):
        raise Stop("ics-exists", file=str(ics))
    given = {"role": role, "route": route, "signed": signed, "through": through, "party": party}
    asked = said.add(who.asked(agreement, participant, options.folder(definitions), given), measure, fact, lang)
    if score is not None and not any(one.scheme.thresholds for one, _ in asked):
        raise Stop("no-threshold", agreement=", ".join(one.id for one, _ in asked))
    found = [_answer(one, each, options.on(as_of), deliveries, score) for one, each in asked]
    wrong = [("signed", sentence) for one, each in asked if (sentence := who.signed_outside(one, each, lang))]
    wrong += [("record", sentence) for sentence in who.rejected(_unused(found), lang)]
    if as_json:
        warnings = [{"kind": kind, "text": sentence} for kind, sentence in wrong]
        told = [_shape(answer, lang) for answer in found]
        show.as_json({**(told[0] if agreement is not None else {"agreements": told}), "warnings": warnings})
    else:
        for place, answer in enumerate(found):
            if place:
                show.line()
            _tell(answer, lang)
        for _, sentence in wrong:
            show.notice(sentence)
    if ics is not None:
        _calendar(found, ics, lang, quiet=as_json)


@dataclass(frozen=True)
class _Answer:
    """What one participant owes under one agreement, by the records that are its own."""

    agreement: Agreement
    who: Participant
    now: AgreementState
    states: list[DutyState]
    records: Deliveries
    apart: Reason | None
    score: Score | None


def _answer(agreement: Agreement, who: Participant, day: date, deliveries: Path | None, score: float | None) -> _Answer:
    from imvo import agreement as agreements
    from imvo.agreement.bound import bound
    from imvo.cli.score import judged
    from imvo.reporting import compute

    records = compute.deliveries(deliveries, agreement, who)
    states = agreements.duties(agreement, who, day, records.records)
    now, listed = agreements.state(agreement, day), bound(agreement, who, day)
    held = None if score is None or not agreement.scheme.thresholds else judged(agreement, listed, now, score)
    return _Answer(agreement, listed, now, states, records, _apart(agreement, who, listed, now), held)


def _apart(agreement: Agreement, who: Participant, listed: Participant, now: AgreementState) -> Reason | None:
    """Why an organisation owes nothing on a day: it is no party, or left while the agreement ran, or may have run."""
    from imvo.agreement import Answer, Reason
    from imvo.agreement.bound import not_a_party

    outside = not_a_party(agreement, who, now.as_of)
    if outside is not None or listed.left is None or now.state in ("not-yet", "between-terms", "ended"):
        return outside
    gone = listed.left.on_or_before(now.as_of) is Answer.YES
    return Reason.of("reason.left", day=listed.left) if gone else None


def _unused(found: list[_Answer]) -> Deliveries:
    """The records that none of the agreements can use: one file may hold those of several.

    Why is told by the agreement that has such a duty; the first one when none has.
    """
    from imvo.agreement import Deliveries

    nowhere = set.intersection(*({row.row for row in answer.records.rejected} for answer in found))
    told = {row.row: row for answer in reversed(found) for row in answer.records.rejected}
    told |= {row.row: row for answer in reversed(found) for row in answer.records.rejected if row.column != "duty"}
    return Deliveries(rejected=tuple(told[row] for row in sorted(nowhere)))


def _shape(answer: _Answer, lang: str) -> dict[str, object]:
    from imvo.agreement import in_words
    from imvo.cli import score

    who, now = answer.who, answer.now
    return {
        "agreement": answer.agreement.id,
        "agreement_state": now.state,
        "as_of": now.as_of.isoformat(),
        "signed": None if who.signed is None else str(who.signed),
        "role": who.role,
        "route": who.route,
        "through": who.through,
        "party": who.party,
        "apart": None if answer.apart is None else in_words.say(answer.apart, lang),
        **({} if answer.score is None else {"score": score.shape(answer.score)}),
        "duties": [_duty(answer, state, lang) for state in answer.states],
    }


def _duty(answer: _Answer, state: DutyState, lang: str) -> dict[str, object]:
    from imvo.agreement import in_words
    from imvo.cli import shapes

    asked = replace(state, reason=in_words.with_questions(answer.agreement, state.reason, lang))
    return {**shapes.duty(asked, lang), "chains": list(state.chains)}


def _tell(answer: _Answer, lang: str) -> None:
    from imvo.cli import score, show, tell_owed

    tell_owed.tell(answer.agreement, answer.who, answer.now, answer.states, answer.apart, lang)
    if answer.score is not None:
        show.line()
        for sentence in score.sentences(answer.score, lang):
            show.line(sentence)


def _calendar(found: list[_Answer], file: Path, lang: str, *, quiet: bool) -> None:
    from imvo.cli import show
    from imvo.files import whole_file
    from imvo.reporting import calendar
    from imvo.reporting.windows_ahead import windows_ahead
    from imvo.words import text

    asked = [(answer.agreement, answer.states) for answer in found]
    ahead = [windows_ahead(each.agreement, each.who, each.states, each.now.as_of) for each in found]
    written = calendar.write(asked, found[0].now.as_of, lang, whose=found[0].who.name, ahead=ahead)
    with whole_file(file) as aside:
        aside.write_bytes(written.encode("utf-8"))
    if not quiet:
        show.line(text("cli.duties.calendar", lang, file=str(file), summary=calendar.summary(asked, lang, ahead=ahead)))
