"""A report of somebody in danger is shown first, whatever else of its row is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.action import findings
from imvo.action.returned import FINDINGS
from imvo.intake.returned import read_returned
from imvo.intake.values.vocabulary import shipped
from tests.action.seen import weighed

HEAD = "Site;Theme;Kind;Direction;Date;Text;Urgent\n"


def seen(tmp_path: Path, row: str) -> findings.Seen:
    path = tmp_path / "told.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    (reading,) = read_returned(path, (FINDINGS,), "en", shipped())
    assert reading.rows_in == reading.accepted + reading.rejected_rows == 1
    return weighed(reading.tables[FINDINGS])


@pytest.mark.parametrize(
    "row",
    [
        "Mill One;Weather;Union;Harm seen;2020-03-01;Doors are chained;yes",
        "Mill One;Safety;Phone call;Harm seen;2020-03-01;Doors are chained;yes",
        "Mill One;Safety;Union;terrible;2020-03-01;Doors are chained;ja",
        ";Safety;Union;Harm seen;2020-03-01;Doors are chained;yes",
        "Mill One;;;;;;x",
        "Mill One;Safety;Union;Harm seen;2020-03-01;Doors are chained;asap",
        "Mill One;Safety;Union;Harm seen;2020-03-01;Doors are chained;spoed",
        "Mill One;Safety;Union;Harm seen;2020-03-01;Doors are chained;✓",
        "Mill One;Fear of the union;Phone call;bad;2020-03-01;A union leader was beaten;",
        "Mill One;Union members sacked;Phone call;;2020-03-01;;",
        "Nowhere;Weather;Phone call;bad;someday;A union leader was beaten;no",
    ],
)
def test_it_is_an_urgent_case(tmp_path: Path, row: str) -> None:
    assert seen(tmp_path, row).results[findings.URGENT].height == 1


@pytest.mark.parametrize("mark", ["no", "nee", "0", "not urgent", "geen spoed", "", "-", "n/a"])
def test_a_no_is_a_no(tmp_path: Path, mark: str) -> None:
    row = f"Mill One;Safety;Union;Harm seen;2020-03-01;Doors are chained;{mark}"
    assert findings.URGENT not in seen(tmp_path, row).results


def test_what_is_not_understood_counts_for_no_risk_and_is_told(tmp_path: Path) -> None:
    found = seen(tmp_path, "Mill One;;Union;;2020-03-01;Doors are chained;yes")
    assert found.findings.is_empty()
    assert found.results[findings.STATE]["why"].to_list() == ["unclear"]
    assert found.refused["column"].to_list() == ["Theme", "What it says"]


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("Fire safety", "safety-health"),
        ("Brandveiligheid", "safety-health"),
        ("Intimidation of union", "freedom-of-association"),
        ("Unpaid overtime", "living-wage"),
    ],
)
def test_more_words_for_themes_are_known(tmp_path: Path, theme: str, code: str) -> None:
    found = seen(tmp_path, f"Mill One;{theme};Union;Harm seen;2020-03-01;Something;")
    assert found.findings["theme"].to_list() == [code]
