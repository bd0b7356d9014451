# ruff: noqa: E501 - a row of a table stands on one line, as in the sheet
"""Write the examples of those who invest and lend: examples/insurance, examples/pension-funds and examples/banks.

Every firm, fund, project and report is made up. The identifiers keep to form and check digits, so that they are read as real
ones are, and begin with 000000 (LEI) or QS (ISIN, of the range that ISO 3166 leaves to its
users), and were given to nobody as far as known (not checked at a registry).
The files have the mess of real ones: cells that are unknown, a total row, a code that is no ISIN, a fund held in a fund.

    python scripts/make_finance_examples.py            writes below examples/
    python scripts/make_finance_examples.py OTHER      writes below OTHER
"""

from __future__ import annotations

import sys
from pathlib import Path

from stdnum import isin as isin_rules
from stdnum.iso7064 import mod_97_10

TARGET = Path(__file__).resolve().parent.parent / "examples"


def lei(number: int) -> str:
    """A code of the form of an LEI whose check digits hold."""
    body = f"000000FICTIEF{number:05d}"
    return body + mod_97_10.calc_check_digits(body)


def isin(number: int) -> str:
    """A code of the form of an ISIN whose check digit holds."""
    body = f"QS{number:09d}"
    return body + str(isin_rules.calc_check_digit(body))


# -- insurance: an own portfolio and one of its funds, each as a Tripartite Template -------------------------------------
TPT_HEADER = (
    "1_Portfolio_identifying_data", "3_Portfolio_name", "4_Portfolio_currency_(B)", "5_Net_asset_valuation_of_the_portfolio", "6_Valuation_date",
    "12_CIC_code_of_the_instrument", "14_Identification_code_of_the_instrument", "15_Type_of_identification_code", "16_Grouping_code",
    "17_Instrument_name", "24_Market_valuation_in_portfolio_currency_(B)", "26_Valuation_weight", "46_Issuer_name",
    "47_Issuer_identification_code", "48_Type_of_issuer_code", "52_Issuer_country", "54_Economic_sector", "1000_TPT_version",
)  # fmt: skip
# CIC | number of the ISIN, or a code as it is | group | name | value | issuer and number of its LEI | country | NACE
OWN = """
NL31 | 1 | | Zonnepad Solar NV | 4200000 | Zonnepad Solar NV, 1 | NL | C26
NL31 | 2 | | Diepgraaf Mijnbouw NV | 2750000 | Diepgraaf Mijnbouw NV, 2 | GB | B07.1
DE21 | 3 | | Ketenstoff 2,5% 2031 | 3100000 | Ketenstoff Textil AG, 3 | DE | C14.1
FR21 | 4 | | Grondbank 1% 2029 | 1900000 | Grondbank SA, 4 | FR | K64.1
NL11 | 5 | | Staat Voorbeeldland 0% 2030 | 5200000 | Staat Voorbeeldland, 5 | NL | O84.1
LU42 | 6 | | Verzonnen Opkomende Markten Fonds | 3000000 | Verzonnen Fondsbeheer SA, 6 | LU | K64.3
LU42 | 7 | | Gesloten Infrastructuur Fonds | 1250000 | Stil Beheer SA, 7 | LU | K64.3
XLE2 | VALUTA-1 | VT1 | Valutatermijn EUR | 900000 | Grondbank SA, 4 | FR | K64.1
XLE2 | VALUTA-1 | VT1 | Valutatermijn USD | -905000 | Grondbank SA, 4 | FR | K64.1
XT72 | REKENING-1 | | Rekening-courant | 410000 | Grondbank SA, 4 | FR | K64.1
NL31 | QS000000009X | | Nergens Vervoer NV | 610000 | Nergens Vervoer NV, 9 | NL |
"""
FUND = """
US31 | 11 | | Palmtak Plantations | 40000000 | Palmtak Plantations, 11 | SG | A01.2
US31 | 12 | | Bronwater Dams | 25000000 | Bronwater Dams, 12 | CH | D35.1
XL31 | 13 | | Haventrek Shipping | 15000000 | Haventrek Shipping, 13 | PA | H50.2
LU42 | 14 | | Nog Een Fonds | 18000000 | Stil Beheer SA, 7 | LU | K64.3
XT72 | REKENING-2 | | Cash | 2000000 | Grondbank SA, 4 | FR | K64.1
"""


def tpt(holder: str, name: str, stated: int, rows: str) -> str:
    """One Tripartite Template as CSV with semicolons."""
    lines = [";".join(TPT_HEADER)]
    for row in filter(None, rows.splitlines()):
        cic, code, group, title, value, issuer, country, sector = (cell.strip() for cell in row.split("|"))
        firm, number = issuer.rsplit(", ", 1)
        # One code says it is an ISIN and is not; accounts and forwards have codes of their own.
        kind = "1" if code.isdigit() or code.startswith("QS") else "99"
        own = isin(int(code)) if code.isdigit() else code
        weight = f"{int(value) / stated:.6f}"
        cells = (
            holder,
            name,
            "EUR",
            str(stated),
            "2019-06-28",
            cic,
            own,
            kind,
            group,
            title,
            value,
            weight,
            firm,
            lei(int(number)),
            "1",
            country,
            sector,
            "V5.0",
        )
        lines.append(";".join(cells))
    return "\n".join(lines) + "\n"


