"""The public account of one participant, built from nothing but what may leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from imvo.action import blank
from imvo.action.contacts import FILLED, Contact, is_firm
from imvo.disclosure import listed, measures, named, risks, unknown
from imvo.disclosure.model import Account, Since
from imvo.disclosure.named import Names
from imvo.disclosure.projection import allowed, guarded, people, places
from imvo.disclosure.rules import Rules, load

_PLAN = ("plan-issues", "plan-measures", "plan-contacts")
_GUARDED = ("sites", "answers", "findings", "plan-measures")
_PEOPLE = ("answers", "findings", "plan-measures", "plan-issues")


@dataclass(frozen=True)
class Before:
    """The year before: its day, its method, its issues, and the measures of its plan (None: it had none)."""

    as_of: date
    method: str
    issues: pl.DataFrame
    measures: pl.DataFrame | None


@dataclass(frozen=True)
class Delivered:
    """What the account is made from, as it stands inside the firm. `tables`: name -> declared table.

    Needed: issues, signals, questions, sites, answers, findings, plan-issues, plan-measures, plan-contacts. `public`:
    ids of the registers whose facts may be passed on. `on`: what the company switched on. `harm_at`: at how many sites
    harm was reported; it is told only that there are enough of them, never how many. `participant`: the firm's own
    name, and `themes`: every theme there is, for keys of issues that people typed.
    """

    tables: Mapping[str, pl.DataFrame]
    public: Collection[str]
    as_of: date
    method: str
    on: tuple[str, ...] = ()
    before: Before | None = None
    harm_at: int = 0
    participant: str | None = None
    themes: frozenset[str] = frozenset()


def account_of(given: Delivered, rules: Rules | None = None) -> Account:
    """What the public may read. Every table is cut down to what is allowed before anything else is done with it."""
    rules = rules or load()
    may = {
        name: allowed(name, given.tables[name], rules) for name in ("issues", "signals", "questions", "sites", *_PLAN)
    }
    first = risks.main(may["issues"], rules)
    ranks = dict(first.select("issue", "rank").iter_rows())
    plan = may["plan-measures"]
    marked = plan.get_column("public").any()
    # A long list takes a while: its names are made ready only where a text may stand.
    sites = _sites(given, rules) if marked or may["plan-contacts"].height else Names()
    withheld = sites | _beside(given, rules) if marked else Names()
    limits = measures.Limits(ranks, given.themes, withheld, _pointing(rules), given.as_of)
    before = given.before
    earlier = None if before is None or before.measures is None else allowed("plan-measures", before.measures, rules)
    told = risks.told(first, may["signals"], may["plan-issues"], rules)
    return Account(
        as_of=given.as_of,
        method=given.method,
        risks=told,
        facts=risks.facts(first, may["signals"], given.public, rules),
        measures=measures.told(plan, earlier, limits),
        planned=any(may[name].height for name in _PLAN),
        unknown=unknown.told(may["sites"], may["issues"], may["questions"], rules),
        contacts=_contacts(may["plan-contacts"], sites),
        since=None if before is None else _since(before, first, given.method, (earlier, plan), given.themes, rules),
        listed=listed.listed(given.tables["sites"], given.on, rules),
        on=tuple(switch for switch in ("sites", "suppliers", "volumes") if switch in given.on),
        reported=given.harm_at >= rules.fewest.value,
    )


def _beside(given: Delivered, rules: Rules) -> Names:
    """Where sites lie, and names of people and sources: not in the text of a measure either."""
    where = frozenset[str]().union(*(places(name, given.tables[name], rules) for name in _GUARDED))
    persons = frozenset[str]().union(*(people(name, given.tables[name], rules) for name in _PEOPLE))
    return named.look_for(where, persons, rules.naming, own=given.participant)


def _sites(given: Delivered, rules: Rules) -> Names:
    found = (guarded(name, given.tables[name], rules, given.on) for name in _GUARDED)
    return named.look_for(frozenset[str]().union(*found), (), rules.naming, own=given.participant)


def _pointing(rules: Rules) -> frozenset[str]:
    return frozenset(word for line in rules.pointing for word in line.split())


def _since(
    before: Before,
    first: pl.DataFrame,
    method: str,
    plans: tuple[pl.DataFrame | None, pl.DataFrame],
    themes: frozenset[str],
    rules: Rules,
) -> Since:
    """`plans`: the allowed columns of the measures then (None: there were none) and now."""
    then = risks.main(allowed("issues", before.issues, rules), rules)
    new, gone = risks.changed(first, then)
    earlier, now = ([] if rows is None else measures.names_of(rows, themes) for rows in plans)
    lost = sum(name is not None and name not in now for name in earlier)
    return Since(before.as_of, before.method == method, new, gone, len(earlier), lost)


def _contacts(rows: pl.DataFrame, names: Names) -> tuple[Contact, ...]:
    """Who answers within the firm; a mechanism behind one issue stays inside, and so does a text that names a site."""
    firm = [row for row in rows.iter_rows(named=True) if is_firm(row["about"])]
    told = {Contact(**{name: _told(row[name], names) for name in FILLED}) for row in firm}
    reached = [one for one in told if one.who or one.reach]
    return tuple(sorted(reached, key=lambda one: [str(getattr(one, name) or "") for name in FILLED]))


def _told(cell: str | bool | None, names: Names) -> Any:
    if not isinstance(cell, str):
        return cell
    return None if blank.is_blank(cell) or names.stand_in(cell) else cell
