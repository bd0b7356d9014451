"""A declared smelter is kept as typed; what the workbook's own list has of it stands beside it."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.intake import rmi
from imvo.intake.reading import Reading
from tests.intake.rmi_workbooks import TEMPLATES, Filled, write

_NAMES = [
    ("Tin", "Example Works", "Example Works", "PERU", "CID009001"),
    ("Tin", "Ejemplo SA", "Example Works", "PERU", "CID009001"),
    ("Tin", "Other Smelting Company", "Other Smelting Company", "JAPAN", "CID009002"),
    ("Gold", "Bright Refinery Ltd.", "Bright Refinery Ltd.", "KOREA, REPUBLIC OF", "CID009003"),
]


def _read(tmp_path: Path, *rows: Mapping[str, object], lang: str = "en") -> Reading:
    path = write(tmp_path / "x.xlsx", TEMPLATES["CMRT 6.5"], Filled(rows=rows, names=_NAMES))
    return rmi.read(path, lang=lang)


def _one(tmp_path: Path, **row: object) -> tuple[dict[str, object], list[str]]:
    reading = _read(tmp_path, row)
    (smelter,) = reading.tables["smelters"].to_dicts()
    return smelter, reading.rejected.get_column("reason").to_list()


def _found(smelter: dict[str, object]) -> tuple[object, ...]:
    return smelter["match"], smelter["matched_id"], smelter["suggested_id"]


def test_by_identifier_and_the_rest_filled_in(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, id_input=" cid 009001 ")
    assert _found(smelter) == ("id", "CID009001", None)
    assert (smelter["metal"], smelter["country"], smelter["country_from"]) == ("tin", "PE", "lookup")
    assert smelter["smelter_id"] == "cid 009001", "as typed"
    assert len(told) == 2


def test_by_standard_name_and_by_alias(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, metal="Tin", lookup=" example  works ", country="PERU")
    assert (*_found(smelter), told) == ("name", "CID009001", None, [])
    smelter, told = _one(tmp_path, metal="Tin", lookup="Ejemplo S.A.", country="PERU")
    assert _found(smelter) == ("misspelt", None, "CID009001"), "one mark more is not the same name"
    smelter, told = _one(tmp_path, metal="Tin", lookup="EJEMPLO SA", country="PERU")
    assert (*_found(smelter), told) == ("alias", "CID009001", None, [])


def test_a_near_name_is_suggested_and_not_taken(tmp_path: Path) -> None:
    for name in ("Other Smelting Compny", "Company Smelting Other", "OtherSmelting Company"):
        smelter, told = _one(tmp_path, metal="Tin", lookup="Smelter not listed", name=name, country="JAPAN")
        assert _found(smelter) == ("misspelt", None, "CID009002")
        assert smelter["matched_name"] is None
        assert smelter["lookup_choice"] == "not-listed"
        assert "not taken to be so" in told[0]
    smelter, _ = _one(tmp_path, metal="Gold", name="Other Smelting Compny", country="JAPAN")
    assert _found(smelter) == ("unknown", None, None), "near a name of another metal only"


def test_unknown_ones_are_kept(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, metal="Tin", name="Nobody Knows", country="Atlantis", id="4711")
    assert _found(smelter) == ("unknown", None, None)
    assert (smelter["smelter_id"], smelter["country"], smelter["country_given"]) == ("4711", None, "Atlantis")
    assert len(told) == 3  # the identifier, the smelter, the country


def test_not_yet_identified(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, metal="Tin", lookup="Smelter Not Yet Identified", name="Unknown", country="Unknown")
    assert (smelter["lookup_choice"], smelter["match"], smelter["country"]) == ("not-identified", "unknown", None)
    assert told == ["The supplier says that the smelter is not known yet."]


def test_an_identifier_in_another_column(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, metal="Tin", name="CID009001", country="PERU")
    assert (*_found(smelter), smelter["smelter_id"]) == ("id", "CID009001", None, "CID009001")
    assert "stands in another column" in told[0]


def test_two_identifiers_and_a_name_of_another_smelter(tmp_path: Path) -> None:
    row = {"metal": "Tin", "id_input": "CID009001", "id": "CID009002", "name": "Other Smelting Company"}
    smelter, told = _one(tmp_path, **row, country="PERU")
    assert _found(smelter) == ("id", "CID009001", None)
    assert any("Two identifiers" in reason for reason in told)
    assert any("that of another smelter" in reason for reason in told)


def test_a_wrong_metal_and_a_wrong_country_are_told_and_kept(tmp_path: Path) -> None:
    smelter, told = _one(tmp_path, metal="Gold", id_input="CID009001", country="JAPAN")
    assert (smelter["metal"], smelter["country"], smelter["country_from"]) == ("gold", "JP", "given")
    assert any("under another metal: tin" in reason for reason in told)
    assert any("another country" in reason and "Peru" in reason for reason in told)


def test_the_smelters_place_is_not_the_origin(tmp_path: Path) -> None:
    smelter, _ = _one(tmp_path, metal="Tin", lookup="Example Works", country="PERU")
    assert (smelter["origin"], smelter["origin_given"]) == (None, None)
    reading = _read(tmp_path, {"metal": "Tin", "lookup": "Example Works"})
    assert any(note.key == "rmi.note.origin" and note.values == {"n": "0", "of": "1"} for note in reading.notes)


def test_what_is_stated_of_the_origin(tmp_path: Path) -> None:
    cases = {
        "Rwanda, Burundi and Congo, Democratic Republic of": None,
        "Rwanda; Burundi": "RW|BI",
        "Rwanda, Burundi": "RW|BI",
        "Bosnia and Herzegovina": "BA",
        "Peru and Bolivia": "PE|BO",
        "DRC": "CD",
        "Recycled": None,
        "Peru / scrap": "PE",
        "Unknown": None,
        "NA": None,
        "n/a": None,
        "DRC or adjoining": None,
        "秘鲁": None,
    }
    for text, codes in cases.items():
        smelter, told = _one(tmp_path, metal="Tin", lookup="Example Works", country="PERU", origin=text)
        if text.startswith("Rwanda, Burundi and"):
            assert str(smelter["origin"]).startswith("RW|BI")
            continue
        assert smelter["origin"] == codes, text
        assert smelter["origin_given"] == text
        assert smelter["recycled_mentioned"] == ("ecycled" in text or "scrap" in text), text
        unread = text in ("NA", "DRC or adjoining", "秘鲁")
        assert len([reason for reason in told if "origin" in reason]) == unread, text


def test_recycled_is_a_claim_of_its_own(tmp_path: Path) -> None:
    for text, code in {"Yes": "yes", "是": "yes", "Nein": "no", "Unknown": "unknown", "50%": None}.items():
        smelter, told = _one(tmp_path, metal="Tin", lookup="Example Works", country="PERU", recycled=text)
        assert (smelter["recycled"], smelter["recycled_given"]) == (code, text)
        assert len(told) == (code is None)
    smelter, _ = _one(tmp_path, metal="Tin", lookup="Example Works", country="PERU", mine="Recycled / Scrap")
    assert (smelter["recycled"], smelter["recycled_mentioned"]) == (None, True)


def test_twice_is_kept_and_told(tmp_path: Path) -> None:
    row = {"metal": "Tin", "lookup": "Example Works", "country": "PERU"}
    other = {"metal": "Tin", "name": "Nobody", "country": "PERU"}
    unnamed = {"metal": "Tin", "lookup": "Smelter not yet identified"}
    reading = _read(tmp_path, row, other, {"metal": "Tin", "id_input": "CID009001"}, other, unnamed, unnamed)
    assert reading.tables["smelters"].height == 6
    told = reading.rejected.filter(reading.rejected["reason"].str.contains("repeats row"))
    assert told.select("row", "what").rows() == [(7, "note"), (8, "note")]
    assert ["row 5" in reason for reason in told.get_column("reason")] == [True, False]


def test_rows_that_name_no_smelter_are_rejected_with_their_place(tmp_path: Path) -> None:
    rows = [
        {"metal": "Tin"},
        {},
        {"metal": "Tin", "country": "PERU"},
        {"comments": "(c) somebody, all rights reserved"},
    ]
    reading = _read(tmp_path, *rows, {"metal": "Tin", "lookup": "Example Works", "country": "PERU"})
    assert reading.rejected.filter(what="row").get_column("row").to_list() == [5, 7, 8]
    assert reading.rejected_rows == 3
    assert reading.tables["smelters"].get_column("row").to_list() == [9]


def test_leftovers_of_formulas_are_empty(tmp_path: Path) -> None:
    row = {"metal": "Tin", "lookup": "Example Works", "country": "PERU", "street": 0, "name": "#N/A", "region": "#REF!"}
    smelter, told = _one(tmp_path, **row)
    assert (smelter["street"], smelter["region"], smelter["smelter_name_given"]) == (None, None, None)
    assert smelter["match"] == "name"
    assert sum("error of a formula" in reason for reason in told) == 2


def test_an_empty_template_is_a_result(tmp_path: Path) -> None:
    reading = _read(tmp_path)
    assert reading.tables["smelters"].is_empty()
    assert reading.tables["mineral-declarants"].get_column("smelters").to_list() == [0]
    assert "rmi.note.empty" in {note.key for note in reading.notes}
    assert reading.rejected_rows == 0


def test_reasons_in_dutch(tmp_path: Path) -> None:
    reading = _read(tmp_path, {"metal": "Tin"}, lang="nl")
    assert reading.rejected.get_column("reason").to_list()[0].startswith("De rij noemt geen smelter")


_cell = st.sampled_from(
    ["", "", "Tin", "Gold", "Example Works", "CID009001", "CID999999", "PERU", "#N/A", "0", "Smelter not listed",
     "=1+1", "Unknown", "\u202eevil", "x" * 1200, "Peru; Atlantis", "Yes"]
)  # fmt: skip
_fields = ("id_input", "metal", "lookup", "name", "country", "id", "origin", "recycled", "mine", "comments")


@settings(max_examples=25)
@given(st.lists(st.lists(_cell, min_size=10, max_size=10), max_size=8))
def test_rows_in_are_rows_out(tmp_path_factory: object, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("rmi")  # type: ignore[attr-defined]
    reading = _read(path, *({f: t for f, t in zip(_fields, row, strict=True) if t} for row in rows))
    assert reading.rows_in == reading.accepted + reading.rejected_rows
    assert reading.accepted == sum(frame.height for frame in reading.tables.values())
    assert reading.rejected.filter(what="row").height == reading.rejected_rows
    filled = sum(any(cell not in ("", "#N/A") for cell in row) for row in rows)
    assert reading.tables["smelters"].height + reading.rejected_rows == filled
