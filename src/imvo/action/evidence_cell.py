"""Evidence written in one cell, as people do: "evidenced: audit report 2021, p. 4, confidential", "verified by ..."."""

from __future__ import annotations

import re

import polars as pl

PARTS = ("document", "page", "mark", "verified_by")
_LONGEST = 300  # characters of a cell that is taken apart
_PAGE = re.compile(
    r"\b(?:pp?|pags?|pages?|pagina'?s?|blz|bladzijden?|seiten?)\b\.?\s*(\d{1,5}(?:\s?[-–]\s?\d{1,5})?)", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:verified|checked|geverifieerd|gecontroleerd|nagegaan|geprüft)\s+(?:by|door|von)\s+([^,;]+)", re.IGNORECASE
)
_STATE = re.compile(
    r"^(?:evidenced|documented|onderbouwd|bewezen|verified|checked|geverifieerd|gecontroleerd)\b[\s:,;–-]*",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r"\b(?:confidential|not public|vertrouwelijk|niet openbaar)\b", re.IGNORECASE)
_PUBLIC = re.compile(r"\b(?:public|openbaar)\b", re.IGNORECASE)


def apart(rows: pl.DataFrame) -> pl.DataFrame:
    """Fill the empty ones of PARTS from what stands in `state` beside the state itself; what is filled in stays."""
    texts = rows.get_column("state").drop_nulls().unique()
    found = [(text, *parts) for text in texts.sort() if any(parts := taken(text))]
    if not found:
        return rows
    schema = dict.fromkeys(("state", *(f"{part}_told" for part in PARTS)), pl.String())
    told = pl.DataFrame(found, schema=schema, orient="row")
    joined = rows.join(told, on="state", how="left", maintain_order="left")
    filled = joined.with_columns(pl.coalesce(part, f"{part}_told").alias(part) for part in PARTS)
    return filled.select(rows.columns)


def taken(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Document, page, mark and who verified, as far as one cell names them."""
    rest = text[:_LONGEST]
    page, by = _PAGE.search(rest), _BY.search(rest)
    mark = "confidential" if _CONFIDENTIAL.search(rest) else "public" if _PUBLIC.search(rest) else None
    if page is None and by is None and mark is None and not _STATE.match(rest):
        return None, None, None, None  # the whole text is a state or the name of a document
    for pattern in (_BY, _PAGE, _CONFIDENTIAL, _PUBLIC, _STATE):
        rest = pattern.sub(" ", rest, count=1)
    document = " ".join(rest.split()).strip(" ,;:.-–()") or None
    return document, page and page.group(1), mark, by and by.group(1).strip()
