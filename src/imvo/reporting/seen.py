"""How a finding reads among the facts behind a likelihood. No rule of the method stands here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from imvo.reporting import evidence as proof
from imvo.risk.signals import FINDINGS
from imvo.words import partial_day, text

Row = Mapping[str, Any]


def is_finding(signal: Row) -> bool:
    """True for a fact that came back as a finding."""
    return bool(signal.get("register") == FINDINGS)


def said(signal: Row, lang: str) -> str:
    """What was seen, and by whom, as a phrase; of harm that has aged, that it is not known whether it was mended."""
    if signal["effect"] == "widen":
        return text("seen.open", lang, source=source(signal, lang))
    return text(f"seen.{_parts(signal)[0]}.{signal['indicator']}", lang)


def value(signal: Row, lang: str) -> str:
    """What it says, how far that is proven, and why it does not do more."""
    direction, evidence, *why = _parts(signal)
    values = {
        "direction": text(f"seen.direction.{direction}", lang),
        "evidence": proof.told(evidence, lang),
    }
    if not why:
        return text("seen.value", lang, **values)
    return text("seen.value_why", lang, why=text(f"seen.why.{why[0]}", lang), **values)


def source(signal: Row, lang: str) -> str:
    """The number of the finding with its date and how far it is proven."""
    dated = signal["reference_date"]
    return text(
        "seen.source",
        lang,
        n=str(signal["subject"]),
        date=partial_day(dated, lang) if dated else text("seen.no_date", lang),
        evidence=proof.told(_parts(signal)[1], lang),
    )


def subject(signal: Row, lang: str) -> str:
    """The finding by its number."""
    return text("seen.subject", lang, n=str(signal["subject"]))


def register(lang: str) -> str:
    """What stands where other facts name their register."""
    return text("seen.register", lang)


def _parts(signal: Row) -> list[str]:
    return str(signal["value"]).split("/")
