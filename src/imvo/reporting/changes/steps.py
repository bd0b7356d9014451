"""From one year to the next in steps that change one thing each, so that every difference belongs to one of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from imvo import agreement as agreements
from imvo.action.returned import ANSWERS, FINDINGS, Returned, together
from imvo.agreement.errors import DefinitionError
from imvo.files import UnusableFile
from imvo.reference.chains import chain_of
from imvo.reference.load import RegisterError
from imvo.reporting import kept
from imvo.reporting.changes.follow import follow
from imvo.reporting.changes.state import Again, Now, State, asked_by
from imvo.reporting.previous import Previous
from imvo.reporting.request import Request
from imvo.runs import Progress, manifest

METHOD, REGISTERS, DAY, LIST = "method", "registers", "day", "list"
STEPS = (METHOD, REGISTERS, DAY, LIST, ANSWERS, FINDINGS)
"""In this order; another order could split a difference otherwise."""
PLACE = ("file", "sheet", "row")


@dataclass(frozen=True)
class Step:
    """One step. `then`, `now`: the states before and after it."""

    name: str
    then: State
    now: State


@dataclass(frozen=True)
class Walk:
    """The steps that changed something that an assessment reads, in order.

    `unseparated`: a step that could not be worked out on its own -> the step with which it is counted. `comparable`:
    False when the years are about different chains, whose issues are not the same things; then there are no steps.
    """

    steps: tuple[Step, ...] = ()
    unseparated: Mapping[str, str] = field(default_factory=dict)
    comparable: bool = True


def walk(before: Previous, now: Now, again: Again, progress: Progress) -> Walk:
    """Work out the states between the two years. Only what differs is worked out again."""
    if chain_then(before, now) != now.chain:
        return Walk(comparable=False)
    carried = together((), before.carried)
    state = as_recorded(before, now)
    with tempfile.TemporaryDirectory() as folder:
        wanted = list(_wanted(before, now, carried, Path(folder)))
        progress.phase("compare", len(wanted))
        found: list[Step] = []
        unseparated: dict[str, str] = {}
        waiting: list[str] = []
        for place, (name, request, returned) in enumerate(wanted, start=1):
            last = place == len(wanted)
            after = now.state if last else _tried(again, request, returned)
            progress.done(place)
            if after is None:
                waiting.append(name)
                continue
            unseparated |= dict.fromkeys(waiting, name)
            waiting.clear()
            found.append(Step(name, state, after))
            state = after
    return Walk(tuple(found), unseparated)


def as_recorded(before: Previous, now: Now) -> State:
    """The earlier year as its own tables tell it; of the processes only those stated."""
    empty = pl.DataFrame(schema={"cause": pl.UInt32(), "register": pl.String()})
    asked = asked_by(before.sites, now.vocabulary)
    return State(before.issues, empty, before.sites, before.sites.select("row", "processes"), asked)


def _tried(again: Again, request: Request, returned: Returned) -> State | None:
    """The state; None when the earlier inputs cannot be used by this imvo any more."""
    try:
        return again(request, returned)
    except (DefinitionError, RegisterError, UnusableFile, pl.exceptions.PolarsError, KeyError):
        return None


def _wanted(before: Previous, now: Now, carried: Returned, registers: Path) -> Iterator[tuple[str, Request, Returned]]:
    """The steps that have something to change, each with what is to be worked out for it.

    The first is always there: it shows that this imvo gets at the earlier result, or what it makes different.
    """
    request = replace(before.request(), method=now.request.method, previous=None)
    request = replace(request, chain=chain_then(before, now))
    yield METHOD, request, carried
    if registers_changed(before, now):
        kept.keep(now.editions, registers)
        request = replace(request, kept=registers)
        yield REGISTERS, request, carried
    if request.as_of != now.request.as_of and carried.filled():
        # Nothing but what came back ages.
        request = replace(request, as_of=now.request.as_of)
        yield DAY, request, carried
    carried = follow(carried, before.sites, now.listed)
    other = {kind: rows_apart(carried.tables[kind], now.returned.tables[kind]) for kind in (ANSWERS, FINDINGS)}
    # Where nothing else can make a difference, what is left of one belongs here.
    if _list_changed(before, now) or not any(other.values()):
        yield LIST, now.request, carried
    if other[ANSWERS]:
        carried = replace(carried, tables={**carried.tables, ANSWERS: now.returned.tables[ANSWERS]})
        yield ANSWERS, now.request, carried
    if other[FINDINGS]:
        yield FINDINGS, now.request, now.returned


def chain_then(before: Previous, now: Now) -> str:
    """The chain of the earlier dossier; the first ones knew but one, and did not name it."""
    found: str = before.content.get("chain") or chain_of(now.editions, None).id
    return found


def registers_changed(before: Previous, now: Now) -> dict[str, tuple[str | None, str | None]]:
    """Register -> its edition then and now, of those whose table is another one; None: it was not used."""
    old: Mapping[str, Mapping[str, Any]] = before.content.get("registers", {})
    found: dict[str, tuple[str | None, str | None]] = {}
    for name in sorted({*old, *now.editions}):
        then, edition = old.get(name), now.editions.get(name)
        if (then or {}).get("sha256") != (None if edition is None else edition.sha256):
            found[name] = (None if then is None else then["edition"], None if edition is None else edition.edition)
    return found


def _list_changed(before: Previous, now: Now) -> bool:
    """Whether the files, or what was said of them, are others."""
    files = before.content["files"]
    old = {name.rpartition("/")[2]: sha for name, sha in files.items() if name.startswith("inputs/list/")}
    new = {path.name: now.read_as.get(path) for path in now.request.sources}
    own = ("mapping", "kinds", "chain", "encoding", "sheet", "participant", "lang")
    then, asked = before.request().record(), now.request.record()
    return old != new or any(then[name] != asked[name] for name in own) or _definition(before) != _definition_of(now)


def _definition(before: Previous) -> str | None:
    found: str | None = before.content["files"].get("inputs/agreement.yaml")
    return found


def _definition_of(now: Now) -> str | None:
    return None if now.request.definition is None else manifest.sha256(agreements.path_of(now.request.definition))


def rows_apart(then: pl.DataFrame, now: pl.DataFrame) -> bool:
    """Whether two tables of what came back say something else, wherever in their files it stands."""
    return bool(only_in(then, now).height or only_in(now, then).height)


def only_in(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """The rows of `one` that `other` has not, by what they say."""
    said = [name for name in one.columns if name not in PLACE]
    return one.join(other.select(said).unique(), on=said, how="anti", nulls_equal=True)
