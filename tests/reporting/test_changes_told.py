"""The section on what changed: figures, causes, names instead of codes, and both languages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from imvo import words
from imvo.reporting.changes import PART, because
from imvo.reporting.changes.steps import STEPS
from imvo.reporting.phrases import Phrases
from imvo.reporting.view_of import view_of
from tests.reporting.years import FIRST, NOW, THEN, Years
from tests.words.test_texts_agree import _said_in_code, _used

SECOND = FIRST.replace("Kaveri Mill Ltd,A1", "Kaveri | <b>Mill</b>,A1").replace("Dyeing,\n", "Dyeing,90\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Years:
    years = Years(tmp_path_factory.mktemp("told"))
    years.year("first", FIRST.replace("China", ""), THEN)
    years.year("second", SECOND + "Hanoi Apparel,,,,Vietnam,Sewing,640\n", NOW, previous="first", lang="nl")
    return years


def page(folder: Path) -> str:
    text = (folder / "dossier.html").read_text(encoding="utf-8")
    start = text.index('id="part-changes"')
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text[start : text.index("</section>", start)])).split())


def test_the_section_stands_first_and_in_the_language_of_the_run(made: Years) -> None:
    said = page(made.folder / "second")
    assert said.startswith('id="part-changes"')
    assert "Wat er veranderde sinds 4 juli 2019" in said
    assert "Nieuw op de lijst: Hanoi Apparel (list.csv, rij 5)." in said
    assert made.made["second"].outcomes[0].part is PART


def test_an_unknown_value_is_called_unknown_and_codes_have_names(made: Years) -> None:
    said = page(made.folder / "second")
    assert "Land onbekend China" in said
    assert "Werknemers (minimaal) onbekend 90" in said
    assert "cut-make-trim" not in said


def test_a_name_with_a_bar_or_a_tag_stays_a_name(made: Years) -> None:
    raw = (made.folder / "second" / "dossier.html").read_text(encoding="utf-8")
    assert "<b>Mill</b>" not in raw
    assert "Kaveri | <b>Mill</b>" in unescape(raw)


def test_the_figures_say_what_they_are_of(made: Years) -> None:
    shown = next(one.section for one in made.made["second"].outcomes if one.part is PART)
    assert shown is not None
    sites = shown.facts[0]
    assert sites.value.en == "4 now, 3 then"
    assert sites.about is not None
    assert sites.about.en.startswith("1 as they were, 2 changed, 1 new, 0 no longer there")
    told = [(fact.label.en, fact.value.en) for fact in shown.headline]
    assert told[1] == ("Sites, beside those of 4 July 2019", "4 now, 3 then")
    assert told[0] == ("Risks that moved since 4 July 2019", shown.facts[1].value.en)


def test_the_page_of_the_other_language_can_be_made_too(made: Years) -> None:
    view = view_of(made.made["second"])
    assert Phrases(view, "en").label(view.sections[0].title) == "What changed since 4 July 2019"


def test_every_text_on_changes_is_used() -> None:
    plain, holed = _said_in_code()
    pattern = re.compile("|".join(sorted(holed)))
    keys = [key for key in words.table("en") if key.startswith("changes.")]
    assert keys
    assert not [key for key in keys if not _used(key, plain, pattern)]


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_kind_of_cause_and_every_step_has_its_words(lang: str) -> None:
    for kind in because._KINDS:
        forms = [f"changes.because.{kind}-{step}" for step in ("answers", "findings")]
        wanted = forms if kind == "row-new" else [f"changes.because.{kind}"]
        assert all(words.has(key, lang) for key in wanted)
    for step in STEPS:
        assert words.has(f"changes.step.{step}", lang)
        assert words.has(f"changes.because.whole.{step}", lang)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_nobody_is_accused(lang: str) -> None:
    texts = " ".join(text for key, text in words.table(lang).items() if key.startswith("changes."))
    assert not re.search(r"violat|breach|guilty|fraud|schend|overtred|schuldig|fraude", texts, flags=re.IGNORECASE)
