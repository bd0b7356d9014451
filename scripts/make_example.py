# ruff: noqa: E501 - a row of the list stands on one line, as in the sheet
"""Write examples/suppliers.xlsx: forty rows of a Dutch clothing brand that does not exist.

The list has the mess of real ones: title rows above the header, Dutch headers, countries in several languages and
spellings, "ca. 1.200" and "500-1000", values that are missing, and a few rows that cannot be used. Brand, firms, streets
and numbers are all made up; the country and city of a row only say what such lists look like.

    python scripts/make_example.py            writes examples/suppliers.xlsx
    python scripts/make_example.py OTHER      writes OTHER
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

TARGET = Path(__file__).resolve().parent.parent / "examples" / "suppliers.xlsx"

TITLE = (
    "Zonnegaren Mode B.V. (verzonnen merk) - productielocaties",
    "Stand: mei 2019, bijgewerkt door inkoop. Vertrouwelijk.",
)
HEADER = """
Leverancier | Adres | Plaats | Land | Product | Proces | Materiaal | Schakel
| Aantal werknemers | % vrouwen | % arbeidsmigranten | Aandeel inkoop (%) | Relatie sinds
"""

# One line per row, the cells between bars, as the buyer typed them.
ROWS = """
Fictief Apparel Ltd. | Voorbeeldweg 12 | Gazipur | Bangladesh | T-shirts | Confectie | Katoen | 1 | ca. 1.200 | 68% | | 9 | 14-03-2014
Voorbeeld Knit Composite | Voorbeeldweg 40-42 | Narayanganj | BANGLADESH | Truien | Breien; confectie | Katoen | 1 | 2350 | 61% | | 7 | 22-09-2015
Dhaka Demo Denim | Denimstraat 7 | Dhaka | Bangla Desh | Jeans | CMT | Katoen | 1 | 1850 | 57% | | 6 | 30-01-2013
Denim Demo Laundry | Denimstraat 9 | Dhaka | Bangladesh | Jeans | Wassen | | 2 | 310 | | | |
Nergens Garments Pvt | Monsterlaan 3 | Tiruppur | India | T-shirts | Confectie | biologisch katoen | 1 | 640 | 72% | 45% | 6 | 17-06-2016
Sampel Spinning Mills | Monsterlaan 18 | Coimbatore | India | Garen | Spinnerij | Katoen | 3 | 500-1000 | 80% | | |
Sampel Dye House | Verfstraat 2 | Tiruppur | INDIA | Stof | Ververij | Katoen | 2 | 180 | | | |
Proefgaren Exports | Garenpad 11 | Karur | Indië | Huishoudtextiel | Weverij | Katoen | 2 | ca. 250 | | | |
Ficta Leathers | Looiersgang 1 | Kanpur | India | Leer | Looierij | Leer | 3 | 95 | | | |
Geborduurd & Zo | thuiswerk via tussenpersoon | Lucknow | India | Blouses | Borduren; thuiswerk | Katoen | 2 | onbekend | | | |
Shili Yangpin Garment Co., Ltd | Modelweg 88 | Ningbo | China | Jassen | Confectie | Polyester | 1 | 420 | 70% | 55% | 8 | 05-11-2012
Xugou Fashion Factory | Modelweg 101 | Dongguan | P.R. China | Jurken | CMT | Viscose | 1 | 265 | 74% | | 5 | 28-02-2017
Jiashe Down Products | Donsplein 4 | Hangzhou | Volksrepubliek China | Dons | | Dons | 3 | | | | |
Moni Zipper Works | Ritsweg 6 | Wenzhou | CN | Ritsen | Fournituren | Metaal | 2 | 1100 | | | |
Wuming Cotton Spinning | Spoelstraat 5 | | China | Garen | Spinnen | Katoen | 3 | 900-1.500 | | | |
Jiaxiang Printing & Dyeing | Verfstraat 33 | Shaoxing | china | Stof | Verven en bedrukken | Viscose | 2 | 760 | 35% | | |
Kurgu Konfeksiyon A.S. | Ornek Cad. 21 | Istanbul | Turkije | Broeken | Confectie | Katoen | 1 | 145 | 58% | | 7 | 19-08-2011
Ornek Denim Tekstil | Ornek Cad. 60 | Denizli | TÜRKIYE | Jeans | Naaien en wassen | Katoen | 1 | 380 | 49% | | 6 | 23-10-2014
Deneme Pamuk | | Sanliurfa | Turkije | Katoen | Katoenteelt | Katoen | 4 | | | seizoen | |
Malhas Exemplo Lda | Rua do Exemplo 15 | Braga | Portugal | T-shirts | Confectie | Katoen | 1 | 48 | 83% | | 4 | 16-04-2010
Calçado Fictício SA | Rua do Modelo 2 | Felgueiras | Portugal | Schoenen | Schoenmakerij | Leer | 1 | 130 | 52% | | 5 | 21-05-2016
Conceria Esempio Srl | Via Campione 9 | Arzignano | Italië | Leer | Looien | Leer | 2 | 75 | 18% | 40% | |
Filati Finti SpA | Via Campione 44 | Prato | Italy | Garen | Spinnerij | Wol | 3 | 60 | | | |
Atelier Imaginaire | Rue Fictive 3 | Tunis | Tunesië | Broeken | Confectie | Katoen | 1 | 210 | 88% | | 3 | 13-12-2015
Couture Modèle SARL | Zone Exemple 7 | Tanger | Marokko | Blouses | CMT | Viscose | 1 | 330 | 85% | | 4 | 27-07-2013
May Mau Garment JSC | Duong Mau 5 | Nam Dinh | Vietnam | Jassen | Confectie | Polyester | 1 | 1450 | 81% | | 6 | 31-03-2015
Giay Vi Du Footwear | Duong Mau 19 | Hai Phong | Viet Nam | Sneakers | Schoenassemblage | Synthetisch | 1 | 3200 | 79% | 12% | 5 | 15-01-2017
Gia Dinh Subcon | zie May Mau | | VN | Jassen | onderaannemer | | 2 | | | | |
Roong Kantreat Knitwear | Street 999 | Phnom Penh | Cambodja | Truien | Breien | Acryl | 1 | 870 | 90% | | 4 | 20-11-2016
Nammuna Apparel | Shwe Nammuna Rd 1 | Yangon | Birma | Jassen | Confectie | Polyester | 1 | 1020 | 93% | | 3 | 18-09-2018
Misaal Textile Mills | Chowk 4 | Faisalabad | Pakistan | Handdoeken | Weven en verven | Katoen | 1 | 1600 | 12% | | 3 | 24-06-2014
Farzi Football & Leather | Sialkot Rd 77 | Sialkot | PK | Handschoenen | Lederwaren maken | Leer | 1 | 240 | | | 1 | 29-08-2017
Naqli Ginning Factory | | Multan | Pakistan | Katoen | Ontkorrelen | Katoen | 4 | | | | |
Uydurma Paxta | | | Oezbekistan | Katoen | Katoenteelt | Katoen | 4 | | | | |
Namuna Factory Addis | Plot 5 | Hawassa | Ethiopië | T-shirts | Confectie | Katoen | 1 | 1900 | 87% | | 2 | 25-02-2018
Agent Tussenhandel BV | Kantoorstraat 1 | Amsterdam | Nederland | Diversen | Agent | | 1 | 12 | | | 3 | 14-01-2009
Trade Partner (zie bijlage) | | | divers | Accessoires | | | 1 | | | | |
 | | Izmir | Turkije | Sokken | Breien | Katoen | 1 | 55 | | | 1 |
