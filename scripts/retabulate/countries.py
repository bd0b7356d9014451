"""Re-tabulate the countries register from CLDR (through Babel) and the table of country codes of Datahub (PDDL).

    python countries.py country-codes.csv OUTPUT_FOLDER

Needs Babel, which imvo itself does not: run it in an environment of its own. Writes table.csv (249 codes of ISO 3166-1
and XK) and names.csv (official names, and names in a country's own languages). The other two tables are by hand.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

LANGUAGES = ["nl", "en", "de", "fr"]
OFFICIAL = {
    "official_name_en": "UN",
    "official_name_fr": "UN",
    "UNTERM English Short": "UNTERM",
    "UNTERM English Formal": "UNTERM",
    "UNTERM French Short": "UNTERM",
    "CLDR display name": "CLDR",
}
KOSOVO = ("XK", "XKX")


def main(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8-sig", newline="") as stream:
        given = [row for row in csv.DictReader(stream) if row["ISO3166-1-Alpha-2"].strip()]
    codes = {row["ISO3166-1-Alpha-2"].strip(): row for row in given}
    if len(codes) != 249:
        raise SystemExit(f"expected 249 codes of ISO 3166-1, found {len(codes)}")
    alpha3 = {code: row["ISO3166-1-Alpha-3"].strip() for code, row in codes.items()} | {KOSOVO[0]: KOSOVO[1]}
    locales = {language: Locale.parse(language).territories for language in LANGUAGES}
    write(
        target / "table.csv",
        ["country", "alpha3", "standard", *(f"name_{language}" for language in LANGUAGES)],
        [
            [
                code,
                alpha3[code],
                "user-assigned" if code == KOSOVO[0] else "iso",
                *(locales[language][code] for language in LANGUAGES),
            ]
            for code in sorted(alpha3)
        ],
    )
    names = {(name.strip(), code, source) for code, row in codes.items() for name, source in official(row)}
    names |= {(name, code, "CLDR") for code in alpha3 for name in native(code)}
    write(target / "names.csv", ["name", "country", "source"], sorted(names, key=lambda n: (n[1], n[0], n[2])))


def official(row: dict[str, str]) -> list[tuple[str, str]]:
    return [(row[column], source) for column, source in OFFICIAL.items() if row[column].strip()]


def native(code: str) -> list[str]:
    """The name of a country in its own official languages, as CLDR has it."""
    found = []
    for language in get_official_languages(code, regional=False, de_facto=True):
        try:
            name = Locale.parse(language).territories.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            found.append(name)
    return found


def write(path: Path, header: list[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
