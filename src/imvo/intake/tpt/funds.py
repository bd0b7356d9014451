"""The codes of a fund itself: its identifier when it says it is an ISIN, and the LEI of its issuer or manager."""

from __future__ import annotations

from typing import Any

import polars as pl

from imvo import tables
from imvo.intake.holdings.told import fault
from imvo.intake.identifiers import isin, lei

# TPT V7, field 2: 1 is an ISIN.
_ISIN = "1"


def fund_codes(lines: pl.DataFrame, lang: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`lines` with only the LEIs of managers that hold; a line of `identifier-faults` per fund and code that fails.

    `lines`: the table `holdings` with manager_lei and holder_id_type as the file gives them.
    """
    managers = {text: lei(text) for text in lines.get_column("manager_lei").unique()}
    told: list[dict[str, Any]] = []
    first = lines.unique(["file", "sheet", "holder_id", "manager_lei"], keep="first", maintain_order=True)
    for one in first.iter_rows(named=True):
        checks = [("lei", "manager_lei", managers[one["manager_lei"]])]
        if one["holder_id_type"] == _ISIN:
            checks.append(("isin", "holder_id", isin(one["holder_id"])))
        told += [
            {
                **{name: one[name] for name in ("file", "sheet", "row", "holder_id")},
                "what": what,
                "field": field,
                "code": one[field],
                "state": found.state,
                "reason": fault(found.why, lang),
                "name": one["holder_name"],
                "value": None,
            }
            for what, field, found in checks
            if found.why and found.state in ("malformed", "checksum")
        ]
    valid = {text: found.code for text, found in managers.items() if text is not None}
    codes = pl.col("manager_lei").replace_strict(valid, default=None, return_dtype=pl.String)
    declared = tables.load("identifier-faults")
    faults = pl.DataFrame(told, schema=declared.dtypes).unique(["file", "sheet", "field", "code"], maintain_order=True)
    return lines.with_columns(codes), tables.check(faults, declared)
