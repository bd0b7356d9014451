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
_NOT = frozenset("no not none un nee niet geen nein nicht kein unverified ongecontroleerd onbewezen".split())


def judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `evidence` (one of STATES) and `lacking`: what is missing for the state that the row claims, joined by bars.

    A row that says nothing of its state is claimed, unless everything that evidence consists of is given. Words that
    are no state name the document. Verified needs a name of who verified, and that is not who answered; without it the
    row is what its evidence is.
    """
    given = pl.col("state")
    known = given.map_elements(_state, return_dtype=pl.String, skip_nulls=True)
    named = rows.with_columns(
        document=pl.coalesce("document", pl.when(given.is_not_null() & known.is_null()).then(given)),
        said=pl.when(given.is_null()).then(pl.lit(None, pl.String)).otherwise(pl.coalesce(known, pl.lit(EVIDENCED))),
    )
    missing = [pl.when(pl.col(part).is_null()).then(pl.lit(part)) for part in COMPLETE]
    whole = pl.all_horizontal(pl.col(part).is_not_null() for part in COMPLETE)
    verified = ((pl.col("said") == VERIFIED) & _by_another(rows)).fill_null(value=False)
    evidence = (
        pl.when(verified)
        .then(pl.lit(VERIFIED))
        .when(whole & (pl.col("said").is_null() | (pl.col("said") != CLAIMED)))
        .then(pl.lit(EVIDENCED))
        .otherwise(pl.lit(CLAIMED))
    )
    nobody = pl.when((pl.col("said") == VERIFIED) & ~_by_another(rows)).then(pl.lit("verified_by"))
    lacking = pl.concat_str([*missing, nobody], separator="|", ignore_nulls=True)
    asked = pl.col("said").is_not_null() & (pl.col("said") != CLAIMED) & ~verified
    return named.with_columns(
        evidence=evidence,
        lacking=pl.when(asked & (lacking != "")).then(lacking),
    ).drop("said")


def named(text: str | None) -> str | None:
    """The state that a text is, and says nothing beside; None for any other text."""
    words = norm(text or "").split()
    return _KNOWN.get(words[0]) if len(words) == 1 else None


def _by_another(rows: pl.DataFrame) -> pl.Expr:
    """Whether somebody is named who checked it and is not who answered."""
    who = pl.col("verified_by")
    if "answered_by" not in rows.columns:
        return who.is_not_null()
    alike = who.str.strip_chars().str.to_lowercase() == pl.col("answered_by").str.strip_chars().str.to_lowercase()
    return who.is_not_null() & ~alike.fill_null(value=False)


def _state(text: str) -> str | None:
    """The state that a text names, or begins with: "claimed by the supplier" names no document."""
    words = norm(text).split()
    if words and words[0] in _NOT:
        return CLAIMED
    return _KNOWN.get(words[0]) if words else None
