"""A list of suppliers of any length, made up from a seed, with the mess of real lists.

    python bench/generate.py 1000000 bench/out/suppliers.csv --seed 1

Sixty countries, several spellings each; processes, products and materials as buyers write them, or left out; numbers of
workers as a number, a range, "ca." or nothing; shares as percentages or nothing; tiers 1 to 4 or nothing. About one row
in five hundred names no country that anybody could recognise. The same seed and length give the same file.
All names and addresses are put together from parts; a likeness to a real firm is chance.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import polars as pl

CHUNK = 100_000  # rows made and written at a time, so that memory stays level at any length

# Weight, then spellings. The weights are rough, so that a handful of countries hold most rows, as in real lists.
COUNTRIES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (300, ("China", "CHINA", "CN", "P.R. China", "China ", "PRC", "Volksrepubliek China")),
    (120, ("India", "INDIA", "IN", "india")),
    (110, ("Bangladesh", "BANGLADESH", "BD", "Bangla Desh")),
    (80, ("Turkey", "Türkiye", "Turkije", "TR", "TURKEY")),
    (70, ("Vietnam", "Viet Nam", "VN", "VIETNAM")),
    (50, ("Pakistan", "PK", "PAKISTAN")),
    (40, ("Indonesia", "Indonesië", "ID")),
    (35, ("Cambodia", "Cambodja", "KH")),
    (30, ("Sri Lanka", "LK", "SRI LANKA")),
    (25, ("Myanmar", "Burma", "MM")),
    (30, ("Italy", "Italië", "IT", "Italia")),
    (30, ("Portugal", "PT", "PORTUGAL")),
    (15, ("Spain", "Spanje", "ES")),
    (15, ("Germany", "Duitsland", "DE", "Deutschland")),
    (12, ("Netherlands", "Nederland", "The Netherlands", "NL")),
    (10, ("Belgium", "België", "BE")),
    (12, ("France", "Frankrijk", "FR")),
    (12, ("United Kingdom", "UK", "Great Britain", "GB", "Verenigd Koninkrijk")),
    (12, ("Romania", "Roemenië", "RO")),
    (10, ("Bulgaria", "Bulgarije", "BG")),
    (8, ("Poland", "Polen", "PL")),
    (6, ("Czech Republic", "Czechia", "Tsjechië", "CZ")),
    (4, ("Slovakia", "SK")),
    (4, ("Hungary", "Hongarije", "HU")),
    (4, ("Lithuania", "Litouwen", "LT")),
    (3, ("Latvia", "LV")),
    (3, ("Estonia", "EE")),
    (4, ("Greece", "Griekenland", "GR")),
    (4, ("North Macedonia", "Macedonia", "MK")),
    (4, ("Serbia", "Servië", "RS")),
    (3, ("Bosnia and Herzegovina", "Bosnia", "BA")),
    (3, ("Albania", "AL")),
    (4, ("Ukraine", "Oekraïne", "UA")),
    (3, ("Moldova", "MD")),
    (12, ("Morocco", "Marokko", "MA", "Maroc")),
    (12, ("Tunisia", "Tunesië", "TN")),
    (12, ("Egypt", "Egypte", "EG")),
    (8, ("Ethiopia", "Ethiopië", "ET")),
    (4, ("Kenya", "KE")),
    (4, ("Madagascar", "MG")),
    (4, ("Mauritius", "MU")),
    (4, ("Lesotho", "LS")),
    (4, ("South Africa", "Zuid-Afrika", "ZA")),
    (6, ("Jordan", "Jordanië", "JO")),
    (3, ("Israel", "IL")),
    (10, ("Thailand", "TH")),
    (8, ("Philippines", "Filipijnen", "PH")),
    (8, ("Malaysia", "Maleisië", "MY")),
    (6, ("Laos", "Lao PDR", "LA")),
    (4, ("Nepal", "NP")),
    (10, ("Taiwan", "TW", "Taiwan, R.O.C.")),
    (8, ("South Korea", "Korea, Republic of", "Zuid-Korea", "KR")),
    (6, ("Japan", "JP")),
    (8, ("Hong Kong", "HK", "Hong Kong SAR")),
    (12, ("United States", "USA", "U.S.A.", "Verenigde Staten", "US")),
    (8, ("Mexico", "MX", "México")),
    (6, ("Honduras", "HN")),
    (6, ("Guatemala", "GT")),
    (6, ("El Salvador", "SV")),
    (8, ("Brazil", "Brazilië", "BR", "Brasil")),
)
NOWHERE = ("Freedonia", "see annex", "Atlantis")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, which stand between bars; an empty word is kept."""
    return tuple(" ".join(word.split()) for word in text.split("|"))


