"""What is invested and lent: how far it could be assessed, sector by country, and the themes of the agreement."""

from __future__ import annotations

import polars as pl

from imvo.agreement import themes
from imvo.chain import financed
from imvo.chain.financed.ledger import RESULT as LEDGER
from imvo.chain.financed.ledger import ledger
from imvo.chain.holdings import asset_classes
from imvo.reporting.parts.classes import classes
from imvo.reporting.parts.part import Assessed, Given, Part, Results
from imvo.reporting.parts.positions import HOLDINGS, KINDS, LOANS, left_out, positions_of, sectors
from imvo.reporting.section import Fact, Section, Shown
from imvo.reporting.texts import both, count, headed, joined, number, percent, within
from imvo.risk import engagement
from imvo.tables import Label, load

_SECTOR_KNOWN = ("sector-country", "sector")
_NOTHING = Label(nl="", en="")
_FIRST = 3  # rows of each theme on the page
_HEAT = ("sector", "country", "theme", "severity_band", "likelihood", "likelihood_high", "currency", "value", "share",
         "issuers")  # fmt: skip
_FOCUS = ("theme", "sector", "country", "severity_band", "likelihood", "likelihood_high", "currency", "value", "share")


def places(given: Given) -> pl.DataFrame:
    """One place per issuer or borrower, sector and country of operations."""
    return financed.sites(positions_of(given).frame)


def results(assessed: Assessed) -> Results:
    """Positions, ledger, heat map and the agreement's own themes."""
    positions, issues = positions_of(assessed).frame, assessed.assessment.issues
    found = {
        financed.RESULT: positions,
        LEDGER: ledger(positions, left_out(assessed)),
        engagement.HEAT: engagement.heat(positions, issues),
    }
    themes = _themes(assessed)
    if themes:
        found[engagement.FOCUS] = engagement.focus(positions, issues, themes)
    return found


def _themes(assessed: Assessed) -> tuple[str, ...]:
    """The common themes that the definition of the agreement names, each once, in its order."""
    if assessed.agreement is None:
        return ()
    named = dict.fromkeys(code for theme in assessed.agreement.themes for code in theme.common)
    return tuple(code for code in named if code in assessed.method.themes)


def section(assessed: Assessed, found: Results) -> Section:
    """Totals per currency with what they are of, the ledger, the heat map, and a table for each theme."""
    table, words = found[LEDGER], {"sector": sectors(assessed), **classes()}
    shown = [Shown(engagement.HEAT, found[engagement.HEAT], _HEAT, lede=both("financed.heat"), words=words)]
    focus = found.get(engagement.FOCUS)
    if focus is not None:
        about = both("financed.focus")
        shown.append(Shown(engagement.FOCUS, focus, _FOCUS, about, words, most=_FIRST, each="theme"))
    shown.append(Shown(LEDGER, table, lede=both("financed.ledger")))
    kind = _kind(assessed)
    return Section(
        id="financed",
        title=both(f"financed.title.{kind}"),
        lede=both("financed.lede"),
        facts=tuple(_facts(table)),
        shown=tuple(shown),
        notes=tuple(_notes(table)),
        headline=_known(table),
    )


def _kind(assessed: Assessed) -> str:
    delivered = [kind for kind in KINDS if assessed.table(kind) is not None]
    return delivered[0] if len(delivered) == 1 else "both"


def _facts(table: pl.DataFrame) -> list[Fact]:
    accepted = table.filter(pl.col("state") != "rejected")
    facts = []
    for (currency,), part in accepted.group_by("currency", maintain_order=True):
        total = float(part.get_column("value").sum())
        # Of what nobody gave an amount of, the amount is unknown: no figure, not nought.
        whole = amount(total if part.get_column("value").count() else None, currency)
        silent = int(part.get_column("without_value").sum())
        about = both("financed.of", positions=count(int(part.get_column("positions").sum())), none=count(silent))
        facts.append(Fact(both("financed.total"), whole, about))
        if total > 0:
            of = both("financed.of-gross", amount=amount(total, currency))
            for name, states in (("sector-known", _SECTOR_KNOWN), ("country-known", _SECTOR_KNOWN[:1]),
                                 ("undisclosed", ("undisclosed",)), ("not-assessed", ("not-assessed",))):  # fmt: skip
                chosen = part.filter(pl.col("state").is_in(states))
                if chosen.height or states != (name,):
                    facts.append(
                        Fact(both(f"financed.{name}"), percent(float(chosen.get_column("value").sum()) / total), of)
                    )
    return facts


def _known(table: pl.DataFrame) -> tuple[Fact, ...]:
    """For page 1: of the currency with most positions, how much has a known sector, and a known country with it."""
    accepted = table.filter(pl.col("state") != "rejected")
    sums = accepted.group_by("currency").agg(pl.col("positions", "value").sum()).filter(pl.col("value") > 0)
    if sums.is_empty():
        return ()
    main = sums.sort("positions", "currency", descending=[True, False]).row(0, named=True)
    part = accepted.filter(pl.col("currency").eq_missing(pl.lit(main["currency"], dtype=pl.String)))
    silent = int(part.get_column("without_value").sum())
    of = both("financed.of-gross-known", amount=amount(main["value"], main["currency"]), none=count(silent))
    more = [both("financed.other-currencies", n=count(sums.height - 1))] if sums.height > 1 else []
    about = joined([of, *more], "; ")
    return tuple(
        Fact(both(f"financed.{name}"), percent(_value(part, states) / main["value"]), about)
        for name, states in (("sector-known", _SECTOR_KNOWN), ("country-known", _SECTOR_KNOWN[:1]))
    )


def _value(part: pl.DataFrame, states: tuple[str, ...]) -> float:
    return float(part.filter(pl.col("state").is_in(states)).get_column("value").sum())


def amount(value: float | None, currency: object) -> Label:
    """An amount with its currency, either of which may not be known."""
    if value is None:
        return both("financed.no-amount", currency=str(currency)) if currency else both("financed.no-amount-alone")
    if currency:
        return both("financed.amount", amount=number(value, 0), currency=str(currency))
    return both("financed.amount-alone", amount=number(value, 0))


def theme_name(code: str) -> Label:
    """The name of a common theme."""
    return next(
        (Label(nl=one.name.nl, en=one.name.en) for one in themes.assessed() if one.code == code),
        Label(nl=code, en=code),
    )


def _notes(table: pl.DataFrame) -> list[Label]:
    """What the reader must know: what this is, and how each class that occurs is assessed or why not."""
    present = set(table.get_column("asset_class").drop_nulls())
    titles = load(LEDGER).column("asset_class").choices
    methods = [
        both(
            "financed.class",
            name=headed(titles[code]),
            how=within(one.method or one.reason or _NOTHING),
        )
        for code, one in asset_classes().items()
        if code in present
    ]
    return [both("financed.screening"), both("financed.domicile"), *methods]


PART = Part("financed", KINDS, results, section, places)
__all__ = ["HOLDINGS", "LOANS", "PART", "amount", "theme_name"]
