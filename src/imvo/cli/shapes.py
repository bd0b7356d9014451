"""The shape of `--json`: small functions from what the library gives to plain values, in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from imvo.agreement import Agreement, AgreementState, DutyState
    from imvo.agreement.model.content import Term
    from imvo.reference import Edition, Finding
    from imvo.reporting.verify import Verification

Shape = dict[str, Any]
Row = Mapping[str, Any]


def likelihood(row: Row) -> Shape:
    """The interval and the ranked class, 1 to 4; null when nothing is known."""
    return {"low": row["likelihood_low"], "value": row["likelihood"], "high": row["likelihood_high"]}


def issue(row: Row) -> Shape:
    """One row of the table `issues`; `country` null: unknown."""
    plain = ("issue", "list", "rank", "theme", "country", "process", "site_known", "severity", "severity_band")
    classes = ("scale", "scope", "irremediability")
    people = ("basis", "stability", "sites", "workers", "sites_without_workers", "women_low", "migrants_low")
    return {
        **{name: row[name] for name in (*plain, *classes)},
        "likelihood": likelihood(row),
        **{name: row[name] for name in (*people, "later", "judgement")},
    }


def duty(state: DutyState, lang: str) -> Shape:
    """One duty; `due`, `state` and `reason` first of all, texts in one language."""
    from imvo.agreement import in_words

    shape = state.as_dict()
    return {
        "id": state.id,
        "actor": list(state.actor),
        "title": in_words.said(state.title, lang),
        "due": shape["due"],
        "window": shape["window"],
        "period": state.period,
        "state": state.state,
        "reason": in_words.say(state.reason, lang),
        "reason_key": state.reason.key,
        "evidence_asked": in_words.said(state.evidence, lang),
        "evidence": shape["evidence"],
        "consequence": in_words.said(state.consequence, lang),
        "prerequisite": shape["prerequisite"],
        "missing": shape["missing"],
        "unrecorded": shape["unrecorded"],
        "continues": None if state.continues is None else in_words.said(state.continues, lang),
        "sources": list(state.sources),
    }


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def term(found: Term) -> Shape:
    """One term of an agreement; a day that is not known is null."""
    return {"id": found.id, "signed": _day(found.signed), "starts": _day(found.starts), "ends": _day(found.ends)}


def agreement(found: Agreement, now: AgreementState) -> Shape:
    """One line of `agreements list`."""
    return {
        "id": found.id,
        "name": {"nl": found.names.nl, "en": found.names.en},
        "state": now.state,
        "sources_disagree": now.disputed,
        "as_of": now.as_of.isoformat(),
        "terms": [term(one) for one in found.terms],
    }


def used(name: str, edition: Edition) -> Shape:
    """One register as an assessment used it."""
    return {"id": name, "edition": edition.edition, "later": edition.later, "sha256": edition.sha256}


def register(name: str, edition: Edition) -> Shape:
    """One register in the edition that counts."""
    kept = ("publisher", "edition_date", "reference_period", "licence", "redistributable", "url", "retrieved", "kind")
    found = edition.register
    return {
        "id": name,
        "title": {"nl": found.title.nl, "en": found.title.en},
        "edition": edition.edition,
        **{field: getattr(found, field) for field in kept},
        "shape": found.shape,
        "themes": list(found.themes),
        "may_lower": found.may_lower,
        "later": edition.later,
        "rows": edition.table.height,
        "sha256": edition.sha256,
    }


def finding(found: Finding) -> Shape:
    """One thing wrong with a register."""
    names = ("register", "file", "row", "column", "what", "mend")
    return {name: getattr(found, name) for name in names}


def verification(done: Verification) -> Shape:
    """What `verify` found; `ok` only when nothing is as it should not be."""
    return {
        "ok": done.ok,
        "made_by": dict(done.made_by),
        "compared": list(done.compared),
        "findings": [{"what": one.what, "file": one.file, "detail": one.detail} for one in done.findings],
        "edited": list(done.edited),
        "away": list(done.away),
        "unread": list(done.unread),
    }
