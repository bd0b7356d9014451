"""How people decided that the organisation is involved in an issue, and which of its own practices can add to the harm.

What is decided comes from a person who gives a ground; nothing here decides, scores or adds up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import polars as pl
from ruamel.yaml import YAML

from imvo.action import blank
from imvo.tables import Label

UNDETERMINED = "undetermined"
_GIVEN = ("involvement", "involvement_ground", "decided_by")
DECIDED = {"issue": pl.String(), "involvement": pl.String(), "ground": pl.String(), "decided_by": pl.String(),
           "decided_on": pl.Date(), "lacking": pl.String()}  # fmt: skip


@dataclass(frozen=True)
class Practice:
    """One way of buying. `id`: as in the key of its question; `themes`: to which harm it can add, and `how`."""

    id: str
    name: Label
    themes: frozenset[str]
    how: Label


@cache
def practices() -> tuple[Practice, ...]:
    """The practices of `involvement.yaml`, in its order."""
    data = YAML(typ="safe").load((resources.files(__package__) / "involvement.yaml").read_text(encoding="utf-8"))
    return tuple(
        Practice(one["id"], Label(**one["name"]), frozenset(one["themes"]), Label(**one["how"]))
        for one in data["practices"]
    )


def decided(plan: pl.DataFrame) -> pl.DataFrame:
    """Of the table `plan-issues`: issue -> what was decided, as DECIDED says. The one place where that is worked out.

    Without a ground or a person, or where two rows of the issue disagree, it stays "to be determined" and `lacking`
    says why: ground, person or two-answers, joined by bars; null where nobody decided anything yet.
    """
    known = pl.col("involvement").is_not_null() & (pl.col("involvement") != UNDETERMINED)
    said = plan.with_columns(
        pl.col("issue").str.strip_chars(), *(blank.kept(name) for name in ("involvement_ground", "decided_by"))
    )
    rows = said.with_columns(
        lacking=pl.when(known).then(
            pl.concat_str(
                pl.when(pl.col("involvement_ground").is_null()).then(pl.lit("ground")),
                pl.when(pl.col("decided_by").is_null()).then(pl.lit("person")),
                separator="|",
                ignore_nulls=True,
            )
        )
    )
    whole = rows.filter(known, pl.col("lacking") == "").sort("decided_on", *_GIVEN, descending=True, nulls_last=True)
    sure = whole.group_by("issue").agg(
        pl.col("involvement", "involvement_ground", "decided_by", "decided_on").first(),
        several=pl.col("involvement").n_unique() > 1,
    )
    short = rows.filter(pl.col("lacking") != "").sort("lacking").group_by("issue").agg(pl.col("lacking").first())
    joined = said.select("issue").unique().join(sure, on="issue", how="left").join(short, on="issue", how="left")
    clear = pl.col("several").fill_null(value=False).not_() & pl.col("involvement").is_not_null()
    return (
        joined.with_columns(
            involvement=pl.when(clear).then("involvement").otherwise(pl.lit(UNDETERMINED)),
            ground=pl.when(clear).then("involvement_ground"),
            decided_by=pl.when(clear).then("decided_by"),
            decided_on=pl.when(clear).then("decided_on"),
            lacking=pl.when("several").then(pl.lit("two-answers")).when(~clear).then("lacking"),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in DECIDED.items())
        .sort("issue")
    )
