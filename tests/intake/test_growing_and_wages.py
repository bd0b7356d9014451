"""Files of growers, crop protection, approvals, wages and benchmarks are told apart by their columns and read whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imvo.intake import Gathered, Reader, gather
from imvo.intake.values.vocabulary import shipped
from imvo.runs import Silent

KINDS = ("sites", "crop-protection", "substance-approvals", "wages", "wage-benchmarks")


def made(tmp_path: Path, **files: str) -> Gathered:
    paths = []
    for name, text in files.items():
        paths.append(tmp_path / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return gather(paths, Reader(KINDS, shipped(), lang="en"), Silent())


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Teler;Land;Schakel;Gewas", "sites"),
        ("Grower,Country,Product,Process,Tier,Workers", "sites"),
        ("Teler;Middel;Werkzame stof;Hoeveelheid;Eenheid;Gewas", "crop-protection"),
        ("Farm,Active ingredient,Kg product,Ha,Crop", "crop-protection"),
        ("Substance,CAS,Status under Reg. (EC) No 1107/2009,Expiration of approval", "substance-approvals"),
        ("Locatie;Land;Functie;Aantal werknemers;Loon;Munteenheid;Periode;Jaar", "wages"),
        ("Farm,Job,Workers,Wage per month,Currency,Year", "wages"),
        ("Country,Region,Type of benchmark,Amount,Currency,Period,Year", "wage-benchmarks"),
    ],
)
def test_the_header_tells_the_kind(tmp_path: Path, header: str, kind: str) -> None:
    mark = ";" if ";" in header else ","
    cells = mark.join("x" for _ in header.split(mark))
    assert set(made(tmp_path, file=f"{header}\n{cells}\n").tables) == {kind}


def test_units_stand_in_a_column_in_brackets_or_as_a_word(tmp_path: Path) -> None:
    files = {
        "a": "Teler;Werkzame stof;Hoeveelheid;Eenheid\nA;abamectin;12,5;ltr\nB;abamectin;3;stuks\n",
        "b": "Teler;Werkzame stof;Hoeveelheid (kg)\nA;abamectin;12,5\n",
        "c": "Farm,Active ingredient,Kg product\nA,abamectin,3\n",
        "d": "Farm,Active ingredient,Quantity used\nA,abamectin,3\n",
    }
    read = made(tmp_path, **files)
    assert read.tables["crop-protection"].get_column("unit").to_list() == ["l", None, "kg", "kg", None]
    assert read.rejected.select("row", "what", "value").row(0) == (3, "cell", "stuks")


def test_content_by_weight_and_per_litre_are_two_columns(tmp_path: Path) -> None:
    text = "Teler;Stof;Hoeveelheid;Gehalte %;Gehalte (g/l)\nA;mancozeb;10;80%;\nA;abamectin;10;;18\n"
    table = made(tmp_path, a=text).tables["crop-protection"]
    assert table.select("active_share", "active_grams_per_litre").rows() == [(0.8, None), (None, 18.0)]


def test_a_total_is_refused_and_a_record_without_a_country_stays(tmp_path: Path) -> None:
    text = "Teler;Stof;Hoeveelheid;Land\nA;mancozeb;10;Kenia\nB;mancozeb;10;\nTotaal;;20;\n"
    read = made(tmp_path, a=text)
    assert (read.rows_in, read.accepted, read.rejected_rows) == (3, 2, 1)
    assert read.tables["crop-protection"].get_column("country").to_list() == ["KE", None]


def test_wages_are_read(tmp_path: Path) -> None:
    text = (
        "Site,Country,Job,Workers,Wage,Currency,Per,Overtime included,Date,Source,% of output bought\n"
        'A,Kenya,harvester,380,"12,100.00",KES,monthly,no,2020-12-31,pay slips,45%\n'
        "A,Kenya,wizard,2,9000,KES,month,maybe,2020-12-31,audit,\n"
        ",Kenya,packer,2,9000,KES,month,no,2020-12-31,audit,\n"
    )
    read = made(tmp_path, a=text)
    first = read.tables["wages"].row(0, named=True)
    assert (first["level"], first["level_given"], first["workers"], first["amount"]) == (
        "unskilled", "harvester", 380, 12100.0,
    )  # fmt: skip
    assert (first["period"], first["overtime"], first["date"]) == ("month", False, date(2020, 12, 31))
    assert (first["source"], first["buyer_share"]) == ("payroll", 0.45)
    assert (read.rows_in, read.accepted, read.rejected_rows) == (3, 2, 1)
    assert {"wizard", "maybe"} <= set(read.rejected.filter(what="cell").get_column("value"))


def test_benchmarks_are_read(tmp_path: Path) -> None:
    text = (
        "Land;Soort;Bedrag;Munteenheid;Periode;Jaar\n"
        "Kenia;leefbaar loon;17.900,50;KES;maand;2020\nKenia;onzin;1;KES;maand;2020\n"
    )
    table = made(tmp_path, a=text).tables["wage-benchmarks"]
    assert table.select("country", "kind", "amount", "period", "year").rows() == [
        ("KE", "living-wage", 17900.5, "month", 2020), ("KE", None, 1.0, "month", 2020),
    ]  # fmt: skip
