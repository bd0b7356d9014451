"""The same list in another format is the same sites."""

from pathlib import Path

import xlsxwriter

from imvo.intake import read

_ROWS = [
    ["Name", "Country", "Workers", "% women", "Postal code", "Since"],
    ["A; B Mills", "India", "1200", "71%", "0123", "2019-03-04"],
    ["Ünïcode Tex", "NL", "", "", "", ""],
    ["C", "Peru", "500-1000", "5%", "99", ""],
]


def test_text_and_workbook(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "list.xlsx"))
    sheet = book.add_worksheet()
    for at, row in enumerate(_ROWS):
        for place, text in enumerate(row):
            if text:
                sheet.write_string(at, place, text)
    book.close()
    made = [read(tmp_path / "list.xlsx").sites]
    for mark, encoding in ((",", "utf-8"), (";", "cp1252"), ("\t", "utf-16")):
        lines = (mark.join(f'"{cell}"' for cell in row) for row in _ROWS)
        (tmp_path / "list.csv").write_text("\r\n".join(lines), encoding=encoding, newline="")
        made.append(read(tmp_path / "list.csv").sites)
    first, *others = (sites.drop("file", "sheet") for sites in made)
    for other in others:
        assert other.equals(first)
    assert first.get_column("postal_code").to_list() == ["0123", None, "99"]
