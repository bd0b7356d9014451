"""Templates of other versions, kinds and languages are read by the same code."""

from dataclasses import replace
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from imvo import tables
from imvo.files import UnusableFile, open_file
from imvo.intake import rmi
from imvo.intake.reading import Reading
from imvo.intake.rmi.minerals import mineral_codes
from tests.intake.rmi_workbooks import LANGUAGES, METALS, TEMPLATES, Filled, Template, made_names, write


def _filled(template: Template) -> Filled:
    metal, name, _, country, code = made_names(template)[1]  # an alias of the first smelter
    row = {"metal": metal, "lookup": name, "name": name, "country": country, "id": code, "city": "Port"}
    row |= {"mine": "Hill mine", "origin": "Peru; DRC", "recycled": "No", "comments": "none", "contact": "A Person"}
    row = {field: text for field, text in row.items() if field in template.columns}
    answers = {("1", template.metals[0]): "Yes", ("2", template.metals[-1]): "No"}
    if template.letters:
        answers[template.letters[-1], ""] = "Yes"
    return Filled(rows=[row], answers=answers, comments={("1", template.metals[0]): "a comment"})


def _read(path: Path) -> Reading:
    assert rmi.recognises(open_file(path))
    return rmi.read(path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_version_in_every_language(tmp_path: Path, name: str, language: str) -> None:
    template = TEMPLATES[name]
    reading = _read(write(tmp_path / "x.xlsx", template, _filled(template), language=language))
    _as_expected(reading, name, template)
    declarant = reading.tables["mineral-declarants"].to_dicts()[0]
    assert declarant["label_language"] == {"English": "en", "中文 Chinese": "zh", "Français": "fr"}[language]
    topics = set(reading.tables["mineral-declarations"].filter(question="1").get_column("topic"))
    assert topics == {"in-product" if template.version == "2.03a" else "intentionally-added"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_without_the_label_table_the_place_tells(tmp_path: Path, name: str) -> None:
    template = TEMPLATES[name]
    path = write(tmp_path / "x.xlsx", template, _filled(template), language="中文 Chinese", labels=False)
    reading = _read(path)
    _as_expected(reading, name, template)
    assert "rmi.note.labels-gone" in {note.key for note in reading.notes}


@pytest.mark.parametrize("name", TEMPLATES)
def test_formulas_that_were_never_worked_out(tmp_path: Path, name: str) -> None:
    template = TEMPLATES[name]
    reading = _read(write(tmp_path / "x.xlsx", template, _filled(template), worked_out=False))
    _as_expected(reading, name, template)


def _as_expected(reading: Reading, name: str, template: Template) -> None:
    (smelter,) = reading.tables["smelters"].to_dicts()
    _, alias, standard, _, code = made_names(template)[1]
    assert smelter["row"] == 5
    assert smelter["metal"] == template.metals[0]
    assert smelter["smelter_name_given"] == alias
    assert smelter["smelter_id"] == code
    assert smelter["country"] == "JP"
    assert (smelter["origin"], smelter["origin_given"], smelter["mine_name"]) == ("PE|CD", "Peru; DRC", "Hill mine")
    assert smelter["city"] == "Port"
    assert smelter["comments"] == "none"
    assert smelter["recycled"] == ("no" if "recycled" in template.columns else None)
    assert "A Person" not in str(smelter)
    if template.lookup_sheet:
        assert (smelter["match"], smelter["matched_id"], smelter["matched_name"]) == ("id", code, standard)
        assert reading.tables["smelter-lookups"].filter(stands_for="smelter").height == 16 * len(template.metals)
    else:
        assert smelter["match"] is None
    _declared(reading, name, template)


def _declared(reading: Reading, name: str, template: Template) -> None:
    (declarant,) = reading.tables["mineral-declarants"].to_dicts()
    assert (declarant["template"], declarant["version"]) == (name.split(maxsplit=1)[0].lower(), template.version)
    assert (declarant["company"], declarant["scope"]) == ("Example Components BV", "company")
    assert str(declarant["effective_date"]) == "2024-03-31"
    assert "not for reading" not in str(declarant)
    asked = reading.tables["mineral-declarations"]
    metals = asked.filter(question="1").get_column("metal").to_list()
    assert metals == list(template.metals)
    numbers = [str(n) for n in range(1, len(template.questions) + 1)]
    per_metal = asked.filter(asked["question"].is_in(numbers))
    assert per_metal.height == len(template.metals) * len(template.questions)
    company = asked.filter(~asked["question"].is_in(numbers)).get_column("question").unique(maintain_order=True)
    assert company.to_list() == list(template.letters)
    answered = asked.drop_nulls("answer_given").select("question", "metal", "answer", "comment").rows()
    expected = [("1", template.metals[0], "yes", "a comment"), ("2", template.metals[-1], "no", None)]
    expected += [(template.letters[-1], None, "yes", None)] if template.letters else []
    assert answered == expected


def test_a_question_about_the_company_may_be_asked_per_metal(tmp_path: Path) -> None:
    template = TEMPLATES["EMRT 2.1"]
    filled = Filled(answers={("C", metal): "Yes, when more processors are validated" for metal in template.metals})
    asked = _read(write(tmp_path / "x.xlsx", template, filled)).tables["mineral-declarations"].filter(question="C")
    assert asked.get_column("metal").to_list() == list(template.metals)
    assert set(asked.get_column("answer")) == {"yes-when-validated"}


def test_sheets_may_be_renamed(tmp_path: Path) -> None:
    template = TEMPLATES["CMRT 6.5"]
    names = {"Declaration": "Erklärung", "Smelter List": "Schmelzen", "Revision": "Stand"}
    _as_expected(
        _read(write(tmp_path / "x.xlsx", template, _filled(template), sheet_names=names)), "CMRT 6.5", template
    )


@pytest.mark.parametrize("labels", [True, False])
def test_a_list_moved_to_the_right(tmp_path: Path, labels: bool) -> None:
    template = TEMPLATES["CMRT 6.5"]
    path = write(tmp_path / "x.xlsx", template, _filled(template), language="Français", labels=labels, beside=1)
    assert _read(path).tables["smelters"].get_column("origin").to_list() == ["PE|CD"]


def test_mines_are_read_where_a_template_asks_for_them(tmp_path: Path) -> None:
    template = TEMPLATES["EMRT 2.1"]
    rows = [["Cobalt", "Works", "Hill mine", "", "", "PERU", "", "Port", "North"], ["Nickel", "Works"]]
    reading = _read(write(tmp_path / "x.xlsx", template, Filled(mines=rows)))
    (mine,) = reading.tables["smelter-mines"].to_dicts()
    assert (mine["metal"], mine["country"], mine["mine_name"], mine["row"]) == ("cobalt", "PE", "Hill mine", 5)
    assert reading.rejected.filter(what="row").select("sheet", "row").rows() == [("Mine List", 6)]
    assert reading.rejected_rows == 1


def test_metals_outside_the_list_are_other(tmp_path: Path) -> None:
    template = TEMPLATES["AMRT 1.2"]
    rows = [{"metal": "Unobtainium", "name": "Works", "country": "PERU"}]
    reading = _read(write(tmp_path / "x.xlsx", template, Filled(rows=rows)))
    (smelter,) = reading.tables["smelters"].to_dicts()
    assert (smelter["metal"], smelter["metal_given"], smelter["country"]) == ("other", "Unobtainium", "PE")


def test_the_metals_of_the_tables_are_the_same() -> None:
    codes = mineral_codes()
    for name in ("smelters", "smelter-lookups", "smelter-mines", "mineral-declarations"):
        assert tables.load(name).column("metal").values == codes
    assert set(METALS) <= set(codes)


def test_a_template_under_the_default_password(tmp_path: Path) -> None:
    template = TEMPLATES["CMRT 6.5"]
    plain, locked = write(tmp_path / "x.xlsx", template, _filled(template)), tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("VelvetSweatshop", target)
    reading = _read(locked)
    _as_expected(reading, "CMRT 6.5", template)
    assert "rmi.note.unlocked" in {note.key for note in reading.notes}


def test_the_list_of_smelters_is_found_under_another_name(tmp_path: Path) -> None:
    for name in ("CMRT 2.03a", "CMRT 3.02", "CMRT 6.5"):
        template = replace(TEMPLATES[name], lookup_sheet="Liste 2024")
        reading = _read(write(tmp_path / "x.xlsx", template, _filled(template)))
        assert reading.tables["smelters"].get_column("match").to_list() == ["id"]


def test_a_sheet_far_larger_than_a_template_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "x.xlsx", TEMPLATES["CMRT 6.5"], Filled())
    monkeypatch.setattr("imvo.intake.rmi.page.MOST_CELLS", 100)
    with pytest.raises(UnusableFile, match="spans more than 100 cells"):
        rmi.read(path)
