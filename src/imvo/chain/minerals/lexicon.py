"""What a metal is called in a chain: its material, the step that refines it and the step that mines it.

The words stand in the vocabulary of the chain and in the list of minerals of the templates; no metal is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from imvo.chain.minerals.data import rules
from imvo.chain.vocabulary import Vocabulary as Chain
from imvo.intake.rmi.minerals import mineral_code, mineral_name
from imvo.intake.values.vocabulary import Vocabulary as Words


@dataclass(frozen=True)
class Mineral:
    """One metal or mineral in a chain. `products`: what a refiner of it makes; `mining`: the step that digs it."""

    materials: tuple[str, ...]
    products: tuple[str, ...]
    refining: tuple[str, ...]
    mining: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Lexicon:
    """The words of one chain."""

    words: Words
    chain: Chain

    @cached_property
    def recycled(self) -> frozenset[str]:
        """Materials that stand for recycled metal."""
        return frozenset(code for text in rules("phrases")["recycled"] for code in self.words.read(text).of("material"))

    @cached_property
    def mining_stage(self) -> frozenset[str]:
        """Every step of the stage in which minerals are dug."""
        stage_of = self.chain.stage_of()
        stages = {stage_of[step] for step in self._unstated("mining_unstated") if step in stage_of}
        return frozenset(step for step, stage in stage_of.items() if stage in stages)

    def of_metal(self, code: str | None, given: str | None) -> Mineral | None:
        """The metal of a row of smelters; None when the chain does not know it, so that it is of another chain.

        A row without a metal may be of this chain: it stays, with the steps not stated.
        """
        if code is None and given is None:
            return self._mineral("", ())
        code = code or mineral_code(given)
        unnamed = code is None or code in rules("phrases")["no_material"]
        names = [] if unnamed else [mineral_name(str(code), "en")]
        for name in (*names, given or ""):
            materials = self._materials(name) if name else ()
            if materials:
                return self._mineral(name, materials)
        return None

    def of_materials(self, codes: str | None) -> Mineral:
        """The metal of a lot, by codes of materials joined by a bar."""
        listed = tuple(sorted(codes.split("|"))) if codes else ()
        if not listed:
            return self._mineral("", ())
        names = dict(self.chain.materials.select("id", "name_en").iter_rows())
        return self._mineral(" ".join(names.get(code, "") for code in listed), listed)

    def recycling(self, mineral: Mineral) -> tuple[str, ...]:
        """Materials that a claim of recycling adds: recycled metal, beside what it may have been made of."""
        return tuple(sorted({*mineral.materials, *self.recycled}))

    def mined(self, mineral: Mineral, kind: str | None) -> tuple[str, ...]:
        """The step of mining for a stated kind of source; not stated how, where the vocabulary has no word for it."""
        for phrase in rules("phrases")["kinds"].get(kind or "", ()):
            found = self.words.read(phrase.format(name=mineral.name)).of("process") & self.mining_stage
            if found:
                return tuple(sorted(found))
        return mineral.mining

    def recycles(self) -> tuple[str, ...]:
        """The step in which metal is recycled, not stated from what."""
        return self._origin_steps(sorted(self.recycled))

    def _materials(self, name: str) -> tuple[str, ...]:
        found = self.words.read(name).of("material") - set(rules("phrases")["no_material"])
        return tuple(sorted(found))

    def _mineral(self, name: str, materials: tuple[str, ...]) -> Mineral:
        products = self._products(name) if materials else ()
        made_by = self.chain.made_by()
        refining = {step for product in products for step in made_by.get(product, ())}
        return Mineral(
            materials=materials,
            products=products,
            refining=tuple(sorted(refining)) or self._refining(name),
            mining=self._mining(materials),
            name=name,
        )

    def _products(self, name: str) -> tuple[str, ...]:
        """What a refiner makes of it: a product of that name that is not itself dug up or collected."""
        found = self.words.read(name).of("product")
        dug = self.mining_stage | set(self._origin_steps(sorted(self.recycled)))
        made_by = self.chain.made_by()
        return tuple(sorted(code for code in found if not dug & set(made_by.get(code, ()))))

    def _refining(self, name: str) -> tuple[str, ...]:
        phrases = [phrase.format(name=name) for phrase in rules("phrases")["refining"]] if name else []
        for text in phrases:
            found = self.words.read(text).of("process")
            if found:
                return tuple(sorted(found))
        return self._unstated("refining_unstated")

    def _mining(self, materials: tuple[str, ...]) -> tuple[str, ...]:
        """How it is dug; of recycled metal, what it was made of once. Empty: the chain has no step that digs it."""
        first = [code for code in materials if code not in self.recycled]
        if not first:
            return self._unstated("mining_unstated")
        return tuple(step for step in self._origin_steps(first) if step in self.mining_stage)

    def _origin_steps(self, materials: Iterable[str]) -> tuple[str, ...]:
        origin_of = dict(self.chain.materials.select("id", "fibre_process").iter_rows())
        return tuple(sorted({origin_of[code] for code in materials if origin_of.get(code)}))

    def _unstated(self, section: str) -> tuple[str, ...]:
        for text in rules("phrases")[section]:
            found = self.words.read(text)
            steps = found.of("process") or found.of("stage-word")
            if steps:
                return tuple(sorted(steps))
        return ()


def of_chain(delivered: Mapping[str, pl.DataFrame], lexicon: Lexicon) -> dict[str, pl.DataFrame]:
    """The delivered tables without the rows about metals that this chain does not know: they are of another chain."""
    found = dict(delivered)
    for kind in ("smelters", "smelter-mines", "mineral-declarations"):
        if kind in found:
            pairs = found[kind].select("metal", "metal_given").unique()
            own = [pair for pair in pairs.iter_rows() if lexicon.of_metal(*pair) is not None]
            keys = pl.DataFrame(own, schema=pairs.schema, orient="row")
            found[kind] = found[kind].join(
                keys, on=["metal", "metal_given"], how="semi", nulls_equal=True, maintain_order="left"
            )
    return found
