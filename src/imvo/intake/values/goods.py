"""What a site makes and does, from its columns of product, process and material."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.intake.notes import problem
from imvo.intake.values.cell import Cell, ColumnReading, Reading
from imvo.intake.values.vocabulary import Vocabulary
from imvo.intake.wording import says_nothing

FIELDS = ("process", "product", "material", "stage-word")


def read_goods(cells: Sequence[Cell], column: str, vocabulary: Vocabulary) -> ColumnReading:
    """Readings of (process, product, material, stage-word) codes, each joined by a bar or None.

    `column`: product, process or material. A product's name may hold the word of a process (knit tops): in a column of
    products a process counts only where no product is named, and a column of materials yields materials only.
    """
    return ColumnReading([_reading(cell.text, column, vocabulary) for cell in cells])


def _reading(text: str, column: str, vocabulary: Vocabulary) -> Reading:
    nothing: tuple[str | None, ...] = (None,) * len(FIELDS)
    if says_nothing(text):
        return Reading(nothing)
    found = vocabulary.read(text)
    kinds = {kind: found.of(kind) for kind in FIELDS}
    if column == "product" and kinds["product"]:
        kinds["process"] = frozenset()
    if column == "process" and kinds["stage-word"]:
        kinds["product"] -= {"materials"}  # "Materials" in a column of processes tells the stage, not the product
    if column == "material":
        kinds = {kind: codes if kind == "material" else frozenset() for kind, codes in kinds.items()}
    values = tuple("|".join(sorted(kinds[kind])) or None for kind in FIELDS)
    if found.unknown and any(values):
        return Reading(values, problem(f"{column}-part", part="; ".join(found.unknown)))
    if not any(values):
        return Reading(nothing, problem(f"{column}-text"))
    return Reading(values)


def settle(process: str | None, product: str | None, stage: str | None, made_by: dict[str, str]) -> str | None:
    """The processes of a site. A word that only names a stage (finished goods) adds nothing to a product that says how
    it is made, and never stands beside a process that is named.
    """
    if process:
        return process
    stages = set(stage.split("|")) - {"unspecified"} if stage else set()
    products = set(product.split("|")) if product else set()
    if products and ("manufacture-unspecified" in stages or stages <= {made_by.get(code) for code in products}):
        return None
    return "|".join(sorted(stages)) or None
