"""What a reader should know before reading the results: said on the terminal and in `--json` alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imvo import words
from imvo.cli import participant
from imvo.cli.show import said

if TYPE_CHECKING:
    from imvo.agreement import Agreement
    from imvo.reporting.compute import Result
    from imvo.reporting.phrases import Phrases


NAMED = 3


@dataclass(frozen=True)
class Notice:
    """One thing to know. `kind`: urgent, sector, hazards, later, agreement, record or rows."""

    kind: str
    text: str


def of(result: Result, say: Phrases, lang: str) -> list[Notice]:
    """The warnings of one assessment, the gravest first: people in danger before everything else."""
    from imvo.reporting.html.urgent import notice

    found = [Notice("urgent", notice(say, case)) for case in say.view.urgent]
    if not result.intake.accepted:
        found.append(Notice("rows", words.text("cli.assess.no_row", lang)))
    if result.intake.sector_warning is not None:
        found.append(Notice("sector", result.intake.sector_warning.text(lang)))
    if result.agreement is not None:
        found += [Notice("hazards", text) for text in _other_sector(result.agreement, lang)]
        found += [Notice("agreement", text) for text in _not_running(result.agreement, result, lang)]
    later = [said(source.title, lang) for source in say.view.sources if source.later]
    if later:
        day, named = words.day(result.request.as_of, lang), _some(later, lang)
        found.append(Notice("later", words.plural("cli.assess.later", len(later), lang, day=day, registers=named)))
    found += [Notice("record", text) for text in participant.rejected(result.deliveries, lang)]
    return found


def _some(names: list[str], lang: str) -> str:
    """At most three names and how many more; `--json` and the dossier hold all."""
    rest = len(names) - NAMED
    shown = names if rest <= 0 else [*names[:NAMED], words.text("cli.assess.more", lang, n=words.count(rest, lang))]
    return words.enumeration(shown, lang)


def _other_sector(agreement: Agreement, lang: str) -> list[str]:
    """What to know when the agreement is silent on its chain: the default one is taken."""
    if agreement.chain is not None:
        return []
    name, sector = said(agreement.names, lang), said(agreement.sector, lang)
    return [words.text("cli.assess.other-sector", lang, name=name, sector=sector)]


def _not_running(agreement: Agreement, result: Result, lang: str) -> list[str]:
    from imvo import agreement as agreements
    from imvo.agreement import in_words

    now = agreements.state(agreement, result.request.as_of)
    if now.state in ("active", "last-phase"):
        return []
    day = words.day(now.as_of, lang)
    state = in_words.agreement_state(now.state, lang)
    return [words.text("cli.assess.agreement", lang, name=said(agreement.names, lang), day=day, state=state)]
