"""How far a returned row is proven: claimed, evidenced or verified, and what it lacks for more."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from imvo.action.evidence_cell import apart
from imvo.intake.wording import norm, says_nothing

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


_WAITS = frozenset(
    norm(word)
    for word in (
        "pending requested asked promised awaiting waiting expected tbd tbc tba later soon follows unverified "
        "volgt nog aangevraagd gevraagd opgevraagd wacht verwacht toegezegd beloofd straks binnenkort angefragt "
        "ausstehend"
    ).split()
)
_WILL = tuple(
    norm(text)
    for text in (
        "to be", "to follow", "in progress", "under review", "on request", "will follow", "in behandeling",
        "in afwachting", "te controleren", "moet nog", "wordt nog", "in bearbeitung",
    )
)  # fmt: skip
_NOBODY = frozenset("nobody noone niemand niet not no none nee geen nein niemals keiner personne".split()) | _WAITS


def _empty(text: str) -> bool:
    """Whether a text says that there is nothing yet: it names no document, no page and nobody."""
    told = norm(text)
    return says_nothing(text) or told.split()[0] in _WAITS or told.startswith(_WILL)


def _nobody(text: str) -> bool:
    return _empty(text) or norm(text).split()[0] in _NOBODY


def _where(column: str, empty: Callable[[str], bool]) -> pl.Expr:
    """The texts of a column that say something; of the others null."""
    idle = pl.col(column).map_elements(empty, return_dtype=pl.Boolean, skip_nulls=True)
    return pl.when(~idle.fill_null(value=False)).then(column)


def judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Add `evidence` (one of STATES) and `lacking`: what is missing for the state that the row claims, joined by bars.

    A row that says nothing of its state is claimed, unless everything that evidence consists of is given. Words that
    are no state name the document, unless they say that there is none yet. Verified needs a name of who verified, and
    that is not who answered or reported; without it the row is what its evidence is. Page, mark and who verified may
    stand in the cell of the state itself.
    """
    rows = apart(rows)
    given = pl.col("state")
    known = given.map_elements(_state, return_dtype=pl.String, skip_nulls=True)
    named = rows.with_columns(
        document=pl.coalesce("document", pl.when(given.is_not_null() & known.is_null()).then(given)),
        said=pl.when(given.is_null()).then(pl.lit(None, pl.String)).otherwise(pl.coalesce(known, pl.lit(EVIDENCED))),
    )
    told = {part: _where(part, _empty) if part in ("document", "page") else pl.col(part) for part in COMPLETE}
    missing = [pl.when(given.is_null()).then(pl.lit(part)) for part, given in told.items()]
    whole = pl.all_horizontal(given.is_not_null() for given in told.values())
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
    who = _where("verified_by", _nobody)
    told = [name for name in ("answered_by", "source") if name in rows.columns]
    forms = {name: pl.col(name).map_elements(norm, return_dtype=pl.String) for name in ("verified_by", *told)}
    alike = [(forms["verified_by"] == forms[name]).fill_null(value=False) for name in told]
    return who.is_not_null() & ~pl.any_horizontal(pl.lit(value=False), *alike)


def _state(text: str) -> str | None:
    """The state that a text names, or begins with: "claimed by the supplier" names no document."""
    words = norm(text).split()
    if _empty(text) or words[0] in _NOT:
        return CLAIMED
    return _KNOWN.get(words[0]) if words else None
