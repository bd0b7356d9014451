"""Records and duties for tests of what records change: made up, in a small agreement of one or two terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from imvo import agreement as room
from imvo.agreement.deliveries import read
from tests.agreement.made_up import made, who

TERMS = """
- {id: first, signed: 2016-12-01, starts: 2017-01-01, ends: 2019-12-31, sources: [S1]}
- {id: second, signed: 2020-02-01, starts: 2020-03-01, ends: 2022-12-31, sources: [S1]}
"""
FACTS = """
facts:
  - {id: imports, ask: {nl: "Voert u in?", en: "Do you import?"}, per: chain, sources: [S1]}
  - {id: sells, ask: {nl: "Verkoopt u?", en: "Do you sell?"}, sources: [S1]}
groups:
  - id: importer
    name: {nl: Invoer, en: Importer}
    definition: unknown
    per: chain
    when: {imports: yes}
    sources: [S1]
  - {id: other, name: {nl: Overig, en: Other}, definition: unknown, per: chain, when: {imports: no}, sources: [S1]}
  - {id: seller, name: {nl: Verkoper, en: Seller}, definition: unknown, when: {sells: yes}, sources: [S1]}
"""
YEARLY = "{kind: agreement-year, from: 1, each_year: true}"
ONCE = "{kind: during-term}"


def duty(name: str, trigger: str = ONCE, **more: str) -> str:
    """One duty as YAML; `more` adds lines or takes the place of the ordinary ones."""
    lines = {
        "actor": "[company]",
        "title": "{nl: Plan, en: Plan}",
        "trigger": trigger,
        "deliverable": "{nl: Plan, en: Plan}",
        "evidence": "not-known",
        "check": "none-known",
        "prerequisite": "none-known",
        "consequence": "not-known",
        "sources": "[S1]",
        **more,
    }
    return f"- id: {name}\n" + "".join(f"  {key}: {value}\n" for key, value in lines.items())


def agreement(*duties: str, terms: str = TERMS) -> room.Agreement:
    return made(terms=terms, binding=FACTS, duties="".join(duties))


def lines(asked: room.Agreement, day: str, records: Sequence[dict[str, Any]], **said: Any) -> list[room.DutyState]:
    """The lines of company with these records (`duty`, `date` and so on; D1 when no duty is named)."""
    participant = who(**{"signed": "2017-01-01", **said})
    found = read(enumerate(({"duty": "D1", **each} for each in records), start=2), asked, participant.chains)
    assert not found.rejected
    return room.duties(asked, participant, date.fromisoformat(day), found.records)


def line(asked: room.Agreement, day: str, *records: dict[str, Any], of: str = "D1", **said: Any) -> room.DutyState:
    """The only line of one duty."""
    (found,) = (each for each in lines(asked, day, records, **said) if each.id == of)
    return found
