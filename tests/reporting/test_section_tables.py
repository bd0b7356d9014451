"""What of a table stands on the page: open or folded, which rows, and which columns are named instead of shown."""

from __future__ import annotations

import re

import polars as pl
import pytest

from imvo.reporting.html.sections import OPEN_NOTES, OPEN_ROWS, sections
from imvo.reporting.phrases import Phrases
from imvo.reporting.section import Section, Shown
from imvo.reporting.texts import headed, joined
from imvo.tables import Label, load
from tests.reporting.example import view

NAME = "material-amounts"
AMOUNTS = load(NAME)
TITLE = Label(nl="Titel", en="Title")


def rows(count: int, scheme: str | None = "GOTS", material: str = "cotton") -> pl.DataFrame:
    made = [(material, "certified", scheme, "kg", float(n), 0.5, 1, 0) for n in range(count)]
    return pl.DataFrame(made, schema=AMOUNTS.dtypes, orient="row")


def page(*shown: Shown, lang: str = "en", notes: int = 0) -> str:
    part = Section("made", TITLE, TITLE, shown=shown, notes=(TITLE,) * notes)
    (made,) = sections(Phrases(view(sections=(part,)), lang))
    return str(made)


@pytest.mark.parametrize(
    ("counts", "folded"), [((3, 4), 0), ((OPEN_ROWS, 1), 1), ((OPEN_ROWS + 1, 3), 1), ((6, 6, 4), 1)]
)
def test_tables_stand_open_as_long_as_they_are_short_together(counts: tuple[int, ...], folded: int) -> None:
    assert page(*(Shown(NAME, rows(count)) for count in counts)).count('<details class="folded">') == folded


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "every row here says unknown: Scheme"), ("nl", "onbekend is: Keurmerk")]
)
def test_a_column_of_which_nothing_is_known_is_named_below(lang: str, said: str) -> None:
    made = page(Shown(NAME, rows(3, scheme=None)), lang=lang)
    assert said in made
    assert made.count('scope="col"') == len(AMOUNTS.columns) - 1


def test_a_column_with_one_known_cell_stays() -> None:
    made = page(Shown(NAME, pl.concat([rows(1), rows(2, scheme=None)])))
    assert made.count('scope="col"') == len(AMOUNTS.columns)
    assert made.count(">unknown<") == 2


def test_what_does_not_apply_is_a_dash_and_no_unknown() -> None:
    made = page(Shown(NAME, pl.concat([rows(1), rows(2, scheme=None)]), dashed=("scheme",)))
    assert made.count(">\N{EN DASH}<") == 2
    assert ">unknown<" not in made


def test_the_first_rows_of_each() -> None:
    frame = pl.concat([rows(4), rows(1, material="wool"), rows(5, material="silk")])
    shown = Shown(NAME, frame, most=2, each="material")
    assert shown.on_page().get_column("material").to_list() == ["cotton", "cotton", "wool", "silk", "silk"]
    assert "the first 2 per material; all 10 rows stand in results/material-amounts.csv" in page(shown)


@pytest.mark.parametrize(("notes", "folded"), [(OPEN_NOTES, False), (OPEN_NOTES + 1, False), (OPEN_NOTES + 3, True)])
def test_notes_beyond_the_first_are_folded(notes: int, folded: bool) -> None:
    made = page(notes=notes)
    assert len(re.findall(r"<li>", made)) == notes
    assert ("<details>" in made) is folded


def test_texts_are_joined_and_headed_in_both_languages() -> None:
    label = Label(nl="een", en="one")
    assert joined([label, label], "; ") == Label(nl="een; een", en="one; one")
    assert headed(label) == Label(nl="Een", en="One")
