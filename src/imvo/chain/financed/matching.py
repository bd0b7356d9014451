"""Rows about companies joined to the issuers and borrowers held: by LEI, ISIN or exactly the same name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import polars as pl
from rapidfuzz import fuzz, process
from ruamel.yaml import YAML

from imvo.intake.identifiers import isin, lei
from imvo.intake.wording import norm

JOINED = ("lei", "isin", "name")
_COLUMNS = {"matched_by": pl.String, "issuer_id": pl.String, "issuer": pl.String, "likeness": pl.Float64}


@dataclass(frozen=True)
class Matched:
    """`rows`: the rows that went in, with matched_by, issuer_id, issuer and likeness; one for each issuer joined."""

    rows: pl.DataFrame

    def counts(self) -> pl.DataFrame:
        """`issuer_id` and `n`: rows that are joined to it. Suggestions are not counted."""
        joined = self.rows.filter(pl.col("matched_by").is_in(JOINED))
        return joined.group_by("issuer_id").agg(n=pl.len())


def matched(rows: pl.DataFrame, positions: pl.DataFrame) -> Matched:
    """Join `rows` (issuer_name, issuer_lei, isin) to the issuers of the table `financed-positions`.

    The LEI decides; then an ISIN; then the name in plain form, unless an LEI says that it is another firm of that name.
    A row that is joined to none keeps its place, with the nearest name as a suggestion when it is near enough.
    """
    known = _known(positions)
    found = [
        _one(code, security, name, known)
        for code, security, name in rows.select("issuer_lei", "isin", "issuer_name").iter_rows()
    ]
    frame = rows.with_row_index("at").join(
        pl.DataFrame(
            [(at, *hit) for at, hits in enumerate(found) for hit in hits],
            schema={"at": pl.UInt32, **_COLUMNS},
            orient="row",
        ),
        on="at",
        how="left",
        maintain_order="left",
    )
    return Matched(frame.drop("at"))


@dataclass(frozen=True)
class _Known:
    leis: dict[str, str]
    isins: dict[str, list[str]]
    names: dict[str, list[str]]
    called: dict[str, str]
    firms: frozenset[str]


Hit = tuple[str, str | None, str | None, float | None]


def _known(positions: pl.DataFrame) -> _Known:
    pairs = positions.select("issuer_id", "issuer", "lei", "isin").unique(maintain_order=True)
    leis: dict[str, str] = {}
    isins: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for key, name, code, security in pairs.iter_rows():
        called.setdefault(key, name)
        if code:
            leis[code] = key
        for table, text in ((isins, security), (names, norm(name or ""))):
            if text and key not in table.setdefault(text, []):
                table[text].append(key)
    return _Known(leis, isins, names, called, frozenset(leis.values()))


def _one(code: str | None, security: str | None, name: str | None, known: _Known) -> list[Hit]:
    entity = lei(code).code
    if entity in known.leis:
        return [_hit("lei", known.leis[str(entity)], known)]
    instrument = isin(security).code
    if instrument in known.isins:
        return [_hit("isin", key, known) for key in known.isins[str(instrument)]]
    plain = norm(name or "")
    # Both have an LEI, and not the same: the name is only alike.
    same = [key for key in known.names.get(plain, ()) if entity is None or key not in known.firms]
    if same:
        return [_hit("name", key, known) for key in same]
    near = process.extractOne(
        plain, known.names.keys(), scorer=fuzz.ratio, score_cutoff=100 * _values()["suggest_from"]
    )
    if not plain or near is None:
        return [("none", None, None, None)]
    key = known.names[near[0]][0]
    return [("near-name", None, known.called[key], near[1] / 100)]


def _hit(by: str, key: str, known: _Known) -> Hit:
    return (by, key, known.called[key], None)


@cache
def _values() -> dict[str, Any]:
    text = (resources.files(__package__) / "matching.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = YAML(typ="safe").load(text)
    return data
