"""How far a returned row is proven: claimed, evidenced or verified, and what it lacks for more."""

from __future__ import annotations

import polars as pl

from imvo.intake.wording import norm

CLAIMED, EVIDENCED, VERIFIED = "claimed", "evidenced", "verified"
STATES = (CLAIMED, EVIDENCED, VERIFIED)
COMPLETE = ("document", "page", "date", "mark")
"""What evidence consists of; without one of them it is a claim."""
_WORDS = {
    CLAIMED: "claimed claim said beweerd gesteld opgegeven gezegd behauptet",
    EVIDENCED: "evidenced evidence documented proven onderbouwd bewezen gedocumenteerd belegt",
    VERIFIED: "verified checked geverifieerd gecontroleerd nagegaan geprüft",
}
_KNOWN = {norm(word): state for state, text in _WORDS.items() for word in text.split()}


def judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `evidence` (one of STATES) and `lacking`: what is missing for the state that the row claims, joined by bars.

    A row that says nothing of its state is claimed, unless everything that evidence consists of is given. Words that
    are no state name the document. Verified needs a name of who verified; without it the row is what its evidence is.
    """
    given = pl.col("state")
    known = given.map_elements(_state, return_dtype=pl.String, skip_nulls=True)
    named = rows.with_columns(
        document=pl.coalesce("document", pl.when(given.is_not_null() & known.is_null()).then(given)),
        said=pl.when(given.is_null()).then(pl.lit(None, pl.String)).otherwise(pl.coalesce(known, pl.lit(EVIDENCED))),
    )
    missing = [pl.when(pl.col(part).is_null()).then(pl.lit(part)) for part in COMPLETE]
    whole = pl.all_horizontal(pl.col(part).is_not_null() for part in COMPLETE)
    verified = (pl.col("said") == VERIFIED) & pl.col("verified_by").is_not_null()
    evidence = (
        pl.when(verified)
        .then(pl.lit(VERIFIED))
        .when(whole & (pl.col("said").is_null() | (pl.col("said") != CLAIMED)))
        .then(pl.lit(EVIDENCED))
        .otherwise(pl.lit(CLAIMED))
    )
    nobody = pl.when((pl.col("said") == VERIFIED) & pl.col("verified_by").is_null()).then(pl.lit("verified_by"))
    lacking = pl.concat_str([*missing, nobody], separator="|", ignore_nulls=True)
    asked = pl.col("said").is_not_null() & (pl.col("said") != CLAIMED) & ~verified
    return named.with_columns(
        evidence=evidence,
        lacking=pl.when(asked & (lacking != "")).then(lacking),
    ).drop("said")


def _state(text: str) -> str | None:
    return _KNOWN.get(norm(text))
