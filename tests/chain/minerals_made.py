"""Made-up rows of smelters, lots and conformance, in the declared shape, and the words of two chains."""

from __future__ import annotations

from functools import cache
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain import vocabulary as chain
from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.lexicon import Lexicon
from imvo.intake.values import vocabulary
from imvo.reference import Edition, load_all, regions
from imvo.reference.chains import chain_of, editions_of


@cache
def editions(name: str) -> dict[str, Edition]:
    every = load_all(None)
    return editions_of(every, chain_of(every, name))


@cache
def lexicon(name: str) -> Lexicon:
    edition = editions(name)[chain.REGISTER]
    return Lexicon(vocabulary.of_folder(edition.folder), chain.load(edition))


@cache
def areas() -> Areas:
    return Areas.of(editions("gold")["conflict-areas"].table, regions.match)


def rows(kind: str, *given: dict[str, Any]) -> pl.DataFrame:
    declared = tables.load(kind)
    whole = [{"row": n, "file": f"{kind}.csv", **row} for n, row in enumerate(given, start=2)]
    return tables.check(pl.DataFrame(whole, schema=declared.dtypes), declared)


def smelters(*given: dict[str, Any]) -> pl.DataFrame:
    return rows("smelters", *({"metal": "gold", "metal_given": "Gold", **row} for row in given))


def lots(*given: dict[str, Any]) -> pl.DataFrame:
    return rows("mineral-lots", *({"material": "gold", "material_given": "goud", **row} for row in given))
