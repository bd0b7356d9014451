"""A row of a file that is several sites is named by their numbers in the dossier."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from imvo.reporting.why import WhyError, number_of


def test_a_row_of_several_sites_is_not_chosen_for_the_reader(tmp_path: Path) -> None:
    places = {"row": [1, 2, 3], "source_row": [2, 12, 12], "file": ["lots.csv"] * 3}
    pl.DataFrame(places).write_parquet(tmp_path / "sites.parquet")
    assert number_of(tmp_path, "lots.csv", 2) == 1
    with pytest.raises(WhyError) as told:
        number_of(tmp_path, "lots.csv", 12)
    assert (told.value.what, told.value.nearest) == ("several", "2, 3")
