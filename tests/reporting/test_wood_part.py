"""The section on wood: figures with what travels with them, in both languages, and tables as declared."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import polars as pl
import pytest

from imvo import agreement, reference, tables
from imvo.action import Heard, nothing
from imvo.agreement import Participant
from imvo.reporting.parts import Assessed, wood
from imvo.reporting.section import Section
from imvo.risk.assess import Assessment
from imvo.risk.method import Method
from tests.chain.wood_made import certificates, purchases, tenders


def assessed(**delivered: pl.DataFrame) -> Assessed:
    """What the part looks at; it asks nothing of the risks."""
    return Assessed(
        tables={name.replace("_", "-"): frame for name, frame in delivered.items()},
        editions=reference.load_all(),
        as_of=date(2024, 12, 31),
        participant=Participant(),
        agreement=agreement.load("forest"),
        sites=pl.DataFrame(),
        assessment=cast("Assessment", None),
        method=cast("Method", None),
        returned=nothing(),
        heard=cast("Heard", None),
    )


def made(**delivered: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], Section]:
    given = assessed(**delivered)
    found = wood.results(given)
    for name, frame in found.items():
        tables.check(frame, tables.load(name))
    return dict(found), wood.section(given, found)


def facts(section: Section, lang: str) -> dict[str, tuple[str, str]]:
    return {
        getattr(f.label, lang): (getattr(f.value, lang), getattr(f.about, lang) if f.about else "")
        for f in section.facts
    }


def test_a_share_never_stands_alone() -> None:
    size: dict[str, Any] = {"volume": 8.0, "volume_given": "8,0"}
    lines = [size, size | {"claim": None, "code": None, "origin": "SE", "legality": "flegt"}]
    _, section = made(wood_purchases=purchases(*lines), wood_certificates=certificates({}))
    value, about = facts(section, "en")["Checked in the scheme's registry"]
    assert value == "50.0%"
    assert about == (
        "of 16.0 m³ in 2 lines, own purchases; class known of 50.0% of the volume; by rounding between 49.7% and 50.3%;"
        " at most 100.0%, if all that is open counted"
    )
    assert facts(section, "nl")["Land van herkomst genoemd"][0] == "1"
    assert facts(section, "nl")["Bewijs van legaliteit genoemd"][0] == "1"


def test_lines_outside_the_share_are_named() -> None:
    more = {"volume": None, "volume_given": None}, {"unit": None}
    _, section = made(wood_purchases=purchases({}, {}, *more))
    value, about = facts(section, "en")["Outside those shares"]
    assert value == "2"
    assert about.startswith("lines: without volume 1; in another or unknown unit 1")


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        ({"wood_tenders": tenders({"asked": True})}, {"wood-demand"}),
        ({"wood_purchases": purchases({})}, {"wood-evidence", "wood-shares"}),
        ({"wood_purchases": purchases()}, {"wood-evidence", "wood-shares"}),
        ({"wood_certificates": certificates({})}, set()),
    ],
)
def test_any_one_of_the_files_makes_a_section(delivered: dict[str, pl.DataFrame], expected: set[str]) -> None:
    found, section = made(**delivered)
    assert set(found) == expected | {"certificate-gaps", "wood-published", "wood-targets"}
    assert {shown.table for shown in section.shown} == set(found)


def test_codes_that_a_page_shows_have_names() -> None:
    _, section = made(wood_purchases=purchases({}, {"claim": "FSC"}), wood_tenders=tenders({"asked": True}))
    for shown in section.shown:
        declared = tables.load(shown.table)
        for name in shown.columns:
            column = declared.column(name)
            assert not column.values or column.choices, f"{shown.table}.{name} has codes without names"


def test_places_come_from_the_ledger_only() -> None:
    assert wood.places(assessed(wood_purchases=purchases({"origin": "SE"})))["country"].to_list() == ["SE"]
    assert wood.places(assessed(wood_tenders=tenders({}))).is_empty()


def test_lines_without_a_volume_have_no_volume_of_nought() -> None:
    silent = {"volume": None, "volume_given": None}
    _, section = made(wood_purchases=purchases(silent, silent), wood_certificates=certificates({}))
    told = facts(section, "en")
    assert "Controlled wood" not in told
    assert told["Checked in the scheme's registry"] == ("cannot be worked out", "")


def test_a_controlled_line_cannot_be_read_as_sustainable_however_well_it_is_shown() -> None:
    controlled = {"claim": "FSC Controlled Wood", "code": "XXA-CW-000101"}
    _, section = made(wood_purchases=purchases(controlled), wood_certificates=certificates({}))
    shown = next(one for one in section.shown if one.table == "wood-evidence")
    column = tables.load("wood-evidence").column("class")
    assert shown.names.index("class") < shown.names.index("state")
    assert (column.title.en, column.title.nl) == ("Counts as sustainable", "Telt als duurzaam")
    assert [column.choices[code].en for code in shown.frame["class"]] == ["no, only controlled"]
