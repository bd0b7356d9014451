"""Small made-up networks of funds, and what each holder has at every end."""

import polars as pl

from imvo import tables
from imvo.chain import lookthrough

COLUMNS = {
    "fund": pl.String,
    "held_fund": pl.String,
    "issuer": pl.String,
    "value": pl.Float64,
    "fund_value": pl.Float64,
}


def positions(*rows):
    """Rows as (fund, "fund:B" | "issuer-name" | None, value[, stated value of the fund])."""
    made = []
    for fund, what, value, *stated in rows:
        in_fund = what is not None and what.startswith("fund:")
        held, issuer = (what.removeprefix("fund:"), None) if in_fund else (None, what)
        made.append((fund, held, issuer, float(value), float(stated[0]) if stated else None))
    return pl.DataFrame(made, schema=COLUMNS, orient="row")


def ends(frame):
    """(class, id) -> value of a frame of one holder."""
    return {(kind, name): value for kind, name, value in frame.select("class", "id", "value").iter_rows()}


def of(frame, holder, **more):
    """The exposure of one holder, its table held against its declaration."""
    found = lookthrough.exposures(lookthrough.build(frame, **more), holder)
    tables.check(found.exposures, tables.load("exposures"))
    return found


def all_of(frame, folder, **more):
    """holder -> (class, id) -> value, by the way of all funds at once."""
    network = lookthrough.build(frame, **more)
    folder.mkdir()
    totals, rows = lookthrough.write_all(network, folder)
    written = lookthrough.scan(folder).collect()
    assert written.height == rows
    tables.check(written, tables.load("exposures"))
    tables.check(totals, tables.load("exposure-totals"))
    return {name: ends(written.filter(pl.col("holder") == name)) for name in network.funds}
