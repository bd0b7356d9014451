"""What each step changed, row by row: the table `change-causes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

import imvo
from imvo import tables
from imvo.action.answers_read import HIDDEN, STAGE
from imvo.action.returned import ANSWERS, FINDINGS, together
from imvo.action.sites_named import located
from imvo.reporting.changes import effects, steps
from imvo.reporting.changes.follow import follow
from imvo.reporting.changes.site_table import RISK_FIELDS, placed
from imvo.reporting.changes.state import Now, State
from imvo.reporting.changes.steps import PLACE, Step, Walk, only_in
from imvo.reporting.previous import Previous

TABLE = "change-causes"
_OF_STEP = rf"(?i)^\s*({STAGE}|{HIDDEN}|process)\b"  # questions on which step a site does
_WHAT = {ANSWERS: "question", FINDINGS: "site"}


def causes(walk: Walk, before: Previous, now: Now, sites: pl.DataFrame) -> pl.DataFrame:
    """The table `change-causes`. `sites`: the table `site-changes`."""
    found = [frame for step in walk.steps for frame in _of(step, before, now, sites)]
    declared = tables.load(TABLE)
    if not found:
        return tables.empty(declared)
    frame = pl.concat(found, how="diagonal_relaxed")
    absent = [pl.lit(None).alias(name) for name in declared.dtypes if name not in frame.columns]
    order = ["at", "kind", "country", "process", "theme", "file", "sheet", "row", "field", "what", "was", "became"]
    at = pl.col("step").replace_strict({name: place for place, name in enumerate(steps.STEPS)}, return_dtype=pl.UInt8)
    frame = frame.with_columns(*absent, at=at).sort(order, nulls_last=True)
    return tables.shape(frame.with_columns(cause=pl.int_range(1, pl.len() + 1)), declared)


def _of(step: Step, before: Previous, now: Now, sites: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The causes of one step."""
    at = pl.lit(step.name).alias("step")
    if step.name == steps.METHOD:
        yield _versions(before, now).with_columns(at)
    elif step.name == steps.REGISTERS:
        yield _registers(before, now).with_columns(at)
    elif step.name == steps.LIST:
        yield _sites(sites).with_columns(at)
    elif step.name == steps.DAY:
        for kind in (ANSWERS, FINDINGS):
            if kind in before.carried:
                aged = effects.otherwise(before.carried[kind], step.then.effects, step.now.effects)
                yield _rows(kind, aged.drop_nulls("date"), "row-aged", step).with_columns(at)
    else:
        then = follow(together((), before.carried), before.sites, now.listed).tables[step.name]
        both = then, now.returned.tables[step.name]
        touched = _touched(step)
        for rows, state, how in (
            (only_in(both[1], both[0]), step.now, "row-new"),
            (only_in(*both), step.then, "row-gone"),
        ):
            yield _rows(step.name, effects.moving(rows, state.effects, touched), how, step).with_columns(at)


def _touched(step: Step) -> pl.Series:
    """Rows of the sites that the step changed in what an assessment reads."""
    own = ["row", "name", *sorted(RISK_FIELDS)]
    return step.now.sites.join(step.then.sites, on=own, how="anti", nulls_equal=True).get_column("row")


def _versions(before: Previous, now: Now) -> pl.DataFrame:
    made: Mapping[str, str] = before.content["made_by"]
    pairs = {"method": (made["method"], now.method.method), "imvo": (made["imvo"], imvo.__version__)}
    rows = [(kind, kind, *pair) for kind, pair in pairs.items() if pair[0] != pair[1]]
    return pl.DataFrame(rows, schema=dict.fromkeys(("kind", "what", "was", "became"), pl.String()), orient="row")


def _registers(before: Previous, now: Now) -> pl.DataFrame:
    rows = [("register", name, *pair) for name, pair in steps.registers_changed(before, now).items()]
    return pl.DataFrame(rows, schema=dict.fromkeys(("kind", "what", "was", "became"), pl.String()), orient="row")


def _sites(sites: pl.DataFrame) -> pl.DataFrame:
    """The sites that the list changed in what an assessment reads, one row for each country and process they touch."""
    read = (pl.col("change") != "changed") | pl.col("field").is_in(sorted(RISK_FIELDS))
    gone = pl.col("change").is_in(["gone", "fewer-rows"])
    place = pl.col("places").str.split("|").alias("place")
    apart = sites.filter(read & (pl.col("by") == "list")).with_columns(place).explode("place")
    half = pl.col("place").str.splitn("/", 2)
    return apart.select(
        "field",
        "was",
        "became",
        kind="site-" + pl.col("change"),
        country=half.struct.field("field_0"),
        process=half.struct.field("field_1"),
        what="name",
        file=pl.when(gone).then("file_then").otherwise("file_now"),
        sheet=pl.when(gone).then("sheet_then").otherwise("sheet_now"),
        row=pl.when(gone).then("row_then").otherwise("row_now"),
    )


def _rows(kind: str, rows: pl.DataFrame, how: str, step: Step) -> pl.DataFrame:
    """Rows that came back, each for the countries and processes of its site before and after the step."""
    places = [_places(rows, state, frozenset()) for state in (step.then, step.now)]
    if kind == ANSWERS:
        # A finding speaks of what a site does; an answer may tell of a step behind its products as well.
        of_step = rows.filter(pl.col("question").str.contains(_OF_STEP))
        unseen, turned = step.then.unseen | step.now.unseen, step.then.unseen ^ step.now.unseen
        for state in (step.then, step.now):
            places += [_places(of_step, state, unseen), _behind(rows, state, turned)]
    every = pl.concat(places).unique(["file", "sheet", "row", "country", "process"], maintain_order=True)
    about = pl.coalesce("site", _WHAT[kind])
    told = rows.select("file", "sheet", "row", "theme", "site", what=about, kind=pl.lit(how))
    found = told.join(every, on=["file", "sheet", "row"], how="left", nulls_equal=True)
    # What names a site that no list has moves nothing.
    return found.filter(pl.col("country").is_not_null() | pl.col("site").is_null()).drop("site")


def _behind(rows: pl.DataFrame, state: State, turned: frozenset[str]) -> pl.DataFrame:
    """The steps behind the products that are told of at one side only, for each row that shows such a step."""
    shows = rows.join(effects.behind(state.effects), on=list(PLACE), how="semi", nulls_equal=True).select(PLACE)
    hidden = pl.DataFrame({"process": sorted(turned)}, schema={"process": pl.String()})
    return shows.join(hidden.with_columns(country=pl.lit("unknown")), how="cross").select(*PLACE, "country", "process")


def _places(rows: pl.DataFrame, state: State, unseen: frozenset[str]) -> pl.DataFrame:
    """`file`, `sheet`, `row` and the country and process of the site that the row names; no row where it names none."""
    at = located(rows, state.sites).drop_nulls("at").select("file", "sheet", "row", "at")
    return at.join(placed(state, unseen), left_on="at", right_on="row", how="inner").select(
        "file", "sheet", "row", "country", "process"
    )
