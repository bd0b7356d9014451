"""Write the example workbooks of gold and metals: minerals reporting templates of made-up smelters.

The workbooks have the structure of a reporting template (as the tests of its reader build it) and none of its texts or
of its list: every smelter, company and identifier is invented.

    python -m scripts.make_minerals_examples            writes both
    python -m scripts.make_minerals_examples FOLDER     writes FOLDER/gold/... and FOLDER/metals/...
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

from tests.intake.rmi_workbooks import TEMPLATES, Filled, Name, write

TARGET = Path(__file__).resolve().parent.parent / "examples"
VERSION = "CMRT 6.5"

# metal, name or alias, standard name, country, identifier
NAMES: tuple[Name, ...] = (
    ("Gold", "Helvetin Goldworks", "Helvetin Goldworks", "SWITZERLAND", "CID009901"),
    ("Gold", "Helvetin HGW", "Helvetin Goldworks", "SWITZERLAND", "CID009901"),
    ("Gold", "Andin Refineria", "Andin Refineria", "PERU", "CID009903"),
    ("Gold", "Ankarin Rafineri", "Ankarin Rafineri", "TURKEY", "CID009904"),
    ("Tin", "Indolin Tin Works", "Indolin Tin Works", "INDONESIA", "CID009911"),
    ("Tin", "Altiplan Smelter", "Altiplan Smelter", "BOLIVIA (PLURINATIONAL STATE OF)", "CID009912"),
    ("Tungsten", "Xinin Tungsten", "Xinin Tungsten", "CHINA", "CID009931"),
    ("Tantalum", "Harzin Tantalum", "Harzin Tantalum", "GERMANY", "CID009941"),
)
GOLD = (
    {"metal": "Gold", "lookup": "Helvetin Goldworks", "name": "Helvetin Goldworks", "country": "SWITZERLAND",
     "id": "CID009901", "mine": "Sampel cooperative", "origin": "Peru; Ghana"},
    {"metal": "Gold", "lookup": "Helvetin HGW", "name": "Helvetin HGW"},
    {"metal": "Gold", "name": "Andin Refineria", "country": "PERU", "id": "CID009903"},
    {"metal": "Gold", "name": "Ankarin Rafinery", "country": "TURKEY", "recycled": "Yes"},
    {"metal": "Gold", "lookup": "Smelter Not Listed", "name": "Emirin Bullion", "country": "UNITED ARAB EMIRATES",
     "mine": "recycled", "origin": "recycled"},
    {"metal": "Gold", "lookup": "Smelter not yet identified"},
    {"metal": "Tin", "lookup": "Indolin Tin Works", "name": "Indolin Tin Works", "country": "INDONESIA"},
)  # fmt: skip
METALS = (
    {"metal": "Tin", "lookup": "Indolin Tin Works", "name": "Indolin Tin Works", "country": "INDONESIA",
     "id": "CID009911", "origin": "Indonesia"},
    {"metal": "Tin", "name": "Altiplan Smelter", "country": "PERU"},
    {"metal": "Tantalum", "lookup": "Harzin Tantalum", "name": "Harzin Tantalum", "country": "GERMANY"},
    {"metal": "Tungsten", "name": "Xinin Tungsten", "country": "CHINA", "origin": "Rwanda, Congo (Kinshasa)"},
    {"metal": "Gold", "name": "Xinin Tungsten", "id": "CID009931", "country": "CHINA"},
    {"metal": "Gold", "lookup": "Smelter Not Listed", "name": "Rhine Example Refiners", "country": "GERMANY",
     "recycled": "Yes", "mine": "Grube Muster"},
)  # fmt: skip
ANSWERS = {
    **{("1", metal): "Yes" for metal in ("gold", "tin", "tungsten", "tantalum")},
    ("3", "gold"): "Unknown", ("3", "tin"): "No", ("3", "tungsten"): "Yes", ("7", "gold"): "No", ("7", "tin"): "Yes",
    ("A", ""): "Yes", ("B", ""): "No", ("D", ""): "Yes", ("F", ""): "Yes", ("G", ""): "No",
}  # fmt: skip


def make(folder: Path) -> None:
    """Write both workbooks under `folder`. The same rows give the same file."""
    for agreement, rows in (("gold", GOLD), ("metals", METALS)):
        target = folder / agreement / "smelters.xlsx"
        target.parent.mkdir(parents=True, exist_ok=True)
        filled = Filled(rows=rows, answers=ANSWERS, company="Verzonnen Onderdelen BV", date="2025-10-31", names=NAMES)
        write(target, TEMPLATES[VERSION], filled)
        _without_a_clock(target)


def _without_a_clock(path: Path) -> None:
    """Take the moment of writing out of the workbook's properties."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    core = parts["docProps/core.xml"]
    for tag in (b"created", b"modified"):
        start = core.index(b">", core.index(b"<dcterms:" + tag)) + 1
        core = core[:start] + b"2025-10-31T00:00:00Z" + core[core.index(b"</dcterms:" + tag) :]
    parts["docProps/core.xml"] = core
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
