"""Which chain an assessment is about: its themes, the tables that are read in it, the registers that are its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from imvo.reference.load import Edition, RegisterError
from imvo.reference.model import Label

REGISTER = "chains"
# Every chain has these of its own: those of another chain would speak of other steps under the same names.
OWN = ("processes", "process-grades", "process-hazards")


@dataclass(frozen=True)
class Chain:
    """One row of the register `chains`: the themes assessed, and the kinds of table read, the most usual first.

    `wording`: the room of words whose texts stand in place of those of the dossier; None: the ordinary ones.
    """

    id: str
    name: Label
    default: bool
    themes: tuple[str, ...]
    inputs: tuple[str, ...]
    wording: str | None = None


def chains(editions: Mapping[str, Edition]) -> dict[str, Chain]:
    """Every chain by its id, in the order of the register."""
    rows = editions[REGISTER].table.iter_rows(named=True)
    return {
        row["id"]: Chain(
            id=row["id"],
            name=Label(nl=row["name_nl"], en=row["name_en"]),
            default=row["default"],
            themes=tuple(row["themes"].split("|")),
            inputs=tuple(row["inputs"].split("|")),
            wording=row["wording"],
        )
        for row in rows
    }


def chain_of(editions: Mapping[str, Edition], chain_id: str | None) -> Chain:
    """The chain of that id, or the default one without an id. RegisterError when there is none of that name."""
    known = chains(editions)
    if chain_id is None:
        return next(chain for chain in known.values() if chain.default)
    if chain_id not in known:
        raise RegisterError(f"There is no chain '{chain_id}'. Mend: use one of {', '.join(known)}.")
    return known[chain_id]


def editions_of(editions: Mapping[str, Edition], chain: Chain) -> dict[str, Edition]:
    """The registers that one chain uses: those of every chain, and its own under the name that all chains share.

    RegisterError when the chain lacks a register that another has.
    """
    suffix = f"-{chain.id}"
    own = {
        name.removesuffix(suffix): edition for name, edition in editions.items() if edition.register.chain == chain.id
    }
    shared = {name: edition for name, edition in editions.items() if edition.register.chain is None}
    if not chain.default:
        lacking = [name for name in OWN if name not in own]
        if lacking:
            raise RegisterError(f"The chain '{chain.id}' lacks registers: {', '.join(lacking)}. Mend: restore them.")
    return {name: _of_chain(edition, chain) for name, edition in sorted({**shared, **own}.items())}


_CODES = ("process", "material", "product")


def _of_chain(edition: Edition, chain: Chain) -> Edition:
    """A list whose rows name their chain: codes of other chains fall away, since one may mean another step there.

    The rows themselves stay, so that an entry keeps its number.
    """
    if edition.register.shape != "listing":
        return edition
    own = pl.col("chain").is_null() | (pl.col("chain") == chain.id)
    return replace(edition, table=edition.table.with_columns(pl.when(own).then(name).alias(name) for name in _CODES))
