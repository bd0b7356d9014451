"""A view that holds the account and names of codes, and no row of the firm: the dossier's phrases are said from it."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.disclosure import Account
from imvo.reporting.harmed import Harmed
from imvo.reporting.view import DossierView, Intake

_COUNTS = ("scale", "scope", "irremediability")  # the page tells the class that they make, not each
_NOBODY = {"sites": 0, "workers": 0, "sites_without_workers": 0, "women_low": None, "migrants_low": None}


def view(account: Account, of: DossierView) -> DossierView:
    """The account as a view. Of the firm's own view only names of codes, sources and the agreement are taken."""
    return DossierView(
        participant=of.participant,
        agreement=of.agreement,
        as_of=account.as_of,
        intake=Intake((), 0, 0, _none("rejected")),
        names=of.names,
        sites=_none("sites"),
        issues=_issues(account),
        signals=account.facts,
        questions=_none("questions"),
        duties=(),
        sources=of.sources,
        stability=None,
        judgement_top=0,
        top=len(account.risks),
        versions=of.versions,
        signal_texts=of.signal_texts,
        publishers=of.publishers,
        wording=of.wording,
        hazards=of.hazards,
        # The first door is the company itself, told by the account; the others rest on the agreement and the day.
        harmed=Harmed(to=of.harmed.to[1:], beside=of.harmed.beside, shut=of.harmed.shut, know=of.harmed.know),
    )


def _none(name: str) -> pl.DataFrame:
    return tables.empty(tables.load(name))


def _issues(account: Account) -> pl.DataFrame:
    """The risks in the form of the table `issues`: keyed by their rank, without a number of sites or people."""
    declared = tables.load("issues")
    rows = [
        {
            "issue": f"{risk.theme}/{risk.country}/{risk.process}",
            "list": "priority",
            "rank": risk.rank,
            "theme": risk.theme,
            "country": risk.country,
            "process": risk.process,
            "site_known": risk.site_known,
            "severity": risk.severity,
            "severity_band": risk.severity_band,
            **dict.fromkeys(_COUNTS, risk.severity),
            "likelihood_low": risk.likelihood_low,
            "likelihood": risk.likelihood,
            "likelihood_high": risk.likelihood_high,
            "basis": "nothing",
            **_NOBODY,
            "stability": None,
            "later": False,
            "judgement": risk.judgement,
            "cause": risk.rank,
        }
        for risk in account.risks
    ]
    return tables.check(pl.DataFrame(rows, schema=declared.dtypes), declared)