PROCESSES = words(
    """
    Cut Make Trim | CMT | sewing | Confectie | garment manufacturing | Cut, sew & finish | Dyeing |
    Dyeing & finishing | Verven | Printing | Washing | laundry | Spinning | Spinnerij | Weaving | Weverij |
    Knitting | Breien | Tanning | Looierij | Footwear assembly | Embroidery | Trims | Packing |
    Cut Make Trim; Embroidery
    """
)
PRODUCTS = words(
    """
    T-shirts | Garments | Knitwear | Denim | Apparel | Kleding | Shoes | Footwear | Schoenen | Bags |
    Home textiles | Towels | Carpets | Fabric | Yarn | Leather | Accessories | Zippers
    """
)
MATERIALS = words(
    """
    Cotton | Katoen | 100% cotton | Organic cotton | Polyester | Cotton / Polyester | Wool | Wol | Leather | Leer |
    Viscose | Nylon | Linen | Silk | Down | Recycled polyester | Rubber
    """
)
CITIES = words(
    """
    Port Elder | Newhaven East | Sandford | Old Mill | Riverside | Kestrel Bay | Longmeadow | Stonebridge |
    Ashdale | Greenfield | Westgate | Harbour Town
    """
)
FIRST = words(
    """
    Golden | Evergreen | Royal | New | United | Eastern | Pacific | Blue River | Star | Silver | Unique
    """
)
SECOND = words(
    """
    Apparel | Garments | Textile | Knitwear | Fashion | Spinning | Leather | Footwear | Fabrics | Denim
    """
)
LEGAL = words(
    """
    Ltd. | Co., Ltd | Pvt Ltd | S.A. | BV | Tekstil A.Ş. | Srl | LIMITED |
    """
)


def _pick(rng: np.random.Generator, among: tuple[str, ...], rows: int, blank: float = 0.0) -> pl.Series:
    """`rows` words drawn evenly; a share `blank` of them empty."""
    chosen = pl.Series(among).gather(rng.integers(0, len(among), rows, dtype=np.uint32))
    return chosen.to_frame("v").select(pl.when(pl.Series(rng.random(rows) >= blank)).then("v")).to_series()


def _countries(rng: np.random.Generator, rows: int) -> pl.Series:
    spellings: list[str] = []
    weights: list[float] = []
    for weight, names in COUNTRIES:
        # The first spelling is the usual one; the others share the remaining 40 %.
        spellings += names
        rest = 0.4 / max(len(names) - 1, 1)
        weights += [weight * (0.6 if i == 0 else rest) for i in range(len(names))]
    spellings += NOWHERE
    weights += [sum(weights) * 0.002 / len(NOWHERE)] * len(NOWHERE)
    odds = np.cumsum(weights) / np.sum(weights)
    place = np.searchsorted(odds, rng.random(rows), side="right").clip(max=len(spellings) - 1)
    return pl.Series(spellings).gather(place.astype(np.uint32))


def _workers(rng: np.random.Generator, rows: int) -> pl.Expr:
    count = np.exp(rng.normal(5.3, 1.3, rows)).astype(np.int64) + 3
    low = (count // 50 * 50).clip(min=10)
    form = pl.Series("form", rng.random(rows))
    exact, lower = pl.lit(pl.Series(count)), pl.lit(pl.Series(low))
    ranged = pl.concat_str(lower.cast(pl.String), pl.lit("-"), (lower * 2).cast(pl.String))
    about = pl.concat_str(pl.lit("ca. "), lower.cast(pl.String))
    draw = pl.lit(form)
    return pl.when(draw < 0.5).then(exact.cast(pl.String)).when(draw < 0.65).then(ranged).when(draw < 0.72).then(about)


def _percent(rng: np.random.Generator, rows: int, mean: float, known: float) -> pl.Series:
    share = rng.beta(4 * mean, 4 * (1 - mean), rows) * 100
    text = pl.Series(share).round(0).cast(pl.Int64).cast(pl.String) + "%"
    return text.to_frame("v").select(pl.when(pl.Series(rng.random(rows) < known)).then("v")).to_series()


def chunk(rng: np.random.Generator, first: int, rows: int) -> pl.DataFrame:
    """`rows` rows of text, numbered from `first` so that every site has a name of its own."""
    number = pl.int_range(first, first + rows, eager=True).cast(pl.String)
    site = pl.concat_str(
        pl.lit(_pick(rng, FIRST, rows)),
        pl.lit(_pick(rng, SECOND, rows)),
        pl.lit(number),
        pl.lit(_pick(rng, LEGAL, rows)),
        separator=" ",
    )
    street = pl.lit(pl.Series(rng.integers(1, 999, rows)).cast(pl.String))
    return pl.select(
        site.alias("Factory name"),
        pl.concat_str(pl.lit("No. "), street, pl.lit(" Industrial Road, Plot "), pl.lit(number)).alias("Address"),
        _pick(rng, CITIES, rows, blank=0.1).alias("City"),
        _countries(rng, rows).alias("Country"),
        _pick(rng, PRODUCTS, rows, blank=0.15).alias("Product"),
        _pick(rng, PROCESSES, rows, blank=0.25).alias("Process"),
        _pick(rng, MATERIALS, rows, blank=0.45).alias("Material"),
        _pick(rng, ("1", "1", "1", "2", "2", "3", "4"), rows, blank=0.12).alias("Tier"),
        _workers(rng, rows).alias("Number of workers"),
        _percent(rng, rows, 0.62, known=0.5).alias("% women"),
        _percent(rng, rows, 0.15, known=0.25).alias("% migrant workers"),
    )


def write(path: Path, rows: int, seed: int) -> None:
    """Write the list as CSV (UTF-8, comma, header in the first row)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        for first in range(0, rows, CHUNK):
            # A stream of its own per chunk: the first rows of a list do not depend on how long it is.
            rng = np.random.default_rng([seed, first])
            frame = chunk(rng, first + 1, min(CHUNK, rows - first))
            frame.write_csv(out, include_header=first == 0)


def main() -> None:
    """Read the call and write the list."""
    parser = argparse.ArgumentParser(description="A made-up list of suppliers of any length.")
    parser.add_argument("rows", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    call = parser.parse_args()
    write(call.path, call.rows, call.seed)


if __name__ == "__main__":
    main()
