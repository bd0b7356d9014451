"""Who is bound by which treaty: python ratifications.py dol_country_conventions.csv un_treaties/

Where both sources speak and agree there is one row, where they disagree both are kept. Every other pair of country and
instrument gets a row `unknown`, so that a country on which a source is silent is never taken for one that ratified.
"""

from __future__ import annotations

import sys
from pathlib import Path

from source import country, read, write

from imvo.reference import countries

DOL = {
    "C_138_Ratified": "c138",
    "C_182_Ratified": "c182",
    "Convention_on_the_Rights_of_the_Child_Ratified": "crc",
    "CRC_Armed_Conflict_Ratified": "op-crc-ac",
    "CRC_Commercial_Sexual_Exploitation_of_Children_Ratified": "op-crc-sc",
    "Palermo_Ratified": "palermo",
}
UN = ["cat", "cedaw", "crc", "crpd", "iccpr", "icerd", "icescr", "icmw", "op_crc_ac", "op_crc_sc"]
# Articles of each treaty that bear on a theme; none for the convention against torture.
THEMES = {
    "c138": "child-labour",
    "c182": "child-labour|forced-labour",
    "cat": "",
    "cedaw": "discrimination-gender",
    "crc": "child-labour",
    "crpd": "discrimination-gender",
    "iccpr": "forced-labour|freedom-of-association",
    "icerd": "discrimination-gender",
    "icescr": "freedom-of-association|living-wage|safety-health",
    "icmw": "discrimination-gender|forced-labour",
    "op-crc-ac": "child-labour",
    "op-crc-sc": "child-labour|forced-labour",
    "palermo": "forced-labour",
}
ANSWERS = {"Yes": "yes", "No": "no", "N/A": "unknown", "": "unknown"}
STATUS = {"state party": "yes", "signatory state": "no", "no action": "no"}
OLD_CODES = {"TP": "TL"}


def main(dol: Path, un: Path) -> None:
    said: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in read(dol):
        for column, instrument in DOL.items():
            answer = ANSWERS[row[column]]
            if answer != "unknown":
                said.setdefault((country(row["country"]), instrument), {})["DOL"] = (answer, "")
    for treaty in UN:
        for row in read(un / f"hr_status_{treaty}.csv"):
            code = country(OLD_CODES.get(row["iso2"], row["iso2"]))
            # The word of the status decides; of 1,930 rows one (Moldova, ICESCR) has the flag against word and year.
            value = STATUS[row["status"]]
            said.setdefault((code, treaty.replace("_", "-")), {})["UN"] = (
                value,
                row["year ratification or accession"] if value == "yes" else "",
            )
    rows = []
    for code in countries.codes():
        for instrument, themes in THEMES.items():
            rows += [[code, instrument, themes, *entry] for entry in answers(said.get((code, instrument), {}))]
    write("ratifications", ["country", "instrument", "theme", "value", "date", "source"], rows)
    for pair, sources in said.items():
        if len({value for value, _ in sources.values()}) > 1:
            print("the sources disagree:", pair, sources)


def answers(sources: dict[str, tuple[str, str]]) -> list[list[str]]:
    if not sources:
        return [["unknown", "", ""]]
    if len(sources) == 2 and sources["UN"][0] == sources["DOL"][0]:
        return [[*sources["UN"], "UN and DOL"]]
    return [[*entry, name] for name, entry in sources.items()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