REPORTS_INSURANCE = f"""
Onderneming;LEI;ISIN;Thema;Datum;Land;Bron;Omschrijving;Ernst
Diepgraaf Mijnbouw NV;{lei(2)};;Landrechten;14-03-2019;Peru;Verzonnen persbureau, 14 maart 2019;Bewoners melden dat zij weg moesten voor een nieuwe put;hoog
Palmtak Plantations;;{isin(11)};Ontbossing;02-2019;Indonesië;Verzonnen ngo-rapport;Melding van kap buiten de vergunning;
Ketenstof Textil AG;;;Lonen;2018;;Brief van een verzonnen vakbond;Melding van te laat betaalde lonen;midden
Onbekende Handel BV;;;Corruptie;onbekend;;Verzonnen krant;Melding over steekpenningen;
"""

# -- pension funds: one list of several portfolios, and what was done ---------------------------------------------------
PENSION = f"""
Stichting Pensioenfonds Voorbeeld (verzonnen): beleggingen per 30 juni 2019;;;;;;;;;;;
Portefeuille;Portefeuillecode;Naam;ISIN;LEI uitgever;Uitgever;Soort belegging;Land van vestiging;Land van activiteiten;NACE code;Marktwaarde (EUR);Mandaat
Aandelen wereld;PF-AW;Diepgraaf Mijnbouw;{isin(2)};{lei(2)};Diepgraaf Mijnbouw NV;Aandelen;Verenigd Koninkrijk;Peru;07.10;12.400.000;Discretionair mandaat
Aandelen wereld;PF-AW;Snelkleed Retail;{isin(21)};{lei(21)};Snelkleed Retail plc;Aandelen;Ierland;Bangladesh;14.13;8.250.000;Discretionair mandaat
Aandelen wereld;PF-AW;Chipwerk Electronics;{isin(22)};;Chipwerk Electronics;Aandelen;Taiwan;;26.11;21.900.000;Discretionair mandaat
Aandelen wereld;PF-AW;Wijdland Foods;{isin(23)};{lei(23)};Wijdland Foods;Aandelen;Brazilië;Brazilië;10.11;5.600.000;Discretionair mandaat
Aandelen wereld;PF-AW;Verzonnen Opkomende Markten Fonds;{isin(6)};;Verzonnen Fondsbeheer SA;Fondsen;Luxemburg;;;9.000.000;Minderheid in een fonds
Verzonnen Opkomende Markten Fonds;{isin(6)};Palmtak Plantations;{isin(11)};{lei(11)};Palmtak Plantations;Aandelen;Singapore;Indonesië;01.26;40.000.000;
Verzonnen Opkomende Markten Fonds;{isin(6)};Bronwater Dams;{isin(12)};{lei(12)};Bronwater Dams;Aandelen;Zwitserland;onbekend;35.11;35.000.000;
Verzonnen Opkomende Markten Fonds;{isin(6)};Nog Een Fonds;{isin(14)};;Stil Beheer SA;Fondsen;Luxemburg;;;25.000.000;
Obligaties;PF-OB;Staat Voorbeeldland 0% 2030;{isin(5)};;Staat Voorbeeldland;Staatsobligaties;Nederland;;84.11;30.000.000;Rechtstreeks
Obligaties;PF-OB;Grondbank 1% 2029;{isin(4)};{lei(4)};Grondbank SA;Bedrijfsobligaties;Frankrijk;;64.19;14.750.000;Rechtstreeks
Vastgoed;PF-VG;Kantoorpark Fictie;;;;Vastgoed;;Nederland;;18.300.000;Rechtstreeks
Privaat;PF-PE;Windveld Participaties;;;Windveld Participaties;Private equity;Guernsey;India;35.12;;Meerderheid in een fonds
Liquiditeiten;PF-LQ;Rekening-courant;;;Grondbank SA;Kas;Frankrijk;;;3.100.000;
Totaal;;;;;;;;;;123.300.000;
"""
REPORTS_PENSION = f"""
Onderneming;LEI;Thema;Datum;Land;Bron;Omschrijving
Snelkleed Retail plc;{lei(21)};Vakbondsvrijheid;17-01-2019;Bangladesh;Verzonnen vakbond;Melding van ontslagen na een staking
Wijdland Foods;;Ontbossing;2018-11;Brazilië;Verzonnen onderzoeksbureau;Melding van vee uit een ontbost gebied
"""
ENGAGEMENTS = f"""
Onderneming;LEI;Thema;Status;Sinds;Opmerking
Diepgraaf Mijnbouw NV;{lei(2)};Landrechten;Lopend;2018-09-01;Tweede gesprek met de raad van bestuur
"""
VOTES = f"""
Onderneming;LEI;Datum vergadering;Agendapunt;Stem;Toelichting
Diepgraaf Mijnbouw NV;{lei(2)};2019-05-09;Voorstel van aandeelhouders over landrechten;Voor;Sluit aan bij het gesprek
"""
EXCLUSIONS = f"""
Onderneming;LEI;Reden;Datum uitsluiting
Bronwater Dams;{lei(12)};Beleid van het fonds (verzonnen);2019-02-01
Splinterwerk Defence;;Omstreden wapens (verzonnen);2017-01-01
"""

