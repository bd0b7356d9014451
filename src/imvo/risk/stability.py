"""How firmly an issue stands among the first, given everything that is not known, and which judgements decide it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from imvo.risk import likelihood
from imvo.risk.draws import SILENT, Index, Ints, Keys, Lowered, Model, Rests, Unknowns, top
from imvo.risk.findings import OPENS, RAISES
from imvo.risk.method import Method
from imvo.runs import Progress

Bounds = tuple[int, int, int]
_PART = 50  # draws


@dataclass(frozen=True)
class Stability:
    """`shares`: `issue`, `stability` (share of draws among the first `top`); `judgements`: values that decide the top.

    `top` is 0 and `shares` empty when there are too few issues to speak of a ranking. Columns of `judgements`: `kind`
    (start, severity, floor), `process`, `theme`, `grade`, `direction` (lower, higher), `changes` (issues that enter).
    """

    top: int
    draws: int
    shares: pl.DataFrame
    judgements: pl.DataFrame


class _Keys:
    """Numbers the unknowns of one kind in the order in which they are met."""

    def __init__(self) -> None:
        self.index: dict[tuple[str, ...], int] = {}
        self.bounds: list[Bounds] = []

    def add(self, key: tuple[str, ...], bounds: Bounds) -> int:
        if key not in self.index:
            self.index[key] = len(self.bounds)
            self.bounds.append(bounds)
        return self.index[key]

    def unknowns(self) -> Unknowns:
        bounds = np.array(self.bounds, dtype=np.int8).reshape(-1, 3).T
        return Unknowns(tuple(self.index), bounds)


def assess(
    issues: pl.DataFrame,
    causes_of: pl.DataFrame,
    evaluated: pl.DataFrame,
    facts: likelihood.Facts,
    processes: pl.DataFrame,
    method: Method,
    progress: Progress,
) -> Stability:
    """Draw the ranking of the priority list `method.stability.draws` times with its fixed seed.

    `issues` in rank order; `causes_of` has one row per `issue` and `cause`.
    """
    rules = method.stability
    priority = issues.filter(pl.col("list") == "priority")
    k = min(rules.top, priority.height // rules.part)
    if priority.height < rules.fewest:
        return Stability(0, rules.draws, _shares([], []), _judgements([]))
    contenders = _contenders(priority, k, method)
    model = _model(contenders, causes_of, evaluated, facts, processes, method)
    drawn = [
        getattr(model, kind).draw(kind, rules.seed, rules.draws, rules.weight_of_value)
        for kind in ("start", "step", "treaty", "site", "floor", "seen")
    ]
    drawn.append(model.shift.draw("severity", rules.seed, rules.draws, method.severity.weight_of_value))
    # A part of the draws at a time stays in the processor's cache.
    counted = np.zeros(contenders.height, dtype=np.int64)
    for first in range(0, rules.draws, _PART):
        part = [kind[first : first + _PART] for kind in drawn]
        counted += top(model.order_keys(*part), k).sum(axis=0)
        progress.done(min(first + _PART, rules.draws))
    share = counted / rules.draws
    shares = _shares(contenders.get_column("issue").to_list(), share.tolist())
    return Stability(k, rules.draws, shares, _judgements(_sensitivity(model, k)))


def _contenders(priority: pl.DataFrame, k: int, method: Method) -> pl.DataFrame:
    """Leave out what cannot reach the top in any draw; its share is 0 and is not shown."""
    bands, spread = method.severity.bands, method.severity.spread
    last = max(bands.values())
    weight = method.likelihood.highest + 1

    def key(shift: int, column: str) -> pl.Expr:
        band = (pl.col("severity").cast(pl.Int32) + shift).clip(1, 5).replace_strict(bands, return_dtype=pl.Int32)
        return (last - band) * weight + pl.col(column).cast(pl.Int32)

    frame = priority.with_columns(best=key(spread, "likelihood_high"), worst=key(-spread, "likelihood_low"))
    threshold = frame.get_column("worst").top_k(k).min()
    return frame.filter(pl.col("best") >= threshold).drop("best", "worst")


def _model(
    issues: pl.DataFrame,
    causes_of: pl.DataFrame,
    evaluated: pl.DataFrame,
    facts: likelihood.Facts,
    processes: pl.DataFrame,
    method: Method,
) -> Model:
    causes = _behind(issues, causes_of, evaluated)
    start, start_of = _starts(causes)
    step, steps_of = _steps(causes, facts, processes, method)
    treaty, treaties_of = _treaties(causes)
    site, sites_of = _sites(causes, method)
    floor, floors_of = _floors(causes, facts)
    seen, seen_of = _seen(causes, facts)
    shift, spread = _Keys(), method.severity.spread
    shift_of = [shift.add((p, t), (-spread, 0, spread)) for p, t in issues.select("process", "theme").iter_rows()]
    parts = [causes.get_column("place").to_numpy(), start_of, steps_of, treaties_of, sites_of, floors_of, seen_of]
    rests = np.column_stack([*parts, _lowered(causes)])
    # Causes that rest on the same unknowns always come out alike: one of them is enough.
    rests = np.unique(rests.astype(np.intp), axis=0)
    ends = np.cumsum([1, 1, *(part.shape[1] for part in parts[2:])])
    issue_of, start_of, steps_of, treaties_of, sites_of, floors_of, seen_of, lowered = np.split(rests, ends, axis=1)
    return Model(
        issue_of_cause=issue_of[:, 0],
        start=start,
        start_of=start_of[:, 0],
        step=step,
        steps_of=Rests.of(steps_of),
        treaty=treaty,
        treaties_of=Rests.of(treaties_of),
        site=site,
        sites_of=Rests.of(sites_of),
        floor=floor,
        floors_of=Rests.of(floors_of),
        seen=seen,
        seen_of=Rests.of(seen_of),
        lowered=Lowered.of_all(lowered),
        severity=issues.get_column("severity").to_numpy().astype(np.int8),
        shift=shift.unknowns(),
        shift_of=np.array(shift_of, dtype=np.intp),
        # The list comes in rank order, so ties in band and likelihood keep their order by people exposed.
        people=_people_order(issues),
        bands=_bands(method),
        highest=method.likelihood.highest,
    )


def _behind(issues: pl.DataFrame, causes_of: pl.DataFrame, evaluated: pl.DataFrame) -> pl.DataFrame:
    """The causes behind the issues, with the `place` of each issue, in that order."""
    place = issues.select("issue").with_row_index("place")
    pairs = causes_of.join(place, on="issue", how="inner").select("place", "cause").unique().sort("place", "cause")
    return pairs.join(evaluated, on="cause", how="left", maintain_order="left").with_columns(
        # Where only what was seen says that the theme occurs, nobody's share among the workers plays a part.
        pl.when("occurs").then(name).alias(name)
        for name in ("migrant", "women")
    )


def _bands(method: Method) -> Ints:
    """The band of each class of severity, by the class."""
    bands = np.zeros(max(method.severity.bands) + 1, dtype=np.int8)
    for severity, band in method.severity.bands.items():
        bands[severity] = band
    return bands


def _people_order(issues: pl.DataFrame) -> Index:
    order = issues.with_row_index("place").sort(
        ["people", "likelihood_high", "issue"], descending=[True, True, False], nulls_last=True
    )
    ranks = np.empty(issues.height, dtype=np.intp)
    ranks[order.get_column("place").to_numpy()] = np.arange(issues.height)
    return ranks


def _starts(causes: pl.DataFrame) -> tuple[Unknowns, Index]:
    keys = _Keys()
    rows = causes.select("process", "theme", "start_low", "start", "start_high").iter_rows()
    index = [keys.add((process, theme), _bounds(*bounds)) for process, theme, *bounds in rows]
    return keys.unknowns(), np.array(index, dtype=np.intp)


def _bounds(low: int | None, value: int | None, high: int | None) -> Bounds:
    silent = int(SILENT)
    return (silent if low is None else low, silent if value is None else value, silent if high is None else high)


def _steps(
    causes: pl.DataFrame, facts: likelihood.Facts, processes: pl.DataFrame, method: Method
) -> tuple[Unknowns, Index]:
    """Country facts are shared: one draw per country and measure, wherever it rests."""
    keys, columns = _Keys(), []
    silent = int(SILENT)
    for measure in method.likelihood.country:
        if measure.id not in facts.steps:
            continue
        table = facts.steps[measure.id].select("country", "low", "value", "high")
        known = {row[0]: _bounds(*row[1:]) for row in table.iter_rows()}
        bears = causes.select(likelihood.applies(measure) & pl.col("occurs")).to_series()
        maybe = causes.select(likelihood.may_apply(measure, processes) & pl.col("occurs")).to_series()
        column = []
        for country, certain, open_ in zip(causes.get_column("country"), bears, maybe, strict=True):
            bounds = known[country] if country in known else _bounds(*facts.unknown[measure.id])
            if certain:
                column.append(keys.add((measure.id, country or "?"), bounds))
            elif open_ and bounds[2] != silent:
                column.append(keys.add((measure.id, country or "?", "maybe"), (silent, silent, bounds[2])))
            else:
                column.append(-1)
        columns.append(column)
    inside = [-1 if step is None else keys.add(("areas", "inside"), (1, 1, 1)) for step in causes["area_step"]]
    unsure = [
        -1 if step is None else keys.add(("areas", country or "?"), (silent, silent, 1))
        for country, step in causes.select("country", "area_high").iter_rows()
    ]
    return keys.unknowns(), np.array([*columns, inside, unsure], dtype=np.intp).T


def _treaties(causes: pl.DataFrame) -> tuple[Unknowns, Index]:
    """A treaty that is not ratified, or not known, may add one class: one draw per country and theme."""
    keys, index = _Keys(), []
    silent = int(SILENT)
    for country, theme, opened in causes.select("country", "theme", "treaty_high").iter_rows():
        index.append(-1 if opened is None else keys.add((country or "?", theme), (silent, silent, 1)))
    return keys.unknowns(), np.array([index], dtype=np.intp).T


def _sites(causes: pl.DataFrame, method: Method) -> tuple[Unknowns, Index]:
    keys, columns = _Keys(), []
    silent = int(SILENT)
    names = {"migrant_share": "migrant", "women_share": "women"}
    for fact in method.likelihood.site:
        column = []
        for theme, country, state in causes.select("theme", "country", names[fact.field]).iter_rows():
            if theme not in fact.themes or state in (None, "low"):
                column.append(-1)
            else:
                column.append(keys.add((fact.field, state, country or "?"), (silent, silent, 1)))
        columns.append(column)
    return keys.unknowns(), np.array(columns, dtype=np.intp).T


def _floors(causes: pl.DataFrame, facts: likelihood.Facts) -> tuple[Unknowns, Index]:
    """What a grade of listing lifts to is one judgement, drawn once and shared by all that rests on it."""
    occurring = facts.floors.join(causes.filter("occurs"), on="cause", how="semi")
    kinds = occurring.select("cause", "grade", "certain", "floor_low", "floor", "floor_high").unique()
    keys: _Keys = _Keys()
    per_cause: dict[int, set[int]] = {}
    silent = int(SILENT)
    for cause, grade, certain, low, value, high in kinds.sort(kinds.columns).iter_rows():
        bounds = (low or 1, value, high) if certain else (silent, silent, high)
        key = keys.add((grade, "certain" if certain else "open", "named" if low else "vague"), bounds)
        per_cause.setdefault(cause, set()).add(key)
    return keys.unknowns(), _index(causes, per_cause)


def _index(causes: pl.DataFrame, per_cause: Mapping[int, set[int]]) -> Index:
    """One row of keys per cause, -1 where it rests on fewer."""
    width = max((len(found) for found in per_cause.values()), default=0)
    index = np.full((causes.height, max(width, 1)), -1, dtype=np.intp)
    for place, cause in enumerate(causes.get_column("cause")):
        found = sorted(per_cause.get(cause, ()))
        index[place, : len(found)] = found
    return index


def _seen(causes: pl.DataFrame, facts: likelihood.Facts) -> tuple[Unknowns, Index]:
    """What a kind of finding lifts to is one judgement, and one that holds the highest class open another."""
    keys = _Keys()
    per_cause: dict[int, set[int]] = {}
    silent = int(SILENT)
    working = facts.seen.filter(pl.col("effect").is_in([RAISES, OPENS]))
    known = causes.select("cause", "seen").unique().join(working, on="seen", how="inner")
    columns = ("cause", "effect", "kind", "low", "value", "high")
    for cause, effect, kind, low, value, high in known.select(columns).unique().sort(columns).iter_rows():
        bounds = (silent, silent, high) if effect == OPENS else (low or 1, value, high)
        key = keys.add((effect, kind, "proven" if low else "claimed"), bounds)
        per_cause.setdefault(cause, set()).add(key)
    return keys.unknowns(), _index(causes, per_cause)


def _lowered(causes: pl.DataFrame) -> Index:
    """Per cause (down, least, most); -1 for each of a cause that no finding lowers."""
    moved = (pl.col("seen_down") > 0) | (pl.col("seen_down_high") > 0)
    bounds = {"down": "seen_down", "least": "likelihood_low", "most": "lowered_high"}
    lowers = moved & ~pl.col("silent")
    frame = causes.select(
        pl.when(lowers).then(pl.col(name).cast(pl.Int64)).otherwise(-1).alias(new) for new, name in bounds.items()
    )
    return frame.to_numpy().astype(np.intp)


def _sensitivity(model: Model, k: int) -> list[dict[str, str | int]]:
    """Move one judgement at a time to an end of its interval and see who enters the top."""
    before = top(model.ranked()[None, :], k)[0]
    found: list[dict[str, str | int]] = []
    for kind, unknowns in (("start", model.start), ("severity", model.shift), ("floor", model.floor)):
        moves, values = unknowns.moved()
        entered = (top(_changed(model, kind, values), k) & ~before).sum(axis=1)
        for (place, outcome), changes in zip(moves, entered.tolist(), strict=True):
            if changes:
                key, direction = unknowns.keys[place], "lower" if outcome == 0 else "higher"
                process, theme, grade = (*key, "") if kind != "floor" else ("", "", key[0])
                found.append(
                    {"kind": kind, "process": process, "theme": theme, "grade": grade, "direction": direction}
                    | {"changes": changes}
                )
    return found


def _changed(model: Model, kind: str, values: Ints) -> Keys:
    """Order keys with other values for one kind of unknown, one row each; the other kinds keep their ranked values."""
    return model.order_keys(
        values if kind == "start" else model.start.values(),
        model.step.values(),
        model.treaty.values(),
        model.site.values(),
        values if kind == "floor" else model.floor.values(),
        model.seen.values(),
        values if kind == "severity" else model.shift.values(),
    )


def _shares(issues: list[str], shares: list[float]) -> pl.DataFrame:
    return pl.DataFrame({"issue": issues, "stability": shares}, schema={"issue": pl.String, "stability": pl.Float64})


def _judgements(found: Iterable[dict[str, str | int]]) -> pl.DataFrame:
    schema = dict.fromkeys(("kind", "process", "theme", "grade", "direction"), pl.String) | {"changes": pl.UInt32}
    frame = pl.DataFrame(list(found), schema=schema)
    return frame.sort(["changes", "kind", "process", "theme", "grade", "direction"], descending=[True, *[False] * 5])
