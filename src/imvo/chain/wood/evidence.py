"""What each purchase line shows for its claim: claimed, evidenced, verified or disputed, and why."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.wood import bounds, claims, codes, groups, names, registry

# From least to most: a share at a level takes in what stands at it or above. A disputed claim is a claim and no more.
LEVELS = ("claimed", "evidenced", "verified")
STATES = ("none", "disputed", "claimed", "evidenced", "verified")
_RANK = {"none": 0, "disputed": 1, "claimed": 1, "evidenced": 2, "verified": 3}


def rank(state: str) -> int:
    """How much a state shows; a level takes in the states of its rank or above."""
    return _RANK[state]


def evidence(purchases: pl.DataFrame, certificates: pl.DataFrame | None = None) -> pl.DataFrame:
    """The table `wood-evidence`: one row per purchase line, in the order of the ledger; none is left out.

    `certificates`: the user's export of the registries, None when there is none; then nothing is verified.
    """
    held = registry.by_code(certificates)
    rows = [_line(row, held) for row in purchases.iter_rows(named=True)]
    return tables.shape(pl.DataFrame(rows, schema=tables.load(_RESULT).dtypes), tables.load(_RESULT))


_RESULT = "wood-evidence"


def _line(row: dict[str, object], held: registry.Held) -> dict[str, object]:
    claim, code = understood(_text(row, "claim"), _text(row, "code"))
    group = _text(row, "group") or groups.of_product(_text(row, "product"), _text(row, "species")) or "unknown"
    state, reason = _state(row, claim, code, group, held)
    volume = row["volume"]
    half = bounds.half_unit(float(volume), _text(row, "volume_given")) if isinstance(volume, float) else None
    low = high = volume
    if isinstance(volume, float) and half is not None:
        low, high = max(0.0, volume - half), volume + half
    kept = ("file", "sheet", "row", "product", "origin", "supplier", "date", "legality")
    return {
        **{name: row[name] for name in kept},
        "group": group,
        "form": row["form"],
        "volume": volume,
        "volume_low": low,
        "volume_high": high,
        "rounding": "unknown" if half is None else "as-written",
        "unit": row["unit"] or "unknown",
        "claim": row["claim"],
        "claim_kind": claim.kind,
        "scheme": claim.scheme,
        "percent": claim.percent,
        "code": code.text if code else None,
        "code_kind": code.kind if code else None,
        "class": _class(claim.kind),
        "state": state,
        "reason": reason,
    }


def understood(said: str | None, given_code: str | None) -> tuple[claims.Claim, codes.Code | None]:
    """Claim and code of a line; the column for codes goes before a code among the words. Nothing said is unknown."""
    claim = claims.parse(said)
    code = codes.parse(given_code) or (claim.code if claim else None)
    if claim is None:
        known = code is not None and code.kind != "unknown"
        claim = claims.Claim("code-only", code.scheme) if code and known else claims.Claim("unknown")
    return claim, code


def _class(kind: str) -> str:
    if kind in claims.CERTIFIED:
        return "certified"
    if kind in claims.CONTROLLED:
        return "controlled"
    return "uncertified" if kind == "none" else "unknown"


def _state(
    row: dict[str, object], claim: claims.Claim, code: codes.Code | None, group: str, held: registry.Held
) -> tuple[str, str]:
    if claim.kind == "none":
        return "none", "said-none"
    if claim.kind == "unknown":
        return "none", "not-understood" if _text(row, "claim") or _text(row, "code") else "nothing-stated"
    lack = _of_claim(claim, code) or _of_document(row)
    if lack:
        return "claimed", lack
    assert code is not None, "a line without a code lacks something"
    delivery = registry.Delivery(code.text, row["date"], str(row["entity"]), group)  # type: ignore[arg-type]
    return registry.judge(delivery, held)


def _of_claim(claim: claims.Claim, code: codes.Code | None) -> str | None:
    """What claim and code lack to be evidence."""
    if claim.kind == "code-only":
        return "code-only"
    if not claim.complete:
        return "claim-incomplete"
    if code is None:
        return "no-code"
    if code.kind == "licence":
        return "licence-code-only"
    if code.kind == "unknown":
        return "code-not-understood"
    if code.scheme not in (claim.scheme or "").split("|"):
        return "code-of-other-scheme"
    return None


def _of_document(row: dict[str, object]) -> str | None:
    """What the document lacks to be evidence: claim and code stand on it, and it is the supplier's own."""
    if row["claim_on"] not in (None, "document"):
        return "not-on-document"
    if not _text(row, "document"):
        return "no-document"
    alike = names.same(_text(row, "entity"), _text(row, "supplier"))
    if alike is None:
        return "no-entity"
    return None if alike else "entity-differs"


def _text(row: dict[str, object], name: str) -> str | None:
    value = row[name]
    return value if isinstance(value, str) and value.strip() else None
