"""Figures of minerals, each with what it is of."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from imvo.chain.minerals import conformance, flags
from imvo.chain.minerals.evidence import recycled
from imvo.chain.minerals.lexicon import Lexicon, of_chain
from imvo.chain.minerals.statements import kilograms
from imvo.reporting.parts.part import Results
from imvo.reporting.section import Fact
from imvo.reporting.texts import both, count, number, percent
from imvo.tables import load

_MATCHES = ("id", "name", "alias", "misspelt", "unknown")


def facts(delivered: Mapping[str, pl.DataFrame], found: Results, lexicon: Lexicon) -> tuple[Fact, ...]:
    """Smelters and how they were found, origin, conformance, weights, and flags by kind."""
    made: list[Fact] = []
    if "smelters" in delivered:
        made += _smelters(delivered["smelters"], lexicon)
    if "mineral-lots" in delivered:
        made += _lots(delivered["mineral-lots"], lexicon)
    if found[conformance.RESULT].height:
        made.append(_conformant(found[conformance.RESULT]))
    flagged = found[flags.RESULT]
    for kind, choice in load(flags.RESULT).column("kind").choices.items():
        of_kind = flagged.filter(pl.col("kind") == kind)
        rows = of_kind.select("file", "sheet", "row").n_unique() if of_kind.height else 0
        made.append(
            Fact(
                both("minerals.flags-of", kind=choice),
                count(of_kind.height),
                both("minerals.flags-about", rows=count(rows)),
            )
        )
    return tuple(made)


def headline(found: Results) -> tuple[Fact, ...]:
    """For page 1: all points to ask about together, and what is conformant in the user's own list."""
    flagged = found[flags.RESULT]
    rows = flagged.select("file", "sheet", "row").n_unique() if flagged.height else 0
    about = both("minerals.all-flags-about", rows=count(rows))
    listed = [_conformant(found[conformance.RESULT])] if found[conformance.RESULT].height else []
    return (Fact(both("minerals.all-flags"), count(flagged.height), about), *listed)


def _smelters(listed: pl.DataFrame, lexicon: Lexicon) -> list[Fact]:
    here = of_chain({"smelters": listed}, lexicon)["smelters"]
    all_, other = here.height, listed.height - here.height
    made = [
        Fact(
            both("minerals.smelters"),
            count(all_),
            both("minerals.smelters-about", rows=count(listed.height), other=count(other)),
        )
    ]
    looked = here.filter(pl.col("match").is_not_null())
    if looked.height:
        ways = dict(looked.group_by("match").len().iter_rows())
        sure = sum(ways.get(way, 0) for way in ("id", "name", "alias"))
        told = {way: count(ways.get(way, 0)) for way in _MATCHES}
        made.append(
            Fact(both("minerals.matched"), count(sure), both("minerals.matched-about", of=count(looked.height), **told))
        )
    if all_:
        stated = all_ - here.get_column("origin").null_count()
        about = both("minerals.origin-about", n=count(stated), of=count(all_))
        made.append(Fact(both("minerals.origin"), percent(stated / all_, 0), about))
    return made


def _lots(lots: pl.DataFrame, lexicon: Lexicon) -> list[Fact]:
    weighed = lots.select("origin", kilograms(), recycled(lexicon.recycled))
    whole = float(weighed.get_column("kilograms").sum())
    silent = weighed.get_column("kilograms").null_count()
    about = both("minerals.weight-about", lots=count(lots.height), none=count(silent))
    made = [
        Fact(
            both("minerals.weight"),
            both("minerals.kilograms", kg=number(whole)) if weighed.height > silent else both("minerals.no-weight"),
            about,
        )
    ]
    if whole:
        known = float(
            weighed.filter(pl.col("origin").is_not_null() & ~pl.col("recycled")).get_column("kilograms").sum()
        )
        of = both("minerals.weight-of", kg=number(whole))
        made.append(Fact(both("minerals.weight-origin"), percent(known / whole), of))
    return made


def _conformant(table: pl.DataFrame) -> Fact:
    subject = ["smelter", "smelter_id", "metal"]
    by = table.group_by(subject).agg(
        holds=(pl.col("state") == "conformant").any(), listed=(pl.col("state") != "not-found").any()
    )
    held, listed = int(by.get_column("holds").sum()), int(by.get_column("listed").sum())
    about = both(
        "minerals.conformant-about", of=count(by.height), listed=count(listed), silent=count(by.height - listed)
    )
    return Fact(both("minerals.conformant"), count(held), about)
