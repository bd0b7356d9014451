"""Red flags of the delivered files: every rule over every row, as one table. A flag is a reason to ask, no finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from imvo import tables
from imvo.chain.minerals import flags_lots, flags_smelters
from imvo.chain.minerals.areas import Areas
from imvo.chain.minerals.conformance import LAPSED
from imvo.chain.minerals.data import rules
from imvo.chain.minerals.lexicon import Lexicon
from imvo.chain.minerals.subjects import identifier
from imvo.intake.wording import norm

RESULT = "red-flags"
Row = Mapping[str, Any]
Why = tuple[str | None, str | None]
"""(country, what is stated)."""
Rule = Callable[[Row], Iterable[Why]]


@dataclass(frozen=True)
class Facts:
    """What the rules look at beside the row. `lapsed`: identifiers and names without an entry that holds on the day."""

    areas: Areas
    lexicon: Lexicon
    conformance: pl.DataFrame

    def lapsed(self) -> dict[str, str]:
        """Identifier or name of a smelter of which every entry has lapsed -> status as the list spells it, last day."""
        found: dict[str, str] = {}
        by = self.conformance.group_by("smelter", "smelter_id", maintain_order=True)
        for (name, code), entries in by:
            states = set(entries.get_column("state"))
            if states <= LAPSED:
                last = pl.format("– {}", pl.col("valid_to").cast(pl.String)).fill_null("")
                said = entries.select(pl.concat_str("status_given", last, separator=" ", ignore_nulls=True))
                given = ", ".join(said.to_series().str.strip_chars().unique().sort())
                found |= {key: given for key in (code, norm(str(name or ""))) if key}
        return found


def flags(delivered: Mapping[str, pl.DataFrame], facts: Facts) -> pl.DataFrame:
    """The table `red-flags`. `delivered`: the rows of this chain."""
    kinds = {rule["id"]: (rule["kind"], rule["source"]) for rule in rules("red_flags")["rules"]}
    found = [
        {"subject_kind": subject, "subject": name(row), "flag": flag, "country": country, "why": why}
        | {"kind": kinds[flag][0], "source": kinds[flag][1]}
        | {key: row[key] for key in ("file", "sheet", "row")}
        for subject, rows, rule_set, name in _asked(delivered, facts)
        for row in rows
        for flag, rule in rule_set.items()
        for country, why in rule(row)
    ]
    declared = tables.load(RESULT)
    frame = pl.DataFrame([{key: one.get(key) for key in declared.dtypes} for one in found], schema=declared.dtypes)
    order = {rule["id"]: place for place, rule in enumerate(rules("red_flags")["rules"])}
    placed = frame.with_columns(place=pl.col("flag").replace_strict(order, return_dtype=pl.UInt32))
    keys = ["place", "file", "sheet", "row", "why"]
    return tables.shape(placed.unique(declared.key, keep="first", maintain_order=True).sort(keys), declared)


Asked = tuple[str, Iterable[Row], Mapping[str, Rule], Callable[[Row], str | None]]


def _asked(delivered: Mapping[str, pl.DataFrame], facts: Facts) -> Iterator[Asked]:
    lapsed = facts.lapsed()

    def has_lapsed(code: str | None, name: str | None) -> list[Why]:
        key = identifier(code) if code else None
        status = lapsed.get(key or "", lapsed.get(norm(name or "")) if name else None)
        return [] if status is None else [(None, status or name)]

    if "smelters" in delivered:
        looked_up = flags_smelters.looked_up(delivered.get("smelter-lookups"))
        with_mines = flags_smelters.with_mines(delivered.get("smelter-mines"))
        rule_set: dict[str, Rule] = dict(flags_smelters.rules_of(facts.areas, looked_up, with_mines))
        rule_set["conformance-lapsed"] = lambda row: has_lapsed(
            row["matched_id"] or row["smelter_id"], row["smelter_name_given"]
        )
        yield (
            "smelter",
            delivered["smelters"].iter_rows(named=True),
            rule_set,
            lambda row: row["smelter_name_given"] or row["smelter_lookup_given"],
        )
    if "smelter-mines" in delivered:
        mines = delivered["smelter-mines"].iter_rows(named=True)
        yield "mine", mines, flags_smelters.rules_of_mines(facts.areas), lambda row: row["mine_name"]
    if "mineral-declarations" in delivered:
        asked = delivered["mineral-declarations"].iter_rows(named=True)
        own = (row for row in asked if row["metal"] is not None)
        by = _declarants(delivered)
        yield "declarant", own, flags_smelters.RULES_OF_ANSWERS, lambda row: by.get(row["file"])
    if "mineral-lots" in delivered:
        lots = delivered["mineral-lots"]
        lot_rules: dict[str, Rule] = dict(flags_lots.rules_of(facts.areas, facts.lexicon, lots))
        lot_rules["conformance-lapsed"] = lambda row: has_lapsed(row["smelter_id"], row["refiner"])
        yield "lot", lots.iter_rows(named=True), lot_rules, lambda row: row["lot"] or row["refiner"] or row["supplier"]


def _declarants(delivered: Mapping[str, pl.DataFrame]) -> dict[str, str | None]:
    if "mineral-declarants" not in delivered:
        return {}
    return dict(delivered["mineral-declarants"].select("file", "company").iter_rows())
