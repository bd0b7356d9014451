"""Several agreements side by side: rows of what they have in common, one cell per agreement.

Plain data: a cell holds codes and texts in both languages; nothing here is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from imvo.agreement import themes
from imvo.agreement.compare_rules import assessment, remedy
from imvo.agreement.comparison import (
    PARTICIPANTS,
    STEPS,
    SUBJECTS,
    Cell,
    Comparison,
    Entry,
    Part,
    Row,
    Word,
    cell_of,
    row_of,
)
from imvo.agreement.model.base import Text, Unstated
from imvo.agreement.model.definition import Agreement
from imvo.agreement.model.duty import Duty
from imvo.agreement.portrait import since
from imvo.agreement.truth import Answer


def compare(agreements: Sequence[Agreement], as_of: date, part: Part) -> Comparison:
    """The agreements side by side in one part, as on a day."""
    made = {
        "themes": _themes,
        "duties": _duties,
        "evidence": _evidence,
        "publication": _publication,
        "remedy": remedy,
        "assessment": assessment,
    }[part](tuple(agreements), as_of)
    return Comparison(part, tuple(agreements), as_of, tuple(made))


def _without_theme(agreement: Agreement) -> Word:
    """Why a theme is not there: the list itself is an unknown (its id has the word theme), or does not name it."""
    open_ = any({"theme", "themes"} & set(unknown.id.split("-")) for unknown in agreement.unknowns)
    return "not-known" if open_ else "absent"


def _themes(agreements: Sequence[Agreement], _as_of: date) -> list[Row]:
    rows = []
    for theme in themes.load():

        def cell(agreement: Agreement, code: str = theme.code) -> Cell:
            own = (each for each in agreement.themes if code in each.common)
            return cell_of((Entry(each.wording, sources=each.sources) for each in own), _without_theme(agreement))

        rows.append(Row(theme.code, tuple(cell(agreement) for agreement in agreements), theme.name))
    odd = row_of(
        "no-theme",
        agreements,
        lambda one: cell_of(
            (Entry(t.wording, sources=t.sources) for t in one.themes if not t.common), _without_theme(one)
        ),
    )
    return [*rows, odd] if any(cell.entries for cell in odd.cells) else rows


def _duties(agreements: Sequence[Agreement], _as_of: date) -> list[Row]:
    """A row per step and kind of party; kinds that are monitored stand together, the others by their id."""
    names = _kinds(agreements)
    rows = []
    for step in (*STEPS, None):
        for kind, name in names.items():
            cells = tuple(_owed(agreement, step, kind) for agreement in agreements)
            if any(cell.entries for cell in cells):
                code = f"{'none' if step is None else step}-{kind}"
                rows.append(Row(code, cells, name, step, kind))
    return rows


def _kinds(agreements: Sequence[Agreement]) -> dict[str, Text | None]:
    """The kinds of party in the order in which they are met; the monitored ones as one, without a name of their own."""
    found: dict[str, Text | None] = {PARTICIPANTS: None}
    for agreement in agreements:
        for kind in agreement.party_types:
            if not kind.participant:
                found.setdefault(kind.id, kind.name)
    return found


def _owed(agreement: Agreement, step: int | None, kind: str) -> Cell:
    of_kind = set(agreement.participant_roles) if kind == PARTICIPANTS else {kind}
    if kind == PARTICIPANTS:
        there = bool(of_kind)
    else:
        # What one agreement calls a kind of its own may be monitored in another: then it stands with the participants.
        of_kind -= set(agreement.participant_roles)
        there = any(each.id in of_kind for each in agreement.party_types)
    found = [duty for duty in agreement.duties if of_kind & set(duty.actor) and _serves(duty, step)]
    entries = (Entry(duty.title, ids=(duty.id,), actors=duty.actor, sources=duty.sources) for duty in found)
    return cell_of(entries, "none-known" if there else "no-such-party")


def _serves(duty: Duty, step: int | None) -> bool:
    return not duty.oecd_steps if step is None else step in duty.oecd_steps


def _evidence(agreements: Sequence[Agreement], _as_of: date) -> list[Row]:
    """Per step what participants must show; duties with the same evidence stand together."""
    rows = [
        Row(f"step-{'none' if step is None else step}", tuple(_shown(one, step) for one in agreements), step=step)
        for step in (*STEPS, None)
    ]
    rows = [row for row in rows if any(cell.entries for cell in row.cells)]
    needs = row_of(
        "evidence-needs",
        agreements,
        lambda one: cell_of((Entry(code=f"scheme.need.{need}") for need in one.scheme.evidence_needs), "none-known"),
    )
    return [*rows, needs]


def _shown(agreement: Agreement, step: int | None) -> Cell:
    own = set(agreement.participant_roles)
    found: dict[Text | Unstated, list[str]] = {}
    for duty in agreement.duties:
        if (own and not own & set(duty.actor)) or not _serves(duty, step):
            continue
        for said in dict.fromkeys([duty.evidence, *(each.evidence for each in duty.evidence_for)]):
            found.setdefault(said, []).append(duty.id)
    return cell_of(
        (
            Entry(code=f"compare.word.{said}", ids=tuple(ids)) if isinstance(said, str) else Entry(said, ids=tuple(ids))
            for said, ids in found.items()
        ),
        "none-known",
    )


def _publication(agreements: Sequence[Agreement], as_of: date) -> list[Row]:
    """A row per subject, each item with its level; one that does not hold yet on the day says so."""

    def cell(agreement: Agreement, about: str) -> Cell:
        made = []
        for each in agreement.publication:
            if each.about != about:
                continue
            # A day that is not written does not bound it; `unknown` does.
            dated = "start" in each.model_fields_set
            holds = since(each.start, as_of) if dated else Answer.YES
            code = f"compare.publication.{holds.value}"
            made.append(Entry(each.item, code, (("level", each.level),), sources=each.sources))
        return cell_of(made, "none-known")

    return [
        Row(f"about-{about}", tuple(cell(agreement, about) for agreement in agreements))
        for about in SUBJECTS
        if about == "results" or any(each.about == about for one in agreements for each in one.publication)
    ]
