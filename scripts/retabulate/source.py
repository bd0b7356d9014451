"""What the re-tabulating scripts share: read a source, read its countries strictly, write a table in a fixed form."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from imvo.reference import countries

REGISTERS = Path(__file__).parents[2] / "src" / "imvo" / "reference"


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header, as texts."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def country(name: str, overrides: Mapping[str, str] = {}) -> str:
    """The code of a country as the source names it. Stops the script when the name is not understood: nothing is lost
    in silence. `overrides`: names that are ambiguous in general and not in this source."""
    code = overrides.get(name) or countries.resolve(name).code
    if code is None:
        raise SystemExit(f"country not understood: {name!r}: {countries.resolve(name)}")
    return code


def write(register: str, header: list[str], rows: Iterable[Iterable[object]], file: str = "table.csv") -> None:
    """Write a table of a register, rows in a fixed order, UTF-8, line feeds only."""
    texts = sorted([["" if cell is None else str(cell) for cell in row] for row in rows])
    path = REGISTERS / register / file
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(texts)
    print(f"{register}/{file}: {len(texts)} rows")