# -- banks: a loan book and a mapped value chain -------------------------------------------------------------------------
LOANS = f"""
Leningenboek Voorbeeldbank (verzonnen), 30 juni 2018;;;;;;;;;;;;;;;
Leningnummer;Klantnummer;Kredietnemer;LEI klant;SBI code;Land kredietnemer;Land van activiteiten;Uitstaand bedrag;Munt;Kredietlimiet;Doel;Project;Projectland;Klachtenmechanisme;Ingangsdatum;Vervaldatum
L-001;K-01;Bronwater Dams;{lei(12)};3511;Zwitserland;;18.500.000;EUR;25.000.000;Projectfinanciering;Stuwdam Fictief;Honduras;ja;01-03-2016;2031
L-002;K-02;Zandweg Infra;;4211;Nederland;;7.200.000;EUR;7.200.000;Projectfinanciering;Kustweg;Kenia;nee;2017;2027
L-003;K-03;Havenlicht Power;;3511;Singapore;;12.000.000;USD;15.000.000;Projectfinanciering;Kolencentrale Nergens;;onbekend;2015;2030
L-004;K-04;Diepgraaf Mijnbouw NV;{lei(2)};0710;Verenigd Koninkrijk;Peru;9.000.000;USD;20.000.000;Bedrijfsfinanciering;;;;2017;2022
L-005;K-05;Cacaohandel Verzonnen;;4636;Nederland;Ivoorkust;4.300.000;EUR;6.000.000;Werkkapitaal;;;;2018;2019
L-006;K-05;Cacaohandel Verzonnen;;4636;Nederland;;;EUR;1.000.000;Trade finance;;;;2018;2019
L-007;K-06;Melkveebedrijf De Fictie;;0141;Nederland;Nederland;1.150.000;EUR;1.200.000;;;;;2012;2032
L-008;K-07;Snelkleed Retail plc;{lei(21)};47.71;Ierland;divers;3.900.000;EUR;5.000.000;Bedrijfsfinanciering;;;;2016;2021
Totaal;;;;;;;56.050.000;;;;;;;;
"""
CHAIN = """
Grondstof;Stap;Land;Thema;Zwaarte;Reikwijdte;Onherstelbaarheid;Bron;Opmerking
Cacao;Teelt;Ivoorkust;Kinderarbeid;5;5;4;Verzonnen studie A;
Cacao;Teelt;Ghana;Leefbaar inkomen;4;5;2;Verzonnen studie A;
Cacao;Teelt;Ivoorkust;Ontbossing;4;4;4;Verzonnen studie B;
Cacao;Vervoer;;Veiligheid en gezondheid;;3;;;deels beoordeeld
Cacao;Verwerking;Nederland;Vakbondsvrijheid;2;1;1;eigen oordeel;
Cacao;Handel;Zwitserland;Corruptie;;;;;nog niet bekeken
Palmolie;Plantage;Indonesië;Landrechten;4;4;4;Verzonnen studie C;
Palmolie;Plantage;Maleisië;Gedwongen arbeid;;;4;Verzonnen studie D;
Palmolie;Molen;Indonesië;Watervervuiling;3;3;3;Verzonnen studie C;
"""

FILES = {
    "insurance/own-portfolio-tpt.csv": tpt("VZ-EIGEN", "Eigen portefeuille (verzonnen)", 22_415_000, OWN),
    "insurance/fund-tpt.csv": tpt(isin(6), "Verzonnen Opkomende Markten Fonds", 100_000_000, FUND),
    "insurance/controversies.csv": REPORTS_INSURANCE.lstrip(),
    "pension-funds/holdings.csv": PENSION.lstrip(),
    "pension-funds/controversies.csv": REPORTS_PENSION.lstrip(),
    "pension-funds/engagements.csv": ENGAGEMENTS.lstrip(),
    "pension-funds/votes.csv": VOTES.lstrip(),
    "pension-funds/exclusions.csv": EXCLUSIONS.lstrip(),
    "banks/loans.csv": LOANS.lstrip(),
    "banks/value-chain.csv": CHAIN.lstrip(),
}


def write(folder: Path) -> None:
    """Write every file below `folder`."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
