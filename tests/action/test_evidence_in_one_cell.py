"""People write document, page, mark and checker in one cell: each is taken for what it is, and nothing is made up."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from imvo.action.evidence import judged
from imvo.action.evidence_cell import taken


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("evidenced: audit report 2019, p. 4, confidential", ("audit report 2019", "4", "confidential", None)),
        ("Onderbouwd: loonstaten, blz. 2-3, openbaar", ("loonstaten", "2-3", "public", None)),
        ("SMETA report page 12, not public", ("SMETA report", "12", "confidential", None)),
        ("verified by the labour federation", (None, None, None, "the labour federation")),
        ("Geverifieerd door FNV, brief, p. 1", ("brief", "1", None, "FNV")),
        ("evidenced", (None, None, None, None)),
        ("claimed", (None, None, None, None)),
        ("SMETA report", (None, None, None, None)),
        ("Republic of letters", (None, None, None, None)),
    ],
)
def test_each_part_is_taken_for_what_it_is(text: str, parts: tuple[str | None, ...]) -> None:
    assert taken(text) == parts


def rows(state: str, **cells: str) -> pl.DataFrame:
    empty = dict.fromkeys(("document", "page", "mark", "verified_by", "source"))
    return pl.DataFrame(
        [{"state": state, "date": date(2019, 3, 1), **empty, **cells}],
        schema_overrides=dict.fromkeys((*empty, "state"), pl.String()),
    )


@pytest.mark.parametrize(
    ("state", "evidence"),
    [
        ("evidenced: audit report 2019, p. 4, confidential", "evidenced"),
        ("evidenced: audit report 2019, p. 4", "claimed"),
        ("verified by the labour federation", "verified"),
        ("not verified by anybody, report p. 4, public", "claimed"),
        ("claimed by the supplier, p. 4, public", "claimed"),
    ],
)
def test_the_state_rests_on_the_parts(state: str, evidence: str) -> None:
    assert judged(rows(state)).get_column("evidence").to_list() == [evidence]


def test_what_stands_in_a_column_of_its_own_stays() -> None:
    told = judged(rows("evidenced: report, p. 4, public", page="9")).row(0, named=True)
    assert (told["document"], told["page"], told["mark"]) == ("report", "9", "public")


def test_who_reports_it_does_not_verify_it() -> None:
    told = judged(rows("verified by the union", source="The union"))
    assert told.get_column("evidence").to_list() == ["claimed"]
