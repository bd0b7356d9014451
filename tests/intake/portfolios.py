"""Made-up files of investors, in the forms and with the mess of real ones."""

import csv
import json
from pathlib import Path

import xlsxwriter
from stdnum import isin, lei
from stdnum.iso7064 import mod_97_10

NAMES = {
    "1": "1_Portfolio_identifying_data",
    "3": "3_Portfolio_name",
    "4": "4_Portfolio_currency_(B)",
    "5": "5_Net_asset_valuation_of_the_portfolio_or_the_share_class_in_portfolio_currency",
    "6": "6_Valuation_date",
    "12": "12_CIC_code_of_the_instrument",
    "14": "14_Identification_code_of_the_instrument",
    "15": "15_Type_of_identification_code_for_the_instrument",
    "16": "16_Grouping_code_for_multiple_leg_instruments",
    "17": "17_Instrument_name",
    "17b": "17b_Asset_liability",
    "21": "21_Quotation_currency_(A)",
    "22": "22_Market_valuation_in_quotation_currency_(A)",
    "24": "24_Market_valuation_in_portfolio_currency_(B)",
    "26": "26_Valuation_weight",
    "46": "46_Issuer_name",
    "47": "47_Issuer_identification_code",
    "48": "48_Type_of_identification_code_for_issuer",
    "52": "52_Issuer_country",
    "54": "54_Economic_sector",
    "1000": "1000_TPT_Version",
}


def isin_of(number: int, country: str = "SE") -> str:
    """A code that is an ISIN by its form and check digit, and belongs to nobody."""
    return isin.from_natid(country, f"{number:09d}")


def lei_of(number: int) -> str:
    """A code that is an LEI by its form and check digits, and belongs to nobody."""
    body = f"5299{number:014d}"
    code = body + mod_97_10.calc_check_digits(body)
    assert lei.is_valid(code)
    return code


def position(value: object, **fields: object) -> dict[str, object]:
    """One line by number of field, `f24=...`; a sound share of one fund unless said otherwise."""
    line: dict[str, object] = {
        "1": isin_of(1),
        "3": "Made-up Fund A",
        "4": "SEK",
        "5": "100.00",
        "6": "2025-08-29",
        "12": "SE31",
        "14": isin_of(2),
        "15": 1,
        "16": "",
        "17": "Share of Example AB",
        "17b": "",
        "21": "SEK",
        "22": value,
        "24": value,
        "26": "",
        "46": "Example AB",
        "47": lei_of(1),
        "48": 1,
        "52": "SE",
        "54": "C2620",
        "1000": "V6.0 (official) dated 10 January 2022",
    }
    return line | {name.removeprefix("f"): given for name, given in fields.items()}


def table(lines: list[dict[str, object]], names: dict[str, str] = NAMES) -> list[list[object]]:
    numbers = [number for number in names if any(number in line for line in lines)]
    return [[names[number] for number in numbers], *[[line.get(number, "") for number in numbers] for line in lines]]


def as_csv(path: Path, rows: list[list[object]], delimiter: str = ";") -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=delimiter).writerows(rows)
    return path


def as_xlsx(path: Path, rows: list[list[object]], **sheets: list[list[object]]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, content in {"TPT": rows, **sheets}.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(content):
            sheet.write_row(at, 0, row)
    book.close()
    return path


def as_json(path: Path, rows: list[list[object]]) -> Path:
    records = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]
    path.write_text(json.dumps(records), encoding="utf-8")
    return path
