"""An answer whose site is misspelt comes with the names that look like it, in the column as the file spells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.action import alike
from imvo.action.heard import hear
from imvo.action.returned import ANSWERS, together
from imvo.intake.returned import read_returned
from imvo.intake.values.vocabulary import shipped
from tests.action.answers_made import AS_OF, listed, said, vocabulary, weighed
from tests.risk.assessed import one_draw


@pytest.mark.parametrize(("site", "like"), [("Alfa Mills", "“Alpha Mills”"), ("Beta Garment", "“Beta Garments”")])
def test_the_names_that_look_like_it_are_named(site: str, like: str) -> None:
    told = weighed(said("migrants/IN", "5%", site))
    assert told.results["answer-states"].get_column("effect").to_list() == ["no-such-site"]
    assert like in told.refused.get_column("mend").item()


def test_nothing_is_named_where_nothing_looks_like_it() -> None:
    assert "mean" not in weighed(said("migrants/IN", "5%", "Zzyzx")).refused.get_column("mend").item()


def test_the_column_is_called_as_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("Vraagkenmerk;Fabriek;Antwoord;Bewijs\nmigrants/IN;Alfa Mills;5%;onderbouwd\n", encoding="utf-8")
    back = together(read_returned(path, (ANSWERS,), "en", shipped()), {})
    heard = hear(listed(), back, vocabulary(), one_draw(), AS_OF, "en")
    assert sorted(heard.refused.get_column("column")) == ["Bewijs", "Fabriek"]


def test_so_many_names_are_compared_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "MOST", 2 * listed().get_column("name").n_unique())
    names = alike.Alike(listed())
    asked = ["Alfa Mills", "Beta Garment", "Alfa Mills", "Gama Works", "Beta Garment"]
    found = [bool(names.names(one, "en")) for one in asked]
    # What was looked up before is still known.
    assert found == [True, True, True, False, True]
