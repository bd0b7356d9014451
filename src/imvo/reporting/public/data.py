"""The public account as data: what the page tells, with stable keys. docs/method/public-account.md names them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from imvo.action.evidence import CLAIMED, EVIDENCED
from imvo.disclosure import load
from imvo.disclosure.model import Level, Measure, Place, Risk, Text
from imvo.files.plain import plain
from imvo.reporting.public.sentences import Sentences
from imvo.tables import Label

SCHEMA = 1


def render(say: Sentences) -> str:
    """One JSON object, keys in a fixed order; the same bytes for the same account."""
    return json.dumps(_account(say), ensure_ascii=False, indent=2) + "\n"


def _account(say: Sentences) -> dict[str, Any]:
    account, view = say.account, say.say.view
    harmed = view.harmed
    return {
        "schema": SCHEMA,
        "lang": say.lang,
        "participant": None if view.participant.name is None else plain(view.participant.name),
        "agreement": None
        if view.agreement is None
        else {
            "id": view.agreement.id,
            "name": _both(view.agreement.name),
            "state": view.agreement.state,
            "says": say.label(view.agreement.state_text),
        },
        "as_of": account.as_of.isoformat(),
        "made_with": {"imvo": view.versions["imvo"], "method": account.method},
        "note": say("no_accusation"),
        "risks": [_risk(say, risk) for risk in account.risks],
        "measures": [_measure(say, measure) for measure in account.measures],
        "since": _since(say),
        "unknown": _unknown(say),
        "harmed": {
            "company": [{name: _plain(value) for name, value in asdict(one).items()} for one in account.contacts],
            "route": say.route(),
            "not_found": say.doors(harmed.beside),
            "not_open": say.doors(harmed.shut),
            "know": [say.label(one) for one in harmed.know],
            "reported": account.reported or None,
        },
        "switched_on": list(account.on),
        "listed": _listed(say),
        "withheld": [
            {"id": one.id, "what": getattr(one.what, say.lang), "reason": getattr(one.reason, say.lang)}
            for one in load().withheld
            if one.unless not in account.on
        ],
    }


def _both(label: Label) -> dict[str, str]:
    return {"nl": label.nl, "en": label.en}


def _plain(value: Any) -> Any:
    """Text of the company's own without what is unseen in it."""
    return plain(value, None) if isinstance(value, str) else value


def _own(say: Sentences, text: Text | None) -> str | None:
    return None if text is None else plain(say.own(text), None)


def _code(say: Sentences, names: str, code: str | None) -> dict[str, str] | None:
    if code is None:
        return None
    known = getattr(say.say.view.names, names)
    return {"code": code, **(_both(known[code]) if code in known else {})}


def _place(say: Sentences, place: Place | Risk) -> dict[str, Any]:
    return {
        "theme": _code(say, "themes", place.theme),
        "country": _code(say, "countries", place.country),
        "step": _code(say, "processes", place.process),
        "site_known": place.site_known,
    }


def _risk(say: Sentences, risk: Risk) -> dict[str, Any]:
    rated = say.say.rated(say.issue(risk))
    return {
        "rank": risk.rank,
        **_place(say, risk),
        "severity": {"class": risk.severity, "band": risk.severity_band, "says": say.say.severity(rated)},
        "likelihood": {
            "low": risk.likelihood_low,
            "class": risk.likelihood,
            "high": risk.likelihood_high,
            "says": say.say.likelihood(rated),
        },
        "why": say.why(risk),
        "judgement_alone": risk.judgement,
        "own_chain_counts": risk.own or None,
        "involvement": risk.involvement,
    }


def _level(level: Level | None) -> dict[str, Any] | None:
    if level is None:
        return None
    proof = {} if level.proven is None else {"evidence": EVIDENCED if level.proven else CLAIMED}
    return {"value": level.value, "date": None if level.day is None else level.day.isoformat(), **proof}


def _measure(say: Sentences, measure: Measure) -> dict[str, Any]:
    return {
        "kind": measure.kind,
        "kind_says": say.kind(measure),
        "title": say.heading(measure)[0],
        "what": _own(say, measure.what),
        "withheld": measure.left_out is not None,
        "goal": _plain(measure.goal),
        "risks": list(measure.risks),
        "other_themes": list(measure.themes),
        "progress": measure.progress,
        "progress_before": measure.progress_before,
        "new": measure.is_new,
        "indicator": _own(say, measure.indicator),
        "measures_effect": measure.effect,
        "unit": _own(say, measure.unit),
        "baseline": _level(measure.baseline),
        "before": _level(measure.value_before),
        "value": _level(measure.value),
        "target": _level(measure.target),
    }


def _since(say: Sentences) -> dict[str, Any] | None:
    since = say.account.since
    if since is None:
        return None
    return {
        "date": since.day.isoformat(),
        "same_method": since.same_method,
        "new_risks": [_place(say, place) for place in since.new],
        "gone_risks": [_place(say, place) for place in since.gone],
        "measures_before": since.measures_before,
        "measures_gone": since.measures_gone,
    }


def _unknown(say: Sentences) -> dict[str, Any]:
    """Numbers of sites, None where one would point at a site."""
    unknown = say.account.unknown
    return {
        "sites": unknown.sites,
        "fewest": load().fewest.value,
        "without": {gap.what: gap.sites for gap in unknown.gaps},
        "steps": [_code(say, "processes", step) for step in unknown.steps],
        "unranked": [
            {"theme": _code(say, "themes", theme), "step": _code(say, "processes", step)}
            for theme, step in unknown.unranked
        ],
        "questions": list(unknown.questions),
    }


def _listed(say: Sentences) -> dict[str, Any]:
    listed = say.account.listed
    found: dict[str, Any] = {}
    if "sites" in say.account.on:
        found["sites"] = [{"name": plain(name), "country": code} for name, code in listed.sites]
    if "suppliers" in say.account.on:
        found["suppliers"] = [plain(name) for name in listed.suppliers]
    if "volumes" in say.account.on:
        found["volumes"] = [{"country": code, "share": round(share, 2)} for code, share in listed.volumes]
    return found