Totaal | | | | | | | | 22.000 | | | 100 |
Bron: opgave van de agenten, mei 2019 | | | | | | | | | | | |
"""

Cell = str | int | float | datetime | None


def cells() -> list[list[Cell]]:
    """Forty rows of thirteen cells; a plain number or date is stored as one, anything else as the text that was typed."""
    return [[typed(cell.strip()) for cell in line.split("|")] for line in ROWS.strip("\n").splitlines()]


def typed(text: str) -> Cell:
    """A cell as a spreadsheet holds it: "64%" and "14-03-2014" stay text here, as they do in exported lists."""
    if not text:
        return None
    return int(text) if text.isdecimal() else text


def write(path: Path) -> None:
    """Write the workbook. Its dates are fixed, so that the same rows give the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": TITLE[0], "created": datetime(2019, 5, 20, tzinfo=UTC).replace(tzinfo=None)})
    notes = book.add_worksheet("Toelichting")
    notes.write(0, 0, "Dit bestand is verzonnen en dient als voorbeeld bij imvo. Geen van deze bedrijven bestaat.")
    sheet = book.add_worksheet("Productielocaties")
    bold = book.add_format({"bold": True})
    for row, text in enumerate(TITLE):
        sheet.write(row, 0, text, bold)
    header = [cell.strip() for cell in HEADER.split("|")]
    first = len(TITLE) + 1  # one empty row between title and header
    for column, text in enumerate(header):
        sheet.write(first, column, text, bold)
    for row, values in enumerate(cells(), start=first + 1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write(row, column, value)
    sheet.set_column(0, len(header) - 1, 18)
    book.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
