"""What proven answers fill in and add in the sites. A claim changes nothing; none wins in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from imvo import tables
from imvo.action.answers_read import FACTS, HIDDEN, STAGE, YES, Value
from imvo.action.answers_said import Said
from imvo.action.sites_named import UNCLEAR
from imvo.chain.vocabulary import Vocabulary
from imvo.intake.wording import norm
from imvo.reference.normal import key

_ALIKE = 0.005  # shares that are written alike as whole percents are the same share


@dataclass(frozen=True)
class Added:
    """A site that answers tell of and the list does not."""

    name: str
    country: str | None
    country_given: str | None
    site_id: str | None
    processes: str
    file: str
    sheet: str | None
    row: int


def extended(sites: pl.DataFrame, said: Sequence[Said]) -> pl.DataFrame:
    """`sites` with one row for each site that proven answers name for a stage and that is not listed.

    However old: what was seen at a site must not go because the answer that named it grew old.
    Rows are numbered after the last one, by name and country.
    """
    found: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        if names_site(one) and one.shows_site and one.at is None and one.amiss not in UNCLEAR:
            found.setdefault((key(one.text("site") or ""), one.text("country") or ""), []).append(one)
    if not found:
        return sites
    added = [_added(ones) for ones in _told_apart(found)]
    last = sites.get_column("row").max()
    first = (last if isinstance(last, int) else 0) + 1
    rows = [{**vars(one), "row": number, "source_row": one.row} for number, one in enumerate(added, first)]
    declared = tables.load("sites")
    own = pl.DataFrame([{name: row.get(name) for name in declared.dtypes} for row in rows], schema=declared.dtypes)
    return pl.concat([sites, own])


def _told_apart(found: dict[tuple[str, str], list[Said]]) -> list[list[Said]]:
    """One list of answers per site, by name and country. Without a country a name is that of the one site that has it;
    where several do, nobody knows which is meant.
    """
    countries: dict[str, list[str]] = {}
    for name, country in sorted(found):
        countries.setdefault(name, []).append(country)
    groups = []
    for name, where in countries.items():
        known = [country for country in where if country]
        loose = found.get((name, ""), [])
        if not known:
            groups.append(loose)
        groups += [found[name, country] + (loose if len(known) == 1 else []) for country in known]
    return groups


def names_site(one: Said) -> bool:
    """Whether it names a site that does what the question asks about."""
    return one.kind in (STAGE, HIDDEN) and one.read.value == YES and one.text("site") is not None


def _added(ones: Sequence[Said]) -> Added:
    first = min(ones, key=lambda one: (one.text("site") or "", one.place[0], one.place[1] or "", one.place[2]))
    file, sheet, row = first.place
    ids = sorted({own for one in ones if (own := one.text("site_id"))})
    return Added(
        name=first.text("site") or "",
        country=next((country for one in ones if (country := one.text("country"))), None),
        country_given=min((given for one in ones if (given := one.text("country_given"))), default=None),
        site_id=ids[0] if len(ids) == 1 else None,
        processes="|".join(sorted({process for one in ones for process in _works(one)})),
        file=file,
        sheet=sheet,
        row=row,
    )


def _works(one: Said) -> list[str]:
    """The processes of a site that an answer names: those the answer says, otherwise the one that was asked for."""
    return (one.read.work or one.subject or "").split("|")


def filled(
    sites: pl.DataFrame, listed: int, said: Sequence[Said], vocabulary: Vocabulary
) -> tuple[pl.DataFrame, list[Said], Mapping[int, frozenset[str]]]:
    """The sites with what proven answers say of them, and the answers with what became of each; and per row the
    processes of which only answers tell that named the site for a stage.

    `listed`: how many of the first rows stand in the list. A site of the list that an answer names for a stage gets
    that process beside its own.
    """
    # Of a million sites only those are looked at that an answer is about.
    about = sorted({one.at for one in said if one.at is not None})
    values = _Values(sites.filter(pl.col("row").is_in(about)), vocabulary)
    last = sites.head(listed).get_column("row").max() if listed else None
    numbers = {row for row in about if isinstance(last, int) and row <= last}
    done: list[Said] = []
    named: dict[int, set[str]] = {}
    groups: dict[tuple[int, str], list[Said]] = {}
    for one in said:
        shown = one.shows_site if one.at not in numbers else one.counts
        if names_site(one) and shown and one.at is not None:
            of_list = values.own(one.at) if one.at in numbers else frozenset()
            named.setdefault(one.at, set()).update(set(_works(one)) - of_list)
            if one.at in numbers:
                for process in _works(one):
                    values.join(one.at, process)
            done.append(one.of("fills" if one.at in numbers else "adds-site"))
        elif one.kind in FACTS and one.at is not None and one.counts and one.read.value is not None:
            groups.setdefault((one.at, FACTS[one.kind]), []).append(one)
        else:
            done.append(one)
    for (at, column), ones in sorted(groups.items(), key=lambda item: item[0]):
        done += _settled(values, at, column, ones)
    return values.frame(sites), done, {at: frozenset(processes) for at, processes in named.items() if processes}


class _Values:
    """The facts of sites by row, as they stand while answers are weighed."""

    def __init__(self, sites: pl.DataFrame, vocabulary: Vocabulary) -> None:
        columns = (*FACTS.values(), "products")
        self._own = {
            row[0]: dict(zip(columns, row[1:], strict=True)) for row in sites.select("row", *columns).iter_rows()
        }
        self._vague, self._made_by = vocabulary.unspecified(), vocabulary.made_by()
        self._new: dict[str, dict[int, Value]] = {column: {} for column in FACTS.values()}

    def stated(self, at: int, column: str) -> Value:
        """What the list says; a process that stands for "not stated which" says nothing."""
        found: Value = self._own[at][column]
        if column != "processes" or not isinstance(found, str):
            return found
        return "|".join(one for one in found.split("|") if one not in self._vague) or None

    def fill(self, at: int, column: str, value: Value) -> None:
        self._new[column][at] = value

    def join(self, at: int, process: str) -> None:
        """One process more at a site, beside those that are listed or that its products stand for."""
        joined = self._new["processes"].get(at)
        before = set(str(joined).split("|")) if joined else self.own(at)
        self._new["processes"][at] = "|".join(sorted({*before, process}))

    def own(self, at: int) -> frozenset[str]:
        """The processes that are listed or that its products stand for."""
        stated = self._own[at]["processes"]
        products = str(self._own[at]["products"] or "").split("|")
        implied = {one for product in products for one in self._made_by.get(product, ())}
        return frozenset(str(stated).split("|") if stated else implied)

    def processes(self, at: int) -> Value:
        """The processes as joined so far."""
        return self._new["processes"].get(at)

    def frame(self, sites: pl.DataFrame) -> pl.DataFrame:
        dtypes = tables.load("sites").dtypes
        changes = [
            pl.col("row").replace_strict(new, default=pl.col(column), return_dtype=dtypes[column]).alias(column)
            for column, new in self._new.items()
            if new
        ]
        return sites.with_columns(changes)


def _settled(values: _Values, at: int, column: str, ones: Sequence[Said]) -> list[Said]:
    """What one fact of one site is after all that was said of it: the latest that is proven, against the list.

    Of two of the same day, or of a share in the list and in an answer, the higher counts; of other facts the list's,
    and of two answers of the same day neither.
    """
    latest = max(one.date or date.min for one in ones)
    now = {_form(one.read.value) for one in ones if one.date == latest}
    share = column.endswith("_share")
    told = [one.read.value for one in ones if one.date == latest]
    value = max(told, key=lambda one: float(one or 0)) if share else min(told, key=str)
    own = values.stated(at, column)
    split = len(now) > 1
    against = own is not None and _form(own) != _form(value) and not _near(own, value)
    if own is None and (share or not split):
        values.fill(at, column, _beside(values.processes(at), value) if column == "processes" else value)
    elif share and isinstance(own, float) and isinstance(value, float) and value > own:
        values.fill(at, column, value)
    return [one.of(_effect(one, value, own, latest, split=split, against=against)) for one in ones]


def _effect(one: Said, value: Value, own: Value, latest: date, *, split: bool, against: bool) -> str:
    same = _form(one.read.value) == _form(value)
    if one.date != latest and not same:
        return "superseded"
    if against or (split and one.date == latest):
        return "conflict"
    if split:
        return "superseded"
    return "agrees" if own is not None else "fills"


def _beside(joined: Value, value: Value) -> Value:
    """Processes of an answer with those that another answer joined."""
    return value if joined is None else "|".join(sorted({*str(joined).split("|"), *str(value).split("|")}))


def _form(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "|".join(sorted(norm(part) for part in str(value).split("|")))


def _near(own: Value, value: Value) -> bool:
    return isinstance(own, float) and isinstance(value, float) and abs(own - value) < _ALIKE


def behind(said: Sequence[Said]) -> tuple[frozenset[str], list[Said]]:
    """Processes that stand behind the list by a yes, proven or not: what is said against oneself is heard at once."""
    found = frozenset(one.subject for one in said if _shows(one) and one.subject)
    return found, [one.of("shows-stage") if _shows(one) and one.effect == "told-only" else one for one in said]


def _shows(one: Said) -> bool:
    return one.kind == HIDDEN and one.read.value == YES
