"""The page stays light, and says what it leaves out."""

from __future__ import annotations

import polars as pl

from imvo.reporting import html
from imvo.reporting.view import MOST_SITES, PAGE_SITES
from tests.reporting.example import issues, sites, view


def _many_sites(n: int) -> pl.DataFrame:
    rows = sites(40)
    return pl.concat([rows] * (n // 40 + 1)).head(n).with_columns(row=pl.int_range(3, n + 3, dtype=pl.UInt32))


def test_at_most_so_many_sites_and_the_page_says_so() -> None:
    big = view(sites=_many_sites(MOST_SITES + 5))
    assert big.most_severe.height == MOST_SITES
    assert f"Sites: 1,000 of {MOST_SITES + 5:,}, the most severe first" in html.render(big, "en")
    assert PAGE_SITES == 1_000
    assert "Sites: 5 of 5, the most severe first" in html.render(view(sites=sites(5)), "en")


def test_the_most_severe_sites_come_first() -> None:
    order = pl.DataFrame({"row": [5, 4, 3], "severity_band": [1, 1, 2], "likelihood": [3, 4, 4]}).cast(
        {"row": pl.UInt32, "severity_band": pl.UInt8, "likelihood": pl.UInt8}
    )
    assert view(sites=sites(4), site_severity=order).most_severe.get_column("row").to_list() == [4, 5, 3]


def test_only_the_first_two_hundred_issues_show_all_their_facts() -> None:
    rows = issues().filter(pl.col("list") == "priority")
    many = (
        pl.concat([rows] * 20)
        .with_columns(
            rank=pl.int_range(1, rows.height * 20 + 1, dtype=pl.UInt32),
            issue=pl.col("issue") + pl.int_range(0, rows.height * 20).cast(pl.String),
        )
        .sort("severity_band", maintain_order=True)
        .with_columns(rank=pl.int_range(1, rows.height * 20 + 1, dtype=pl.UInt32))
    )
    source = html.render(view(issues=many), "en")
    assert source.count('class="issue"') == 200
    assert f'id="issue-{many.height}"' in source
    assert "The first 200 issues show all their facts" in source
